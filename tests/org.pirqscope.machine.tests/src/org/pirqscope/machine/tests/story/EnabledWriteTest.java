package org.pirqscope.machine.tests.story;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pirqscope.machine.scenario.Controller.Act;
import org.pirqscope.machine.scenario.Controller.Msi;
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
}
