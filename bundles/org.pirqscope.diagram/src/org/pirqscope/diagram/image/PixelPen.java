package org.pirqscope.diagram.image;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.EnumMap;
import java.util.Map;
import org.pirqscope.diagram.picture.Face;
import org.pirqscope.diagram.picture.Ink;
import org.pirqscope.diagram.picture.Palette;
import org.pirqscope.diagram.picture.Picture;
import org.pirqscope.diagram.picture.Shape;
import org.pirqscope.diagram.picture.Stroke;

/** Draws shapes with Java2D. The caller sets the transform. */
final class PixelPen {

    private final Graphics2D graphics;
    private final Palette palette;
    private final Map<Face, Font> fonts = new EnumMap<>(Face.class);

    PixelPen(Graphics2D graphics, Palette palette) {
        this.graphics = graphics;
        this.palette = palette;
        for (Face face : Face.values()) {
            Font font =
                    new Font(face.mono() ? Font.MONOSPACED : Font.SANS_SERIF, face.bold() ? Font.BOLD : Font.PLAIN, 1);
            fonts.put(face, font.deriveFont((float) face.size()));
        }
    }

    void draw(Picture picture) {
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

    private void ink(Ink ink) {
        graphics.setColor(new Color(palette.rgb(ink)));
    }

    private void stroke(Stroke stroke) {
        float width = (float) stroke.width();
        float[] dashes = stroke.dashed() ? new float[] {4, 4} : null;
        graphics.setStroke(new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, dashes, 0));
    }

    private void line(Shape.Line line) {
        ink(line.ink());
        stroke(line.stroke());
        graphics.draw(new Line2D.Double(line.x1(), line.y1(), line.x2(), line.y2()));
    }

    private void head(Shape.Head head) {
        Path2D path = new Path2D.Double();
        path.moveTo(head.back(), head.y() - head.half());
        path.lineTo(head.x(), head.y());
        path.lineTo(head.back(), head.y() + head.half());
        ink(head.ink());
        stroke(Stroke.SOLID);
        if (head.filled()) {
            path.closePath();
            graphics.fill(path);
        } else {
            graphics.draw(path);
        }
    }

    private void box(Shape.Box box) {
        Rectangle2D area = new Rectangle2D.Double(box.x(), box.y(), box.width(), box.height());
        if (box.fill() != Ink.NONE) {
            ink(box.fill());
            graphics.fill(area);
        }
        if (box.edge() != Ink.NONE) {
            ink(box.edge());
            stroke(box.stroke());
            graphics.draw(area);
        }
    }

    private void text(Shape.Text text) {
        graphics.setFont(fonts.get(text.face()));
        double width =
                graphics.getFontMetrics().getStringBounds(text.text(), graphics).getWidth();
        double x = text.anchor().left(text.x(), width);
        if (text.halo()) {
            ink(Ink.PAPER);
            double high = text.face().size();
            graphics.fill(new Rectangle2D.Double(x - 1, text.y() - high + 1, width + 2, high + 2));
        }
        ink(text.ink());
        graphics.drawString(text.text(), (float) x, (float) text.y());
    }
}
