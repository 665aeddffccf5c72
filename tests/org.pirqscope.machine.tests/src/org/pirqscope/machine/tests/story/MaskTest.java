package org.pirqscope.machine.tests.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pirqscope.machine.scenario.Controller.Act;
import org.pirqscope.machine.scenario.Controller.Msi;
import org.pirqscope.machine.version.Versions;

/**
 * Mask bits: what a bind says of them, MSI's mask register, and the table that 5.14 masks as a whole (docs/domain.md
 * 2.2, 2.3).
 */
class MaskTest {

    private static final OneController MSIX = new OneController(32, 4, Msi.NONE, true, 1, Act.LOAD, Act.UNLOAD);
    private static final OneController WIDE =
            new OneController(32, 0, OneController.WIDE, true, 1, Act.LOAD, Act.UNLOAD);

    private static List<String> masks(RunStory story, String offset) {
        return story.run().steps().stream()
                .filter(step ->
                        !step.entering() && step.call().text().matches("xen_pt_pci_\\w+\\(" + offset + "(,.*)?\\)"))
                .map(step -> step.call().text()
                        + (step.call().text().contains("read")
                                ? " = " + step.answer().text()
                                : ""))
                .toList();
    }

    private static List<String> binds(RunStory story) {
        return story.run().steps().stream()
                .filter(step -> step.entering() && step.call().text().startsWith("XEN_DOMCTL_bind_pt_irq"))
                .map(step -> step.call().text())
                .distinct()
                .toList();
    }

    /**
     * gflags bit 16 is the entry's VECTOR_CTRL turned around: kernels before 5.18 have masked it by then, later ones
     * leave it as it was.
     */
    @ParameterizedTest
    @CsvSource({
        "4.11, 2.6, 0x3037",
        "4.11, 2.11, 0x3037",
        "5.13, 2.11, 0x7037",
        "5.17, 2.11, 0x7037",
        "5.18, 2.6, 0x7037",
        "5.18, 2.10, 0x7037",
        "5.18, 2.11, 0x17037",
        "6.1, 8.0, 0x17037"
    })
    void aBindSaysUnmaskedOfAnEntryWhoseMaskBitIsClear(String linux, String qemu, String gflags) {
        assertEquals(
                List.of("XEN_DOMCTL_bind_pt_irq(55, 0x0, %s)".formatted(gflags)), binds(MSIX.on(linux, qemu, "4.10")));
        assertEquals(List.of("ok"), MSIX.on(linux, qemu, "4.10").ends());
    }

    /** The guest cannot mask MSI there, so that nothing is masked. */
    @Test
    void ofMsiItAlwaysSaysUnmasked() {
        assertEquals(List.of("XEN_DOMCTL_bind_pt_irq(55, 0x0, 0x13037)"), binds(WIDE.on("4.11", "2.11", "4.10")));
        assertEquals(List.of("XEN_DOMCTL_bind_pt_irq(55, 0x0, 0x3037)"), binds(WIDE.on("4.11", "2.10", "4.10")));
    }

    /** Xen takes the bit from 4.10 on; before, the entry waits for the event channel. */
    @ParameterizedTest
    @CsvSource({
        "5.18, 2.11, 4.9, 'guest-bound, masked'",
        "5.18, 2.11, 4.10, guest-bound",
        "5.17, 2.11, 4.10, 'guest-bound, masked'",
        "5.18, 2.10, 4.10, 'guest-bound, masked'",
        "5.18, 2.11, 4.5, guest-bound"
    })
    void aBindThatSaysUnmaskedClearsTheGuestMask(String linux, String qemu, String xen, String status) {
        assertEquals(
                "status used -> " + status,
                MSIX.on(linux, qemu, xen).changes("Xen irq 24").get(2));
    }

