package org.pirqscope.report.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pirqscope.machine.call.Effect;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.state.PirqRow;
import org.pirqscope.report.why.Changes;
import org.pirqscope.report.why.Quantity;
import org.pirqscope.report.why.ValueRow;

class ValueRowTest {

    static List<Scenario> builtIn() {
        return BuiltIn.all();
    }

    /** Each value at each step is what the effects up to there make of the first one. */
    @ParameterizedTest
    @MethodSource("builtIn")
    void aRowSaysAtEachStepWhatTheEffectsLeft(Scenario scenario) {
        Run run = Run.of(scenario);
        List<ValueRow> rows = Changes.of(run.steps()).rows();
        Map<Quantity, String> now = new HashMap<>();
        rows.forEach(row -> now.put(row.quantity(), row.first()));
        for (Step step : run.steps()) {
            for (Effect effect : step.effects()) {
                String before = now.put(
                        new Quantity(effect.subject(), effect.field()),
                        effect.field().text(effect.after()));
                assertEquals(effect.field().text(effect.before()), before, "nothing changes unseen");
            }
            if (step.number() % 7 == 0 || step.number() == run.length()) {
                rows.forEach(row -> assertEquals(now.get(row.quantity()), row.at(step.number())));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("builtIn")
    void walkingForwardAndBackMeetsEachChangeOnce(Scenario scenario) {
        Run run = Run.of(scenario);
        for (ValueRow row : Changes.of(run.steps()).rows()) {
            int met = 0;
            for (OptionalInt at = row.next(0); at.isPresent(); at = row.next(at.getAsInt())) {
                assertTrue(row.changesAt(at.getAsInt()));
                met++;
            }
            assertEquals(row.changes().size(), met);
            for (OptionalInt at = row.previous(run.length() + 1); at.isPresent(); at = row.previous(at.getAsInt())) {
                met--;
            }
            assertEquals(0, met);
        }
    }

    /** The tables of the world say the same. */
    @Test
    void thePirqTableAgrees() {
        Run run = Run.of(BuiltIn.named("stale-pirq"));
        List<ValueRow> rows = Changes.of(run.steps()).rows();
        ValueRow irq = rows.stream()
                .filter(row -> row.quantity().text().equals("pirq 55 irq"))
                .findFirst()
                .orElseThrow();
        for (int step = 0; step <= run.length(); step++) {
            int expected = run.at(step).pirqs().stream()
                    .filter(row -> row.pirq() == 55)
                    .mapToInt(PirqRow::irq)
                    .findFirst()
                    .orElseThrow();
            assertEquals(irq.quantity().field().text(expected), irq.at(step));
        }
    }

    @Test
    void wordsNameSubjectFieldAndLayerInAnyOrder() {
        List<ValueRow> rows =
                Changes.of(Run.of(BuiltIn.named("stale-pirq")).steps()).rows();
        ValueRow first = rows.getFirst();
        assertEquals("pirq 55 irq", first.quantity().text());
        assertTrue(first.matches("55 PIRQ") && first.matches("xen irq") && first.matches(""));
        assertFalse(first.matches("pirq 54") || first.matches("5"));
        assertFalse(rows.get(1).matches("pirq 55 irq"), rows.get(1).quantity().text());
    }
}
