package org.pirqscope.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.run.RunString;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.scenario.Turn;
import org.pirqscope.machine.version.VersionGrid;

/** {@code step} as a script: what it prints is what the other verbs print of the same moment. */
class StepTest {

    private static final int RUNS = 12;

    @TempDir
    Path folder;

    /** Built-in scenarios in an order and on versions of their own, as run strings. */
    static Stream<String> runs() {
        List<Scenario> all = BuiltIn.all();
        return Stream.iterate(0, seed -> seed < RUNS, seed -> seed + 1).map(seed -> {
            Random random = new Random(seed);
            Scenario scenario = all.get(random.nextInt(all.size()));
            List<Turn> turns = new ArrayList<>();
            while (turns.size() < 6) {
                String actor =
                        scenario.actors().get(random.nextInt(scenario.actors().size()));
                turns.add(new Turn(actor, 1 + random.nextInt(20)));
            }
            return Run.of(scenario.withSchedule(turns)
                            .withVersions(scenario.versions()
                                    .withLinux(any(VersionGrid.KERNELS, random))
                                    .withQemu(any(VersionGrid.QEMUS, random))))
                    .runString();
        });
    }

    private static String any(List<String> names, Random random) {
        return names.get(random.nextInt(names.size()));
    }

    private static Shell step(String run, String... lines) {
        return Shell.reading(String.join("\n", lines) + "\n", "step", run);
    }

    private static String verb(String... words) {
        return Shell.run(words).out();
    }

    @ParameterizedTest
    @MethodSource("runs")
    void theWholeListIsThatOfRun(String run) {
        List<String> whole = verb("run", run).lines().toList();
        int head = whole.indexOf(whole.stream()
                .filter(line -> line.contains("step") && line.endsWith("call = answer"))
                .findFirst()
                .orElseThrow());
        String calls = whole.subList(head + 1, whole.lastIndexOf("Result") - 1).stream()
                .collect(Collectors.joining("\n", "", "\n"));
        assertTrue(step(run, "goto end", "list 100000").out().endsWith(calls), run);
    }

    @ParameterizedTest
    @MethodSource("runs")
    void whatItShowsIsWhatTheVerbsPrint(String string) {
        Run run = Run.of(RunString.open(string));
        Random random = new Random(string.hashCode());
        int at = 1 + random.nextInt(run.length());
        String place = step(string, "goto " + at).out();
        String step = Integer.toString(at);
        assertEquals(
                place + verb("run", string, "--tables", step),
                step(string, "goto " + at, "pirqs", "irqs", "ports", "devices")
                        .out()
                        .transform(StepTest::inOrder));
        assertEquals(
                place + verb("why", string, "--step", step),
                step(string, "goto " + at, "why").out());
        assertEquals(
                place + verb("keys", string, "i", "--step", step),
                step(string, "goto " + at, "keys i").out());
        assertEquals(
                place + verb("values", string, "irq"),
                step(string, "goto " + at, "values irq").out());
        assertEquals(
                place + verb("diff", string, "--linux", "4.11"),
                step(string, "goto " + at, "diff --linux 4.11").out());
        assertEquals(
                place + verb("diagram", string, "--format", "plantuml"),
                step(string, "goto " + at, "export --format plantuml").out());
    }

    // irqs has Xen's and the guest's together; --tables has the ports between them
    private static String inOrder(String text) {
        int guest = text.indexOf("Guest irqs");
        int ports = text.indexOf("Event channels");
        int devices = text.indexOf("PCI devices");
        return text.substring(0, guest)
                + text.substring(ports, devices)
                + text.substring(guest, ports)
                + text.substring(devices);
    }

    @ParameterizedTest
    @MethodSource("runs")
    void aWayThereAndBackEndsWhereItBegan(String string) {
        int length = Run.of(RunString.open(string)).length();
        Random random = new Random(string.hashCode());
        for (int i = 0; i < 5; i++) {
            int from = random.nextInt(length + 1);
            int steps = 1 + random.nextInt(length);
            int there = Math.min(steps, length - from);
            String way = there == 0 ? "where" : "step " + steps + "\nback " + there;
            String last = step(string, "goto " + from, way, "where").out();
            assertEquals(
                    where(string, from),
                    last.substring(last.length() - where(string, from).length()));
        }
    }

