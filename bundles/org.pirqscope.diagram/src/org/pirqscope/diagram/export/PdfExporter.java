package org.pirqscope.diagram.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.pirqscope.diagram.image.Pdf;

/** A PDF document. */
record PdfExporter(Drawing drawing) implements Exporter {

    private Pdf pdf() {
        return new Pdf(drawing.diagram(), drawing.origin(), drawing.palette());
    }

    @Override
    public String extent() {
        int pages = pdf().pages();
        return pages == 1 ? "1 page" : pages + " pages";
    }

    @Override
    public List<byte[]> pictures() throws IOException {
        return DiagramPicture.of(drawing);
    }

    @Override
    public void write(OutputStream out) throws IOException {
        pdf().write(out);
    }
}
