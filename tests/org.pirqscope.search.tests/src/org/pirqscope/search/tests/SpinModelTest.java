package org.pirqscope.search.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.pirqscope.explore.Limits;
import org.pirqscope.explore.Progress;
import org.pirqscope.machine.call.Outcome;
import org.pirqscope.machine.driver.Drivers;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.scenario.Controller.Act;
import org.pirqscope.machine.scenario.Pool;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.scenario.ScenarioReader;
import org.pirqscope.search.Exploration;
import org.pirqscope.search.Exploration.Options;
import org.pirqscope.search.Exploration.Result;
import org.pirqscope.search.Exploration.Verdict;
import org.pirqscope.search.spin.SpinAnswer;
import org.pirqscope.search.spin.SpinModel;

/** The model that goes to SPIN is the scenario's, or refused by the names of what it lacks; its answer is ours. */
class SpinModelTest {

    private static final List<String> NAMES = List.of("nvme0", "nvme1");

    @TempDir
    Path folder;

    private static Scenario with(String name, String linux, String qemu, String xen) {
        Scenario scenario = BuiltIn.named(name);
        return scenario.withVersions(
                scenario.versions().withLinux(linux).withQemu(qemu).withXen(xen));
    }

    private static boolean installed(String program) {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(path -> Files.isExecutable(Path.of(path, program)));
    }