    private static String where(String run, int at) {
        String gone = step(run, "goto " + at).out();
        return step(run, "goto " + at, "where").out().substring(gone.length());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pirq:55",
                "call:EVTCHNOP_bind_pirq if answer<0",
                "finding:stale-hit",
                "entry:nvme0/0",
                "port:10",
                "log:msi already bound",
                "step:326",
                "no-return"
            })
    void aBreakpointStopsWhereRunStops(String form) {
        String said = verb("run", "stale-pirq", "--stop-at", form);
        String stop = said.lines()
                .filter(line -> line.startsWith("stopped"))
                .findFirst()
                .orElseThrow();
        String stopped = step("stale-pirq", "next " + form).out();
        // run shows the row of a call that calls nothing with the number of its answer
        assertTrue(stopped.lines().anyMatch(line -> ending(line).equals(ending(stop))), stopped);
        List<String> lines = step(
                        "stale-pirq", "break " + form, "goto end", "back " + form, "goto start", "next " + form)
                .out()
                .lines()
                .toList();
        assertTrue(lines.getLast().equals(stopped.lines().toList().getLast()), String.join("\n", lines));
    }

    private static String ending(String line) {
        return line.startsWith("stopped") ? line.substring(line.indexOf(':')) : "";
    }

    @Test
    void resumeStopsAtFindingsAndBreakpointsAndTheEnd() {
        List<String> stops = step("stale-pirq", "break step:300", "resume", "resume", "resume", "break delete 1")
                .out()
                .lines()
                .toList();
        assertTrue(stops.stream().anyMatch(line -> line.startsWith("!!  258 nvme0")));
        assertTrue(stops.contains("stopped at step 300: step:300"), String.join("\n", stops));
        String whole = step(
                        "stale-pirq", Stream.generate(() -> "resume").limit(60).toArray(String[]::new))
                .out();
        assertTrue(whole.endsWith("   the end of the run\n"));
        // each failure of the run is stopped at
        assertEquals(
                verb("run", "stale-pirq")
                        .lines()
                        .filter(line -> line.matches("!!  *\\d+ nvme.*"))
                        .count(),
                whole.lines()
                        .filter(line -> line.matches("!!  *\\d+ nvme.*"))
                        .distinct()
                        .count());
    }

    @Test
    void whoeverIsChosenGoesOn() {
        Run run = Run.of(BuiltIn.named("stale-pirq"));
        int place = 1;
        while (run.steps().get(place).actorName().equals("nvme0")) {
            place++;
        }
        List<String> lines = step("stale-pirq", "goto " + place, "who nvme0", "where")
                .out()
                .lines()
                .toList();
        String chosen = lines.getLast().substring("  run: ".length());
        assertEquals("nvme1", run.steps().get(place).actorName());
        assertEquals("nvme0", Run.of(RunString.open(chosen)).steps().get(place).actorName());
        assertEquals(1, lines.stream().filter(line -> line.startsWith("now ")).count());
        assertTrue(step("stale-pirq", "goto " + place, "who nvme1")
                .out()
                .endsWith("the same run: so it goes on already\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"stale-pirq", "one-controller"})
    void itEndsAsTheRunDoes(String name) {
        int code = Shell.run("run", name).code();
        assertEquals(code, step(name, "step").code());
        assertEquals(code, step(name, "quit", "nonsense").code());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "s 0",
                "r",
                "step x",
                "step 1 2",
                "goto",
                "goto 99999",
                "over 2",
                "back nowhere",
                "next pirq:x",
                "break call:nothing",
                "break delete 1",
                "who nvme7",
                "with --linux nothing",
                "with --linus 4.11",
                "why pirq:99",
                "why pirq:55 x",
                "values nothing",
                "keys y",
                "decode 1",
                "diff -",
                "diff no-such-run",
                "export --format png",
                "log -1",
                "help nothing",
                "say 'what"
            })
    void whatCannotBeDoneIsSaidWithItsLine(String wrong) {
        Shell shell = step("stale-pirq", "# a remark", "", "step", wrong, "over");
        assertEquals(2, shell.code(), shell.err());
        assertTrue(shell.err().startsWith("pirqscope: standard input:4: "), shell.err());
        assertEquals(1, shell.err().lines().count(), shell.err());
        assertEquals(2, shell.out().lines().count(), "what came before is done");
    }

    @Test
    void theScenarioIsNotReadFromThePipe() {
        assertTrue(Shell.reading("step\n", "step", "-").refused());
    }

    @Test
    void anExportIsWrittenAsAWhole() throws IOException {
        Path file = folder.resolve("a run.svg");
        Shell shell = step("stale-pirq", "export --format svg -o '" + file + "'");
        assertEquals(1, shell.code(), shell.err());
        assertEquals(
                verb("diagram", "stale-pirq", "--format", "svg"),
                Files.readString(file).stripTrailing() + "\n");
    }

    @Test
    void everyWordIsExplained() {
        String help = verb("step", "--help");
        List<String> words = step("stale-pirq", "help")
                .out()
                .lines()
                .filter(line -> line.matches("  [a-z].*"))
                .map(line -> line.strip().split(" ")[0])
                .toList();
        assertTrue(words.size() > 20);
        for (String word : words) {
            assertTrue(help.contains("\n  " + word + " "), word);
            Shell one = step("stale-pirq", "help " + word);
            assertTrue(one.out().startsWith("Usage: " + word), one.out());
        }
    }
}
