package org.pirqscope.diagram.image;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import org.pirqscope.diagram.Origin;
import org.pirqscope.diagram.picture.Palette;
import org.pirqscope.diagram.slide.Slide;

/** One slide as PNG. @param scale pixels for one unit */
public record SlidePng(Slide slide, Origin origin, Palette palette, double scale) {

    /** Bytes of the picture that are held while it is drawn. */
    private static final long MOST = 256_000_000;

    public int width() {
        return (int) Math.round(Slide.WIDTH * scale);
    }

    public int height() {
        return (int) Math.round(Slide.HEIGHT * scale);
    }

    /** Whether it has so few pixels that it can be drawn at once. */
    public boolean possible() {
        return 3L * width() * height() <= MOST;
    }

    /** Writes everything; the stream stays open. */
    public void write(OutputStream out) throws IOException {
        BufferedImage image = new BufferedImage(width(), height(), BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = PngFile.paper(image, palette);
        graphics.scale(scale * slide.scale(), scale * slide.scale());
        new PixelPen(graphics, palette).draw(slide.picture());
        graphics.dispose();
        PngFile.write(image, origin, out);
    }
}
