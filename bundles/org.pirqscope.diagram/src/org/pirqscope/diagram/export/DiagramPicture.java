package org.pirqscope.diagram.export;

import java.io.IOException;
import java.util.List;
import org.pirqscope.diagram.image.Png;

/** The beginning of a diagram as a PNG file, to look at before anything is written. */
final class DiagramPicture {

    /** Height in pixels: what somebody scrolls through who wants to see how it looks. */
    private static final int MOST = 4_000;

    private DiagramPicture() {}

    static List<byte[]> of(Drawing drawing) throws IOException {
        Png png = new Png(drawing.diagram(), drawing.origin(), drawing.palette(), 1).beginning(MOST);
        return List.of(Exporter.bytes(png::write));
    }
}
