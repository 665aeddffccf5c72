package org.pirqscope.diagram.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pirqscope.diagram.mail.MailOptions;
import org.pirqscope.diagram.mail.MailText;
import org.pirqscope.diagram.mail.story.Focus;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Scenario;

/** What a shortened text says is still true: its numbers, its nesting, its gaps. */
class MailTruthTest {

    private static final Pattern LEFT = Pattern.compile("(\\d+) calls? like these left out");

    private static Run older(String name, String linux) {
        Scenario scenario = BuiltIn.named(name);
        return Run.of(scenario.withVersions(scenario.versions().withLinux(linux)));
    }

    /** What is said to be left out and what is shown are together all calls of these kinds in the run. */
    @ParameterizedTest
    @ValueSource(ints = {24, 26, 29, 40, 60, 0})
    void callsLikeTheseAreAllCallsOfTheirKinds(int rows) {
        Run run = Run.of(BuiltIn.named("reload-loop"));
        List<String> kinds = List.of(
                "pci_free_irq_vectors", "PHYSDEVOP_unmap_pirq", "pci_alloc_irq_vectors", "PHYSDEVOP_get_free_pirq");
        long all = run.steps().stream()
                .filter(step -> step.entering() && kinds.contains(step.call().name()))
                .count();
        List<String> lines = MailRules.told(run, MailOptions.DEFAULT.withRows(rows));
        long shown = lines.stream()
                .filter(line -> kinds.stream().anyMatch(kind -> line.contains(kind + "(")))
                .count();
        int left = 0;
        for (String line : lines) {
            Matcher gap = LEFT.matcher(line);
            left += gap.find() ? Integer.parseInt(gap.group(1)) : 0;
        }
        assertEquals(all, shown + left, MailTextTest.text(lines));
        assertEquals(rows > 0, left > 0, MailTextTest.text(lines));
    }

    /** A setup that re-uses a pirq asks Xen for none: that is told by its lookup. */
    @Test
    void everyEnableThatReUsesAPirqIsShown() {
        Run run = older("msi-reload", "2.6.37");
        List<String> calls = MailRules.told(run, MailOptions.DEFAULT).stream()
                .map(line -> line.replaceFirst("\\(.*", "").strip())
                .filter(call -> call.startsWith("pci_") || call.startsWith("xen_irq"))
                .toList();
        assertEquals(
                List.of(
                        "pci_enable_msi_block",
                        "pci_disable_msi",
                        "pci_enable_msi_block",
                        "xen_irq_from_pirq",
                        "pci_disable_msi",
                        "pci_enable_msi_block",
                        "xen_irq_from_pirq",
                        "pci_disable_msi",
                        "pci_enable_msi_block",
                        "xen_irq_from_pirq"),
                calls);
    }

    /** Another controller's call lets the handler run: no call of the handler's own column is around it. */
    @ParameterizedTest
    @ValueSource(ints = {0, 26})
    void aMisroutedInterruptIsAtTheMarginOfItsColumn(int rows) {
        Run run = Run.of(BuiltIn.named("commit-story-b"));
        Focus misrouted = run.steps().stream()
                .map(Focus::at)
                .flatMap(Optional::stream)
                .filter(focus -> focus.finding() instanceof Finding.Observed seen
                        && seen.kind() == Finding.Kind.INTERRUPT_MISROUTED)
                .findFirst()
                .orElseThrow();
        List<String> lines = MailText.about(
                        Runs.diagram(run), misrouted, Runs.origin(run), MailOptions.DEFAULT.withRows(rows))
                .lines();
        String handler = lines.stream()
                .filter(line -> line.contains("nvme0's interrupt"))
                .findFirst()
                .orElseThrow();
        assertTrue(lines.getFirst().startsWith("nvme1"), lines.getFirst());
        assertTrue(handler.startsWith("<irq> nvme_irq(0)"), MailTextTest.text(lines));
    }

    /** Two entries of one device: which of them is not mapped must be said, however little room there is. */
    @ParameterizedTest
    @ValueSource(ints = {48, 60, 68, 75, 100})
    void noRemarkLosesItsEntryOrItsPirq(int width) {
        Run run = Runs.stale();
        MailOptions options = MailOptions.DEFAULT.withWidth(width);
        String all = MailTextTest.text(
                MailText.all(Runs.diagram(run), Runs.origin(run), options).lines());
        String failing = MailTextTest.text(MailRules.told(run, options.withRows(0)));
        for (String text : List.of(all, failing)) {
            assertTrue(
                    Pattern.compile("<-- (skips unwritten entry 0|entry 0 unmapped)")
                            .matcher(text)
                            .find(),
                    text);
            assertFalse(
                    Pattern.compile(
                                    "<-- ((leaves )?unmapped|stale|re-used|no effect|two entries|\\w+ irq)$",
                                    Pattern.MULTILINE)
                            .matcher(text)
                            .find(),
                    text);
        }
    }

    /** The other bind of the pirq fails after the interrupt is lost: it is the last event, with its cause. */
    @Test
    void aBindThatFailsLaterIsTheLastEvent() {
        MailRules.shows(
                MailRules.told(Run.of(BuiltIn.named("commit-story-b")), MailOptions.DEFAULT),
                "EVTCHNOP_bind_pirq(54) = 10",
                "<-- binds it before nvme0 does",
                "<-- timeout",
                "request_irq(65) = 0",
                "EVTCHNOP_bind_pirq(54) = -EEXIST",
                "Irq 65 has pirq 54, so Linux takes 54 for nvme1's own");
    }

    @Test
    void aBindOfTheOwnerThatFailsShowsTheOneBeforeIt() {
        MailRules.shows(
                MailRules.told(
                        Runs.ordered("stale-pirq", "0*12,1*15,0*3,1,0,1*6,0*8,1*10,0*5,1,0,1"), MailOptions.DEFAULT),
                "EVTCHNOP_bind_pirq(55) = 10",
                "<-- binds it before nvme1 does",
                "EVTCHNOP_bind_pirq(55) = -EEXIST",
                "<-- timeout");
    }

    @Test
    void aNarrowTextSaysWhoHasBoundThePirq() {
        MailRules.shows(
                MailRules.told(Runs.stale(), MailOptions.DEFAULT.withWidth(60)),
                "EVTCHNOP_bind_pirq(55) = -EEXIST",
                "<-- bound by nvme1");
    }
}
