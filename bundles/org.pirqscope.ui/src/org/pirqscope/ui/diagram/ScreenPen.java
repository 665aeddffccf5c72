package org.pirqscope.ui.diagram;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.pirqscope.diagram.picture.Face;
import org.pirqscope.diagram.picture.Ink;
import org.pirqscope.diagram.picture.Picture;
import org.pirqscope.diagram.picture.Shape;
import org.pirqscope.diagram.picture.Stroke;

/**
 * Draws shapes on the screen: at whole pixels, since lines are thin, and cut to the window, since an activation may be
 * a million rows long.
 */
final class ScreenPen {

    private static final int[] DASHES = {4, 4};
    /** How far beyond the window a shape is still drawn, so that its edge is not seen there. */
    private static final int BEYOND = 8;

    private final GC gc;
    private final ScreenStyle style;
    private final Rectangle clip;
    private final RowTones tones;
    private final double left;
    private final double top;
    private int row = -1;

    /**
     * @param clip where shapes may be seen @param left and {@code top}: what of the picture lies in the corner of the
     * canvas
     */
    ScreenPen(GC gc, ScreenStyle style, Rectangle clip, double left, double top, RowTones tones) {
        this.gc = gc;
        this.style = style;
        this.clip = clip;
        this.left = left;
        this.top = top;
        this.tones = tones;
    }

    void draw(Picture picture) {
        for (Shape shape : picture.shapes()) {
            switch (shape) {
                case Shape.Line line -> line(line);
                case Shape.Head head -> head(head);
                case Shape.Box box -> box(box);
                case Shape.Text text -> text(text);
                case Shape.Start start -> row = start.row();
            }
        }
    }

    private int x(double x) {
        return (int) Math.round(x - left);
    }

    private int y(double y) {
        return (int) Math.round(Math.clamp(y - top, clip.y - BEYOND, clip.y + clip.height + BEYOND));
    }

    private Color color(Ink ink) {
        return style.of(tones.quiet(row) && ink == Ink.LINE ? Ink.MUTED : ink);
    }

    private void stroke(Stroke stroke) {
        gc.setLineWidth(tones.current(row) ? 2 : (int) stroke.width());
        if (stroke.dashed()) {
            gc.setLineDash(DASHES);
        } else {
            gc.setLineStyle(SWT.LINE_SOLID);
        }
    }

    private void line(Shape.Line line) {
        gc.setForeground(color(line.ink()));
        stroke(line.stroke());
        gc.drawLine(x(line.x1()), y(line.y1()), x(line.x2()), y(line.y2()));
    }

    private void head(Shape.Head head) {
        int[] corners = {
            x(head.back()),
            y(head.y() - head.half()),
            x(head.x()),
            y(head.y()),
            x(head.back()),
            y(head.y() + head.half())
        };
        if (head.filled()) {
            gc.setBackground(color(head.ink()));
            gc.fillPolygon(corners);
        } else {
            gc.setForeground(color(head.ink()));
            stroke(Stroke.SOLID);
            gc.drawPolyline(corners);
        }
    }

    private void box(Shape.Box box) {
        int x = x(box.x());
        int y = y(box.y());
        int width = x(box.x() + box.width()) - x;
        int height = y(box.y() + box.height()) - y;
        if (box.fill() != Ink.NONE) {
            gc.setBackground(style.of(box.fill()));
            gc.fillRectangle(x, y, width, height);
        }
        if (box.edge() != Ink.NONE) {
            gc.setForeground(style.of(box.edge()));
            gc.setLineStyle(SWT.LINE_SOLID);
            gc.setLineWidth((int) box.stroke().width());
            gc.drawRectangle(x, y, width, height);
        }
    }

    /** Of the row where one stands the calls are bold. */
    private void text(Shape.Text text) {
        Face face = text.face() == Face.CODE && text.halo() && tones.current(row) ? Face.CODE_BOLD : text.face();
        ScreenStyle.Letters letters = style.letters(face);
        if (outside(text, letters.ascent())) {
            return;
        }
        gc.setFont(letters.font());
        gc.setForeground(color(text.ink()));
        if (text.halo()) {
            gc.setBackground(style.of(tones.behind(row)));
        }
        int x = x(text.anchor().left(text.x(), style.metrics().width(text.text(), text.face())));
        gc.drawString(text.text(), x, (int) Math.round(text.y() - top) - letters.ascent(), !text.halo());
    }

    /** A line of a note beyond the edge of the window: at the edge all of them would stand in one another. */
    private boolean outside(Shape.Text text, int ascent) {
        double base = text.y() - top;
        return base - ascent > clip.y + clip.height || base + ascent < clip.y;
    }
}
