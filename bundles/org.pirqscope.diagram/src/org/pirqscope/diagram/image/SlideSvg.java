package org.pirqscope.diagram.image;

import java.io.IOException;
import java.io.OutputStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.pirqscope.diagram.Origin;
import org.pirqscope.diagram.picture.Metrics;
import org.pirqscope.diagram.picture.Palette;
import org.pirqscope.diagram.slide.Slide;

/** Writes one slide as SVG. */
public final class SlideSvg {

    private SlideSvg() {}

    /** Writes everything; the stream stays open. */
    public static void write(Slide slide, Origin origin, Palette palette, OutputStream out) throws IOException {
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, SvgStart.ENCODING);
            SvgStart.write(xml, Slide.WIDTH, Slide.HEIGHT, origin, SvgPen.style(palette, Metrics.PAPER));
            xml.writeStartElement("g");
            xml.writeAttribute("transform", "scale(" + (float) slide.scale() + ")");
            new SvgPen(xml, Metrics.PAPER).draw(slide.picture());
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.writeCharacters("\n");
            xml.flush();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }
}
