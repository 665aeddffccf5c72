package org.pirqscope.diagram.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pirqscope.diagram.export.Choice;
import org.pirqscope.diagram.export.Export;
import org.pirqscope.diagram.export.Part;
import org.pirqscope.diagram.mail.Focus;
import org.pirqscope.diagram.mail.MailOptions;
import org.pirqscope.diagram.mail.MailText;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Run;

/** The text of a failing part shows all of its cause, in 26 rows. */
class MailStoryTest {

    private static List<String> told(Run run, MailOptions options) {
        List<String> lines = MailText.of(Runs.diagram(run), Runs.origin(run), options).lines();
        MailRules.check(lines, options);
        return lines;
    }

    /** In as many rows as a mail has, in this order. */
    private static void shows(List<String> lines, String... wanted) {
        String text = MailTextTest.text(lines);
        assertTrue(lines.size() <= 26, () -> lines.size() + " rows:\n" + text);
        int at = 0;
        for (String one : wanted) {
            int found = text.indexOf(one, at);
            assertTrue(found >= 0, () -> one + " is not there behind the one before it in\n" + text);
            at = found + one.length();
        }
    }

    private static Run around(Run run, Finding.Kind kind, List<String> into) {
        Step step = run.steps().stream().filter(one -> one.findings().stream().anyMatch(f -> f instanceof Finding.Observed seen && seen.kind() == kind))
                .findFirst().orElseThrow();
        into.addAll(MailText.about(Runs.diagram(run), Focus.at(step).orElseThrow(), Runs.origin(run), MailOptions.DEFAULT).lines());
        return run;
    }

    /** The lookup hits an irq that is torn down; that entry 1 gets 55 anew is why there are three irqs with it. */
    @ParameterizedTest
    @ValueSource(strings = { "1*15,0*30,1*15", "0*15,1*20,0*9,1*8,0*4,1,0,1,0" })
    void aDyingIrqLosesNoPartOfItsCause(String choices) {
        shows(told(Runs.ordered(BuiltIn.equal(2, 2), choices), MailOptions.DEFAULT), "PHYSDEVOP_unmap_pirq(55)", "irq 64 not yet", "entry 0 now says: pirq 55",
                "PHYSDEVOP_unmap_pirq(55)", "__pci_read_msi_msg(0) = pirq 55", "dying irq", "PHYSDEVOP_get_free_pirq() = 55",
                "entry 0 is not mapped");
    }

    @ParameterizedTest
    @ValueSource(strings = { "BIND_FAILED", "INTERRUPT_MISROUTED" })
    void aBindThatFailsShowsTheOneBeforeIt(String kind) {
        List<String> lines = new java.util.ArrayList<>();
        around(Run.of(BuiltIn.named("commit-story-b")), Finding.Kind.valueOf(kind), lines);
        shows(lines, "entry 0 now says: pirq 54", "PHYSDEVOP_unmap_pirq(54)", "PHYSDEVOP_get_free_pirq() = 54", "__pci_read_msi_msg(0) = pirq 54", "<-- stale",
                "EVTCHNOP_bind_pirq(54) = 10", "EVTCHNOP_bind_pirq(54) = -EEXIST", "I/O 2 = -4 (-EINTR)", "<irq> nvme_irq(0)", "<-- nvme0's interrupt");
        String handler = lines.stream().filter(line -> line.contains("nvme_irq(0)")).findFirst().orElseThrow();
        assertTrue(handler.indexOf("<irq>") < 32, "it is nvme1's handler, so it stands in nvme1's column: " + handler);
    }

    @Test
    void aFailingBindNamesWhoHasBoundIt() {
        shows(told(Runs.stale(), MailOptions.DEFAULT), "EVTCHNOP_bind_pirq(55) = 10", "EVTCHNOP_bind_pirq(55) = -EEXIST      <-- already bound by nvme1");
    }

    /** Case (c) of domain.md 2.2: the owner's map stands, the re-user's does nothing. */
    @Test
    void aSecondMapOfAnMsiSaysWhoseHardwareIsNotProgrammed() {
        List<String> lines = told(Run.of(BuiltIn.named("msi-reuse")), MailOptions.DEFAULT);
        shows(lines, "map_domain_pirq(55, 25) = 0", "<-- no effect: 55 stays nvme1's", "interrupt lost");
        assertTrue(flat(lines).contains("QEMU maps 55 for both: Xen answers 0 to nvme0's map but keeps nvme1's, so nvme0's MSI is never programmed."), flat(lines));
    }

    /** Case (b): the re-user maps first, so it is the owner who loses its interrupt; the story does not end before that. */
    @Test
    void anOwnerWhoMapsLaterIsTheOneWhoLoses() {
        List<String> lines = told(Runs.ordered("msi-reuse", "0*14,1*5,0*8,1*3,0,1*2,0*2"), MailOptions.DEFAULT);
        shows(lines, "__pci_read_msi_msg(0) = pirq 55", "map_domain_pirq(55, 25) = 0", "EVTCHNOP_bind_pirq(55) = -EEXIST", "Identify = -4 (-EINTR)  <-- lost");
        assertTrue(flat(lines).contains("Xen answers 0 to nvme1's map but keeps nvme0's, so nvme1's MSI is never programmed."), flat(lines));
    }

