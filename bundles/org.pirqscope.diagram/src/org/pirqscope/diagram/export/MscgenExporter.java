package org.pirqscope.diagram.export;

import java.io.IOException;
import java.io.Writer;
import org.pirqscope.diagram.markup.Mscgen;

/** An mscgen source. */
final class MscgenExporter extends MarkupExporter {

    private final Drawing drawing;

    MscgenExporter(Drawing drawing) {
        this.drawing = drawing;
    }

    @Override
    void write(Writer out) throws IOException {
        Mscgen.write(drawing.diagram(), drawing.origin(), out);
    }
}