    @ParameterizedTest
    @CsvSource({
        "2x1,2.6.37-rc3,2.0,4.7",
        "2x2,2.6.37,2.5,4.7",
        "2x2,4.10,2.5,4.7",
        "2x2,4.10,2.1,4.5",
        "2x2,5.4,2.5,4.7",
        "3x1,4.11,2.5,4.7"
    })
    void aSwarmOfTwoJobsFindsWhatTheExplorerFinds(String name, String linux, String qemu, String xen) throws Exception {
        assumeTrue(installed("spin") && installed("gcc"), "spin and gcc are not installed");
        Scenario scenario = with(name, linux, qemu, xen);
        SpinModel model = new SpinModel(scenario);
        assertEquals(List.of(), model.uncovered());
        for (Map.Entry<String, String> file : model.files().entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
        ProcessBuilder swarm = new ProcessBuilder("sh", "swarm.sh").directory(folder.toFile());
        swarm.environment().putAll(Map.of("JOBS", "2", "MB", "256", "SECS", "600"));
        Process process = swarm.inheritIO().start();
        assertTrue(process.waitFor(20, TimeUnit.MINUTES));

        SpinAnswer answer = SpinAnswer.of(
                List.of(Files.readString(folder.resolve("job-1.out")), Files.readString(folder.resolve("job-2.out"))),
                scenario.controllers().stream().map(one -> one.name()).toList());
        Result ours = Exploration.explore(scenario, new Options(false, false, 1, Limits.ofHeap()), Progress.NONE);

        assertEquals(ours.verdict(), answer.verdict());
        assertEquals(ours.states(), answer.covered().orElseThrow().states());
        assertEquals(ours.transitions(), answer.covered().orElseThrow().transitions());
        assertEquals(
                new TreeSet<>(ours.endings().stream()
                        .map(ending -> ending.outcomes().stream()
                                .map(Outcome::text)
                                .toList()
                                .toString())
                        .toList()),
                new TreeSet<>(answer.outcomes().stream().map(List::toString).toList()));
    }

    @Test
    void theFolderHasTheScenario() {
        Scenario scenario = with("2x2", "4.11", "2.5", "4.7");
        Map<String, String> files = new SpinModel(scenario).files();
        Scenario read = ScenarioReader.read(files.get("scenario.yaml"), "scenario.yaml");

        assertEquals(scenario.controllers(), read.controllers());
        assertEquals(scenario.versions(), read.versions());
        assertTrue(files.get("pirq.pml").contains("#define CTRLS 2\n"), files.get("pirq.pml"));
    }

    @ParameterizedTest
    @CsvSource({
        "kexec,4.10,2.5,guest-wide events",
        "msi-reload,4.10,2.5,nvme0: an MSI-X table smaller than its vectors",
        "5x1,4.10,2.5,more than 4 controllers",
        "2x4,4.10,2.5,nvme0: more than 3 vectors",
        "2x2,4.10,2.6,qemu.latch=yes (it has no)",
        "2x2,6.2-rc3,2.5,linux.msix-refused=yes (it has no)",
        "destroy,4.10,2.5,guest-wide events",
        "emulated-leak,4.10,2.5,nvme0: an emulated device",
        "emulated-leak,4.10,2.5,nvme0: a script other than one load",
        "moved-bar,4.10,2.5,eth0: driver ixgbevf",
        "moved-bar,4.10,2.5,eth0: a script other than one load",
        "resume-msi,4.10,2.5,eth0: an MSI-X table smaller than its vectors",
        "hvm-pirq-off,4.10,2.5,a guest without HVM pirqs"
    })
    void whatTheModelLacksIsNamed(String name, String linux, String qemu, String lacks) {
        Scenario scenario = BuiltIn.named(name);
        Scenario asked =
                scenario.withVersions(scenario.versions().withLinux(linux).withQemu(qemu));

        List<String> uncovered = new SpinModel(asked).uncovered();
        assertTrue(uncovered.contains(lacks), "" + uncovered);
    }

    private static Stream<Arguments> changed() {
        return Stream.of(
                Arguments.of("an emulated device", nvme().withEmulated(true)),
                Arguments.of("a script other than one load", nvme().withScript(Act.LOAD, Act.RESET)),
                Arguments.of("a script other than one load", nvme().withScript(Act.LOAD, Act.MOVE_BAR)),
                Arguments.of("a script other than one load", nvme().withScript(Act.LOAD, Act.SUSPEND, Act.RESUME)),
                Arguments.of("a script other than one load", nvme().withScript(Act.LOAD, Act.AFFINITY)),
                Arguments.of("a script other than one load", nvme().withScript(Act.LOAD, Act.UNPLUG)),
                Arguments.of("driver once", nvme().withDriver(Drivers.ONCE)),
                Arguments.of("driver e1000e", nvme().withDriver(Drivers.E1000E)));
    }

    private static Controller nvme() {
        return BuiltIn.named("2x2").controllers().get(1);
    }

    @ParameterizedTest
    @MethodSource("changed")
    void oneControllerThatTheModelLacksIsNamed(String lacks, Controller second) {
        Scenario two = BuiltIn.named("2x2");
        Scenario scenario = new Scenario(
                "", "", two.versions(), two.pool(), List.of(two.controllers().get(0), second), List.of(), List.of());

        assertEquals(List.of("nvme1: " + lacks), new SpinModel(scenario).uncovered());
    }

    @Test
    void pirqNumbersThatTheModelLacksAreNamed() {
        Scenario two = BuiltIn.named("2x2");
        for (Pool pool : List.of(new Pool(0, 32, 64, 10, 64), new Pool(250, 32, 64, 10, 64))) {
            Scenario scenario = new Scenario("", "", two.versions(), pool, two.controllers(), List.of(), List.of());
            assertEquals(
                    List.of(pool.nrIrqsGsi() == 0 ? "pirq 0" : "pirqs from 256 on"),
                    new SpinModel(scenario).uncovered());
        }
    }

    private static String job(int number, String kind, int exit, String... lines) {
        return String.join(
                "\n",
                Stream.of(
                                Stream.of(lines),
                                Stream.of(
                                        "State-vector 84 byte, depth reached 30, errors: 0",
                                        "     6348 states, stored",
                                        "    10427 transitions (= stored+matched)",
                                        "@@ job " + number + " of 2 " + kind + " exit " + exit))
                        .flatMap(each -> each)
                        .toList());
    }

    @Test
    void onlyACoveredSearchProvesThatNothingFails() {
        String ok = "@ nvme0=ok nvme1=ok";
        SpinAnswer covered = SpinAnswer.of(List.of(job(1, "exact", 0, ok)), NAMES);
        SpinAnswer bits = SpinAnswer.of(List.of(job(2, "bitstate", 0, ok)), NAMES);
        SpinAnswer late = SpinAnswer.of(List.of(job(1, "exact", 124, ok)), NAMES);
        SpinAnswer little = SpinAnswer.of(List.of(job(1, "exact", 0, ok, "pan: reached -DMEMLIM bound")), NAMES);

        assertEquals(Verdict.NEVER_FAILS, covered.verdict());
        assertEquals(
                new SpinAnswer.Job(1, true, true, 6348, 10426, 30),
                covered.jobs().getFirst());
        assertEquals(Verdict.NOT_DECIDED, bits.verdict());
        assertEquals(Verdict.NOT_DECIDED, late.verdict());
        assertEquals(Verdict.NOT_DECIDED, little.verdict());
    }

    @Test
    void oneFailingOutcomeOfAnyJobSuffices() {
        SpinAnswer answer = SpinAnswer.of(
                List.of(
                        job(1, "exact", 124, "@ nvme0=ok nvme1=ok"),
                        job(2, "bitstate", 0, "@ nvme0=lost phase 1 entry 0: goes to nvme1 entry 0 nvme1=ok")),
                List.of("a", "b"));

        assertEquals(Verdict.FAILS, answer.verdict());
        assertTrue(
                answer.outcomes().contains(List.of("lost phase 1 entry 0: goes to b entry 0", "ok")),
                "" + answer.outcomes());
        assertFalse(answer.covered().isPresent());
    }

    @Test
    void aJobThatDidNotEndIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> SpinAnswer.of(List.of("@ nvme0=ok nvme1=ok\n"), NAMES));
    }
}
