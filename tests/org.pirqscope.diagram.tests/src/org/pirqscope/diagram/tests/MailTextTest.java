package org.pirqscope.diagram.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pirqscope.diagram.LaneMode;
import org.pirqscope.diagram.Scope;
import org.pirqscope.diagram.mail.MailOptions;
import org.pirqscope.diagram.mail.MailText;
import org.pirqscope.diagram.mail.Preset;
import org.pirqscope.diagram.mail.story.Focus;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Scenario;

class MailTextTest {

    private static List<String> told(Run run, MailOptions options) {
        return MailText.of(Runs.diagram(run), Runs.origin(run), options).lines();
    }

    private static List<String> all(Run run, MailOptions options) {
        return MailText.all(Runs.diagram(run), Runs.origin(run), options).lines();
    }

    @Test
    void theFailingPartOfStalePirqIsToldInTwentySixRows() {
        List<String> lines = told(Runs.stale(), MailOptions.DEFAULT);
        assertTrue(lines.size() <= 26, lines.size() + " rows");
        Golden.check("stale-pirq.txt", text(lines));
    }

    @Test
    void itShowsTheWriteTheUnmapTheNewOwnerTheStaleReadAndTheFailingBind() {
        List<String> order = List.of(
                "__pci_write_msi_msg(0)",
                "[qemu] PHYSDEVOP_unmap_pirq(55)",
                "PHYSDEVOP_get_free_pirq() = 55",
                "__pci_read_msi_msg(0) = pirq 55",
                "EVTCHNOP_bind_pirq(55) = -EEXIST",
                "<-- timeout");
        String text = text(told(Runs.stale(), MailOptions.DEFAULT));
        int at = 0;
        for (String wanted : order) {
            int found = text.indexOf(wanted, at);
            assertTrue(found >= 0, wanted + " is not there behind the row before it in\n" + text);
            at = found;
        }
    }

