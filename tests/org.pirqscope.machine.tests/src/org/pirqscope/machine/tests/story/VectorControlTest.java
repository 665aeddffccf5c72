package org.pirqscope.machine.tests.story;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pirqscope.machine.scenario.Controller.Act;
import org.pirqscope.machine.scenario.Controller.Msi;

/**
 * Who answers the accesses of VECTOR_CTRL at setup and shutdown, and what: docs/domain.md 2.1 row 13, 2.5 row 3, 3.3.
 */
class VectorControlTest {

    private static final OneController ONCE = new OneController(32, 4, Msi.NONE, true, 2, Act.LOAD, Act.UNLOAD);

    private static List<String> accesses(RunStory story) {
        return story.run().steps().stream()
                .filter(step -> !step.entering() && step.call().text().contains(", 12"))
                .map(step -> step.call().text()
                        + (step.call().text().contains("read")
                                ? " = " + step.answer().text()
                                : ""))
                .toList();
    }

    /** The table is registered only while a pirq of the device is bound: setups reach QEMU, shutdowns reach Xen. */
    @ParameterizedTest
    @CsvSource({"4.2", "4.7"})
    void whereQemuUnmapsASetupReachesQemuAndAShutdownXen(String xen) {
        assertEquals(
                List.of(
                        "pci_msix_read(0, 12) = 00000000",
                        "pci_msix_write(0, 12, 00000001)",
                        "msixtbl_write(0, 12, 00000001)",
                        "pci_msix_read(0, 12) = 00000001",
                        "pci_msix_write(0, 12, 00000001)",
                        "pci_msix_read(1, 12) = 00000000",
                        "pci_msix_write(1, 12, 00000001)",
                        "msixtbl_write(0, 12, 00000001)",
                        "msixtbl_write(1, 12, 00000001)"),
                accesses(ONCE.on("4.11", "2.5", xen)));
    }

    /**
     * QEMU 2.0 keeps the mapping: from 4.6 Xen answers for the entry that is mapped, and remembers that the guest has
     * masked it.
     */
    @Test
    void whereTheMappingStaysXenAnswersForTheMappedEntry() {
        assertEquals(
                List.of(
                        "pci_msix_read(0, 12) = 00000000",
                        "pci_msix_write(0, 12, 00000001)",
                        "msixtbl_write(0, 12, 00000001)",
                        "msixtbl_read(0, 12) = 00000001",
                        "msixtbl_write(0, 12, 00000001)",
                        "pci_msix_read(1, 12) = 00000000",
                        "pci_msix_write(1, 12, 00000001)"),
                accesses(ONCE.on("4.11", "2.0", "4.7")).subList(0, 7));
    }

    /**
     * Before 4.6 Xen answers for the whole table, but leaves a write to QEMU that follows one of the entry's message;
     * it discards the bit.
     */
    @Test
    void before46AWriteBehindAMessageIsLeftToQemu() {
        assertEquals(
                List.of(
                        "pci_msix_read(0, 12) = 00000000",
                        "pci_msix_write(0, 12, 00000001)",
                        "msixtbl_write(0, 12, 00000001)",
                        "msixtbl_read(0, 12) = 00000000",
                        "pci_msix_write(0, 12, 00000001)",
                        "msixtbl_read(1, 12) = 00000001",
                        "pci_msix_write(1, 12, 00000001)"),
                accesses(ONCE.on("4.11", "2.0", "4.2.3")).subList(0, 7));
        assertEquals(
                List.of(),
                ONCE.on("4.11", "2.0", "4.2.3").changes("Xen irq 24").stream()
                        .filter(change -> change.endsWith("masked"))
                        .toList());
    }

    /** 2.6.37 re-uses entry 0 without a write, on any Xen, and has no irq for entry 1. */
    @Test
    void aReUsedEntryIsMaskedByXen() {
        assertEquals(
                List.of(
                        "msixtbl_read(0, 12) = 00000001",
                        "msixtbl_write(0, 12, 00000001)",
                        "pci_msix_read(1, 12) = 00000000",
                        "pci_msix_write(1, 12, 00000001)"),
                accesses(ONCE.on("2.6.37", "2.0", "4.7")).subList(3, 7));
    }

    @Test
    void aKernelThatIgnoresTheMaskWritesNone() {
        assertEquals(List.of(), accesses(ONCE.on("5.18", "2.5", "4.7")));
        assertEquals(9, accesses(ONCE.on("5.13", "2.5", "4.7")).size());
        assertEquals(14, accesses(ONCE.on("5.14", "2.5", "4.7")).size());
    }

    /**
     * It ignores the mask of HVM pirqs alone: with vectors its irq chip unmasks at request_irq and masks at free_irq,
     * and the shutdown masks again.
     */
    @Test
    void withoutHvmPirqsEveryKernelWritesTheMask() {
        assertEquals(
                List.of(
                        "pci_msix_read(0, 12) = 00000000",
                        "pci_msix_write(0, 12, 00000001)",
                        "pci_msix_write(0, 12, 00000000)",
                        "msixtbl_write(0, 12, 00000000)",
                        "msixtbl_write(0, 12, 00000001)",
                        "pci_msix_write(0, 12, 00000001)",
                        "pci_msix_write(1, 12, 00000001)",
                        "pci_msix_write(2, 12, 00000001)",
                        "pci_msix_write(3, 12, 00000001)",
                        "msixtbl_write(0, 12, 00000000)",
                        "pci_msix_write(0, 12, 00000000)",
                        "msixtbl_write(0, 12, 00000001)",
                        "pci_msix_write(0, 12, 00000001)",
                        "msixtbl_write(0, 12, 00000001)",
                        "pci_msix_write(0, 12, 00000001)",
                        "pci_msix_read(0, 12) = 00000001"),
                accesses(ONCE.on("5.18", "2.5", "4.19")).subList(0, 16));
        assertEquals(List.of("ok"), ONCE.on("5.14", "2.5", "4.19").ends());
    }

    /** The event channel's bind unmasks what the shutdown has masked, or a re-used entry would stay silent. */
    @Test
    void theBindOfAReUsedPirqUnmasksIt() {
        RunStory story = new OneController(32, 4, Msi.NONE, true, 1, Act.LOAD, Act.UNLOAD).on("2.6.37", "2.0", "4.7");
        assertEquals(
                List.of("status guest-bound -> guest-bound, masked", "status guest-bound, masked -> guest-bound"),
                story.changes("Xen irq 24").subList(4, 6));
        assertEquals(List.of("ok"), story.ends());
    }
}
