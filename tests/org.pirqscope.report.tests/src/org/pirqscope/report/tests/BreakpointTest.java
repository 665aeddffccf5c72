package org.pirqscope.report.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pirqscope.machine.call.LogLine;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.scenario.Turn;
import org.pirqscope.machine.simulate.World;
import org.pirqscope.machine.state.EventChannelRow;
import org.pirqscope.report.breakpoint.Breakpoint;
import org.pirqscope.report.breakpoint.BreakpointException;
import org.pirqscope.report.breakpoint.BreakpointReader;
import org.pirqscope.report.breakpoint.PointOfNoReturn;
import org.pirqscope.report.breakpoint.RunStops;
import org.pirqscope.report.breakpoint.RunStops.Stop;

class BreakpointTest {

    private static final Run STALE = Run.of(BuiltIn.named("stale-pirq"));

    private static RunStops stops(Run run, String... texts) {
        return RunStops.of(
                run,
                List.of(texts).stream()
                        .map(text -> BreakpointReader.read(text, run))
                        .toList(),
                PointOfNoReturn.Never::new);
    }

    private static List<Integer> all(RunStops stops) {
        List<Integer> steps = new ArrayList<>();
        Optional<Stop> stop = stops.next(0);
        while (stop.isPresent()) {
            steps.add(stop.get().step().number());
            stop = stops.next(stop.get().step().number());
        }
        return steps;
    }

