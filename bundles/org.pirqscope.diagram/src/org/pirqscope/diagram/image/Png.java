package org.pirqscope.diagram.image;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import org.pirqscope.diagram.DiagramRows;
import org.pirqscope.diagram.Label;
import org.pirqscope.diagram.Origin;
import org.pirqscope.diagram.picture.DiagramLayout;
import org.pirqscope.diagram.picture.Ink;
import org.pirqscope.diagram.picture.Metrics;
import org.pirqscope.diagram.picture.Palette;
import org.pirqscope.diagram.picture.Picture;

/** Writes a diagram as PNG of any height, at any scale; the run string stands in the picture and in its text chunk. */
public final class Png {

    private static final int STRIP = 512;
    private static final String FORMAT = "javax_imageio_png_1.0";

    private final DiagramLayout layout;
    private final Origin origin;
    private final Palette palette;
    private final double scale;
    private final Picture footer;

    /** @param scale pixels for one logical unit */
    public Png(DiagramRows diagram, Origin origin, Palette palette, double scale) {
        this.layout = DiagramLayout.complete(diagram, Metrics.PAPER);
        this.origin = origin;
        this.palette = palette;
        this.scale = scale;
        this.footer = Footer.of(origin, layout.width());
    }

    public int width() {
        return (int) Math.ceil(layout.width() * scale);
    }

    /** Height in pixels; a long, since a picture that cannot be written is to be announced and not cropped. */
    public long height() {
        return (long) Math.ceil((layout.headHeight() + layout.bodyHeight() + footer.height()) * scale);
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
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            BufferedImage sheet = new BufferedImage(width(), STRIP, BufferedImage.TYPE_3BYTE_BGR);
            StripImage image = new StripImage(width(), (int) height(), STRIP, strip -> paint(strip, sheet));
            writer.write(null, new IIOImage(image, null, metadata(writer)), null);
        } finally {
            writer.dispose();
        }
    }

    private IIOMetadata metadata(ImageWriter writer) throws IIOInvalidTreeException {
        IIOMetadata metadata = writer.getDefaultImageMetadata(
                ImageTypeSpecifier.createFromBufferedImageType(BufferedImage.TYPE_3BYTE_BGR), null);
        IIOMetadataNode texts = new IIOMetadataNode("tEXt");
        texts.appendChild(entry("Title", Footer.title(origin)));
        texts.appendChild(entry("Description", Footer.run(origin)));
        IIOMetadataNode root = new IIOMetadataNode(FORMAT);
        root.appendChild(texts);
        metadata.mergeTree(FORMAT, root);
        return metadata;
    }

    private static IIOMetadataNode entry(String keyword, String value) {
        IIOMetadataNode node = new IIOMetadataNode("tEXtEntry");
        node.setAttribute("keyword", keyword);
        node.setAttribute("value", Label.ascii(value));
        return node;
    }

    /** Over the strip before, which is written by then: at a large scale each has tens of megabytes. */
    private BufferedImage paint(int strip, BufferedImage image) {
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(palette.rgb(Ink.PAPER)));
        graphics.fillRect(0, 0, width(), STRIP);
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
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