    /** startup_msi_irq masks what it can (4.6), until the event channel is bound; without a mask register nothing. */
    @ParameterizedTest
    @CsvSource({
        "4.6, true, 'guest-bound, masked'",
        "4.22, true, 'guest-bound, masked'",
        "4.5, true, guest-bound",
        "4.7, false, guest-bound"
    })
    void theBindMasksAnMsiThatHasAMaskRegister(String xen, boolean maskable, String status) {
        RunStory story = new OneController(32, 0, new Msi(true, true, maskable), true, 1)
                .on(Versions.of("4.10", "2.5", xen).with("xen", "hvm-pirq", "yes"));
        List<String> changes = story.changes("Xen irq 24");
        assertEquals("status used -> " + status, changes.get(2));
        assertEquals("guest-bound", changes.getLast().replaceAll(".*(-> |used -> )", ""));
        assertEquals(List.of("ok"), story.ends());
    }

    /** There no event channel unmasks it: the guest does, where QEMU shows the register, or bit 16 of gflags. */
    @ParameterizedTest
    @CsvSource({
        "2.3, 4.19, true, ok",
        "2.5, 4.19, true, lost phase 1 entry 0: masked",
        "2.10, 4.19, true, lost phase 1 entry 0: masked",
        "2.11, 4.19, true, ok",
        "2.11, 4.9, true, lost phase 1 entry 0: masked",
        "2.5, 4.5, true, ok",
        "2.5, 4.19, false, ok"
    })
    void onTheVectorPathSomebodyElseHasToUnmask(String qemu, String xen, boolean maskable, String end) {
        assertEquals(
                List.of(end),
                new OneController(32, 0, new Msi(true, true, maskable), true, 1)
                        .on(Versions.of("5.14", qemu, xen).with("xen", "hvm-pirq", "no"))
                        .ends());
    }

    /** msi_capability_init masks, pci_msi_shutdown unmasks; xen-pirq, the irq chip between them, does neither. */
    @ParameterizedTest
    @CsvSource({"2.6.37-rc4, 2.1", "4.10, 2.3", "5.17, 2.3"})
    void msiIsMaskedBeforeItsSetupAndLeftUnmasked(String linux, String qemu) {
        RunStory story = WIDE.on(linux, qemu, "4.7");
        List<String> once = List.of(
                "xen_pt_pci_read_config(0x10) = 00000000",
                "xen_pt_pci_write_config(0x10, 00000001)",
                "xen_pt_pci_write_config(0x10, 00000000)");
        assertEquals(
                List.of(once, once),
                List.of(
                        masks(story, "0x10").subList(0, 3),
                        masks(story, "0x10").subList(3, masks(story, "0x10").size())));
        story.then("nvme0", "msi_capability_init(nvme0, 1)")
                .then("nvme0", "xen_pt_pci_write_config(0x10, 00000001)")
                .then("nvme0", "xen_hvm_setup_msi_irqs(nvme0, 1, MSI)")
                .then("nvme0", "xen_pt_msi_disable()")
                .then("nvme0", "xen_pt_pci_write_config(0x10, 00000000)")
                .then("nvme0", "free_msi_irqs(nvme0)");
        assertEquals(List.of("ok"), story.ends());
    }

    @ParameterizedTest
    @CsvSource({"4.10, 2.4, true", "4.10, 9.0, true", "5.18, 2.3, true", "4.10, 2.3, false"})
    void nothingIsMaskedWhereThereIsNoRegisterOrTheKernelIgnoresIt(String linux, String qemu, boolean maskable) {
        assertEquals(
                List.of(),
                masks(
                        new OneController(32, 0, new Msi(true, true, maskable), true, 1, Act.LOAD, Act.UNLOAD)
                                .on(linux, qemu, "4.7"),
                        "0x10"));
    }

