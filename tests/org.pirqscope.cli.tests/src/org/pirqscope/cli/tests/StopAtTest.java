package org.pirqscope.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StopAtTest {

    @Test
    void theRunStopsWhereTheBindIsRefused() {
        Shell shell = Shell.run("run", "stale-pirq", "--stop-at", "call:EVTCHNOP_bind_pirq if answer<0");
        assertEquals(1, shell.code());
        List<String> lines = shell.lines();
        String last = lines.stream()
                .filter(line -> line.contains("EVTCHNOP_bind_pirq(55) = -17"))
                .findFirst()
                .orElseThrow();
        int step = Integer.parseInt(last.replaceAll("^!! +(\\d+) .*", "$1"));
        assertTrue(lines.contains("stopped at step " + step + ": call:EVTCHNOP_bind_pirq if answer<0"), shell.out());
        assertFalse(shell.out().contains("\nResult\n"), shell.out());
    }

    @Test
    void thoseThatAScenarioKeepsCountWhereTheyAreOn(@TempDir Path folder) throws IOException {
        String scenario = Shell.run("scenario", "stale-pirq").out();
        Path file = Files.writeString(
                folder.resolve("mine.yaml"),
                scenario + "stop-at: [{at: \"pirq:55\", on: false}, \"finding:stale-hit\"]\n");
        Shell saved = Shell.run("run", file.toString(), "--stop-at", "saved");
        assertTrue(saved.out().contains("stopped at step 258: finding:stale-hit\n"), saved.out());
        assertEquals(
                Shell.run("run", "stale-pirq").out(),
                Shell.run("run", file.toString()).out());
    }

    @Test
    void oneThatAScenarioKeepsIsRefusedByItsPlace(@TempDir Path folder) throws IOException {
        String scenario = Shell.run("scenario", "stale-pirq").out();
        Path file = Files.writeString(folder.resolve("mine.yaml"), scenario + "stop-at: [\"call:nope\"]\n");
        Shell shell = Shell.run("run", file.toString(), "--stop-at", "saved");
        assertEquals(2, shell.code());
        assertEquals(
                "pirqscope: stale-pirq: stop-at \"call:nope\", column 6: expected the name of a call, such as "
                        + "xen_irq_from_pirq\n",
                shell.err());
    }

    @Test
    void jsonEndsWithTheStop() {
        Shell shell = Shell.run("run", "stale-pirq", "--json", "--stop-at", "finding:stale-hit");
        List<String> lines = shell.lines();
        assertTrue(
                lines.getLast()
                        .matches("\\{\"stopped\":\\{\"step\":\\d+,\"breakpoint\":\"finding:stale-hit\","
                                + "\"call\":\"xen_irq_from_pirq\\(55\\) = 64\"},\"undecided\":false}"),
                lines.getLast());
        assertEquals(
                1,
                lines.stream()
                        .filter(line -> line.contains("\"kind\":\"stale-hit\""))
                        .count());
    }

    @Test
    void theFirstOfSeveralStops() {
        String out = Shell.run("run", "stale-pirq", "--stop-at", "port:10", "--stop-at", "pirq:55")
                .out();
        assertTrue(out.contains(": pirq:55\n"), out);
    }

    @Test
    void thePointOfNoReturnIsThatOfTheOdds() {
        String odds = Shell.run("explore", "stale-pirq", "--odds").out();
        String step = odds.replaceAll("(?s).*point of no return: step (\\d+),.*", "$1");
        String out = Shell.run("run", "stale-pirq", "--stop-at", "no-return").out();
        assertTrue(out.contains("stopped at step " + step + ": no-return"), out);
    }

    /** Eight controllers have more orders than a second suffices for, or the packing has room for. */
    @Test
    void whatIsNotDecidedIsSaid() {
        String[] words = "run i3.16xlarge --schedule nvme0*X,nvme1*U --stop-at no-return --seconds 1".split(" ");
        Shell shell = Shell.run(words);
        assertEquals(3, shell.code());
        assertTrue(shell.out().contains("no-return: not decided"), shell.out());
        assertFalse(shell.out().contains("none of the breakpoints\n"), shell.out());
        Shell json = Shell.run((String.join(" ", words) + " --json --stop-at pirq:55").split(" "));
        assertEquals(3, json.code());
        String last = json.lines().getLast();
        assertTrue(last.contains("\"breakpoint\":\"pirq:55\"") && last.endsWith("\"undecided\":true}"), last);
        assertEquals(
                "pirqscope: run: --seconds goes with --stop-at no-return\n",
                Shell.run("run", "stale-pirq", "--stop-at", "pirq:55", "--seconds", "1")
                        .err());
    }

    @Test
    void whatNeverComesIsSaid() {
        Shell shell = Shell.run("run", "stale-pirq", "--linux", "4.11", "--stop-at", "finding:stale-hit");
        assertEquals(0, shell.code());
        assertTrue(shell.out().endsWith("not stopped: the run comes to none of the breakpoints\n"), shell.out());
    }

    @Test
    void whatIsNoBreakpointIsRefused() {
        Shell shell = Shell.run("run", "stale-pirq", "--stop-at", "call:nope");
        assertEquals(2, shell.code());
        assertEquals(
                "pirqscope: --stop-at \"call:nope\", column 6: expected the name of a call, such as "
                        + "xen_irq_from_pirq\n",
                shell.err());
        assertEquals(
                2,
                Shell.run("run", "stale-pirq", "--stop-at", "pirq:55", "--walk").code());
    }
}
