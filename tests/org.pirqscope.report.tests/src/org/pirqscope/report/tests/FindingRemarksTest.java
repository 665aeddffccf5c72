package org.pirqscope.report.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.run.History;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.run.StepFinding;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.report.words.FindingRemark;
import org.pirqscope.report.words.FindingRemarks;

/** What is said of findings beside their calls. */
class FindingRemarksTest {

    private static FindingRemarks remarks(History history) {
        return new FindingRemarks(history, actor -> "controller " + actor);
    }

    private static List<FindingRemark> of(String scenario, Class<? extends Finding> kind) {
        History history = Run.of(BuiltIn.named(scenario)).history();
        return history.findings().stream()
                .filter(seen -> kind.isInstance(seen.finding()))
                .map(seen -> remarks(history).of(seen.finding(), seen.step()))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"commit-story-a", "commit-story-b", "msi-reload", "msi-reuse", "reload-loop", "exhaustion"})
    void aRemarkSaysSomethingAndItsShortFormIsNoLonger(String scenario) {
        History history = Run.of(BuiltIn.named(scenario)).history();
        assertFalse(history.findings().isEmpty());
        for (StepFinding seen : history.findings()) {
            FindingRemark remark = remarks(history).of(seen.finding(), seen.step());
            assertFalse(remark.text().isBlank(), seen.toString());
            assertTrue(remark.brief().length() <= remark.text().length(), remark.toString());
        }
    }

    @Test
    void othersAreNamedAsTheReaderOfTheRemarkWantsThem() {
        assertEquals(
                List.of(new FindingRemark("goes to controller 1's handler", "reaches controller 1")),
                of("commit-story-b", Finding.Misrouted.class));
    }

    @Test
    void theSecondIrqOfAPirqIsCounted() {
        assertEquals(
                List.of(new FindingRemark("second irq with pirq 54", "2nd irq with 54")),
                of("commit-story-b", Finding.DuplicatePirq.class));
    }
}
