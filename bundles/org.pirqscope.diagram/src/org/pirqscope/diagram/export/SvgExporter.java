package org.pirqscope.diagram.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.pirqscope.diagram.image.Svg;

/** An SVG picture. */
record SvgExporter(Drawing drawing) implements Exporter {

    @Override
    public String extent() {
        return Svg.extent(drawing.diagram(), drawing.origin());
    }

    @Override
    public List<byte[]> pictures() throws IOException {
        return DiagramPicture.of(drawing);
    }

    @Override
    public void write(OutputStream out) throws IOException {
        Svg.write(drawing.diagram(), drawing.origin(), drawing.palette(), out);
    }
}
