package org.pirqscope.machine.tests.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pirqscope.machine.call.XenFunction;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.scenario.Scenario.Event;
import org.pirqscope.machine.scenario.Turn;

/** kexec, reboot, and a guest without HVM pirqs (docs/domain.md 2.1, 2.5 at their ends). */
class GuestEventTest {

    private static final String GET_FREE = "PHYSDEVOP_get_free_pirq(MAP_PIRQ_TYPE_MSI)";

    @Test
    void afterKexecTheNewKernelReadsTheStaleMessageAndAllocates() {
        RunStory story = RunStory.of("kexec");
        story.then("kexec", "kernel_kexec()")
                .then("kexec", "PHYSDEVOP_unmap_pirq(55) = 0")
                .then("kexec", "PHYSDEVOP_unmap_pirq(54) = 0");
        story.then("nvme0", "__pci_read_msi_msg(0) = 00000000 / fee37000 / 4300")
                .then("nvme0", "xen_irq_from_pirq(55) = -1")
                .then("nvme0", GET_FREE + " = 55");
        story.then("nvme0", "__pci_read_msi_msg(1) = 00000000 / fee36000 / 4300")
                .then("nvme0", "xen_irq_from_pirq(54) = -1");
        assertEquals(List.of("ok"), story.ends());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.6.37", "4.10", "4.11", "5.15"})
    void afterKexecEveryKernelAllocates(String linux) {
        Scenario base = BuiltIn.named("kexec");
        Scenario one = new Scenario(
                "kexec",
                "",
                base.versions(),
                base.pool(),
                List.of(base.controllers().getFirst().withVectors(1)),
                base.events(),
                List.of(new Turn("nvme0", 9), new Turn("kexec", 1), new Turn("nvme0", 9)));
        RunStory story = RunStory.of(one.withVersions(one.versions().withLinux(linux)));
        story.then("kexec", "kernel_kexec()").then("nvme0", GET_FREE + " = 55");
    }

    @Test
    void aRebootRestartsQemuAndNothingStaleIsLeft() {
        Scenario base = BuiltIn.named("kexec");
        RunStory story = RunStory.of(new Scenario(
                "reboot",
                "",
                base.versions(),
                base.pool(),
                base.controllers(),
                List.of(new Event("boot", Event.Kind.REBOOT)),
                List.of(new Turn("nvme0", 40), new Turn("boot", 1))));
        story.then("boot", "kernel_restart()").then("nvme0", "__pci_read_msi_msg(0) = 00000000 / 00000000 / 0000");
        assertEquals(List.of("ok"), story.ends());
        assertEquals(2, story.run().at(story.run().length()).pool().mapped());
    }

    @Test
    void anEventThatNoTurnNamesDoesNotHappen() {
        RunStory story = RunStory.of(BuiltIn.named("kexec").withSchedule(List.of()));
        assertTrue(
                story.run().steps().stream().noneMatch(step -> step.actorName().equals("kexec")));
    }

    @Test
    void withoutHvmPirqsTheGuestUsesVectorsAndAsksXenForNothing() {
        RunStory story = RunStory.of("hvm-pirq-off");
        assertEquals(List.of("ok", "ok"), story.ends());
        assertTrue(story.run().steps().stream()
                .noneMatch(s -> s.call().function() == XenFunction.GET_FREE_PIRQ
                        || s.call().function() == XenFunction.EVTCHN_BIND_PIRQ));
        story.then("nvme0", "native_setup_msi_irqs(nvme0, 1, MSI-X)")
                .then("nvme0", "__pci_write_msi_msg(0, 00000000, fee00000, 0x4063)");
        story.then("nvme0", "PHYSDEVOP_map_pirq(nvme0, 0, -1) = 55")
                .then("nvme0", "XEN_DOMCTL_bind_pt_irq(55, 0x63, 0x0) = 0");
        assertEquals(List.of("hvm_dirq_assist(nvme0, 0)", "nvme_irq(nvme0, 0)"), story.inside("nvme0", "Identify"));
        assertTrue(story.lines().stream().noneMatch(l -> l.contains("requested pirq") || l.contains("xen: msi")));
    }

    @Test
    void askedForHvmPirqsXen419HasTheBugAsWell() {
        Scenario off = BuiltIn.named("stale-pirq");
        Scenario on = off.withVersions(off.versions().withXen("4.19").with("xen", "hvm-pirq", "yes"));
        assertEquals(RunStory.of("stale-pirq").ends(), RunStory.of(on).ends());
        assertEquals(
                List.of("ok", "ok"),
                RunStory.of(off.withVersions(off.versions().withXen("4.19"))).ends());
    }

    /**
     * Whatever the old kernel was doing, the new one's first setup is a first setup: nothing of the old one's calls is
     * left open.
     */
    @ParameterizedTest
    @ValueSource(strings = {"KEXEC", "REBOOT"})
    void theNewKernelStartsAfreshWhereverTheOldOneStood(Event.Kind kind) {
        Scenario base = BuiltIn.named("kexec");
        for (int moves = 0; moves <= 45; moves++) {
            RunStory story = RunStory.of(new Scenario(
                    "anywhere",
                    "",
                    base.versions().withLinux("4.11"),
                    base.pool(),
                    base.controllers(),
                    List.of(new Event("kernel", kind)),
                    List.of(new Turn("nvme0", moves), new Turn("kernel", 1))));
            story.then("kernel", kind == Event.Kind.KEXEC ? "kernel_kexec()" : "kernel_restart()")
                    .then("nvme0", "nvme_reset_work(nvme0)")
                    .then("nvme0", "Identify = 0");
            assertEquals(List.of("ok"), story.ends(), "after " + moves);
            assertEquals(2, story.run().at(story.run().length()).pool().mapped(), "after " + moves);
        }
    }

    /**
     * The stale messages survive: what the first controller gets from Xen, the second reads back from its own entry.
     */
    @Test
    void aControllerThatWasGivenUpIsProbedAgainByTheNewKernelAndTheBugIsStillThere() {
        Scenario base = BuiltIn.named("stale-pirq");
        List<Turn> turns = new java.util.ArrayList<>(base.schedule());
        turns.add(new Turn("kernel", 1));
        RunStory story = RunStory.of(new Scenario(
                "again",
                "",
                base.versions(),
                base.pool(),
                base.controllers(),
                List.of(new Event("kernel", Event.Kind.KEXEC)),
                turns));
        story.then("nvme1", "Create CQ 1 = -4 (-EINTR)").then("kernel", "kernel_kexec()");
        story.then("nvme0", "nvme_setup_io_queues(nvme0) = 0").then("nvme1", "xen_irq_from_pirq(55) = 64");
        assertEquals(
                "done",
                story.run().at(story.run().length()).devices().getFirst().position());
    }

    /** A reboot builds the domain anew, and Xen counts domains; a kexec keeps it. */
    @ParameterizedTest
    @CsvSource({"REBOOT, dom2", "KEXEC, dom1"})
    void xensLinesNameTheDomainOfTheMoment(Event.Kind kind, String then) {
        Scenario base = BuiltIn.named("one-controller");
        RunStory story = RunStory.of(new Scenario(
                "again",
                "",
                base.versions().withLinux("4.11").withQemu("2.0"),
                base.pool(),
                base.controllers(),
                List.of(new Event("kernel", kind)),
                List.of(new Turn("nvme0", new Turn.Act()), new Turn("kernel", 1))));
        List<String> forced = story.lines().stream()
                .filter(line -> line.contains("forcing unbind"))
                .toList();
        assertTrue(
                forced.getFirst().contains("dom1: forcing unbind")
                        && forced.getLast().contains(then + ": forcing unbind"),
                forced.toString());
        assertEquals(story.lines(), RunStory.of(story.run().scenario()).lines());
        int fork = story.run().steps().stream()
                .filter(s -> s.actorName().equals("kernel"))
                .mapToInt(s -> s.number())
                .max()
                .orElseThrow();
        assertEquals(
                story.run().steps().stream().map(s -> s.log()).toList(),
                story.run().choose(fork, 0).steps().stream().map(s -> s.log()).toList());
    }

    /**
     * QEMU 2.4 and 2.5 refuse a write to an enabled entry with a line for the first time; a reboot's QEMU is another
     * one.
     */
    @ParameterizedTest
    @CsvSource({"REBOOT, 2", "KEXEC, 1"})
    void whatQemuPrintsOnceTheNextQemuPrintsAgain(Event.Kind kind, int lines) {
        Scenario base = BuiltIn.named("one-controller");
        RunStory story = RunStory.of(new Scenario(
                "once",
                "",
                base.versions().withLinux("5.18").with("qemu", "unmap-on-disable", "no"),
                base.pool(),
                base.controllers(),
                List.of(new Event("kernel", kind)),
                List.of(new Turn("nvme0", new Turn.Act()), new Turn("kernel", 1))));
        assertEquals(
                lines,
                story.lines().stream()
                        .filter(line -> line.contains("Can't update msix entry 0 "))
                        .count());
        int fork = story.run().steps().stream()
                .filter(s -> s.actorName().equals("kernel"))
                .mapToInt(s -> s.number())
                .max()
                .orElseThrow();
        assertEquals(
                story.run().steps().stream().map(s -> s.log()).toList(),
                story.run().choose(fork, 0).steps().stream().map(s -> s.log()).toList());
    }

    /** What the first kernel lost is its own: the second one's controllers stand as they end there. */
    @Test
    void theOutcomeIsThatOfTheNewKernel() {
        Scenario base = BuiltIn.named("stale-pirq");
        List<Turn> turns = new java.util.ArrayList<>(base.schedule());
        turns.addAll(List.of(new Turn("kernel", 1), new Turn("nvme0", new Turn.Act())));
        RunStory story = RunStory.of(new Scenario(
                "again",
                "",
                base.versions(),
                base.pool(),
                base.controllers(),
                List.of(new Event("kernel", Event.Kind.KEXEC)),
                turns));
        story.then("nvme0", "Create CQ 1 = -4 (-EINTR)")
                .then("kernel", "kernel_kexec()")
                .then("nvme0", "nvme_setup_io_queues(nvme0) = 0");
        assertEquals("ok", story.ends().getFirst());
    }

    /** A teardown that is under way is not begun again; what QEMU holds is given back all the same. */
    @ParameterizedTest
    @ValueSource(strings = {"C", "X"})
    void aKexecInTheMiddleOfATeardownLeavesNothingMapped(String step) {
        Scenario base = BuiltIn.named("one-controller");
        RunStory story = RunStory.of(new Scenario(
                "middle",
                "",
                base.versions(),
                base.pool(),
                List.of(base.controllers().getFirst().withScript(Controller.Act.LOAD, Controller.Act.UNLOAD)),
                List.of(new Event("kernel", Event.Kind.KEXEC)),
                List.of(
                        new Turn("nvme0", new Turn.Act()),
                        new Turn("nvme0", new Turn.To(org.pirqscope.machine.call.AtomicStep.valueOf(step))),
                        new Turn("kernel", 1))));
        int kexec = story.run().steps().stream()
                .filter(s -> s.actorName().equals("kernel"))
                .mapToInt(s -> s.number())
                .max()
                .orElseThrow();
        assertEquals(32, story.run().at(kexec).pool().free());
        assertEquals(
                step.equals("C") ? 2 : 0,
                story.inside("kernel", "kernel_kexec()").stream()
                        .filter(c -> c.startsWith("PHYSDEVOP_unmap_pirq"))
                        .count());
        assertEquals(List.of("ok"), story.ends());
    }

    @ParameterizedTest
    @ValueSource(strings = {"msi-reload", "one-controller"})
    void theOldKernelShutsItsDevicesDownBeforeTheNewOneStarts(String name) {
        Scenario base = BuiltIn.named(name);
        boolean msi = name.equals("msi-reload");
        RunStory story = RunStory.of(new Scenario(
                "shutdown",
                "",
                base.versions().withLinux("4.11"),
                base.pool(),
                base.controllers(),
                List.of(new Event("kernel", Event.Kind.KEXEC)),
                List.of(new Turn("nvme0", msi ? 22 : 32), new Turn("kernel", 1))));
        String port = "free_irq(64) shutdown_pirq(64) EVTCHNOP_close(10) set_evtchn_to_irq(10, -1)";
        String free = " pci_free_irq_vectors(nvme0) "
                + (msi
                        ? "pci_msi_shutdown(nvme0)"
                        : "pci_msix_shutdown(nvme0) msixtbl_write(0, 12, 00000001) msixtbl_write(1, 12, 00000001)")
                + " pci_write_config_word(0) ";
        String gone = " free_msi_irqs(nvme0) xen_destroy_irq(64)";
        String unmap = "msi_msix_disable(55) XEN_DOMCTL_unbind_pt_irq(55) PHYSDEVOP_unmap_pirq(55)";
        assertEquals(
                msi
                        ? port + free + "xen_pt_msgctrl_reg_write(0) xen_pt_msi_disable() " + unmap + gone
                        : "free_irq(65) shutdown_pirq(65) EVTCHNOP_close(11) set_evtchn_to_irq(11, -1) " + port + free
                                + "xen_pt_msixctrl_reg_write(0) xen_pt_msix_disable() " + unmap + " "
                                + unmap.replace("55", "54") + gone + " xen_destroy_irq(65)",
                String.join(" ", story.inside("kernel", "kernel_kexec()")));
        assertTrue(story.run().steps().stream()
                .filter(s -> s.actorName().equals("kernel"))
                .allMatch(s -> s.partner() > 0));
    }
}
