package org.pirqscope.diagram.image;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.RenderedImage;
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
import org.pirqscope.diagram.Label;
import org.pirqscope.diagram.Origin;
import org.pirqscope.diagram.picture.Ink;
import org.pirqscope.diagram.picture.Palette;

/** An image as a PNG file, with title and run string in its text chunks. */
final class PngFile {

    private static final String FORMAT = "javax_imageio_png_1.0";

    private PngFile() {}

    /** Writes everything; the stream stays open. */
    static void write(RenderedImage image, Origin origin, OutputStream out) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, metadata(writer, origin)), null);
        } finally {
            writer.dispose();
        }
    }

    /** To draw on an image that is all paper. */
    static Graphics2D paper(BufferedImage image, Palette palette) {
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(palette.rgb(Ink.PAPER)));
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        return graphics;
    }

    private static IIOMetadata metadata(ImageWriter writer, Origin origin) throws IIOInvalidTreeException {
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
}
