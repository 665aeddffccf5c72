package org.pirqscope.diagram.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** An exporter that writes text, in UTF-8. */
abstract class MarkupExporter implements Exporter {

    @Override
    public final void write(OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        write(writer);
        writer.flush();
    }

    /** Writes everything; the writer stays open. */
    abstract void write(Writer out) throws IOException;
}
