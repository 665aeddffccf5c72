package org.pirqscope.diagram.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pirqscope.diagram.Origin;
import org.pirqscope.diagram.Scope;
import org.pirqscope.diagram.SequenceDiagram;
import org.pirqscope.diagram.export.Choice;
import org.pirqscope.diagram.export.Export;
import org.pirqscope.diagram.export.RunPart;
import org.pirqscope.diagram.mail.MailOptions;
import org.pirqscope.diagram.mail.MailText;
import org.pirqscope.diagram.mail.story.Focus;
import org.pirqscope.machine.call.DeviceEntry;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.GuestFunction;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.driver.NvmeDriver;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Scenario;

/** The text of a failing part shows all of its cause, in 26 rows. */
class MailStoryTest {

    private static Run around(Run run, Finding.Kind kind, List<String> into) {
        Step step = run.steps().stream()
                .filter(one -> one.findings().stream()
                        .anyMatch(f -> f instanceof Finding.Observed seen && seen.kind() == kind))
                .findFirst()
                .orElseThrow();
        into.addAll(
                MailText.about(Runs.diagram(run), Focus.at(step).orElseThrow(), Runs.origin(run), MailOptions.DEFAULT)
                        .lines());
        return run;
    }

    /** The lookup hits an irq that is torn down; that entry 1 gets 55 anew is why there are three irqs with it. */
    @ParameterizedTest
    @ValueSource(strings = {"1*15,0*30,1*15", "0*15,1*20,0*9,1*8,0*4,1,0,1,0"})
    void aDyingIrqLosesNoPartOfItsCause(String choices) {
        MailRules.shows(
                MailRules.told(Runs.ordered(BuiltIn.equal(2, 2), choices), MailOptions.DEFAULT),
                "PHYSDEVOP_unmap_pirq(55)",
                "MSI-X entry 0: pirq 55",
                "PHYSDEVOP_unmap_pirq(55)",
                "__pci_read_msi_msg(0) = pirq 55",
                "dying irq of",
                "PHYSDEVOP_get_free_pirq() = 55",
                "skips unwritten entry 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"BIND_FAILED", "INTERRUPT_MISROUTED"})
    void aBindThatFailsShowsTheOneBeforeIt(String kind) {
        List<String> lines = new java.util.ArrayList<>();
        around(Run.of(BuiltIn.named("commit-story-b")), Finding.Kind.valueOf(kind), lines);
        MailRules.shows(
                lines,
                "MSI-X entry 0: pirq 54",
                "PHYSDEVOP_unmap_pirq(54)",
                "PHYSDEVOP_get_free_pirq() = 54",
                "__pci_read_msi_msg(0) = pirq 54",
                "<-- stale",
                "EVTCHNOP_bind_pirq(54) = 10",
                "EVTCHNOP_bind_pirq(54) = -EEXIST",
                "I/O 2 = -4 (-EINTR)",
                "<irq> nvme_irq(0)",
                "<-- nvme0's interrupt");
        String handler = lines.stream()
                .filter(line -> line.contains("nvme_irq(0)"))
                .findFirst()
                .orElseThrow();
        assertTrue(handler.indexOf("<irq>") < 32, "it is nvme1's handler, so it stands in nvme1's column: " + handler);
    }

    @Test
    void aFailingBindNamesWhoHasBoundIt() {
        MailRules.shows(
                MailRules.told(Runs.stale(), MailOptions.DEFAULT),
                "EVTCHNOP_bind_pirq(55) = 10",
                "EVTCHNOP_bind_pirq(55) = -EEXIST      <-- already bound by nvme1");
    }

    /** Case (c) of docs/domain.md 2.2: the owner's map stands, the re-user's does nothing. */
    @Test
    void aSecondMapOfAnMsiSaysWhoseHardwareIsNotProgrammed() {
        List<String> lines = MailRules.told(Run.of(BuiltIn.named("msi-reuse")), MailOptions.DEFAULT);
        MailRules.shows(lines, "map_domain_pirq(55, 25) = 0", "<-- no effect: 55 stays nvme1's", "<-- timeout");
        assertTrue(
                flat(lines)
                        .contains("QEMU maps 55 for both; Xen answers 0 to nvme0's map but keeps nvme1's, so nvme0's "
                                + "hardware is never programmed."),
                flat(lines));
    }

    /**
     * Case (b): the re-user maps first, so it is the owner who loses its interrupt; the story does not end before that.
     */
    @Test
    void anOwnerWhoMapsLaterIsTheOneWhoLoses() {
        List<String> lines =
                MailRules.told(Runs.ordered("msi-reuse", "0*14,1*5,0*8,1*3,0,1*2,0*2"), MailOptions.DEFAULT);
        MailRules.shows(
                lines,
                "__pci_read_msi_msg(0) = pirq 55",
                "map_domain_pirq(55, 25) = 0",
                "EVTCHNOP_bind_pirq(55) = -EEXIST",
                "Identify = -4 (-EINTR)  <-- timeout");
        assertTrue(
                flat(lines)
                        .contains("Xen answers 0 to nvme1's map but keeps nvme0's, so nvme1's hardware is never "
                                + "programmed."),
                flat(lines));
    }

    @ParameterizedTest
    @CsvSource({
        "stale-pirq,55,EVTCHNOP_bind_pirq(55) = -EEXIST",
        "commit-story-a,54,EVTCHNOP_bind_pirq(54) = -EEXIST",
        "commit-story-b,54,Create CQ 1 = -4 (-EINTR)",
        "sequential-reload,55,EVTCHNOP_bind_pirq(55) = -EEXIST"
    })
    void aNarrowTextTellsTheSameInAsManyRows(String name, String pirq, String end) {
        List<String> lines = MailRules.told(Run.of(BuiltIn.named(name)), MailOptions.DEFAULT.withWidth(60));
        MailRules.shows(
                lines,
                "__pci_write_msi_msg(0)              // MSI-X entry 0: pirq " + pirq,
                "PHYSDEVOP_unmap_pirq(" + pirq + ")",
                "entry 0 keeps " + pirq,
                "get_free_pirq() = " + pirq,
                "__pci_read_msi_msg(0) = pirq " + pirq,
                "<-- stale",
                end);
    }

    @Test
    void fewerRowsLeaveTheFiveEvents() {
        List<String> lines = MailRules.told(Runs.stale(), MailOptions.DEFAULT.withRows(19));
        assertTrue(lines.size() <= 19, MailTextTest.text(lines));
        MailRules.shows(
                lines,
                "__pci_write_msi_msg(0)",
                "[qemu] PHYSDEVOP_unmap_pirq(55)",
                "PHYSDEVOP_get_free_pirq() = 55",
                "__pci_read_msi_msg(0) = pirq 55",
                "EVTCHNOP_bind_pirq(55) = -EEXIST",
                "<-- timeout");
    }

    @Test
    void tooFewRowsAreRefusedInOneSentence() {
        Choice choice = Choice.MAIL.withMail(MailOptions.DEFAULT.withRows(5));
        assertEquals(
                List.of("what matters needs 19 rows at this width; 5 are too few"),
                Export.of(Runs.stale(), choice).warnings());
        assertEquals(
                List.of(),
                Export.of(Runs.stale(), choice.withMail(MailOptions.DEFAULT.withRows(19)))
                        .warnings());
    }

    /** A remark that does not fit beside its call stands four further in below it, not at the column's edge. */
    @Test
    void aRemarkBelowIsFourFurtherIn() {
        List<String> lines = MailRules.told(Runs.stale(), MailOptions.DEFAULT.withWidth(48));
        int remark = lines.indexOf(lines.stream()
                .filter(line -> line.strip().startsWith("// 55 free"))
                .findFirst()
                .orElseThrow());
        assertEquals(
                lines.get(remark - 1).indexOf("[qemu]") + 4, lines.get(remark).indexOf("//"), lines.get(remark));
    }

    /** PHYSDEVOP_irq_status_query fails for an unmapped pirq and nobody minds. */
    @Test
    void anErrorThatAnAnswerHidesIsSaid() {
        String text = MailTextTest.text(
                MailRules.told(Runs.ordered(BuiltIn.equal(2, 2), "0*15,1*5,0*15,1*6"), MailOptions.DEFAULT));
        assertTrue(text.contains("EVTCHNOP_bind_pirq(55) = 10"), text);
        assertTrue(text.contains("request_irq(64) = 0\n"), text);
        MailRules.shows(
                MailRules.told(Runs.stale(), MailOptions.DEFAULT), "request_irq(65) = 0  // although the bind fails");
    }

    /** Every kind of ending that an exploration of two controllers finds. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1*15,0*9,1*14,0*2,1",
                "1*15,0*5,1*14,0*6,1",
                "1*12,0*15,1*3,0,1,0*6,1*8,0*10,1*5,0,1,0",
                "1*12,0*15,1*3,0,1,0*6,1*8,0*4,1*5,0*7,1,0",
                "0*15,1*20,0*9,1*8,0*4,1,0,1,0",
                "1*12,0*15,1*3,0,1*11,0*12,1*8,0*2,1*3",
                "1*12,0*15,1*3,0,1*11,0*13,1*8,0,1*3",
                "0*12,1*15,0*3,1,0,1*6,0*8,1*10,0*4,1,0*2,1*4",
                "0*15,1*5,0*15,1*6"
            })
    void everyKindOfEndingIsToldInTwentySixRows(String choices) {
        Run run = Runs.ordered(BuiltIn.equal(2, 2), choices);
        String stale = Focus.first(run.history())
                .map(Focus::finding)
                .map(Finding.StaleHit.class::cast)
                .map(hit -> Integer.toString(hit.pirq()))
                .orElseThrow();
        List<String> lines = MailRules.told(run, MailOptions.DEFAULT);
        MailRules.shows(
                lines,
                "MSI-X entry 0: pirq " + stale,
                "PHYSDEVOP_unmap_pirq(" + stale + ")",
                "__pci_read_msi_msg(0) = pirq " + stale,
                "<-- stale");
        assertTrue(flat(lines).matches(".*(<-- timeout|nvme\\d's interrupt|<-- nvme\\d's).*"), flat(lines));
        for (Step step : run.steps()) {
            if (step.alarming()) {
                Choice choice = Choice.MAIL.withPart(new RunPart.Around(step.number()));
                assertTrue(
                        Export.of(run, choice).warnings().isEmpty(),
                        () -> step + ": " + Export.of(run, choice).warnings());
            }
        }
    }

    /** QEMU before 2.1 does not unmap: how it came to the pirq that it holds is a part of the story. */
    @ParameterizedTest
    @CsvSource({
        "one-controller,QEMU still holds pirq 55 for nvme0 entry 0",
        "msi-reload,'QEMU keeps pirq 55 for it, but the guest has bound pirq 54.'"
    })
    void aPirqThatAnOldQemuKeepsIsToldFromItsMapOn(String name, String why) {
        Scenario scenario = BuiltIn.named(name);
        List<String> lines =
                MailRules.told(Run.of(scenario.withVersions(scenario.versions().withQemu("2.0"))), MailOptions.DEFAULT);
        MailRules.shows(
                lines,
                "PHYSDEVOP_get_free_pirq() = 55",
                "PHYSDEVOP_map_pirq(0, 55) = 55",
                "PHYSDEVOP_get_free_pirq() = 54",
                "Create CQ 1 = -4 (-EINTR)");
        assertTrue(flat(lines).contains(why), flat(lines));
    }

    /** 2.6.37: the re-use of entry 0 ends the call, entry 1 keeps irq 0; QEMU has no part in that. */
    @Test
    void anEntryThatTheGuestLeftWithoutIrqIsNotBlamedOnQemu() {
        Scenario scenario = BuiltIn.named("one-controller");
        MailRules.shows(
                MailRules.told(
                        Run.of(scenario.withVersions(scenario.versions().withLinux("2.6.37"))), MailOptions.DEFAULT),
                "xen_hvm_setup_msi_irqs(2)             <-- entry 1 has no irq",
                "old irq, but 55 is re-used",
                "skips unwritten entry 0");
    }

    /** nvme2 gives 55 back on another's way to it: a text has both its allocation and its unmap, or neither. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0*15,1*15,2*16,1*5,0*5,2*6,0*2,1*3,0,2*2,0,1",
                "1*15,2*15,0*9,2,1*5,2*6,1*3,0*2,2*2,1",
                "0*12,1*15,2*15,0*3,2,0,2*4,1*5,0*13,1*2,2*3,1*2,2"
            })
    void nobodyGivesBackWhatItDidNotGet(String choices) {
        List<String> lines = MailRules.told(Runs.ordered(BuiltIn.equal(3, 1), choices), MailOptions.DEFAULT);
        assertTrue(lines.size() <= 26, MailTextTest.text(lines));
        for (String name : List.of("nvme0", "nvme1", "nvme2")) {
            int column = lines.getFirst().indexOf(name);
            if (column >= 0) {
                int got = first(
                        lines,
                        column,
                        "PHYSDEVOP_get_free_pirq() = 55",
                        "xen_bind_pirq_msi_to_irq(55)",
                        "__pci_write_msi_msg(0)");
                int gave = first(lines, column, "[qemu] PHYSDEVOP_unmap_pirq(55)");
                assertTrue(gave == lines.size() || got < gave, () -> name + " in\n" + MailTextTest.text(lines));
            }
        }
    }

    private static int first(List<String> lines, int column, String... calls) {
        for (int i = 0; i < lines.size(); i++) {
            for (String call : calls) {
                if (lines.get(i).indexOf(call) == column + 2) {
                    return i;
                }
            }
        }
        return lines.size();
    }

    @Test
    void aReloadInARowHasRoomForTheFunctionOfTheBug() {
        MailRules.shows(
                MailRules.told(Run.of(BuiltIn.named("sequential-reload")), MailOptions.DEFAULT),
                "pci_alloc_irq_vectors(1, 2)",
                "xen_hvm_setup_msi_irqs(1)",
                "__pci_read_msi_msg(0) = pirq 55",
                "already bound by nvme1");
    }

    /** A write whose map failed still waits in QEMU: to say that the entry is never mapped would be wrong. */
    @Test
    void anEntryWithAWriteThatWaitsIsNotSaidToStayUnmapped() {
        for (boolean waits : new boolean[] {false, true}) {
            ScriptedSteps script = new ScriptedSteps("nvme0", "nvme1");
            script.enter(NvmeDriver.RESET_WORK, 0)
                    .enter(GuestFunction.XEN_IRQ_FROM_PIRQ, 55)
                    .answer(64)
                    .finding(new Finding.StaleHit(
                            0, "nvme0", 0, true, 55, 64, 0, 0, new DeviceEntry(1, "nvme1", 0), 0, waits))
                    .leave();
            SequenceDiagram diagram = SequenceDiagram.of(script.steps(), script.names(), Scope.ALL);
            String text = flat(MailText.of(diagram, new Origin("", "Linux", "pq2:x"), MailOptions.DEFAULT)
                    .lines());
            assertEquals(!waits, text.contains("QEMU maps only written entries."), text);
            assertEquals(waits, text.contains("still waits: QEMU asks for pirq 55 again."), text);
        }
    }

    /** The kexec of the whole guest is nobody's turn, and nobody's column is missing. */
    @Test
    void aSecondKernelIsNoContextSwitch() {
        Run run = Run.of(BuiltIn.named("kexec"));
        List<String> lines = MailRules.told(run, MailOptions.DEFAULT);
        MailRules.shows(
                lines,
                "kernel_kexec()",
                "__pci_read_msi_msg(0) = pirq 55",
                "xen_irq_from_pirq(55) = -1",
                "// no irq has it: allocate",
                "PHYSDEVOP_get_free_pirq() = 55",
                ", no context switch");
        assertEquals(List.of(), Export.of(run, Choice.MAIL).warnings());
        Scenario fixed = run.scenario().withVersions(run.scenario().versions().withLinux("4.11"));
        assertFalse(
                flat(MailRules.told(Run.of(fixed), MailOptions.DEFAULT)).contains("The second kernel"),
                "4.11 reads nothing back");
    }

    private static String flat(List<String> lines) {
        return String.join(" ", lines).replaceAll("\\s+", " ");
    }
}
