package org.pirqscope.machine.tests.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.scenario.Controller.Msi;
import org.pirqscope.machine.version.Versions;

/**
 * Kernels that mask the whole table at the end, and mask and unmask an entry that reads as unmasked around its message:
 * QEMU maps and binds it then, and the hardware's mask that follows is nobody's to clear on Xen before 4.6
 * (7e0815b3e099).
 */
class LeftMaskedTest {

    private static final OneController ONCE = new OneController(32, 3, Msi.NONE, false, 3);

    @ParameterizedTest
    @CsvSource({
        "5.15.11, 4.2, true",
        "5.15.37, 4.4, true",
        "5.16, 4.5, true",
        "5.17.5, 4.3.1, true",
        "5.18-rc4, 4.2.4, true",
        "4.14.259, 4.2, true",
        "4.19.245, 4.4, true",
        "5.4.168, 4.5, true",
        "5.10.113, 4.2.5, true",
        "5.15.10, 4.2, false",
        "5.15.38, 4.2, false",
        "5.17.6, 4.2, false",
        "5.18, 4.2, false",
        "4.14.258, 4.2, false",
        "4.14.282, 4.2, false",
        "5.4.142, 4.4, false",
        "5.10.114, 4.5, false",
        "5.13, 4.2, false",
        "5.15.11, 4.2.3, false",
        "5.15.11, 4.3.0, false",
        "5.15.11, 4.6.0, false",
        "5.15.11, 4.7, false"
    })
    void whoLeavesTheHardwareMasked(String linux, String xen, boolean masked) {
        RunStory story = ONCE.on(linux, "2.6", xen);
        assertEquals(List.of(masked ? "lost phase 1 entry 0: masked" : "ok"), story.ends());
        List<Finding.LeftMasked> findings = story.run().steps().stream()
                .flatMap(step -> step.findings().stream())
                .filter(Finding.LeftMasked.class::isInstance)
                .map(Finding.LeftMasked.class::cast)
                .toList();
        assertEquals(masked, !findings.isEmpty());
        for (Finding.LeftMasked finding : findings) {
            Step written = story.run().steps().get(finding.maskedAt() - 1);
            assertEquals("msixtbl_write(%d, 12, 00000001)".formatted(finding.entry()), written.text());
        }
    }

    /** The unmask behind a message is QEMU's trigger, long before MASKALL is cleared. */
    @ParameterizedTest
    @CsvSource({"5.15.11, true", "5.16, true", "5.10.88, true", "5.14, false", "5.13, false", "5.18, false"})
    void anEntryIsMappedWhileItsMessageIsWritten(String linux, boolean early) {
        List<String> inside = ONCE.on(linux, "2.6", "4.7").inside("nvme0", "xen_hvm_setup_msi_irqs(nvme0, 1, MSI-X)");
        assertEquals(early, inside.contains("PHYSDEVOP_map_pirq(nvme0, 0, 55)"));
    }

    /** Behind an early map a setup that fails gives back what it has mapped. */
    @ParameterizedTest
    @CsvSource({"5.15.11", "5.16"})
    void aFailedSetupGivesBackWhatWasMappedEarly(String linux) {
        RunStory story = new OneController(1, 3, Msi.NONE, false, 3).on(linux, "2.6", "4.7");
        story.then("nvme0", "nvme_setup_io_queues(nvme0)")
                .then("nvme0", "PHYSDEVOP_map_pirq(nvme0, 0, 24)")
                .then("nvme0", "PHYSDEVOP_get_free_pirq(MAP_PIRQ_TYPE_MSI) = -28 (-ENOSPC)")
                .then("nvme0", "msi_msix_disable(24) = 0");
    }

    /** On the vector path the irq chip unmasks at request_irq, whatever the setup has masked. */
    @ParameterizedTest
    @CsvSource({"4.2", "4.4", "4.6.0", "4.6.3", "4.9", "4.17", "4.19"})
    void withVectorsRequestIrqUnmasks(String xen) {
        RunStory story = ONCE.on(Versions.of("5.16", "2.6", xen).with("xen", "hvm-pirq", "no"));
        assertEquals(List.of("ok"), story.ends());
        assertTrue(story.findings(Finding.Kind.LEFT_MASKED).isEmpty());
    }
}
