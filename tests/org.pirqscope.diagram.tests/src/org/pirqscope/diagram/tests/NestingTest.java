package org.pirqscope.diagram.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pirqscope.diagram.export.Choice;
import org.pirqscope.diagram.export.Export;
import org.pirqscope.diagram.export.RunPart;
import org.pirqscope.diagram.mail.Mail;
import org.pirqscope.diagram.mail.MailOptions;
import org.pirqscope.diagram.mail.MailText;
import org.pirqscope.diagram.mail.Preset;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.Run;

/** Two blanks a level, at every width: or the text says that it cannot. */
class NestingTest {

    private static final Pattern ROW = Pattern.compile(
            "( *)(?:\\((\\d+)\\) )?((?:\\[\\w+\\] |<irq> )?[A-Za-z_][\\w /]*?)(?:\\(.*|(?: =| \\d).*|)");

    private record Drawn(int actor, int depth, String name) {}

    /** Every call of a run with its depth in the story of its controller, counted apart from the writer. */
    private static List<Drawn> calls(Run run) {
        List<Drawn> calls = new ArrayList<>();
        Map<Integer, Deque<Integer>> open = new HashMap<>();
        for (Step step : run.steps()) {
            Deque<Integer> own = open.computeIfAbsent(step.actor(), actor -> new ArrayDeque<>());
            if (step.entering()) {
                calls.add(new Drawn(step.actor(), own.size(), step.call().name()));
                own.push(step.number());
            } else if (!own.isEmpty()) {
                own.pop();
            }
        }
        return calls;
    }

    /** Each call's row is looked for in order; what is between (remarks below, heads) is left out. */
    private static void check(Run run, Mail mail, String where) {
        List<String> lines = mail.lines();
        Map<Integer, Integer> column = new HashMap<>();
        int at = 0;
        int deep = 0;
        for (Drawn call : calls(run)) {
            Matcher row = null;
            while (row == null) {
                assertTrue(at < lines.size(), where + ": no row for " + call);
                Matcher one = ROW.matcher(lines.get(at++));
                row = one.matches()
                                && one.group(3)
                                        .replaceFirst("^(\\[\\w+\\]|<irq>) ", "")
                                        .equals(call.name())
                        ? one
                        : null;
            }
            if (call.name().equals("nvme_irq")) {
                continue; // stands in the column of the controller whose handler it is
            }
            if (row.group(2) != null) {
                assertEquals(call.depth(), Integer.parseInt(row.group(2)), where);
                deep++;
                continue;
            }
            int start = row.group(1).length() - 2 * call.depth();
            String line = lines.get(at - 1);
            assertEquals(column.computeIfAbsent(call.actor(), actor -> start), start, () -> where + ": " + line);
        }
        assertEquals(deep > 0, mail.notes().stream().anyMatch(note -> note.contains("nested too deep")), where);
    }

    @ParameterizedTest
    @MethodSource("org.pirqscope.diagram.tests.MailTextTest#manyRuns")
    void everyCallIsNestedByTwoBlanks(Run run) {
        if (run.scenario().controllers().stream()
                .anyMatch(controller -> HostileNames.NAMES.contains(controller.name()))) {
            return;
        }
        for (int width : new int[] {48, 60, 72, 75, 80, 120}) {
            for (Preset preset : List.of(Preset.COMMIT, Preset.LOCKDEP)) {
                MailOptions options = MailOptions.DEFAULT.withWidth(width).withPreset(preset);
                Mail mail = MailText.all(Runs.diagram(run), Runs.origin(run), options);
                MailRules.check(mail.lines(), options);
                check(run, mail, run.scenario().name() + " " + width + " " + preset);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("org.pirqscope.diagram.tests.MailTextTest#manyRuns")
    void noNameIsBroken(Run run) {
        Pattern names = Pattern.compile("\\w+(?=\\()");
        Set<String> known = new HashSet<>(List.of("nvme_reset_work"));
        run.steps().forEach(step -> known.add(step.call().name()));
        for (int width : new int[] {48, 52, 64}) {
            for (String line : MailText.of(Runs.diagram(run), Runs.origin(run), MailOptions.DEFAULT.withWidth(width))
                    .lines()) {
                Matcher name = names.matcher(line);
                while (line.startsWith(" ") && name.find()) {
                    assertTrue(known.contains(name.group()), () -> width + ": " + line);
                }
            }
        }
    }

    @Test
    void aRowBeginsInItsOwnColumn() {
        List<String> lines = MailText.all(
                        Runs.diagram(Runs.stale()), Runs.origin(Runs.stale()), MailOptions.DEFAULT.withWidth(100))
                .lines();
        int second = lines.getFirst().indexOf("nvme1");
        assertTrue(second > 0, lines.getFirst());
        List<Drawn> calls = calls(Runs.stale());
        int deepest = calls.stream()
                .filter(call -> call.actor() == 0)
                .mapToInt(Drawn::depth)
                .max()
                .orElseThrow();
        assertTrue(2 * deepest < second, "rows of nvme0 begin at " + 2 * deepest + ", those of nvme1 at " + second);
    }

    @ParameterizedTest
    @ValueSource(ints = {48, 72, 75, 80})
    void oneColumnInsteadOfTwoIsSaid(int width) {
        Choice choice = Choice.MAIL.withPart(new RunPart.Whole()).withMail(MailOptions.DEFAULT.withWidth(width));
        List<String> warnings = Export.of(Runs.stale(), choice).warnings();
        assertTrue(
                warnings.getFirst().startsWith("2 columns do not fit beside one another into " + width),
                warnings.toString());
        assertFalse(Export.of(Runs.stale(), choice.withMail(MailOptions.DEFAULT.withWidth(100))).warnings().stream()
                .anyMatch(text -> text.contains("columns")));
    }

    @Test
    void thePirqIsTheLastArgumentToGo() {
        Run run = Runs.stale();
        String text = String.join(
                "\n",
                MailText.all(Runs.diagram(run), Runs.origin(run), MailOptions.DEFAULT.withWidth(56))
                        .lines());
        assertTrue(text.contains("[qemu] PHYSDEVOP_map_pirq(55) = 55"), text);
        assertTrue(text.contains("[qemu] msi_msix_setup(0, 55)"), text);
    }

    @Test
    void theThirdIrqOfAPirqIsNotCalledTheSecond() {
        Run run = Runs.stale();
        List<String> lines = MailText.all(Runs.diagram(run), Runs.origin(run), MailOptions.DEFAULT.withWidth(120))
                .lines();
        List<String> remarks = lines.stream()
                .filter(line -> line.contains("irq with pirq"))
                .map(line -> line.replaceFirst(".*<-- ", ""))
                .toList();
        assertEquals(List.of("second irq with pirq 55", "second irq with pirq 55", "third irq with pirq 55"), remarks);
    }
}
