package org.pirqscope.diagram.image;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import org.pirqscope.diagram.DiagramRows;
import org.pirqscope.diagram.Origin;
import org.pirqscope.diagram.picture.DiagramLayout;
import org.pirqscope.diagram.picture.Metrics;
import org.pirqscope.diagram.picture.Palette;
import org.pirqscope.diagram.picture.Picture;

/** Writes a diagram as PNG of any height, at any scale; the run string stands in the picture and in its text chunk. */
public final class Png {

    private static final int STRIP = 512;

    private final DiagramLayout layout;
    private final Origin origin;
    private final Palette palette;
    private final double scale;
    private final Picture footer;
    private final long most;

    /** @param scale pixels for one logical unit */
    public Png(DiagramRows diagram, Origin origin, Palette palette, double scale) {
        this(DiagramLayout.complete(diagram, Metrics.PAPER), origin, palette, scale, Long.MAX_VALUE);
    }

    private Png(DiagramLayout layout, Origin origin, Palette palette, double scale, long most) {
        this.layout = layout;
        this.origin = origin;
        this.palette = palette;
        this.scale = scale;
        this.footer = Footer.of(origin, layout.width());
        this.most = most;
    }

    /** Its beginning, at most as many pixels high. */
    public Png beginning(int pixels) {
        return new Png(layout, origin, palette, scale, pixels);
    }

    public int width() {
        return (int) Math.ceil(layout.width() * scale);
    }

    /** Height in pixels; a long, since a picture that cannot be written is to be announced and not cropped. */
    public long height() {
        double whole = Math.ceil((layout.headHeight() + layout.bodyHeight() + footer.height()) * scale);
        return Math.min(most, (long) whole);
    }

    /** Whether the format and ImageIO can hold as many pixels. */
    public boolean possible() {
        return height() <= Integer.MAX_VALUE / 4 && (long) width() * 3 <= Integer.MAX_VALUE / STRIP;
    }

    /**
     * Writes the whole picture; the stream stays open. @throws IOException if it has more pixels than the format or
     * ImageIO can hold
     */
    public void write(OutputStream out) throws IOException {
        if (!possible()) {
            throw new IOException("a PNG cannot have " + width() + " x " + height() + " pixels");
        }
        BufferedImage sheet = new BufferedImage(width(), STRIP, BufferedImage.TYPE_3BYTE_BGR);
        PngFile.write(new StripImage(width(), (int) height(), STRIP, strip -> paint(strip, sheet)), origin, out);
    }

    /** Over the strip before, which is written by then: at a large scale each has tens of megabytes. */
    private BufferedImage paint(int strip, BufferedImage image) {
        Graphics2D graphics = PngFile.paper(image, palette);
        graphics.translate(0, -(double) strip * STRIP);
        graphics.scale(scale, scale);
        draw(new PixelPen(graphics, palette), graphics, strip);
        graphics.dispose();
        return image;
    }

    private void draw(PixelPen pen, Graphics2D graphics, int strip) {
        double top = strip * STRIP / scale - layout.headHeight();
        int first = (int) Math.floor(top / layout.rowHeight()) - 1;
        int last = (int) Math.ceil((top + STRIP / scale) / layout.rowHeight());
        graphics.translate(0, layout.headHeight());
        pen.draw(layout.rows(first, last));
        graphics.translate(0, layout.bodyHeight());
        pen.draw(footer);
        graphics.translate(0, -layout.bodyHeight() - layout.headHeight());
        pen.draw(layout.head());
    }
}
