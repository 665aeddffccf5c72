package org.pirqscope.chart.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Scanner;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.pirqscope.chart.ChartLook;
import org.pirqscope.chart.LivesChart;
import org.pirqscope.evidence.diagnosis.Observations;
import org.pirqscope.evidence.life.PoolUse;
import org.pirqscope.evidence.read.Evidence;
import org.pirqscope.evidence.read.EvidenceReader;
import org.pirqscope.evidence.read.ReadingProgress;
import org.pirqscope.evidence.read.TextSource;
import org.pirqscope.evidence.timeline.ClockSettings;
import org.pirqscope.evidence.timeline.LifeBar;
import org.pirqscope.evidence.timeline.LifeRow;
import org.pirqscope.evidence.timeline.LivesOverTime;
import org.pirqscope.evidence.timeline.Timeline;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The chart of lives: where its bars are, and its pools. */
class LivesChartTest {

    private static final String LOG = """
            [00:03.0] msi_msix_setup: requested pirq 55 for MSI-X (vec: 0x0, entry: 0x0)
            [00:03.0] msi_msix_update: Updating MSI-X with pirq 55 gvec 0x0 gflags 0x302f (entry: 0x0)
            [00:03.0] msi_msix_setup: requested pirq 54 for MSI-X (vec: 0x0, entry: 0x1)
            [00:03.0] msi_msix_update: Updating MSI-X with pirq 54 gvec 0x0 gflags 0x302f (entry: 0x1)
            [00:03.0] msi_msix_disable: Unmap MSI-X pirq 55
            [00:04.0] msi_msix_setup: requested pirq 55 for MSI-X (vec: 0x0, entry: 0x0)
            [00:04.0] msi_msix_update: Updating MSI-X with pirq 55 gvec 0x0 gflags 0x302f (entry: 0x0)
            """;
    private static final ChartLook LOOK =
            new ChartLook(Color.WHITE, Color.BLACK, Color.GRAY, Color.GREEN, Color.BLUE, new Color(200, 0, 10), 12);
    private static final int WIDTH = 900;

    private static LivesOverTime lives() {
        TextSource text =
                new TextSource("qemu.log", () -> new ByteArrayInputStream(LOG.getBytes(StandardCharsets.UTF_8)));
        Evidence evidence = EvidenceReader.read(List.of(text), ReadingProgress.NONE);
        return LivesOverTime.of(Observations.of(evidence.facts()).lives(), Timeline.of(evidence, ClockSettings.NONE));
    }

    @Test
    void everyBarIsFoundWhereItWasDrawn() {
        LivesOverTime lives = lives();
        LivesChart chart = new LivesChart(lives, List.of(), List.of(), LOOK);
        chart.image(WIDTH, chart.height(), 1);
        int bars = 0;
        for (int i = 0; i < lives.rows().size(); i++) {
            for (LifeBar bar : lives.rows().get(i).bars()) {
                assertEquals(Optional.of(bar), chart.bar(chart.x((bar.from() + bar.to()) / 2.0), chart.y(i)));
                bars++;
            }
        }
        assertTrue(bars > 3);
        assertEquals(Optional.empty(), chart.bar(1, 1));
    }

    @Test
    void aPartOfTheChartIsThatPartOfIt() {
        LivesChart chart = new LivesChart(lives(), List.of(), List.of(), LOOK);
        BufferedImage whole = chart.image(WIDTH, chart.height(), 1);
        BufferedImage part = chart.image(WIDTH, chart.height(), 40, 140, 1);
        for (int y = 0; y < part.getHeight(); y++) {
            for (int x = 0; x < WIDTH; x++) {
                assertEquals(whole.getRGB(x, y + 40), part.getRGB(x, y), x + "," + y);
            }
        }
    }

    /** The drawing has a shape for each bar, in its colour and where the picture has it, and every name. */
    @Test
    void theDrawingHasWhatThePictureHas() throws Exception {
        LivesOverTime lives = lives();
        LivesChart chart = new LivesChart(lives, List.of(), List.of(), LOOK);
        Document svg = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(chart.svg(WIDTH, chart.height()))));
        List<Element> paths = elements(svg, "path");
        List<String> texts =
                elements(svg, "text").stream().map(Element::getTextContent).toList();
        for (LifeRow row : lives.rows()) {
            assertTrue(texts.contains(row.name()), row.name());
            for (LifeBar bar : row.bars()) {
                assertTrue(paths.stream().anyMatch(path -> drawn(path, bar, chart.x(bar.from()))), bar.toString());
            }
        }
        long steps = paths.stream()
                .filter(path -> path.getAttribute("stroke-width").equals("2"))
                .filter(path -> path.getAttribute("stroke").equals(web(LOOK.text())))
                .count();
        assertTrue(steps > lives.length(), "steps of what is mapped: " + steps);
    }

    private static List<Element> elements(Document svg, String name) {
        NodeList all = svg.getElementsByTagName(name);
        return IntStream.range(0, all.getLength())
                .mapToObj(i -> (Element) all.item(i))
                .toList();
    }

    private static boolean drawn(Element path, LifeBar bar, double left) {
        Color color = switch (bar.state()) {
            case BOUND -> LOOK.mapped();
            case MAPPED -> LOOK.allocated();
            case MASKED -> LOOK.leaked();
            case ASKED -> LOOK.lines();
        };
        double x = new Scanner(path.getAttribute("d").substring(1))
                .useDelimiter("[ LZ]")
                .nextDouble();
        return path.getAttribute("fill").equals(web(color)) && Math.abs(x - left) < 1;
    }

    private static String web(Color color) {
        return "#%06x".formatted(color.getRGB() & 0xffffff);
    }

    @Test
    void thePoolsEndIsDrawnWhereItIsNear() {
        assertFalse(red(List.of()));
        assertTrue(red(List.of(new PoolUse(-1, OptionalInt.of(3), 2))));
        assertFalse(red(List.of(new PoolUse(-1, OptionalInt.of(300), 2))));
        assertFalse(red(List.of(new PoolUse(7, OptionalInt.of(3), 2))));
    }

    private static boolean red(List<PoolUse> pools) {
        LivesChart chart = new LivesChart(lives(), List.of(), pools, LOOK);
        BufferedImage image = chart.image(WIDTH, chart.height(), 1);
        for (int y = (int) chart.plotted().getMaxY() + 4; y < image.getHeight() - 40; y++) {
            if (image.getRGB((int) chart.plotted().getCenterX(), y)
                            == LOOK.leaked().getRGB()
                    || image.getRGB((int) chart.plotted().getCenterX() + 6, y)
                            == LOOK.leaked().getRGB()) {
                return true;
            }
        }
        return false;
    }
}
