package org.pirqscope.chart;

import java.awt.Color;
import java.awt.Composite;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.GraphicsConfiguration;
import java.awt.Image;
import java.awt.Paint;
import java.awt.Polygon;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.BufferedImageOp;
import java.awt.image.ImageObserver;
import java.awt.image.RenderedImage;
import java.awt.image.renderable.RenderableImage;
import java.text.AttributedCharacterIterator;
import java.text.CharacterIterator;
import java.util.Map;

/**
 * Java2D for what keeps shapes and texts: whatever is drawn comes to {@code draw}, {@code fill} and
 * {@code drawString}, and the state is that of other graphics. It has no pixels, so that no image can be drawn on it.
 */
abstract class ShapeGraphics extends Graphics2D {

    private final Graphics2D state;

    /** @param state keeps colours, fonts, clip and transform */
    ShapeGraphics(Graphics2D state) {
        this.state = state;
    }

    /** A copy of the state. */
    final Graphics2D copied() {
        return (Graphics2D) state.create();
    }

    private static UnsupportedOperationException pixels() {
        return new UnsupportedOperationException("an image on a drawing of shapes");
    }

    @Override
    public void setPaint(Paint paint) {
        state.setPaint(paint);
    }

    @Override
    public void setStroke(Stroke stroke) {
        state.setStroke(stroke);
    }

    @Override
    public void setComposite(Composite composite) {
        state.setComposite(composite);
    }

    @Override
    public void setRenderingHint(RenderingHints.Key key, Object value) {
        state.setRenderingHint(key, value);
    }

    @Override
    public Object getRenderingHint(RenderingHints.Key key) {
        return state.getRenderingHint(key);
    }

    @Override
    public void setRenderingHints(Map<?, ?> hints) {
        state.setRenderingHints(hints);
    }

    @Override
    public void addRenderingHints(Map<?, ?> hints) {
        state.addRenderingHints(hints);
    }

    @Override
    public RenderingHints getRenderingHints() {
        return state.getRenderingHints();
    }

    @Override
    public void translate(int x, int y) {
        state.translate(x, y);
    }

    @Override
    public void translate(double x, double y) {
        state.translate(x, y);
    }

    @Override
    public void rotate(double angle) {
        state.rotate(angle);
    }

    @Override
    public void rotate(double angle, double x, double y) {
        state.rotate(angle, x, y);
    }

    @Override
    public void scale(double x, double y) {
        state.scale(x, y);
    }

    @Override
    public void shear(double x, double y) {
        state.shear(x, y);
    }

    @Override
    public void transform(AffineTransform more) {
        state.transform(more);
    }

    @Override
    public void setTransform(AffineTransform whole) {
        state.setTransform(whole);
    }

    @Override
    public AffineTransform getTransform() {
        return state.getTransform();
    }

    @Override
    public Paint getPaint() {
        return state.getPaint();
    }

    @Override
    public Composite getComposite() {
        return state.getComposite();
    }

    @Override
    public void setBackground(Color color) {
        state.setBackground(color);
    }

    @Override
    public Color getBackground() {
        return state.getBackground();
    }

    @Override
    public Stroke getStroke() {
        return state.getStroke();
    }

    @Override
    public void clip(Shape shape) {
        state.clip(shape);
    }

    @Override
    public FontRenderContext getFontRenderContext() {
        return state.getFontRenderContext();
    }

    @Override
    public GraphicsConfiguration getDeviceConfiguration() {
        return state.getDeviceConfiguration();
    }

    @Override
    public boolean hit(Rectangle place, Shape shape, boolean stroked) {
        return state.hit(place, shape, stroked);
    }

    @Override
    public Color getColor() {
        return state.getColor();
    }

    @Override
    public void setColor(Color color) {
        state.setColor(color);
    }

    @Override
    public void setPaintMode() {
        state.setPaintMode();
    }

    @Override
    public void setXORMode(Color color) {
        state.setXORMode(color);
    }

    @Override
    public Font getFont() {
        return state.getFont();
    }

    @Override
    public void setFont(Font font) {
        state.setFont(font);
    }

    @Override
    public FontMetrics getFontMetrics(Font font) {
        return state.getFontMetrics(font);
    }

    @Override
    public Rectangle getClipBounds() {
        return state.getClipBounds();
    }

    @Override
    public void clipRect(int x, int y, int width, int height) {
        state.clipRect(x, y, width, height);
    }

    @Override
    public void setClip(int x, int y, int width, int height) {
        state.setClip(x, y, width, height);
    }

