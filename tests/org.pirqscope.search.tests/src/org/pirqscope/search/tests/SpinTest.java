package org.pirqscope.search.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pirqscope.explore.Limits;
import org.pirqscope.explore.Progress;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.version.VersionGrid;
import org.pirqscope.search.Exploration;
import org.pirqscope.search.Exploration.Options;
import org.pirqscope.search.Exploration.Result;

/**
 * The explorer against SPIN on a Promela model that was written from docs/domain.md alone (releng/spin): verdict,
 * outcomes, and the exact numbers of states and transitions. Both keep Xen irq and port numbers and name Linux irqs by
 * their owner.
 */
class SpinTest {

    @ParameterizedTest
    @CsvSource({
        "K0,OLD,2.6.37-rc3,2.0",
        "K0,NEW,2.6.37-rc3,2.5",
        "K1a,OLD,2.6.37,2.0",
        "K1a,NEW,2.6.37,2.5",
        "K1b,OLD,4.10,2.0",
        "K1b,NEW,4.10,2.5",
        "K2,OLD,4.11,2.0",
        "K2,NEW,4.11,2.5"
    })
    void anIndependentModelHasTheSameStatesTransitionsAndOutcomes(
            String kernel, String qemu, String linux, String qemuVersion) throws Exception {
        assumeTrue(installed("spin") && installed("gcc"), "spin and gcc are not installed");
        for (int vectors = 1; vectors <= 2; vectors++) {
            String spin = spin(kernel, qemu, vectors);
            Scenario scenario = BuiltIn.equal(2, vectors).withVersions(VersionGrid.versions(linux, qemuVersion, "4.7"));
            Result result = Exploration.explore(scenario, new Options(false, false, 1, Limits.ofHeap()), Progress.NONE);

            assertTrue(result.complete());
            assertEquals(text(spin, "verdict"), result.verdict().label(), spin);
            assertEquals(number(spin, "states"), result.states(), spin);
            assertEquals(number(spin, "transitions"), result.transitions(), spin);
            assertEquals(outcomes(spin), outcomes(result), spin);
        }
    }

    /** What SPIN said, for machines without it; the tables of releng/spin/README.md have these numbers. */
    @ParameterizedTest
    @CsvSource({
        "2.6.37-rc3,2.0,1,fails,3,911,1548",
        "2.6.37-rc3,2.0,2,fails,3,1603,2656",
        "2.6.37-rc3,2.5,1,never fails,1,881,1584",
        "2.6.37-rc3,2.5,2,never fails,1,5799,9658",
        "2.6.37,2.0,1,never fails,1,855,1536",
        "2.6.37,2.0,2,fails,1,1235,2264",
        "2.6.37,2.5,1,fails,5,861,1488",
        "2.6.37,2.5,2,fails,5,861,1488",
        "4.10,2.0,1,fails,3,911,1548",
        "4.10,2.0,2,fails,3,1603,2656",
        "4.10,2.5,1,fails,12,1081,1878",
        "4.10,2.5,2,fails,16,6348,10426",
        "4.11,2.0,1,fails,3,911,1548",
        "4.11,2.0,2,fails,3,1603,2656",
        "4.11,2.5,1,never fails,1,881,1584",
        "4.11,2.5,2,never fails,1,5799,9658"
    })
    void withoutSpinItsNumbersHold(
            String linux, String qemu, int vectors, String verdict, int outcomes, long states, long transitions) {
        Scenario scenario = BuiltIn.equal(2, vectors).withVersions(VersionGrid.versions(linux, qemu, "4.7"));
        Result result = Exploration.explore(scenario, new Options(false, false, 1, Limits.ofHeap()), Progress.NONE);

        assertTrue(result.complete());
        assertEquals(verdict, result.verdict().label());
        assertEquals(outcomes, outcomes(result).size());
        assertEquals(states, result.states());
        assertEquals(transitions, result.transitions());
    }

    private static boolean installed(String program) {
        return java.util.Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static String spin(String kernel, String qemu, int vectors) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        "bash",
                        script().toString(),
                        "--json",
                        "-D",
                        "LINUX_IRQ=0",
                        kernel,
                        qemu,
                        "2",
                        Integer.toString(vectors))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(20, TimeUnit.MINUTES));
        assertEquals(0, process.exitValue(), text);
        return text;
    }

    private static Path script() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path script = folder.resolve("releng/spin/run.sh");
            if (Files.exists(script)) {
                return script;
            }
        }
        throw new AssertionError(
                "releng/spin/run.sh is not found above " + Path.of("").toAbsolutePath());
    }

    private static String text(String json, String key) {
        Matcher value = Pattern.compile("\"" + key + "\"\\s*:\\s*\"([^\"]*)\"").matcher(json);
        assertTrue(value.find(), json);
        return value.group(1);
    }

    private static long number(String json, String key) {
        Matcher value = Pattern.compile("\"" + key + "\"\\s*:\\s*(\\d+)").matcher(json);
        assertTrue(value.find(), json);
        return Long.parseLong(value.group(1));
    }

    private static Set<String> outcomes(String json) {
        Set<String> set = new TreeSet<>();
        Matcher pair = Pattern.compile("\"nvme0\"\\s*:\\s*\"([^\"]*)\"\\s*,\\s*\"nvme1\"\\s*:\\s*\"([^\"]*)\"")
                .matcher(json);
        while (pair.find()) {
            set.add(pair.group(1) + " / " + pair.group(2));
        }
        assertTrue(!set.isEmpty(), json);
        return set;
    }

    private static Set<String> outcomes(Result result) {
        Set<String> set = new TreeSet<>();
        result.endings()
                .forEach(ending -> set.add(String.join(
                        " / ",
                        IntStream.range(0, 2)
                                .mapToObj(c -> ending.outcomes().get(c).text())
                                .toList())));
        return set;
    }
}
