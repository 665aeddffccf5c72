package org.pirqscope.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pirqscope.diagram.picture.Ink;
import org.pirqscope.diagram.picture.Palette;

/** {@code evidence --timeline}: the same rows in every format, and what is refused. */
class TimelineVerbTest {

    private static final String QEMU = """
            [00:05.0] msi_msix_setup: requested pirq 47 for MSI-X (vec: 0x0, entry: 0x0)
            [00:05.0] msi_msix_update: Updating MSI-X with pirq 47 gvec 0x0 gflags 0x302f (entry: 0x0)
            """;
    private static final String GUEST = """
            [    1.0] nvme 0000:00:05.0: xen: msi bound to pirq=47
            [    1.1] nvme 0000:00:05.0: xen: msi --> pirq=47 --> irq=60
            """;

    @TempDir
    private Path folder;

    private String qemu;
    private String guest;

    @BeforeEach
    void files() throws IOException {
        qemu = Files.writeString(folder.resolve("qemu.log"), QEMU).toString();
        guest = Files.writeString(folder.resolve("guest.log"), GUEST).toString();
    }

    private Shell timeline(String... more) {
        return Shell.run(Stream.concat(Stream.of("evidence", qemu, guest, "--timeline"), Stream.of(more))
                .toArray(String[]::new));
    }

    @Test
    void theTextNamesEachLineAndWhereTheOrderIsNotKnown() {
        Shell shell = timeline();
        assertEquals(0, shell.code());
        assertEquals(
                List.of(
                        "guest -> Xen    request pirq 47, 00:05.0 [guest.log:1]",
                        "guest -> Xen    bind pirq 47 (Linux irq 60), 00:05.0 [guest.log:2]",
                        "... order not known ...",
                        "guest -> QEMU   request pirq 47 (entry 0), 00:05.0 [qemu.log:1]",
                        "QEMU -> Xen     update pirq 47 (entry 0, gvec 0x0, gflags 0x302f), 00:05.0",
                        "                [qemu.log:2]",
                        "",
                        "Timeline of logs",
                        "logs: qemu.log, guest.log"),
                shell.lines());
        assertTrue(timeline("--pair", "guest.log:2=qemu.log:1").lines().stream()
                .noneMatch(line -> line.contains("not known")));
    }

    @Test
    void everyFormatIsWritten() throws IOException {
        for (String format : List.of("text", "plantuml", "mermaid", "mscgen", "svg", "html", "png", "pdf")) {
            Path file = folder.resolve("out-" + format);
            Shell shell = timeline("--format", format, "-o", file.toString());
            assertEquals(0, shell.code(), shell.err());
            String written = Files.readString(file, StandardCharsets.ISO_8859_1);
            if (!format.equals("png") && !format.equals("pdf")) {
                assertTrue(written.contains("guest.log") && written.contains("order not known"), format + written);
            }
            assertTrue(timeline("--format", format, "-o", file.toString()).refused(), format);
        }
    }

    @Test
    void theLivesAreAPicture() throws IOException {
        Path file = folder.resolve("lives.png");
        Shell shell = Shell.run("evidence", qemu, guest, "--gantt", "-o", file.toString(), "--dark");
        assertEquals(0, shell.code(), shell.err());
        BufferedImage dark = ImageIO.read(file.toFile());
        assertEquals(1000, dark.getWidth());
        assertTrue(pixels(dark, Ink.XEN) > 1000, "bound"); // QEMU's bar reaches the end
        assertTrue(pixels(dark, Ink.GUEST) > 1000, "asked for");
        assertEquals(0, pixels(dark, Ink.FAILURE) / 1000, "masked");
        for (List<String> wrong : List.of(
                List.<String>of(),
                List.of("-o", file.toString()),
                List.of("-o", "x.png", "--timeline"),
                List.of("-o", "x.png", "--format", "pdf"),
                List.of("-o", "x.png", "--scale", "17"),
                List.of("-o", "x.png", "--width", "70"))) {
            Stream<String> words = Stream.concat(Stream.of("evidence", qemu, "--gantt"), wrong.stream());
            assertTrue(Shell.run(words.toArray(String[]::new)).refused(), wrong.toString());
        }
    }

    @Test
    void theLivesAreADrawingByTheNameOrTheFormatOfTheFile() throws IOException {
        for (List<String> more : List.of(List.of("-o", "lives.svg"), List.of("-o", "lives.x", "--format", "svg"))) {
            Path file = folder.resolve(more.get(1));
            List<String> words = new ArrayList<>(List.of("evidence", qemu, guest, "--gantt", "-o", file.toString()));
            words.addAll(more.subList(2, more.size()));
            Shell shell = Shell.run(words.toArray(String[]::new));
            assertEquals(0, shell.code(), shell.err());
            String svg = Files.readString(file);
            assertTrue(svg.startsWith("<svg ") && svg.endsWith("</svg>\n"), svg);
            assertTrue(svg.contains(">row of the timeline<") && svg.contains(">bound<"), svg);
            words.addAll(List.of("--force", "--scale", "2"));
            assertTrue(Shell.run(words.toArray(String[]::new)).refused(), words.toString());
        }
    }

    private static long pixels(BufferedImage image, Ink ink) {
        int wanted = Palette.DARK.rgb(ink);
        return IntStream.range(0, image.getHeight())
                .mapToLong(y -> IntStream.range(0, image.getWidth())
                        .filter(x -> (image.getRGB(x, y) & 0xffffff) == wanted)
                        .count())
                .sum();
    }

    @Test
    void whatCannotBeIsRefused() {
        for (List<String> wrong : List.of(
                List.of("--offset", "qemu.log"),
                List.of("--offset", "qemu.log=+1s"),
                List.of("--offset", "other.log=1", "--offset", "qemu.log=2"),
                List.of("--pair", "guest.log=qemu.log"),
                List.of("--pair", "guest.log:1=qemu.log:9"),
                List.of("--format", "bmp"),
                List.of("--format", "png"),
                List.of("--format", "svg", "--width", "70"),
                List.of("--dark"),
                List.of("--json"),
                List.of("--scenario"))) {
            assertTrue(timeline(wrong.toArray(String[]::new)).refused(), wrong.toString());
        }
        assertTrue(Shell.run("evidence", qemu, "--offset", "qemu.log=1").refused());
    }
}
