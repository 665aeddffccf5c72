package org.pirqscope.machine.tests.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pirqscope.machine.call.AtomicStep;
import org.pirqscope.machine.call.GuestFunction;
import org.pirqscope.machine.call.QemuFunction;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Controller.Act;
import org.pirqscope.machine.scenario.Controller.Msi;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.scenario.Turn;
import org.pirqscope.machine.version.Versions;

/**
 * A guest from 5.18 on, which enables before it writes and masks nothing, on a QEMU that keeps its mapping over a
 * disable: docs/domain.md 2.1 end, 2.3.
 */
class EnabledWriteTest {

    private static final String LINE =
            "[00:04.0] pci_msix_write: Error: Can't update msix entry 0 since MSI-X is already enabled.";
    private static final OneController TWICE =
            new OneController(32, 4, Msi.NONE, true, 1, Act.LOAD, Act.UNLOAD, Act.LOAD, Act.UNLOAD);

    private static long lines(RunStory story) {
        return story.lines().stream().filter(LINE::equals).count();
    }

    @ParameterizedTest
    @CsvSource({"4.2", "4.7"})
    void theSecondSetupsWriteIsRefusedAndTheOldPirqStaysMapped(String xen) {
        RunStory story = TWICE.on("5.18", "2.0", xen);
        story.then("nvme0", "Identify = 0")
                .then("nvme0", "__pci_write_msi_msg(0, 00000000, fee36000, 0x700)")
                .says(LINE);
        story.then("nvme0", "EVTCHNOP_bind_pirq(54) = 10").pirq(55, 24, -1, 0).pirq(54, -1, -1, 10);
        assertEquals("lost phase 2 entry 0: no event channel", story.ends().getFirst());
        assertEquals(List.of(), story.answers("XEN_DOMCTL_bind_pt_irq(54, 0x0, 0x7036)"));
        assertEquals(3, lines(story));
    }

    @Test
    void from24TheLineIsPrintedOnceForAnEntry() {
        assertEquals(1, lines(TWICE.on(Versions.of("5.18", "2.5", "4.7").with("qemu", "unmap-on-disable", "no"))));
    }

    /** To QEMU it is another device then. */
    @Test
    void theLineComesAgainAfterAHotUnplug() {
        OneController unplugged = new OneController(
                32, 4, Msi.NONE, true, 1, Act.LOAD, Act.UNLOAD, Act.LOAD, Act.UNPLUG, Act.LOAD, Act.UNLOAD, Act.LOAD);
        assertEquals(2, lines(unplugged.on(Versions.of("5.18", "2.5", "4.7").with("qemu", "unmap-on-disable", "no"))));
    }

    /**
     * A masked entry may be written: that is how guests before 5.18 leave theirs, and Xen those that QEMU has unmapped.
     */
    @ParameterizedTest
    @CsvSource({"5.17, 2.0", "5.18, 2.5", "5.18, 2.6"})
    void whatIsMaskedIsWritten(String linux, String qemu) {
        assertEquals(0, lines(TWICE.on(linux, qemu, "4.7")));
    }

    @Test
    void vectorControlWritesMaskTheEntry() {
        Versions masking = Versions.of("5.18", "2.0", "4.7").with("linux", "vector-control-writes", "yes");
        RunStory story = TWICE.on(masking);
        assertEquals(0, lines(story));
        story.then("nvme0", "XEN_DOMCTL_bind_pt_irq(54, 0x0, 0x7036) = -1 (-EPERM)");
    }

    /** The bit never gets to the hardware. */
    @Test
    void theOldestXenDiscardsTheMaskBit() {
        assertEquals(3, lines(TWICE.on(Versions.of("5.13", "2.0", "4.2.3").with("linux", "enable-first", "yes"))));
        assertEquals(0, lines(TWICE.on(Versions.of("5.13", "2.0", "4.2.4").with("linux", "enable-first", "yes"))));
    }

    /** ENABLE|MASKALL is a step of its own: between it and the setup another device's calls come. */
    @ParameterizedTest
    @ValueSource(strings = {"5.10.60", "5.14", "5.15.11", "5.18", "6.1", "6.12"})
    void othersComeBetweenEnableAndSetup(String linux) {
        Scenario two = BuiltIn.named("stale-pirq").withVersions(Versions.of(linux, "7.2", "4.17"));
        Run run = Run.of(two.withSchedule(
                List.of(new Turn("nvme0", new Turn.To(AtomicStep.E1)), new Turn("nvme1", 1), new Turn("nvme0", 1))));
        List<Step> setup = run.steps().stream()
                .filter(step -> step.move() < 3 && step.entering())
                .toList();

        assertTrue(run.unmet().isEmpty(), "E1 is taken");
        assertEquals(List.of(AtomicStep.E1, AtomicStep.E1, AtomicStep.S), atomic(setup));
        assertEquals(
                List.of("nvme0 MSIXCTRL_REG_WRITE", "nvme1 MSIXCTRL_REG_WRITE"),
                setup.stream()
                        .filter(step -> step.call().function() == QemuFunction.MSIXCTRL_REG_WRITE)
                        .map(step -> step.actorName() + " " + QemuFunction.MSIXCTRL_REG_WRITE)
                        .toList());
        assertEquals(
                GuestFunction.XEN_HVM_SETUP_MSI_IRQS, setup.getLast().call().function());
    }

    private static List<AtomicStep> atomic(List<Step> steps) {
        List<AtomicStep> moves = new ArrayList<>();
        for (Step step : steps) {
            if (moves.size() == step.move()) {
                moves.add(step.atomic());
            }
        }
        return moves;
    }
}
