package org.pirqscope.diagram.image;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.pirqscope.diagram.picture.Face;
import org.pirqscope.diagram.picture.Ink;
import org.pirqscope.diagram.picture.Metrics;
import org.pirqscope.diagram.picture.Palette;
import org.pirqscope.diagram.picture.Picture;
import org.pirqscope.diagram.picture.Shape;
import org.pirqscope.diagram.picture.Stroke;

/** Writes shapes as SVG elements; colours and faces are classes, so that a file stays small and can be restyled. */
final class SvgPen {

    private final XMLStreamWriter xml;
    private final Metrics metrics;
    private boolean open;

    SvgPen(XMLStreamWriter xml, Metrics metrics) {
        this.xml = xml;
        this.metrics = metrics;
    }

    /** The rules for all classes. */
    static String style(Palette palette, Metrics metrics) {
        StringBuilder out =
                new StringBuilder("text{white-space:pre}.n{fill:none}.d{stroke-dasharray:4 4}.t{stroke-width:2}");
        for (Face face : Face.values()) {
            String family = face.mono()
                    ? "'DejaVu Sans Mono',Menlo,Consolas,monospace"
                    : "'DejaVu Sans',Verdana,Arial,sans-serif";
            out.append(".f%s{font-family:%s;font-size:%spx%s}"
                    .formatted(face, family, number(metrics.size(face)), face.bold() ? ";font-weight:bold" : ""));
        }
        for (Ink ink : Ink.values()) {
            if (ink != Ink.NONE) {
                out.append(".%1$s{fill:%2$s}.s%1$s{stroke:%2$s}".formatted(ink, palette.hex(ink)));
            }
        }
        return out.toString();
    }

    /** At most one digit after the point. */
    static String number(double value) {
        long tenths = Math.round(value * 10);
        return tenths % 10 == 0
                ? Long.toString(tenths / 10)
                : (tenths < 0 ? "-" : "") + Math.abs(tenths / 10) + "." + Math.abs(tenths % 10);
    }

    void draw(Picture picture) throws XMLStreamException {
        for (Shape shape : picture.shapes()) {
            switch (shape) {
                case Shape.Start start -> start(start);
                case Shape.Line line -> line(line);
                case Shape.Head head -> head(head);
                case Shape.Box box -> box(box);
                case Shape.Text text -> text(text);
            }
        }
        close();
    }

    private void close() throws XMLStreamException {
        if (open) {
            xml.writeEndElement();
            open = false;
        }
    }

    private void start(Shape.Start start) throws XMLStreamException {
        close();
        xml.writeCharacters("\n");
        xml.writeStartElement("g");
        xml.writeAttribute("id", start.id());
        open = true;
    }

    private void attributes(String... namesAndValues) throws XMLStreamException {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            xml.writeAttribute(namesAndValues[i], namesAndValues[i + 1]);
        }
    }

    private static String strokeClass(Stroke stroke, Ink ink) {
        return "s" + ink + (stroke.dashed() ? " d" : "") + (stroke.width() > 1 ? " t" : "");
    }

    private void line(Shape.Line line) throws XMLStreamException {
        xml.writeEmptyElement("path");
        boolean flat = line.y1() == line.y2();
        String to = flat ? "H" + number(line.x2()) : "V" + number(line.y2());
        attributes(
                "class",
                strokeClass(line.stroke(), line.ink()),
                "d",
                "M" + number(line.x1()) + " " + number(line.y1()) + to);
    }

    private void head(Shape.Head head) throws XMLStreamException {
        String back = number(head.back() - head.x());
        String half = number(head.half());
        String path = "M%s %sl%s %sl%s %s"
                .formatted(
                        number(head.back()),
                        number(head.y() - head.half()),
                        number(head.x() - head.back()),
                        half,
                        back,
                        half);
        xml.writeEmptyElement("path");
        attributes(
                "class",
                head.filled() ? head.ink().name() : "n s" + head.ink(),
                "d",
                head.filled() ? path + "z" : path);
    }

    private void box(Shape.Box box) throws XMLStreamException {
        rect(
                box.x(),
                box.y(),
                box.width(),
                box.height(),
                (box.fill() == Ink.NONE ? "n" : box.fill().name())
                        + (box.edge() == Ink.NONE ? "" : " " + strokeClass(box.stroke(), box.edge())));
    }

    private void rect(double x, double y, double width, double height, String style) throws XMLStreamException {
        xml.writeEmptyElement("rect");
        attributes("class", style, "x", number(x), "y", number(y), "width", number(width), "height", number(height));
    }

    private void text(Shape.Text text) throws XMLStreamException {
        if (text.halo()) {
            halo(text);
        }
        xml.writeStartElement("text");
        attributes("class", "f" + text.face() + " " + text.ink(), "x", number(text.x()), "y", number(text.y()));
        switch (text.anchor()) {
            case LEFT -> {}
            case MIDDLE -> xml.writeAttribute("text-anchor", "middle");
            case RIGHT -> xml.writeAttribute("text-anchor", "end");
        }
        xml.writeCharacters(text.text());
        xml.writeEndElement();
    }

    private void halo(Shape.Text text) throws XMLStreamException {
        double width = metrics.width(text.text(), text.face());
        double size = metrics.size(text.face());
        rect(text.anchor().left(text.x(), width) - 1, text.y() - size + 1, width + 2, size + 2, "PAPER");
    }
}