    private static Run random(int seed) {
        Random random = new Random(seed);
        Scenario scenario =
                BuiltIn.named(List.of("stale-pirq", "2x1", "msi-reuse", "kexec").get(seed % 4));
        List<Turn> turns = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            List<String> actors = scenario.actors();
            turns.add(new Turn(actors.get(random.nextInt(actors.size())), 1 + random.nextInt(20)));
        }
        return Run.of(scenario.withSchedule(turns));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "call:xen_irq_from_pirq",
                "call:EVTCHNOP_bind_pirq if pirq=55 and answer<0",
                "pirq:55",
                "pirq:55 if before>=-1 and after!=0",
                "entry:nvme1/0",
                "port:10 if after<=5",
                "finding:stale-hit",
                "finding:failure",
                "log:already bound",
                "log:/pirq=5[0-9]$/",
                "step:12",
                "no-return"
            })
    void whatIsReadIsWrittenAgain(String text) {
        Breakpoint read = BreakpointReader.read(text, STALE);
        assertEquals(text, read.text());
        assertEquals(read, BreakpointReader.read(read.text(), STALE));
    }

    @Test
    void backwardsTheSameStopsComeInTheOtherOrder() {
        for (int seed = 0; seed < 12; seed++) {
            Run run = random(seed);
            RunStops stops = stops(run, "pirq:55", "call:request_irq", "finding:warning");
            List<Integer> back = new ArrayList<>();
            Optional<Stop> stop = stops.previous(run.length() + 1);
            while (stop.isPresent()) {
                back.addFirst(stop.get().step().number());
                stop = stops.previous(stop.get().step().number());
            }
            assertEquals(all(stops), back);
        }
    }

    @Test
    void aCallStopsWhereItIsEnteredAndWithItsAnswerWhereItIsLeft() {
        for (int seed = 0; seed < 12; seed++) {
            Run run = random(seed);
            List<Integer> entered = run.steps().stream()
                    .filter(step -> step.entering() && step.call().name().equals("EVTCHNOP_bind_pirq"))
                    .map(Step::number)
                    .toList();
            List<Integer> refused = run.steps().stream()
                    .filter(step -> step.call().name().equals("EVTCHNOP_bind_pirq")
                            && step.answer().failed())
                    .map(Step::number)
                    .toList();
            assertEquals(entered, all(stops(run, "call:EVTCHNOP_bind_pirq")));
            assertEquals(refused, all(stops(run, "call:EVTCHNOP_bind_pirq if answer<0")));
        }
    }

    /** The oracle looks at the tables alone: no step at which a pirq's rows change is missed. */
    @Test
    void noPirqAndNoPortChangesUnseen() {
        int changes = 0;
        for (int seed = 0; seed < 8; seed++) {
            Run run = random(seed);
            List<Integer> pirq = all(stops(run, "pirq:55"));
            List<Integer> port = all(stops(run, "port:10"));
            for (int step = 1; step <= run.length(); step++) {
                if (!hands(run.at(step - 1)).equals(hands(run.at(step)))) {
                    changes++;
                    assertTrue(pirq.contains(step), "seed " + seed + " step " + step);
                }
                if (!bound(run.at(step - 1)).equals(bound(run.at(step)))) {
                    assertTrue(port.contains(step), "seed " + seed + " step " + step);
                }
            }
        }
        assertTrue(changes > 20, changes + " changes");
    }

    private static String hands(World world) {
        return world.pirqs().stream()
                .filter(row -> row.pirq() == 55)
                .map(row -> row.irq() + " " + row.guestIrqs() + " " + row.mappedFor())
                .findFirst()
                .orElse("");
    }

    private static List<EventChannelRow> bound(World world) {
        return world.eventChannels().stream().filter(row -> row.port() == 10).toList();
    }

    @Test
    void thePointOfNoReturnIsAskedForOnce() {
        int[] asked = {0};
        RunStops stops = RunStops.of(STALE, List.of(new Breakpoint.NoReturn()), () -> {
            asked[0]++;
            return new PointOfNoReturn.At(167);
        });
        assertEquals(List.of(167), all(stops));
        assertEquals(1, stops.count(new Breakpoint.NoReturn()));
        assertEquals(1, asked[0]);
        stops(STALE, "pirq:55").next(0);
    }

    @Test
    void whatIsNotDecidedIsNotToldAsNever() {
        List<Breakpoint> both = List.of(new Breakpoint.NoReturn(), BreakpointReader.read("step:1", STALE));
        RunStops stops = RunStops.of(STALE, both, PointOfNoReturn.NotDecided::new);
        assertEquals(1, stops.next(0).orElseThrow().step().number());
        assertFalse(stops.undecided(), "asked before it was needed");
        assertEquals(Optional.empty(), stops.next(1));
        assertTrue(stops.undecided());
    }

    @Test
    void aRunThatGoesWellHasNoPointOfNoReturn() {
        Run well =
                Run.of(STALE.scenario().withVersions(STALE.scenario().versions().withLinux("4.11")));
        RunStops stops = RunStops.of(well, List.of(new Breakpoint.NoReturn()), () -> {
            throw new AssertionError("needs no search");
        });
        assertEquals(Optional.empty(), stops.next(0));
        assertFalse(stops.undecided());
    }

    /** Whatever is typed as a pattern comes to its end, and what is read finds what Java's own finds. */
    @Test
    void aPatternIsRefusedOrFindsWhatJavaFinds() {
        List<String> parts = List.of(
                "a", "(", ")", "(?:", "(|", "|", "*", "+", "?", "{2}", "{40}", ".", "\\1", "$", "^", "[ab]", "[", "]",
                "\\x00", "pirq", "=", "\\d", "\\Q", "\\E", "(.*", ")*", "(?x)", " ", "\\c", "\\b");
        List<String> lines = STALE.steps().stream()
                .flatMap(step -> step.log().stream())
                .map(LogLine::text)
                .distinct()
                .toList();
        int read = 0;
        for (int seed = 0; seed < 2000; seed++) {
            Random random = new Random(seed);
            StringBuilder typed = new StringBuilder();
            for (int i = 1 + random.nextInt(14); i > 0; i--) {
                typed.append(parts.get(random.nextInt(parts.size())));
            }
            String pattern = typed.toString();
            try {
                RunStops stops = stops(STALE, "log:/" + pattern + "/");
                Predicate<String> java = Pattern.compile(pattern).asPredicate();
                assertEquals(
                        STALE.steps().stream()
                                .filter(step ->
                                        step.log().stream().map(LogLine::text).anyMatch(java))
                                .map(Step::number)
                                .toList(),
                        all(stops),
                        pattern);
                read++;
            } catch (BreakpointException refused) {
                assertFalse(refused.getMessage().contains("\n"), pattern);
            }
        }
        assertTrue(read > 150, read + " patterns; " + lines.size() + " lines");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            foo                           | 1
            call:nope                     | 6
            call:request_irq if x=1       | 21
            call:request_irq if irq=      | 21
            call:request_irq if irq=1 and | 21
            pirq:                         | 6
            pirq:x                        | 6
            pirq:99999                    | 6
            entry:nvme0                   | 7
            entry:nvme0/x                 | 13
            entry:other/0                 | 7
            port:-1                       | 6
            finding:what                  | 9
            log:                          | 5
            log:/(/                       | 7
            log:/(.+)+\\1\\x00/            | 9
            log:/.*.*.*.*.*.*.*.*\\x00/   | 6
            log:/.*.*.*.*.*.*.*.*.*.*.*.*.*/ | 31
            log:/a{1000}/                 | 7
            call:xen_irq_from_pirq if pirq=5 and q=1 | 38
            call:xen_irq_from_pirq if  irq=5         | 28
            step:0                        | 6
            step:100000                   | 6
            """)
    void whatIsNoneIsRefusedWithItsColumn(String text, int column) {
        BreakpointException wrong = assertThrows(BreakpointException.class, () -> BreakpointReader.read(text, STALE));
        assertEquals(column, wrong.column(), wrong.getMessage());
        assertTrue(
                wrong.getMessage().startsWith("expected") || wrong.getMessage().startsWith("no pattern"));
    }
}
