package org.pirqscope.diagram.image;

import java.io.IOException;
import java.io.OutputStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.pirqscope.diagram.DiagramRows;
import org.pirqscope.diagram.Origin;
import org.pirqscope.diagram.picture.DiagramLayout;
import org.pirqscope.diagram.picture.Metrics;
import org.pirqscope.diagram.picture.Palette;
import org.pirqscope.diagram.picture.Picture;

/** Streams a diagram as SVG: text stays text, ids are step numbers, and memory does not grow with the length. */
public final class Svg {

    private static final int PIECE = 256;

    private final DiagramLayout layout;
    private final Origin origin;
    private final Palette palette;

    private Svg(DiagramLayout layout, Origin origin, Palette palette) {
        this.layout = layout;
        this.origin = origin;
        this.palette = palette;
    }

    /** Writes the whole diagram; the stream stays open. */
    public static void write(DiagramRows diagram, Origin origin, Palette palette, OutputStream out) throws IOException {
        write(paper(diagram), origin, palette, out);
    }

    /** Writes what any layout draws, that of a screen too; the stream stays open. */
    public static void write(DiagramLayout layout, Origin origin, Palette palette, OutputStream out)
            throws IOException {
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, SvgStart.ENCODING);
            new Svg(layout, origin, palette).write(xml);
            xml.flush();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    /** Width and height in user units. */
    public static String extent(DiagramRows diagram, Origin origin) {
        Svg svg = new Svg(paper(diagram), origin, Palette.LIGHT);
        return Math.round(svg.layout.width()) + " x " + Math.round(svg.height(svg.footer())) + " units";
    }

    private static DiagramLayout paper(DiagramRows diagram) {
        return DiagramLayout.complete(diagram, Metrics.PAPER);
    }

    private Picture footer() {
        return Footer.of(origin, layout.width());
    }

    private double height(Picture footer) {
        return layout.headHeight() + layout.bodyHeight() + footer.height();
    }

    private void write(XMLStreamWriter xml) throws XMLStreamException {
        Picture footer = footer();
        double height = height(footer);
        SvgStart.write(xml, layout.width(), height, origin, SvgPen.style(palette, layout.metrics()));
        SvgPen pen = new SvgPen(xml, layout.metrics());
        pen.draw(layout.head());
        body(xml, pen);
        group(xml, "footer", layout.headHeight() + layout.bodyHeight());
        pen.draw(footer);
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndDocument();
        xml.writeCharacters("\n");
    }

    private static void group(XMLStreamWriter xml, String id, double y) throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeStartElement("g");
        xml.writeAttribute("id", id);
        xml.writeAttribute("transform", "translate(0 " + SvgPen.number(y) + ")");
    }

    private void body(XMLStreamWriter xml, SvgPen pen) throws XMLStreamException {
        group(xml, "rows", layout.headHeight());
        for (int first = 0; first < layout.diagram().rows(); first += PIECE) {
            pen.draw(layout.piece(first, first + PIECE - 1));
        }
        xml.writeEndElement();
    }
}
