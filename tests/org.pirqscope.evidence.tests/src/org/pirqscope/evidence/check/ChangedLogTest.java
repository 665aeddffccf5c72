package org.pirqscope.evidence.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.pirqscope.evidence.check.Check.Impossible;
import org.pirqscope.evidence.check.Check.Possible;
import org.pirqscope.machine.call.Layer;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.Scenario;

/** Logs in which one number is another one, or two lines are exchanged: what the check says holds in all runs. */
class ChangedLogTest {

    private static final int SCENARIOS = 150;
    private static final Pattern NUMBER =
            Pattern.compile("(?<=pirq[ =]|err: |rc: |error |ret=|failed \\()-?\\d+|(?<=entry: )(0x)?[0-9a-f]+");
    private static final Pattern IRQ = Pattern.compile("irq=\\d+|IRQ \\d+");

    @Test
    void isJudgedAsAllRunsJudgeIt() {
        int impossible = 0;
        int possible = 0;
        for (long seed = 0; seed < SCENARIOS; seed++) {
            Scenario scenario = OwnLogs.scenario(seed);
            Run run = Run.of(scenario);
            List<String> texts = OwnLogs.texts(run);
            List<Layer> layers = OwnLogs.layers(run);
            Random dice = new Random(seed);
            for (int change = 0; change < 4 && !texts.isEmpty(); change++) {
                List<String> changed = changed(texts, change, dice);
                if (changed.equals(texts)) {
                    continue;
                }
                Check check = OwnLogs.check(scenario, changed);
                String where = check + "\n" + scenario + "\n" + String.join("\n", changed);
                boolean exact = check instanceof Possible found && found.irqs();
                assertEquals(EveryRun.has(scenario, layers, changed, line -> line), exact, where);
                if (check instanceof Possible) {
                    assertTrue(EveryRun.has(scenario, layers, changed, ChangedLogTest::withoutIrq), where);
                    possible++;
                } else {
                    assertTrue(check instanceof Impossible, where);
                    impossible++;
                }
            }
        }
        assertTrue(impossible > SCENARIOS, "impossible: " + impossible);
        assertTrue(possible > 0, "possible: " + possible);
    }

    private static String withoutIrq(String line) {
        return IRQ.matcher(line).replaceAll("irq");
    }

    private static List<String> changed(List<String> texts, int change, Random dice) {
        List<String> next = new ArrayList<>(texts);
        int which = dice.nextInt(texts.size());
        List<String> lines = new ArrayList<>(texts.get(which).lines().toList());
        int at = dice.nextInt(lines.size());
        if (change < 2) {
            lines.set(at, otherNumber(lines.get(at), dice));
        } else {
            int other = Math.min(lines.size() - 1, at + 1 + dice.nextInt(3));
            String kept = lines.set(at, lines.get(other));
            lines.set(other, kept);
        }
        next.set(which, String.join("\n", lines) + "\n");
        return next;
    }

    private static String otherNumber(String line, Random dice) {
        Matcher number = NUMBER.matcher(line);
        List<int[]> places = Stream.generate(() -> number.find() ? new int[] {number.start(), number.end()} : null)
                .takeWhile(place -> place != null)
                .toList();
        if (places.isEmpty()) {
            return line;
        }
        int[] place = places.get(dice.nextInt(places.size()));
        return line.substring(0, place[0]) + (2 + dice.nextInt(60)) + line.substring(place[1]);
    }
}