    /** What the capability has of vectors is masked: a power of two, 32 at most, or one where QEMU shows no more. */
    @ParameterizedTest
    @CsvSource({
        "1, yes, 00000001",
        "2, yes, 00000003",
        "3, yes, 0000000f",
        "20, yes, ffffffff",
        "64, yes, ffffffff",
        "64, no, 00000001"
    })
    void asManyBitsAreMaskedAsThereAreVectors(int vectors, String multiple, String bits) {
        RunStory story = new OneController(32, 0, OneController.WIDE, true, vectors)
                .on(Versions.of("4.10", "2.3", "4.7").with("qemu", "msi-multiple", multiple));
        assertEquals(
                "xen_pt_pci_write_config(0x10, " + bits + ")",
                masks(story, "0x10").get(1));
        boolean refused = vectors > 1 && multiple.equals("yes");
        assertEquals(
                refused ? List.of("1") : List.of(),
                story.answers("xen_hvm_setup_msi_irqs(nvme0, " + Math.min(32, Math.max(2, vectors)) + ", MSI)"));
        assertEquals(List.of("ok"), story.ends());
    }

    /** More than one vector is refused, and a setup without a pirq fails: both leave MSI unmasked. */
    @Test
    void aRefusedAndAFailedSetupUnmaskAgain() {
        List<String> pair = List.of(
                "xen_pt_pci_read_config(0xc) = 00000000",
                "xen_pt_pci_write_config(0xc, 00000003)",
                "xen_pt_pci_write_config(0xc, 00000000)");
        List<String> refused = masks(
                new OneController(32, 0, OneController.NARROW, true, 2)
                        .on(Versions.of("4.10", "2.3", "4.7").with("qemu", "msi-multiple", "yes")),
                "0xc");
        assertEquals(
                List.of(pair, pair, pair.subList(0, 2)),
                List.of(refused.subList(0, 3), refused.subList(3, 6), refused.subList(6, refused.size())));
        RunStory none = new OneController(0, 0, OneController.NARROW, true, 1).on("4.10", "2.3", "4.7");
        assertEquals(
                pair.stream().map(call -> call.replace('3', '1')).toList(),
                masks(none, "0xc").subList(0, 3));
        none.then("nvme0", "xen_hvm_setup_msi_irqs(nvme0, 1, MSI) = -19 (-ENODEV)")
                .then("nvme0", "xen_pt_pci_write_config(0xc, 00000000)")
                .then("nvme0", "free_msi_irqs(nvme0)")
                .then("nvme0", "msi_capability_init(nvme0, 1) = -19 (-ENODEV)");
    }

    /** Without HVM pirqs the irq chip of the vector path unmasks at request_irq and masks at free_irq. */
    @Test
    void withoutHvmPirqsTheIrqChipMasksMsiToo() {
        RunStory story = WIDE.on("5.14", "2.3", "4.19");
        assertEquals(List.of("xen_pt_pci_write_config(0x10, 00000000)"), story.inside("nvme0", "request_irq(64)"));
        assertEquals(List.of("xen_pt_pci_write_config(0x10, 00000001)"), story.inside("nvme0", "free_irq(64)"));
        assertEquals(List.of("ok"), story.ends());
    }

    /**
     * msix_mask_all writes to every entry that the table has, not only to those with a vector: before the msi_descs are
     * made, or at the end.
     */
    @ParameterizedTest
    @CsvSource({
        "5.13, 4.19, ''",
        "5.14, 4.19, msix_setup_entries(1)",
        "5.16, 4.19, pci_write_config_word(ENABLE)",
        "6.1, 4.19, pci_write_config_word(ENABLE)",
        "5.13, 4.7, ''",
        "5.14, 4.7, msix_setup_entries(1)",
        "5.17, 4.7, pci_write_config_word(ENABLE)",
        "5.18, 4.7, ''"
    })
    void from514TheWholeTableIsMaskedWhereItIs(String linux, String xen, String next) {
        RunStory story = MSIX.on(linux, "2.6", xen);
        List<String> calls = story.run().steps().stream()
                .filter(step -> step.entering())
                .map(step -> step.call().text())
                .toList();
        int at = calls.indexOf("msix_mask_all(4)");
        assertEquals(next.isEmpty(), at < 0);
        if (at >= 0) {
            assertEquals(
                    List.of("0, 12, 00000001", "1, 12, 00000001", "2, 12, 00000001", "3, 12, 00000001"),
                    calls.subList(at + 1, calls.indexOf(next)).stream()
                            .map(call -> call.replaceAll(".*\\((.*)\\)", "$1"))
                            .distinct()
                            .toList());
        }
        assertEquals(at < 0 && !linux.equals("5.18"), calls.contains("msix_program_entries(1)"));
        assertEquals(List.of("ok"), story.ends());
    }