    @ParameterizedTest
    @EnumSource(Preset.class)
    void everyPresetHasItsGoldenText(Preset preset) {
        Golden.check(
                "stale-pirq-" + preset.id() + ".txt", text(told(Runs.stale(), MailOptions.DEFAULT.withPreset(preset))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"one-controller", "commit-story-a", "commit-story-b", "exhaustion", "i3.16xlarge", "hvm-pirq-off"
            })
    void theOtherScenariosHaveTheirGoldenText(String name) {
        Golden.check(name + ".txt", text(told(Run.of(BuiltIn.named(name)), MailOptions.DEFAULT)));
    }

    /** Two controllers that want 20 vectors each of 32: both hold pirqs when there is none left. */
    @Test
    void anEmptyPoolNamesEveryHolder() {
        Run run = Run.of(BuiltIn.equal(2, 20));
        List<String> lines = told(run, MailOptions.DEFAULT);
        assertTrue(lines.size() <= 26, lines.size() + " rows");
        Golden.check("two-want-twenty.txt", text(lines));
        String text = text(lines).replaceAll("\\s+", " ");
        int all = 0;
        Matcher holder = Pattern.compile("nvme\\d holds (\\d+)").matcher(text);
        while (holder.find()) {
            all += Integer.parseInt(holder.group(1));
        }
        assertEquals(32, all, text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"exhaustion", "i3.16xlarge"})
    void anEmptyPoolShowsTheHolderTheRefusalTheLossAndTheFallback(String name) {
        List<String> lines = told(Run.of(BuiltIn.named(name)), MailOptions.DEFAULT);
        MailRules.shows(
                lines,
                "get_free_pirq() = 55",
                "the last one of 32",
                "= -ENOSPC  <-- no pirq is free",
                "pirq 55 leaked",
                "(32) = -ENODEV  <-- falls back",
                "request_irq(32)",
                "nvme0 has taken all 32 pirqs");
    }

    @Test
    void anIrqThatIsTornDownIsNotANewOwner() {
        Run run = Runs.dying();
        List<String> lines = told(run, MailOptions.DEFAULT);
        assertTrue(lines.size() <= 26, lines.size() + " rows");
        String text = text(lines);
        assertFalse(text.contains("gave it to") || text.contains("nvme0's now"), text);
        assertTrue(
                text.contains("dying irq of nvme0: re-used")
                        && text.replaceAll("\\s+", " ")
                                .contains("nvme0's irq 64 still has 55, so Linux takes 55 for nvme1's own"),
                text);
        Golden.check("dying-irq.txt", text);
    }

    /** nvme1 is being torn down all the time: its irq, the re-used one and a fresh one carry 55. */
    @Test
    void aDyingIrqCountsAmongThoseWithAPirq() {
        Run run = Runs.ordered(BuiltIn.equal(2, 2), "1*15,0*30,1*15");
        String text = text(told(run, MailOptions.DEFAULT));
        assertTrue(text.contains("<-- dying irq of nvme1: re-used"), text);
        assertTrue(text.contains("<-- third irq with pirq 55") && !text.contains("second irq"), text);
    }

    @Test
    void anIrqThatReUsedThePirqItselfIsNotANewOwnerEither() {
        Run run = Runs.dying();
        Step second = run.steps().stream()
                .filter(step ->
                        step.actor() == 0 && step.findings().stream().anyMatch(Finding.StaleHit.class::isInstance))
                .findFirst()
                .orElseThrow();
        String text = text(
                MailText.about(Runs.diagram(run), Focus.at(second).orElseThrow(), Runs.origin(run), MailOptions.DEFAULT)
                        .lines());
        assertFalse(text.contains("gave it to") || text.contains("is nvme1's now") || text.contains("dying"), text);
        Golden.check("dying-irq-second.txt", text);
    }

    @Test
    void aFixedKernelHasItsGoldenText() {
        Scenario scenario = BuiltIn.named("stale-pirq");
        Run run = Run.of(scenario.withVersions(scenario.versions().withLinux("4.11")));
        Golden.check("stale-pirq-linux-4.11.txt", text(told(run, MailOptions.DEFAULT)));
    }

    @Test
    void aRangeSaysWhatItLeavesOut() {
        Run run = Runs.stale();
        int first = Runs.step(run, "xen_hvm_setup_msi_irqs(nvme0, 2, MSI-X)");
        Golden.check(
                "stale-pirq-range.txt",
                text(MailText.all(
                                Runs.diagram(run).with(Scope.ALL.range(first, first + 12)),
                                Runs.origin(run),
                                MailOptions.DEFAULT)
                        .lines()));
    }

    @Test
    void aRangeShowsTheAnswerOfACallThatBeganBeforeIt() {
        Run run = Runs.stale();
        int hit = Focus.first(run.history()).orElseThrow().step();
        String text = text(MailText.all(
                        Runs.diagram(run).with(Scope.ALL.range(hit - 4, hit)), Runs.origin(run), MailOptions.DEFAULT)
                .lines());
        List<String> calls = text.lines()
                .map(String::strip)
                .filter(line -> line.contains(" = "))
                .toList();
        assertEquals("[qemu] pci_msix_read(0, 8) = 00004300", calls.get(0));
        assertEquals("__pci_read_msi_msg(0) = pirq 55             // returns", calls.get(1));
        assertTrue(calls.get(2).startsWith("xen_irq_from_pirq(55) = 64 "), text);
        Matcher counts = Pattern.compile("(?s)\\((\\d+) calls.*\\((\\d+) calls.*; (\\d+) of (\\d+) calls")
                .matcher(text);
        assertTrue(counts.find(), text);
        assertEquals(
                Integer.parseInt(counts.group(4)),
                Integer.parseInt(counts.group(1))
                        + Integer.parseInt(counts.group(2))
                        + Integer.parseInt(counts.group(3)),
                text);
    }

    @Test
    void hiddenLanesHaveNoRows() {
        Run run = Runs.stale();
        Scope scope = Scope.ALL.lane("qemu", LaneMode.HIDDEN).lane("xen", LaneMode.HIDDEN);
        String text = text(MailText.all(Runs.diagram(run).with(scope), Runs.origin(run), MailOptions.DEFAULT)
                .lines());
        assertFalse(text.contains("[qemu] xen_pt"), text);
        assertFalse(text.contains("PHYSDEVOP"), text);
    }

    /** A controller that is not named has no column, whoever else calls for it. */
    @Test
    void aHiddenControllerHasNoColumn() {
        Run run = Runs.stale();
        String text = text(MailText.of(
                        Runs.diagram(run).with(Scope.ALL.lane("nvme1", LaneMode.HIDDEN)),
                        Runs.origin(run),
                        MailOptions.DEFAULT)
                .lines());
        assertTrue(text.startsWith("nvme0 (nvme_reset_work)\n"), text);
        assertTrue(text.contains("xen_irq_from_pirq(55) = 64"), text);
    }

    /** Calls that only return in a range are as deep as what they contain is deeper. */
    @Test
    void aRangeThatBeginsInsideOfCallsNestsThem() {
        Run run = Runs.stale();
        int lost = run.steps().stream()
                .filter(step -> step.findings().stream()
                        .anyMatch(
                                f -> f instanceof Finding.Observed seen && seen.kind() == Finding.Kind.INTERRUPT_LOST))
                .findFirst()
                .orElseThrow()
                .number();
        List<String> lines = MailText.all(
                        Runs.diagram(run).with(Scope.ALL.range(lost - 4, lost + 2)),
                        Runs.origin(run),
                        MailOptions.DEFAULT)
                .lines();
        List<String> rows = lines.stream()
                .filter(line -> line.contains(" = "))
                .map(line -> line.replaceFirst("(\\(| <--).*", ""))
                .toList();
        assertEquals(
                List.of(
                        "    set_affinity_irq",
                        "  request_irq",
                        "  nvme_create_io_queues",
                        "    Create CQ 1 = -4 ",
                        "nvme_setup_io_queues"),
                rows,
                text(lines));
    }

    static Stream<Run> manyRuns() {
        Stream<Run> builtIn = BuiltIn.all().stream().map(Run::of);
        Stream<Run> two = Stream.iterate(1L, seed -> seed + 1)
                .limit(6)
                .map(seed -> Runs.random(seed, seed % 3 == 0 ? "4.11" : "4.10", "nvme0", "nvme1"));
        Stream<Run> more = Stream.of(
                Runs.random(3, "4.10", "nvme0", "nvme1", "nvme2"),
                Runs.random(5, "4.10", "a", "b", "c", "d"),
                Runs.random(4, "4.10", "nvme0", "nvme1", "nvme2", "nvme3", "nvme4", "nvme5", "nvme6", "nvme7"),
                Runs.random(6, "4.10", HostileNames.NAMES.toArray(String[]::new)));
        return Stream.of(builtIn, two, more).flatMap(s -> s);
    }

    @ParameterizedTest
    @MethodSource("manyRuns")
    void noTextBreaksTheRulesOfMail(Run run) {
        for (int width : new int[] {72, 75, 80}) {
            MailRules.check(all(run, MailOptions.DEFAULT.withWidth(width)), MailOptions.DEFAULT.withWidth(width));
            for (Preset preset : Preset.values()) {
                MailOptions options =
                        MailOptions.DEFAULT.withWidth(width).withPreset(preset).withQuotes(2);
                MailRules.check(told(run, options), options);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("manyRuns")
    void theToldTextKeepsItsLimitUnlessEveryRowCannotBeMissed(Run run) {
        List<String> lines = told(run, MailOptions.DEFAULT);
        long rows = lines.stream()
                .takeWhile(line -> !line.startsWith("pirqscope run: "))
                .count();
        assertTrue(rows <= 34, () -> text(lines));
    }

    @Test
    void moreControllersThanColumnsAreWrittenOneBelowTheOther() {
        Run run = Runs.random(4, "4.10", "nvme0", "nvme1", "nvme2", "nvme3", "nvme4", "nvme5", "nvme6", "nvme7");
        List<String> lines = all(run, MailOptions.DEFAULT);
        assertEquals(
                "[nvme0]",
                lines.stream()
                        .filter(line -> line.matches("\\[nvme\\d\\]"))
                        .sorted()
                        .findFirst()
                        .orElseThrow());
    }

    @Test
    void anIndentMovesEveryRowAndKeepsTheWidth() {
        MailOptions options = MailOptions.DEFAULT.withIndent(4);
        List<String> lines = told(Runs.stale(), options);
        MailRules.check(lines, options);
        assertTrue(lines.stream().allMatch(line -> line.isEmpty() || line.startsWith("    ")));
    }

    @Test
    void aWidthThatNobodyCanReadIsRefused() {
        org.junit.jupiter.api.Assertions.assertThrows(
                IllegalArgumentException.class, () -> MailOptions.DEFAULT.withWidth(20));
    }

    static String text(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }
}