    @ParameterizedTest
    @CsvSource({ "stale-pirq,55,EVTCHNOP_bind_pirq(55) = -EEXIST", "commit-story-a,54,EVTCHNOP_bind_pirq(54) = -EEXIST", "commit-story-b,54,Create CQ 1 = -4 (-EINTR)",
            "sequential-reload,55,EVTCHNOP_bind_pirq(55) = -EEXIST" })
    void aNarrowTextTellsTheSameInAsManyRows(String name, String pirq, String end) {
        List<String> lines = told(Run.of(BuiltIn.named(name)), MailOptions.DEFAULT.withWidth(60));
        shows(lines, "__pci_write_msi_msg(0)  // entry 0 now says: pirq " + pirq, "PHYSDEVOP_unmap_pirq(" + pirq + ")", pirq + " is free",
                "get_free_pirq() = " + pirq, "__pci_read_msi_msg(0) = pirq " + pirq, "<-- stale", end);
    }

    @Test
    void fewerRowsLeaveTheFiveEvents() {
        List<String> lines = told(Runs.stale(), MailOptions.DEFAULT.withRows(19));
        assertTrue(lines.size() <= 19, MailTextTest.text(lines));
        shows(lines, "__pci_write_msi_msg(0)", "[qemu] PHYSDEVOP_unmap_pirq(55)", "PHYSDEVOP_get_free_pirq() = 55", "__pci_read_msi_msg(0) = pirq 55",
                "EVTCHNOP_bind_pirq(55) = -EEXIST", "interrupt lost");
    }

    @Test
    void tooFewRowsAreRefusedInOneSentence() {
        Choice choice = Choice.MAIL.withMail(MailOptions.DEFAULT.withRows(5));
        assertEquals(List.of("what matters needs 19 rows at this width; 5 are too few"), Export.of(Runs.stale(), choice).warnings());
        assertEquals(List.of(), Export.of(Runs.stale(), choice.withMail(MailOptions.DEFAULT.withRows(19))).warnings());
    }

    /** A remark that does not fit beside its call stands four further in below it, not at the column's edge. */
    @Test
    void aRemarkBelowIsFourFurtherIn() {
        List<String> lines = told(Runs.ordered(BuiltIn.equal(2, 2), "1*15,0*30,1*15"), MailOptions.DEFAULT);
        int remark = lines.indexOf(lines.stream().filter(line -> line.endsWith("// 55 free, irq 64 not yet")).findFirst().orElseThrow());
        assertEquals(lines.get(remark - 1).indexOf("[qemu]") + 4, lines.get(remark).indexOf("//"), lines.get(remark));
    }

    /** PHYSDEVOP_irq_status_query fails for an unmapped pirq and nobody minds. */
    @Test
    void anAnswerOfZeroIsSaidOnlyWhereAnErrorIsHidden() {
        String text = MailTextTest.text(told(Runs.ordered(BuiltIn.equal(2, 2), "0*15,1*5,0*15,1*6"), MailOptions.DEFAULT));
        assertTrue(text.contains("EVTCHNOP_bind_pirq(55) = 10"), text);
        assertFalse(text.contains("request_irq(64) = 0"), text);
        assertTrue(MailTextTest.text(told(Runs.stale(), MailOptions.DEFAULT)).contains("request_irq(65) = 0"));
    }

    /** Every kind of ending that an exploration of two controllers finds. */
    @ParameterizedTest
    @ValueSource(strings = { "1*15,0*9,1*14,0*2,1", "1*15,0*5,1*14,0*6,1", "1*12,0*15,1*3,0,1,0*6,1*8,0*10,1*5,0,1,0", "1*12,0*15,1*3,0,1,0*6,1*8,0*4,1*5,0*7,1,0",
            "0*15,1*20,0*9,1*8,0*4,1,0,1,0", "1*12,0*15,1*3,0,1*11,0*12,1*8,0*2,1*3", "1*12,0*15,1*3,0,1*11,0*13,1*8,0,1*3",
            "0*12,1*15,0*3,1,0,1*6,0*8,1*10,0*4,1,0*2,1*4", "0*15,1*5,0*15,1*6" })
    void everyKindOfEndingIsToldInTwentySixRows(String choices) {
        Run run = Runs.ordered(BuiltIn.equal(2, 2), choices);
        String stale = Focus.first(run.steps()).map(Focus::finding).map(Finding.StaleHit.class::cast).map(hit -> Integer.toString(hit.pirq())).orElseThrow();
        List<String> lines = told(run, MailOptions.DEFAULT);
        shows(lines, "entry 0 now says: pirq " + stale, "PHYSDEVOP_unmap_pirq(" + stale + ")", "__pci_read_msi_msg(0) = pirq " + stale, "<-- stale");
        assertTrue(flat(lines).matches(".*(interrupt lost|nvme\\d's interrupt|<-- lost|<-- nvme\\d's).*"), flat(lines));
        for (Step step : run.steps()) {
            if (step.alarming()) {
                Choice choice = Choice.MAIL.withPart(new Part.Around(step.number()));
                assertTrue(Export.of(run, choice).warnings().isEmpty(), () -> step + ": " + Export.of(run, choice).warnings());
            }
        }
    }

    private static String flat(List<String> lines) {
        return String.join(" ", lines).replaceAll("\\s+", " ");
    }
}
