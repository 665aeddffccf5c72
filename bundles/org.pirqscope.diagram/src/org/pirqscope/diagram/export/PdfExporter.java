package org.pirqscope.diagram.export;

import java.io.IOException;
import java.io.OutputStream;
import org.pirqscope.diagram.image.Pdf;

/** A PDF document. */
final class PdfExporter implements Exporter {

    private final Drawing drawing;

    PdfExporter(Drawing drawing) {
        this.drawing = drawing;
    }

    private Pdf pdf() {
        return new Pdf(drawing.diagram(), drawing.origin(), drawing.palette());
    }

    @Override
    public String extent() {
        int pages = pdf().pages();
        return pages == 1 ? "1 page" : pages + " pages";
    }

    @Override
    public void write(OutputStream out) throws IOException {
        pdf().write(out);
    }
}