    @Override
    public Shape getClip() {
        return state.getClip();
    }

    @Override
    public void setClip(Shape shape) {
        state.setClip(shape);
    }

    @Override
    public void dispose() {
        state.dispose();
    }

    @Override
    public void drawLine(int x1, int y1, int x2, int y2) {
        draw(new Line2D.Double(x1, y1, x2, y2));
    }

    @Override
    public void fillRect(int x, int y, int width, int height) {
        fill(new Rectangle(x, y, width, height));
    }

    @Override
    public void clearRect(int x, int y, int width, int height) {
        fill(new Rectangle(x, y, width, height));
    }

    @Override
    public void drawRoundRect(int x, int y, int width, int height, int across, int down) {
        draw(new RoundRectangle2D.Double(x, y, width, height, across, down));
    }

    @Override
    public void fillRoundRect(int x, int y, int width, int height, int across, int down) {
        fill(new RoundRectangle2D.Double(x, y, width, height, across, down));
    }

    @Override
    public void drawOval(int x, int y, int width, int height) {
        draw(new Ellipse2D.Double(x, y, width, height));
    }

    @Override
    public void fillOval(int x, int y, int width, int height) {
        fill(new Ellipse2D.Double(x, y, width, height));
    }

    @Override
    public void drawArc(int x, int y, int width, int height, int from, int by) {
        draw(new Arc2D.Double(x, y, width, height, from, by, Arc2D.OPEN));
    }

    @Override
    public void fillArc(int x, int y, int width, int height, int from, int by) {
        fill(new Arc2D.Double(x, y, width, height, from, by, Arc2D.PIE));
    }

    @Override
    public void drawPolygon(int[] xs, int[] ys, int count) {
        draw(new Polygon(xs, ys, count));
    }

    @Override
    public void fillPolygon(int[] xs, int[] ys, int count) {
        fill(new Polygon(xs, ys, count));
    }

    @Override
    public void drawPolyline(int[] xs, int[] ys, int count) {
        for (int i = 1; i < count; i++) {
            drawLine(xs[i - 1], ys[i - 1], xs[i], ys[i]);
        }
    }

    @Override
    public void drawString(String text, int x, int y) {
        drawString(text, (float) x, (float) y);
    }

    @Override
    public void drawString(AttributedCharacterIterator text, int x, int y) {
        drawString(text, (float) x, (float) y);
    }

    @Override
    public void drawString(AttributedCharacterIterator text, float x, float y) {
        StringBuilder plain = new StringBuilder();
        for (char c = text.first(); c != CharacterIterator.DONE; c = text.next()) {
            plain.append(c);
        }
        drawString(plain.toString(), x, y);
    }

    @Override
    public void drawGlyphVector(GlyphVector glyphs, float x, float y) {
        fill(glyphs.getOutline(x, y));
    }

    @Override
    public boolean drawImage(Image image, AffineTransform at, ImageObserver who) {
        throw pixels();
    }

    @Override
    public void drawImage(BufferedImage image, BufferedImageOp by, int x, int y) {
        throw pixels();
    }

    @Override
    public void drawRenderedImage(RenderedImage image, AffineTransform at) {
        throw pixels();
    }

    @Override
    public void drawRenderableImage(RenderableImage image, AffineTransform at) {
        throw pixels();
    }

    @Override
    public void copyArea(int x, int y, int width, int height, int right, int down) {
        throw pixels();
    }

    @Override
    public boolean drawImage(Image image, int x, int y, ImageObserver who) {
        throw pixels();
    }

    @Override
    public boolean drawImage(Image image, int x, int y, int width, int height, ImageObserver who) {
        throw pixels();
    }

    @Override
    public boolean drawImage(Image image, int x, int y, Color back, ImageObserver who) {
        throw pixels();
    }

    @Override
    public boolean drawImage(Image image, int x, int y, int width, int height, Color back, ImageObserver who) {
        throw pixels();
    }

    @Override
    public boolean drawImage(
            Image image,
            int x1,
            int y1,
            int x2,
            int y2,
            int fromX1,
            int fromY1,
            int fromX2,
            int fromY2,
            ImageObserver who) {
        throw pixels();
    }

    @Override
    public boolean drawImage(
            Image image,
            int x1,
            int y1,
            int x2,
            int y2,
            int fromX1,
            int fromY1,
            int fromX2,
            int fromY2,
            Color back,
            ImageObserver who) {
        throw pixels();
    }
}
