package org.pirqscope.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pirqscope.diagram.mail.story.Focus;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.run.Cause;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.run.StepFinding;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.scenario.Turn;
import org.pirqscope.machine.version.Versions;
import org.pirqscope.report.matrix.FirstLoss;
import org.pirqscope.report.words.FindingWords;

/** What the search prints, what the matrix says and what a mail is about is one explanation of one loss. */
class OneCauseTest {

    private static final List<String> LINUX =
            List.of("2.6.37", "2.6.38", "2.6.39", "3.8", "4.4", "4.10", "4.11", "5.4");
    private static final List<String> QEMU = List.of("2.0", "2.5", "2.6");
    private static final List<String> XEN = List.of("4.1.3", "4.3", "4.7", "4.19");
    private static final int RANDOM = 300;

    static Stream<Scenario> builtIn() {
        return BuiltIn.all().stream();
    }

    @ParameterizedTest
    @MethodSource("builtIn")
    void ofEveryBuiltInScenario(Scenario scenario) {
        agree(Run.of(scenario));
    }

    @Test
    void ofRandomRuns() {
        long lost = IntStream.range(0, RANDOM)
                .mapToObj(seed -> Run.of(random(new Random(seed))))
                .filter(OneCauseTest::agree)
                .count();
        assertTrue(lost > RANDOM / 4, "enough of them lose something: " + lost);
    }

    private static Scenario random(Random random) {
        Scenario any = pick(BuiltIn.all(), random)
                .withVersions(Versions.of(pick(LINUX, random), pick(QEMU, random), pick(XEN, random)));
        List<Turn> turns = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            turns.add(new Turn(pick(any.actors(), random), 1 + random.nextInt(14)));
        }
        return any.withSchedule(turns);
    }

    private static <T> T pick(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }

    /** Whether there was something to agree on. */
    private static boolean agree(Run run) {
        Cause cause = Cause.first(run.history()).orElse(null);
        if (cause == null) {
            assertTrue(FirstLoss.first(run).isEmpty(), run.runString());
            return false;
        }
        StepFinding reason = cause.reason();
        assertTrue(FindingWords.sentence(cause).startsWith(FindingWords.sentence(reason.finding())), run.runString());
        assertEquals(
                FindingWords.sentence(reason.finding()),
                FirstLoss.first(run).orElseThrow().reason(),
                run.runString());
        StepFinding told = reason.finding().severity() == Finding.Severity.FAILURE ? reason : cause.loss();
        assertEquals(
                new Focus(told.step().number(), told.finding()),
                Focus.first(run.history()).orElseThrow(),
                run.runString());
        return true;
    }
}