    /** 5.14 reads VECTOR_CTRL when it makes the msi_descs. */
    @Test
    void from514TheMaskIsReadBeforeTheSetup() {
        assertEquals(
                List.of("pci_msix_read(0, 12)"),
                MSIX.on("5.14", "2.6", "4.19").inside("nvme0", "msix_setup_entries(1)"));
        assertEquals(
                List.of("pci_msix_read(0, 12)"),
                MSIX.on("5.17", "2.6", "4.7").inside("nvme0", "msix_setup_entries(1)"));
        assertEquals(List.of(), MSIX.on("5.18", "2.6", "4.7").inside("nvme0", "msix_setup_entries(1)"));
        assertEquals(List.of(), MSIX.on("5.13", "2.6", "4.19").inside("nvme0", "msix_setup_entries(1)"));
    }

    /** A write whose map failed still waits: an unmask is QEMU's second trigger, and asks Xen again. */
    @ParameterizedTest
    @CsvSource({"2.5", "2.6"})
    void anUnmaskTriesAgainToMapWhatStillWaits(String qemu) {
        RunStory story = new OneController(1, 4, Msi.NONE, true, 2).on("4.10", qemu, "4.19");
        story.then("nvme0", "nvme_setup_io_queues(nvme0)")
                .then("nvme0", "PHYSDEVOP_map_pirq(nvme0, 1, -1) = -28 (-ENOSPC)")
                .then("nvme0", "request_irq(65)")
                .then("nvme0", "pci_msix_write(1, 12, 00000000)")
                .then("nvme0", "xen_pt_msix_update_one(1)")
                .then("nvme0", "PHYSDEVOP_map_pirq(nvme0, 1, -1) = -28 (-ENOSPC)");
        assertEquals(List.of("lost phase 2 entry 1: not mapped"), story.ends());
    }

    /** The other entries' unmask is nothing to QEMU 2.6; before, it looks. */
    @Test
    void anUnmaskOfAnEntryThatIsMappedMapsNothing() {
        Versions versions = Versions.of("4.10", "2.5", "4.7").with("xen", "hvm-pirq", "no");
        assertEquals(
                List.of("msixtbl_write(0, 12, 00000000)"), MSIX.on(versions).inside("nvme0", "request_irq(64)"));
        assertTrue(MSIX.on("4.10", "2.6", "4.19")
                .inside("nvme0", "request_irq(64)")
                .equals(List.of("msixtbl_write(0, 12, 00000000)", "pci_msix_write(0, 12, 00000000)")));
        assertEquals(
                List.of(
                        "msixtbl_write(0, 12, 00000000)",
                        "pci_msix_write(0, 12, 00000000)",
                        "xen_pt_msix_update_one(0)"),
                MSIX.on("4.10", "2.5", "4.19").inside("nvme0", "request_irq(64)"));
    }

    /**
     * On QEMU 2.0 the second setup writes a table that Xen still watches: the unmask goes to QEMU first, then Xen
     * repeats it (4.6), or Xen discards it.
     */
    @ParameterizedTest
    @CsvSource({
        "4.7, 'pci_msix_write(0, 12, 00000000) xen_pt_msix_update_one(0) msixtbl_write(0, 12, 00000000)'",
        "4.5, 'msixtbl_write(0, 12, 00000000)'"
    })
    void anUnmaskBehindAWatchedWriteGoesToQemuFirst(String xen, String calls) {
        RunStory story = MSIX.on(Versions.of("4.10", "2.0", xen).with("xen", "hvm-pirq", "no"));
        assertEquals(List.of("msixtbl_write(0, 12, 00000000)"), story.inside("nvme0", "request_irq(64)"));
        assertEquals(calls, String.join(" ", story.inside("nvme0", "request_irq(64)")));
        assertEquals(List.of("ok"), story.ends());
    }
}
