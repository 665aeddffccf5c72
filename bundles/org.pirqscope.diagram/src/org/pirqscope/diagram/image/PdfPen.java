package org.pirqscope.diagram.image;

import java.awt.Color;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.pirqscope.diagram.picture.Ink;
import org.pirqscope.diagram.picture.Palette;
import org.pirqscope.diagram.picture.Picture;
import org.pirqscope.diagram.picture.Shape;
import org.pirqscope.diagram.picture.Stroke;

/** Draws shapes on a page. PDF counts y upwards, the shapes count it downwards: {@code top} is where their zero is. */
final class PdfPen {

    private static final float[] DASHES = {4, 4};

    private final PDPageContentStream page;
    private final PdfFonts fonts;
    private final Palette palette;
    private double top;

    PdfPen(PDPageContentStream page, PdfFonts fonts, Palette palette) {
        this.page = page;
        this.fonts = fonts;
        this.palette = palette;
    }

    /** Fills a page that is not white. */
    void paper(PDRectangle page) throws IOException {
        if (palette.rgb(Ink.PAPER) != 0xffffff) {
            top = page.getHeight();
            fill(0, 0, page.getWidth(), page.getHeight(), Ink.PAPER);
        }
    }

    /** Draws a picture whose y zero lies at this height of the page. */
    void draw(Picture picture, double zero) throws IOException {
        top = zero;
        for (Shape shape : picture.shapes()) {
            switch (shape) {
                case Shape.Line line -> line(line);
                case Shape.Head head -> head(head);
                case Shape.Box box -> box(box);
                case Shape.Text text -> text(text);
                case Shape.Start start -> {}
            }
        }
    }

    private float y(double y) {
        return (float) (top - y);
    }

    private Color colour(Ink ink) {
        return new Color(palette.rgb(ink));
    }

    private void stroke(Stroke stroke, Ink ink) throws IOException {
        page.setStrokingColor(colour(ink));
        page.setLineWidth((float) stroke.width());
        page.setLineDashPattern(stroke.dashed() ? DASHES : new float[0], 0);
    }

    private void line(Shape.Line line) throws IOException {
        stroke(line.stroke(), line.ink());
        page.moveTo((float) line.x1(), y(line.y1()));
        page.lineTo((float) line.x2(), y(line.y2()));
        page.stroke();
    }

    private void head(Shape.Head head) throws IOException {
        stroke(Stroke.SOLID, head.ink());
        page.setNonStrokingColor(colour(head.ink()));
        page.moveTo((float) head.back(), y(head.y() - head.half()));
        page.lineTo((float) head.x(), y(head.y()));
        page.lineTo((float) head.back(), y(head.y() + head.half()));
        if (head.filled()) {
            page.closePath();
            page.fill();
        } else {
            page.stroke();
        }
    }

    private void box(Shape.Box box) throws IOException {
        if (box.fill() != Ink.NONE) {
            fill(box.x(), box.y(), box.width(), box.height(), box.fill());
        }
        if (box.edge() != Ink.NONE) {
            stroke(box.stroke(), box.edge());
            page.addRect((float) box.x(), y(box.y() + box.height()), (float) box.width(), (float) box.height());
            page.stroke();
        }
    }

    private void fill(double x, double y, double width, double height, Ink ink) throws IOException {
        page.setNonStrokingColor(colour(ink));
        page.addRect((float) x, y(y + height), (float) width, (float) height);
        page.fill();
    }

    private void text(Shape.Text text) throws IOException {
        String words = fonts.encodable(text.text(), text.face());
        double width = fonts.width(words, text.face());
        double x = text.anchor().left(text.x(), width);
        if (text.halo()) {
            double size = text.face().size();
            fill(x - 1, text.y() - size + 1, width + 2, size + 2, Ink.PAPER);
        }
        page.beginText();
        page.setNonStrokingColor(colour(text.ink()));
        page.setFont(fonts.of(text.face()), (float) text.face().size());
        page.newLineAtOffset((float) x, y(text.y()));
        page.showText(words);
        page.endText();
    }
}
