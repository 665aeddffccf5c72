package org.pirqscope.chart;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Locale;

/** Java2D that writes SVG: shapes as paths, texts as texts, each in the coordinates of the picture. */
final class SvgGraphics extends ShapeGraphics {

    private static final String COMMANDS = "MLQCZ";
    private static final int[] NUMBERS = {2, 2, 4, 6, 0};

    private final StringBuilder out;

    /** @param out takes the elements */
    SvgGraphics(StringBuilder out) {
        this(out, new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics());
        setClip(null);
    }

    private SvgGraphics(StringBuilder out, Graphics2D state) {
        super(state);
        this.out = out;
    }

    @Override
    public Graphics create() {
        return new SvgGraphics(out, copied());
    }

    @Override
    public void fill(Shape shape) {
        path(shape, "fill=\"" + color() + "\"" + opacity());
    }

    @Override
    public void draw(Shape shape) {
        String stroke = "fill=\"none\" stroke=\"" + color() + "\"" + opacity();
        if (getStroke() instanceof BasicStroke line) {
            stroke += " stroke-width=\"" + number(line.getLineWidth()) + "\"" + cap(line) + dashes(line);
        }
        path(shape, stroke);
    }

    @Override
    public void drawString(String text, float x, float y) {
        if (!text.isBlank()) {
            AffineTransform at = getTransform();
            Font font = getFont();
            String turned = at.getShearX() == 0 && at.getShearY() == 0
                    ? ""
                    : " transform=\"matrix(%s %s %s %s %s %s)\""
                            .formatted(
                                    number(at.getScaleX()),
                                    number(at.getShearY()),
                                    number(at.getShearX()),
                                    number(at.getScaleY()),
                                    number(at.getTranslateX()),
                                    number(at.getTranslateY()));
            double left = turned.isEmpty() ? at.getTranslateX() + x : x;
            double base = turned.isEmpty() ? at.getTranslateY() + y : y;
            out.append("<text x=\"%s\" y=\"%s\"".formatted(number(left), number(base)));
            out.append(" font-size=\"" + number(font.getSize2D()) + "\"" + width(text) + turned);
            out.append(font.isBold() ? " font-weight=\"bold\"" : "");
            out.append(" fill=\"" + color() + "\">").append(escaped(text)).append("</text>\n");
        }
    }

    // another font than the one that was measured has the same room
    private String width(String text) {
        double width = getFont().getStringBounds(text, getFontRenderContext()).getWidth();
        return " textLength=\"" + number(width) + "\" lengthAdjust=\"spacingAndGlyphs\"";
    }

    private void path(Shape shape, String look) {
        if (outside(shape.getBounds2D())) {
            return;
        }
        StringBuilder data = new StringBuilder();
        double[] points = new double[6];
        for (PathIterator i = shape.getPathIterator(getTransform()); !i.isDone(); i.next()) {
            int segment = i.currentSegment(points);
            data.append(COMMANDS.charAt(segment));
            for (int k = 0; k < NUMBERS[segment]; k++) {
                data.append(k == 0 ? "" : " ").append(number(points[k]));
            }
        }
        out.append("<path d=\"").append(data).append("\" ").append(look).append("/>\n");
    }

    // a line has an empty frame, which meets no other
    private boolean outside(Rectangle2D frame) {
        if (getClip() == null) {
            return false;
        }
        Rectangle2D clip = getClip().getBounds2D();
        return frame.getMaxX() < clip.getX() - 1
                || frame.getX() > clip.getMaxX() + 1
                || frame.getMaxY() < clip.getY() - 1
                || frame.getY() > clip.getMaxY() + 1;
    }

    private String color() {
        return "#%06x".formatted(getColor().getRGB() & 0xffffff);
    }

    private String opacity() {
        int alpha = getColor().getAlpha();
        return alpha == 255 ? "" : " opacity=\"" + number(alpha / 255.0) + "\"";
    }

    private static String cap(BasicStroke line) {
        return line.getEndCap() == BasicStroke.CAP_SQUARE ? " stroke-linecap=\"square\"" : "";
    }

    private static String dashes(BasicStroke line) {
        if (line.getDashArray() == null) {
            return "";
        }
        StringBuilder lengths = new StringBuilder();
        for (float length : line.getDashArray()) {
            lengths.append(lengths.isEmpty() ? "" : " ").append(number(length));
        }
        return " stroke-dasharray=\"" + lengths + "\"";
    }

    private static String number(double value) {
        long hundredths = Math.round(100 * value);
        return hundredths % 100 == 0
                ? Long.toString(hundredths / 100)
                : String.format(Locale.ROOT, hundredths % 10 == 0 ? "%.1f" : "%.2f", hundredths / 100.0);
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            escaped.append(
                    switch (c) {
                        case '&' -> "&amp;";
                        case '<' -> "&lt;";
                        case '>' -> "&gt;";
                        default -> String.valueOf(c);
                    });
        }
        return escaped.toString();
    }
}
