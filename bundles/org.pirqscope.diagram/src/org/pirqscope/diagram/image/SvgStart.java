package org.pirqscope.diagram.image;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.pirqscope.diagram.Origin;

/** The beginning of an SVG: its size, what it is of, its style and its paper. The element {@code svg} stays open. */
final class SvgStart {

    /** 7-bit, so that it can be shown, pasted and piped anywhere; other letters become character references. */
    static final String ENCODING = "US-ASCII";

    private static final String NAMESPACE = "http://www.w3.org/2000/svg";

    private SvgStart() {}

    static void write(XMLStreamWriter xml, double width, double height, Origin origin, String style)
            throws XMLStreamException {
        xml.writeStartDocument(ENCODING, "1.0");
        xml.writeCharacters("\n");
        xml.writeStartElement("svg");
        xml.writeDefaultNamespace(NAMESPACE);
        xml.writeAttribute("width", SvgPen.number(width));
        xml.writeAttribute("height", SvgPen.number(height));
        xml.writeAttribute("viewBox", "0 0 " + SvgPen.number(width) + " " + SvgPen.number(height));
        xml.writeAttribute("role", "img");
        xml.writeAttribute("aria-labelledby", "title run");
        element(xml, "title", "title", Footer.title(origin));
        element(xml, "desc", "run", Footer.run(origin));
        element(xml, "style", "style", style);
        xml.writeEmptyElement("rect");
        xml.writeAttribute("width", "100%");
        xml.writeAttribute("height", "100%");
        xml.writeAttribute("class", "PAPER");
    }

    private static void element(XMLStreamWriter xml, String name, String id, String text) throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeStartElement(name);
        xml.writeAttribute("id", id);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
