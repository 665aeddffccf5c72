package org.pirqscope.evidence.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.pirqscope.evidence.check.Check.Possible;
import org.pirqscope.explore.Limits;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Scenario;

/** What a run logs, a run can log; and the run that is found does. */
class ModelCheckTest {

    private static final int RANDOM = 300;

    private static int same(Scenario scenario) {
        List<String> texts = OwnLogs.texts(Run.of(scenario));
        if (texts.isEmpty()) {
            return 0;
        }
        Check check = OwnLogs.check(scenario, texts);
        String where = check + "\n" + scenario + "\n" + String.join("\n", texts);
        Possible possible = assertInstanceOf(Possible.class, check, where);
        assertTrue(possible.whole(), where);
        assertEquals(texts, OwnLogs.texts(possible.run()), where);
        return possible.lines();
    }

    @Test
    void allThatShip() {
        int lines = 0;
        for (Scenario scenario : BuiltIn.all()) {
            if (scenario.controllers().size() <= 3) {
                lines += same(scenario);
            }
        }
        assertTrue(lines > 200, "lines compared: " + lines);
    }

    @Test
    void randomOnes() {
        int lines = 0;
        for (long seed = 0; seed < RANDOM; seed++) {
            lines += same(OwnLogs.scenario(seed));
        }
        assertTrue(lines > 5 * RANDOM, "lines compared: " + lines);
    }

    @Test
    void logsThatEndBeforeTheRun() {
        for (long seed = 0; seed < RANDOM / 3; seed++) {
            Scenario scenario = OwnLogs.scenario(seed);
            Random dice = new Random(seed);
            List<String> texts = OwnLogs.texts(Run.of(scenario)).stream()
                    .map(text -> beginning(text, dice))
                    .filter(text -> !text.isEmpty())
                    .toList();
            if (!texts.isEmpty()) {
                ObservedLogs logs = OwnLogs.observed(scenario, texts);
                ModelCheck.Reading anywhere = new ModelCheck.Reading(Optional.empty(), false, false);
                Check check = ModelCheck.of(scenario, logs, anywhere, OwnLogs.LIMITS);
                assertInstanceOf(Possible.class, check, scenario + "\n" + String.join("\n", texts));
            }
        }
    }

    private static String beginning(String text, Random dice) {
        List<String> lines = text.lines().toList();
        return lines.stream()
                .limit(dice.nextInt(lines.size() + 1))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    @Test
    void linesOfAnExcerptMayBeMissing() {
        Scenario scenario = BuiltIn.named("stale-pirq");
        List<String> texts = OwnLogs.texts(Run.of(scenario)).stream()
                .map(text -> text.lines()
                        .filter(line -> !line.contains("Unbind"))
                        .map(line -> line + "\n")
                        .collect(Collectors.joining()))
                .toList();
        ObservedLogs logs = OwnLogs.observed(scenario, texts);

        for (boolean excerpt : List.of(true, false)) {
            ModelCheck.Reading reading = new ModelCheck.Reading(Optional.empty(), excerpt, false);
            Check check = ModelCheck.of(scenario, logs, reading, OwnLogs.LIMITS);
            assertEquals(excerpt, check instanceof Possible);
        }
    }

    @Test
    void timeAndMemoryMakeNoOtherAnswer() {
        Scenario scenario = BuiltIn.named("stale-pirq");
        ObservedLogs logs = OwnLogs.observed(scenario, OwnLogs.texts(Run.of(scenario)));
        ModelCheck.Reading reading = new ModelCheck.Reading(Optional.empty(), false, false);
        Limits cancelled = new Limits(1 << 20, Long.MAX_VALUE, () -> true);

        Check check = ModelCheck.of(scenario, logs, reading, cancelled);
        assertTrue(check instanceof Possible || check instanceof Check.Unknown, check.toString());
    }
}
