package org.pirqscope.chart.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pirqscope.chart.ChartLook;
import org.pirqscope.chart.FailShare;
import org.pirqscope.chart.PirqChart;
import org.pirqscope.chart.PoolHistory;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.BuiltIn;

class PirqChartTest {

    private static final ChartLook LOOK =
            new ChartLook(Color.BLACK, Color.WHITE, Color.GRAY, Color.GREEN, Color.BLUE, Color.RED, 13);

    private final Run run = Run.of(BuiltIn.named("stale-pirq"));
    private final PoolHistory history = PoolHistory.of(run);

    /** A line in steps is drawn through them; the last one is the end. */
    @Test
    void onlyPositionsThatChangeACountAreKept() {
        List<PoolHistory.Sample> samples = history.samples();
        assertEquals(0, samples.getFirst().position());
        assertEquals(run.length(), samples.getLast().position());
        assertTrue(samples.size() < run.length() / 10, samples.toString());
        for (int i = 1; i < samples.size() - 1; i++) {
            assertNotEquals(samples.get(i - 1).count(), samples.get(i).count());
        }
    }

    @Test
    void everyStaleHitIsThere() {
        List<Integer> hits = run.steps().stream()
                .filter(step -> step.findings().stream().anyMatch(Finding.StaleHit.class::isInstance))
                .map(Step::number)
                .toList();
        assertTrue(!hits.isEmpty());
        assertEquals(hits, history.staleHits());
    }

    @Test
    void placesInTheImageLeadBackToTheirSteps() {
        PirqChart chart = new PirqChart(history, LOOK);
        chart.image(600, 300, 1);
        for (int step : new int[] {0, 1, 100, history.length()}) {
            assertEquals(step, chart.position(chart.x(step)));
        }
        double place = chart.x(100);
        BufferedImage doubled = chart.image(600, 300, 2);
        assertEquals(1200, doubled.getWidth());
        assertEquals(
                place,
                chart.x(100),
                1.5,
                "places are counted in points; fonts have other widths at another resolution");
        assertEquals(0, chart.position(-50));
        assertEquals(history.length(), chart.position(5000));
    }

    /** Of labels that would stand in one another the first is there. */
    @Test
    void labelsDoNotOverlap() {
        PirqChart chart = new PirqChart(history, LOOK);
        chart.image(600, 300, 1);
        assertEquals(history.staleHits(), chart.labelled());
        chart.image(220, 200, 1);
        assertEquals(history.staleHits().subList(0, 1), chart.labelled());
        chart.image(600, 300, 1);
        assertEquals(history.staleHits(), chart.labelled());
    }

    @Test
    void theColoursAreThoseOfTheTheme() {
        BufferedImage image = new PirqChart(history, LOOK).image(600, 300, 1);
        assertEquals(Color.BLACK.getRGB(), image.getRGB(2, 2));
        int green = 0;
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                green += image.getRGB(x, y) == Color.GREEN.getRGB() ? 1 : 0;
            }
        }
        assertNotEquals(0, green);
    }

    /** The line of the share stands at the right height, whatever the number of pirqs is. */
    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.37, 0.62, 0.9})
    void theShareOfOrdersHasAnAxisOfItsOwn(double share) {
        ChartLook loud =
                new ChartLook(Color.BLACK, Color.MAGENTA, Color.BLACK, Color.BLACK, Color.BLACK, Color.BLACK, 13);
        PirqChart chart = new PirqChart(history, List.of(new FailShare(0, share)), loud);
        BufferedImage image = chart.image(600, 300, 1);
        int middle = (int) chart.plotted().getCenterX();
        double height = chart.plotted().getHeight();
        int y = (int) Math.round(chart.plotted().getMaxY() - height * (share + 0.06) / 1.18);
        int seen = -1;
        for (int row = (int) chart.plotted().getY(); row <= chart.plotted().getMaxY(); row++) {
            seen = (image.getRGB(middle, row) & 0xff) > 100 ? row : seen;
        }
        assertEquals(y, seen, 2);
    }
}
