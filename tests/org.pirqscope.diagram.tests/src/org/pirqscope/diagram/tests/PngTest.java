package org.pirqscope.diagram.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.pirqscope.diagram.Scope;
import org.pirqscope.diagram.SequenceDiagram;
import org.pirqscope.diagram.image.Png;
import org.pirqscope.diagram.picture.Palette;
import org.pirqscope.machine.run.Run;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** ImageIO's reader looks at what its writer was told to write. */
class PngTest {

    private static byte[] png(SequenceDiagram diagram, Palette palette, double scale) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Png(diagram, Runs.origin(Runs.stale()), palette, scale).write(out);
        return out.toByteArray();
    }

    @Test
    void whatCannotBeWrittenIsKnownBefore() {
        List<String> names = IntStream.range(0, 600).mapToObj(i -> "nvme" + i).toList();
        SequenceDiagram wide = SequenceDiagram.of(List.of(), names, Scope.ALL);
        assertFalse(new Png(wide, Runs.origin(Runs.stale()), Palette.LIGHT, 16).possible());
        assertTrue(new Png(wide, Runs.origin(Runs.stale()), Palette.LIGHT, 1).possible());
        assertTrue(new Png(Runs.diagram(Runs.stale()), Runs.origin(Runs.stale()), Palette.LIGHT, 16).possible());
    }

    @Test
    void theWholeDiagramIsThereAtEveryScale() throws IOException {
        SequenceDiagram diagram = Runs.diagram(Runs.stale());
        for (double scale : new double[] {0.5, 1, 2}) {
            Png png = new Png(diagram, Runs.origin(Runs.stale()), Palette.LIGHT, scale);
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(png(diagram, Palette.LIGHT, scale)));
            assertEquals(png.width(), image.getWidth());
            assertEquals(png.height(), image.getHeight());
            assertTrue(image.getHeight() > 9000 * scale, "358 rows do not fit into " + image.getHeight());
        }
    }

    @Test
    void stripsJoinWithoutASeam() throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png(Runs.diagram(Runs.stale()), Palette.LIGHT, 1)));
        assertEquals(4, Pixels.count(image.getSubimage(60, 510, 1, 4), 0xffffff));
        long red = Pixels.count(image, 0xfdeaea);
        BufferedImage twice = ImageIO.read(new ByteArrayInputStream(png(Runs.diagram(Runs.stale()), Palette.LIGHT, 2)));
        assertEquals(4, (double) Pixels.count(twice, 0xfdeaea) / red, 0.4);
    }

    @Test
    void theRunStringStandsInItsTextChunk() throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(
                new ByteArrayInputStream(png(Runs.diagram(Runs.stale()), Palette.LIGHT, 1)))) {
            reader.setInput(in);
            NodeList texts = ((org.w3c.dom.Element) reader.getImageMetadata(0).getAsTree("javax_imageio_png_1.0"))
                    .getElementsByTagName("tEXtEntry");
            Node run = texts.item(1).getAttributes().getNamedItem("value");
            assertEquals("run: " + Runs.origin(Runs.stale()).runString(), run.getNodeValue());
        }
    }

    @Test
    void darkIsDark() throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(
                png(Runs.diagram(Runs.stale()).with(Runs.failingPart(Runs.stale())), Palette.DARK, 1)));
        assertEquals(0x1e2227, image.getRGB(2, image.getHeight() / 2) & 0xffffff);
    }

    @Test
    void aPictureThatCannotBeIsRefusedBeforeAnythingIsWritten() {
        Run run = Runs.stale();
        Png wide = new Png(Runs.diagram(run), Runs.origin(run), Palette.LIGHT, 2_000);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThrows(IOException.class, () -> wide.write(out));
        assertEquals(0, out.size());
    }
}
