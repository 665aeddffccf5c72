package org.pirqscope.chart.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pirqscope.chart.ChartLook;
import org.pirqscope.chart.PirqChart;
import org.pirqscope.chart.PoolHistory;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.scenario.Controller.Act;
import org.pirqscope.machine.scenario.Pool;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.scenario.Turn;
import org.pirqscope.machine.version.Versions;

class PirqChartTest {

    private static final ChartLook LOOK = new ChartLook(Color.BLACK, Color.WHITE, Color.GRAY, Color.GREEN, Color.BLUE, Color.RED, 13);

    private final Run run = Run.of(BuiltIn.named("stale-pirq"));
    private final PoolHistory history = PoolHistory.of(run);

    @ParameterizedTest
    @ValueSource(strings = {"one-controller", "stale-pirq", "commit-story-a", "commit-story-b", "sequential-reload", "msi-reuse", "msi-reload", "kexec", "exhaustion"})
    void theHistorySaysWhatTheWorldSaysAtEveryPosition(String name) {
        for (String qemu : List.of("2.0", "2.5", "2.6")) {
            follow(Run.of(BuiltIn.named(name).withVersions(BuiltIn.named(name).versions().withQemu(qemu))), name);
        }
    }

    private static void follow(Run told, String name) {
        List<PoolHistory.Sample> samples = PoolHistory.of(told).samples();
        int next = 0;
        for (int position = 0; position <= told.length(); position++) {
            while (next + 1 < samples.size() && samples.get(next + 1).position() <= position) {
                next++;
            }
            assertEquals(told.at(position).pool(), samples.get(next).count(), name + " at " + position);
        }
    }

    /** Devices are unplugged in the middle of what they do, on small pools and on every kind of kernel and QEMU. */
    @Test
    void soItDoesWhereDevicesAreUnplugged() {
        for (int seed = 0; seed < 150; seed++) {
            follow(Run.of(unplugging(new Random(seed))), "seed " + seed);
        }
    }

    private static Scenario unplugging(Random random) {
        List<Controller> controllers = IntStream.range(0, 1 + random.nextInt(3)).mapToObj(i -> new Controller("nvme" + i, "0000:00:%02x.0".formatted(4 + i),
                random.nextInt(4) == 0 ? 0 : 8, new Controller.Msi(true, true, false), random.nextBoolean(), 1 + random.nextInt(4),
                List.of(Act.LOAD, Act.UNPLUG, Act.LOAD, Act.UNPLUG))).toList();
        Versions versions = Versions.of(List.of("2.6.37-rc4", "2.6.37", "4.10", "4.11").get(random.nextInt(4)), List.of("2.0", "2.5").get(random.nextInt(2)), "4.7");
        Scenario scenario = new Scenario("unplug", "", versions, new Pool(24, 1 + random.nextInt(6), 64, 10, 32), controllers, List.of(), List.of());
        return scenario.withSchedule(IntStream.range(0, 30).mapToObj(i -> new Turn("nvme" + random.nextInt(controllers.size()), 1 + random.nextInt(9))).toList());
    }

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
        List<Integer> hits = run.steps().stream().filter(step -> step.findings().stream().anyMatch(Finding.StaleHit.class::isInstance))
                .map(Step::number).toList();
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
        assertEquals(place, chart.x(100), 1.5, "places are counted in points; fonts have other widths at another resolution");
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
}
