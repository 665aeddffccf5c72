package org.pirqscope.machine.tests.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.pirqscope.machine.tests.story.OneController.WIDE;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pirqscope.machine.call.Finding.Kind;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.scenario.Controller.Act;
import org.pirqscope.machine.scenario.Controller.Msi;
import org.pirqscope.machine.scenario.Pool;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.version.Versions;

/** Kernels whose driver or PCI core is not that of Linux 4.10: docs/domain.md 1.3, 1.4, 2.1 rows 1 and 2, 2.6. */
class OldKernelTest {

    private static final OneController ONE = new OneController(32, 4, Msi.NONE, true, 2);

    private static List<String> named(RunStory story, String part) {
        return story.run().steps().stream()
                .filter(s -> s.entering() && s.call().name().contains(part))
                .map(s -> s.call().name())
                .distinct()
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "2.6.39, __read_msi_msg, __write_msi_msg",
        "3.17, __read_msi_msg, __write_msi_msg",
        "3.18, __pci_read_msi_msg, __pci_write_msi_msg",
        "4.10, __pci_read_msi_msg, __pci_write_msi_msg"
    })
    void theFunctionsOfAMessageAreNamedAsInTheirRelease(String linux, String read, String write) {
        RunStory story = ONE.own(linux, "2.5", "4.7");
        assertEquals(List.of(read), named(story, "read_msi_msg"));
        assertEquals(List.of(write), named(story, "write_msi_msg"));
    }

    @ParameterizedTest
    @CsvSource({
        "3.13, 'pci_enable_msix'",
        "3.14, 'pci_enable_msix_range,pci_enable_msix'",
        "4.7, 'pci_enable_msix,pci_enable_msix_range'",
        "4.8, 'pci_enable_msix,pci_enable_msix_range'",
        "4.9, '__pci_enable_msix'"
    })
    void theDriverAsksForItsVectorsAsItsReleaseDoes(String linux, String calls) {
        assertEquals(List.of(calls.split(",")), named(ONE.own(linux, "2.5", "4.7"), "pci_enable_msix"));
    }

    /** Phase 1 on INTx, MSI-X once: a load meets no message of its own. */
    @ParameterizedTest
    @ValueSource(strings = {"2.6.39", "3.14", "3.18", "4.5"})
    void before46MsixIsSetUpOnceALoad(String linux) {
        RunStory story = ONE.own(linux, "2.5", "4.7");
        story.then("nvme0", "nvme_pci_enable(nvme0)")
                .then("nvme0", "nvme_pci_enable(nvme0) = 0")
                .then("nvme0", "request_irq(32) = 0")
                .then("nvme0", "Identify = 0");
        story.then("nvme0", "free_irq(32)")
                .then("nvme0", "pci_enable_msix(nvme0, 2) = 0")
                .then("nvme0", "Create CQ 1 = 0");
        assertEquals(List.of("ok"), story.ends());
        assertEquals(List.of(), story.answers("xen_irq_from_pirq(55)"));
        assertEquals(List.of(), named(story, "pci_disable"));
    }

    @Test
    void before46TheBugDoesNotComeFromTheDriversOwnTwoPhases() {
        assertEquals(List.of(), own("stale-pirq", "4.5").staleHits());
        assertEquals(
                1,
                own("stale-pirq", "4.6").staleHits().stream()
                        .filter(hit -> hit.device() == 0)
                        .count());
    }

    private static RunStory own(String scenario, String linux) {
        Scenario base = BuiltIn.named(scenario);
        return RunStory.of(base.withVersions(base.versions().withLinux(linux).with("linux", "nvme-script", "own")));
    }

    /** The scenarios tell of the kernel's rule, with one driver on all of them. */
    @ParameterizedTest
    @ValueSource(strings = {"2.6.39", "3.10", "3.14", "3.18", "4.4", "4.7", "4.9", "4.10"})
    void withTheDriverOf410EveryKernelThatLooksTheListUpHasTheBug(String linux) {
        RunStory stale = RunStory.of("stale-pirq", linux, "2.5", "4.7");
        assertEquals(
                1, stale.staleHits().stream().filter(hit -> hit.device() == 0).count());
        assertEquals("lost phase 2 entry 0: not mapped, status -4", stale.ends().getFirst());
        assertEquals(
                List.of("lost phase 1 entry 0: not mapped, status -5", "ok"),
                RunStory.of("sequential-reload", linux, "2.5", "4.7").ends());
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.10.0-514.24.1.el7", "3.10.106", "4.4.57", "4.9.17", "4.10.6", "4.11", "5.11", "6.1"})
    void withThePatchTheSameSchedulesEndWell(String linux) {
        assertEquals(
                List.of("ok", "ok"),
                RunStory.of("stale-pirq", linux, "2.5", "4.7").ends());
        assertEquals(
                List.of("ok", "ok"),
                RunStory.of("sequential-reload", linux, "2.5", "4.7").ends());
    }

    /** Load A, unload A, load B, load A: the message of A's one setup is as stale. */
    @Test
    void before46AReloadFindsTheStaleMessageOfTheLoadBefore() {
        RunStory story = own("sequential-reload", "4.5");
        assertEquals(
                List.of("nvme1 entry 0", "nvme1 entry 1"),
                story.staleHits().stream().map(hit -> hit.owner().text()).toList());
        assertEquals(List.of("lost phase 2 entry 0: not mapped, status -4", "ok"), story.ends());
    }

    @Test
    void whatWasEnabledIsDisabledByTheCallOfItsRelease() {
        OneController msix = new OneController(32, 4, Msi.NONE, true, 2, Act.LOAD, Act.UNLOAD);
        OneController msi = new OneController(32, 0, WIDE, true, 2, Act.LOAD, Act.UNLOAD);
        assertEquals(List.of("pci_disable_msix"), named(msix.on("4.7", "2.5", "4.7"), "pci_disable"));
        assertEquals(List.of("pci_disable_msi"), named(msi.on("3.13", "2.5", "4.7"), "pci_disable"));
        assertEquals(List.of(), named(msix.on("4.9", "2.5", "4.7"), "pci_disable"));
        assertEquals("""
                pci_disable_msi(nvme0)
                  pci_msi_shutdown(nvme0)
                    pci_write_config_word(0)
                      xen_pt_msgctrl_reg_write(0)
                        xen_pt_msi_disable()
                          msi_msix_disable(55) = 0
                            XEN_DOMCTL_unbind_pt_irq(55) = 0
                            PHYSDEVOP_unmap_pirq(55) = 0
                  free_msi_irqs(nvme0)
                    xen_destroy_irq(64) = -2 (-ENOENT)
                """, msi.on("3.13", "2.5", "4.7").transcript("nvme0", "pci_disable_msi(nvme0)"));
    }

    /**
     * pci_enable_msi_block hands the 1 to the driver, pci_enable_msi_range tries again itself and answers a number of
     * vectors.
     */
    @Test
    void moreThanOneMsiVectorIsRefusedWithOne() {
        OneController msi = new OneController(32, 0, WIDE, true, 2);
        RunStory block = msi.on(Versions.of("3.13", "2.5", "4.7")
                .with("qemu", "msi-multiple", "yes")
                .with("linux", "nvme-script", "own"));
        block.then("nvme0", "pci_enable_msi_block(nvme0, 2) = 1").then("nvme0", "pci_enable_msi_block(nvme0, 1) = 0");
        RunStory range = msi.on(Versions.of("3.14", "2.5", "4.7")
                .with("qemu", "msi-multiple", "yes")
                .with("linux", "nvme-script", "own"));
        assertEquals(List.of("1"), range.answers("pci_enable_msi_range(nvme0, 2)"));
        assertEquals(List.of(), range.answers("pci_enable_msi_range(nvme0, 1)"));
        assertEquals(
                List.of("ok", "ok"),
                List.of(block.ends().getFirst(), range.ends().getFirst()));
    }

    @Test
    void theDriverOf47TriesMsiItselfWhenMsixCannotBeHad() {
        RunStory story = new OneController(1, 4, WIDE, true, 3)
                .on(Versions.of("4.7", "2.5", "4.7").with("xen", "unchecked-free-pirq", "no"));
        story.then("nvme0", "pci_free_irq_vectors(nvme0)".replace("free_irq_vectors", "disable_msix"));
        story.then("nvme0", "pci_enable_msix_range(nvme0, 1, 3)").then("nvme0", "pci_enable_msix(nvme0, 3) = 1");
        story.then("nvme0", "pci_enable_msix(nvme0, 1) = -19 (-ENODEV)")
                .then("nvme0", "pci_enable_msix_range(nvme0, 1, 3) = -19 (-ENODEV)");
        story.then("nvme0", "pci_enable_msi_range(nvme0, 3)")
                .then("nvme0", "pci_enable_msi_range(nvme0, 3) = -19 (-ENODEV)");
        story.then("nvme0", "nvme_setup_io_queues(nvme0) = -22 (-EINVAL)").then("nvme0", "nvme_reset_work(nvme0)");
        assertEquals(1, story.ends().size());
        assertTrue(story.ends().getFirst().endsWith("-22"), story.ends().toString());
    }

    /**
     * docs/domain.md 2.6: 4.9 and 4.10 answer 1 although there is nothing, later ones the error of the last attempt;
     * the driver of 4.6 to 4.8 has an error of its own.
     */
    @ParameterizedTest
    @CsvSource({
        "4.6, -19",
        "4.8.15, -19",
        "4.9.10, -16",
        "4.9.30, -16",
        "4.10, -16",
        "4.10.17, -16",
        "4.11, -22",
        "3.12, -16"
    })
    void aDeviceWithNoInterruptAtAllIsRemovedInPhase1(String linux, int status) {
        RunStory story = new OneController(32, 0, Msi.NONE, false, 1).on(linux, "2.5", "4.7");
        assertEquals(List.of("lost phase 1 entry 0: setup failed, status " + status), story.ends());
        assertEquals(status == -16 ? List.of("-16 (-EBUSY)") : List.of(), story.answers("request_irq(0)"));
        story.says("nvme nvme0: Removing after probe failure status: " + status);
        assertEquals(List.of("nvme0 gets no interrupt vectors at all in phase 1."), story.findings(Kind.SETUP_FAILED));
    }

    @Test
    void withoutIntx49AnswersOneAndTheRequestFails() {
        assertEquals(
                """
                nvme_reset_work(nvme0)
                  nvme_pci_enable(nvme0) = 0
                    pci_alloc_irq_vectors(nvme0, 1, 1) = 1
                  nvme_configure_admin_queue(nvme0) = -16 (-EBUSY)
                    request_irq(0) = -16 (-EBUSY)
                  nvme_remove_dead_ctrl(nvme0, -16 (-EBUSY))
                """,
                new OneController(32, 0, Msi.NONE, false, 1)
                        .on("4.9", "2.5", "4.7")
                        .transcript("nvme0", "nvme_reset_work(nvme0)"));
    }

    /** The pool of one vector is leaked by the first try of phase 2. */
    @ParameterizedTest
    @CsvSource({"4.9, -16", "4.10, -16", "4.11, -5"})
    void aDeviceThatLosesItsVectorsInPhase2EndsWithTheErrorOfItsRelease(String linux, int status) {
        RunStory story = new OneController(1, 4, Msi.NONE, false, 3).on(linux, "2.5", "4.7");
        assertEquals(List.of("lost phase 2 entry 0: setup failed, status " + status), story.ends());
        story.then("nvme0", "nvme_setup_io_queues(nvme0) = " + (status == -16 ? "-16 (-EBUSY)" : "-5 (-EIO)"));
    }

    @Test
    void aDeviceWithoutIntxIsPreEnabledFrom319() {
        OneController one = new OneController(32, 4, Msi.NONE, false, 2);
        one.own("3.19", "2.5", "4.7")
                .then("nvme0", "pci_enable_msix(nvme0, 1) = 0")
                .then("nvme0", "Identify = 0")
                .then("nvme0", "pci_enable_msix_range(nvme0, 1, 2) = 2");
        assertEquals(
                List.of("lost phase 1 entry 0: setup failed, status -16"),
                one.own("3.18", "2.5", "4.7").ends());
    }

    @Test
    void aControllerThatWasGivenUpStandsStillUntilItIsRemovedAndProbedAgain() {
        RunStory once = new OneController(32, 0, Msi.NONE, false, 1).on("4.11", "2.5", "4.7");
        var device = once.run().at(once.run().length()).devices().getFirst();
        assertEquals("stopped NONE", device.position() + " " + device.mode());
        RunStory again = new OneController(32, 0, Msi.NONE, false, 1, Act.LOAD, Act.UNLOAD, Act.REMOVE_DEAD, Act.LOAD)
                .on("4.9", "2.5", "4.7");
        assertEquals(2, again.answers("request_irq(0)").size());
    }

    /** hvm_pci_intx_gsi: INTA of slot 10 is on GSI 25. */
    @ParameterizedTest
    @CsvSource({"00:04.0, 32", "0000:00:05.0, 36", "00:0a.0, 25", "0000:00:1f.0, 47"})
    void theIrqOfIntxIsTheGsiOfItsSlot(String bdf, int irq) {
        Controller controller = new Controller("nvme0", bdf, 0, Msi.NONE, true, 1, List.of(Act.LOAD));
        RunStory story = RunStory.of(new Scenario(
                "intx",
                "",
                Versions.of("4.11", "2.5", "4.7"),
                Pool.DEFAULT,
                List.of(controller),
                List.of(),
                List.of()));
        assertEquals(List.of("0", "0"), story.answers("request_irq(" + irq + ")"));
    }

    @Test
    void anUnloadOnIntxFreesTheIrq() {
        RunStory story = new OneController(32, 0, Msi.NONE, true, 1, Act.LOAD, Act.REMOVE_DEAD, Act.UNLOAD, Act.LOAD)
                .on("4.11", "2.5", "4.7");
        story.then("nvme0", "nvme_remove(nvme0)")
                .then("nvme0", "free_irq(32)")
                .then("nvme0", "pci_free_irq_vectors(nvme0)")
                .then("nvme0", "nvme_remove(nvme0)");
        assertEquals(List.of("", "", ""), story.answers("free_irq(32)"));
        assertEquals(4, story.answers("request_irq(32)").size());
        assertEquals(List.of("ok"), story.ends());
    }
}
