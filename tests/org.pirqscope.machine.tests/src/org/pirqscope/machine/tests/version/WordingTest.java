package org.pirqscope.machine.tests.version;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pirqscope.machine.call.Layer;
import org.pirqscope.machine.call.Log;
import org.pirqscope.machine.call.LogLine;
import org.pirqscope.machine.version.Versions;
import org.pirqscope.machine.version.Wording;

/** The log lines of docs/domain.md 5.1 to 5.3 in the wording of their versions, and what it takes to see them. */
class WordingTest {

    private static LogLine line(String linux, String qemu, String xen, Log log, int... values) {
        int[] v = java.util.Arrays.copyOf(values, 4);
        return new Wording(Versions.of(linux, qemu, xen), List.of("nvme", "nvme"), List.of("0000:00:1e.0", "00:1f.2"))
                .line(log, v[0], v[1], v[2], v[3]);
    }

    private static String linux(String version, Log log, int... values) {
        LogLine line = line(version, "2.5", "4.7", log, values);
        return line == null ? null : line.text();
    }

    private static String qemu(String version, Log log, int... values) {
        return line("4.10", version, "4.7", log, values).text();
    }

    private static String xen(String version, Log log, int... values) {
        return line("4.10", "2.5", version, log, values).text();
    }

    @ParameterizedTest
    @CsvSource({"2.6.39", "3.12", "4.10", "4.11", "6.1"})
    void theDebugLinesOfASetup(String version) {
        assertEquals("nvme 0000:00:1e.0: xen: msi bound to pirq=55", linux(version, Log.MSI_BOUND, 0, 55));
        assertEquals("nvme 0000:00:1e.0: xen: msi --> pirq=55 --> irq=64", linux(version, Log.MSI_TO_IRQ, 0, 55, 64));
        assertEquals(
                "nvme 0000:00:1f.2: xen: msi already bound to pirq=55", linux(version, Log.MSI_ALREADY_BOUND, 1, 55));
        assertEquals(
                new LogLine(
                        Optional.of(Log.MSI_BOUND),
                        Layer.GUEST,
                        "",
                        "nvme 0000:00:1e.0: xen: msi bound to pirq=55",
                        "dyndbg"),
                line(version, "2.5", "4.7", Log.MSI_BOUND, 0, 55));
    }

    @Test
    void theOldestKernelsPrintWithoutTheDevice() {
        assertNull(linux("2.6.37", Log.MSI_BOUND, 0, 55));
        assertEquals("xen: msi --> irq=64, pirq=55", linux("2.6.37-rc4", Log.MSI_TO_IRQ, 0, 55, 64));
        assertEquals(
                "xen: msi already setup: msi --> irq=64 pirq=55", linux("2.6.37", Log.MSI_ALREADY_SETUP, 0, 55, 64));
        assertEquals(
                "KERN_DEBUG",
                line("2.6.37", "2.5", "4.7", Log.MSI_ALREADY_SETUP, 0, 55, 64).hiddenUnless());
    }

    @Test
    void aFailedSetupIsPutDownToTheFrontendUntil411() {
        assertNull(linux("2.6.37", Log.SETUP_FAILED, 0, 1, -19));
        for (String version : List.of("2.6.39", "4.10", "4.9.30")) {
            assertEquals(
                    "nvme 0000:00:1e.0: Xen PCI frontend has not registered MSI/MSI-X support!",
                    linux(version, Log.SETUP_FAILED, 0, 1, -19));
        }
        assertEquals("nvme 0000:00:1e.0: Failed to create MSI-X! ret=-19!", linux("4.11", Log.SETUP_FAILED, 0, 1, -19));
        assertEquals("nvme 0000:00:1e.0: Failed to create MSI! ret=-19!", linux("4.11", Log.SETUP_FAILED, 0, 0, -19));
        assertEquals("", line("4.11", "2.5", "4.7", Log.SETUP_FAILED, 0, 0, -19).hiddenUnless());
    }

    @Test
    void aFailedBindIsPrintedByKernelsWithoutProbingIrqOnly() {
        for (String version : List.of("2.6.37", "2.6.39", "3.10.0-514.24.1.el7", "3.12", "3.14")) {
            assertNull(linux(version, Log.BIND_FAILED_IRQ, 65, -17));
        }
        for (String version : List.of("4.10", "4.9.30", "4.11", "5.15")) {
            assertEquals("xen:events: Failed to obtain physical IRQ 65", linux(version, Log.BIND_FAILED_IRQ, 65, -17));
        }
        Versions old = Versions.of("3.10", "2.5", "4.7").with("linux", "bind-failure-line", "printed");
        assertEquals(
                "Failed to obtain physical IRQ 65",
                new Wording(old, List.of(), List.of())
                        .line(Log.BIND_FAILED_IRQ, 65, -17, 0, 0)
                        .text());
    }

    @Test
    void qemusLogLinesNeedABuildThatLogs() {
        assertEquals(
                new LogLine(
                        Optional.of(Log.QEMU_REQUESTED_PIRQ),
                        Layer.QEMU,
                        "[00:1f.2] ",
                        "msi_msix_setup: requested pirq 55 for MSI-X (vec: 0, entry: 0x1)",
                        "XEN_PT_LOGGING_ENABLED"),
                line("4.10", "2.5", "4.7", Log.QEMU_REQUESTED_PIRQ, 1, 1, 55, 1));
        assertEquals(
                "[00:1e.0] msi_msix_setup: requested pirq 55 for MSI (vec: 0, entry: 0)",
                qemu("2.0", Log.QEMU_REQUESTED_PIRQ, 0, 0, 55, 0));
        assertEquals(
                "[00:1e.0] msi_msix_setup: requested pirq 55 for MSI (vec: 0, entry: 0)",
                qemu("5.2", Log.QEMU_REQUESTED_PIRQ, 0, 0, 55, 0));
        assertEquals(
                "[00:1e.0] msi_msix_setup: requested pirq 55 for MSI (vec: 0x0, entry: 0x0)",
                qemu("6.0", Log.QEMU_REQUESTED_PIRQ, 0, 0, 55, 0));
        assertEquals(
                "[00:1e.0] msi_msix_update: Updating MSI-X with pirq 55 gvec 0 gflags 0x3037 (entry: 0)",
                qemu("2.5", Log.QEMU_UPDATING, 0, 55, 0x3037, 0));
        assertEquals(
                "[00:1e.0] msi_msix_update: Updating MSI with pirq 55 gvec 0x31 gflags 0x2 (entry: 0)",
                qemu("2.5", Log.QEMU_UPDATING, 0, 55, 0x310002, -1));
        assertEquals(
                "[00:1e.0] msi_msix_disable: Unbind MSI-X with pirq 55, gvec 0",
                qemu("2.5", Log.QEMU_UNBIND, 0, 1, 55, 0));
        assertEquals("[00:1e.0] msi_msix_disable: Unmap MSI pirq 55", qemu("2.5", Log.QEMU_UNMAP, 0, 0, 55, 0));
        assertEquals("[00:1e.0] xen_pt_msixctrl_reg_write: enable MSI-X", qemu("2.5", Log.QEMU_MSIX_ENABLE, 0));
        assertEquals("[00:1e.0] xen_pt_msixctrl_reg_write: disable MSI-X", qemu("2.5", Log.QEMU_MSIX_DISABLE, 0));
        assertEquals("[00:1e.0] msix_set_enable: disabling MSI-X.", qemu("2.5", Log.QEMU_MSIX_DISABLING, 0));
        assertEquals("[00:1e.0] xen_pt_msi_set_enable: disabling MSI.", qemu("2.5", Log.QEMU_MSI_DISABLING, 0));
        assertEquals("[00:1e.0] xen_pt_msi_setup: MSI mapped with pirq 55.", qemu("2.5", Log.QEMU_MSI_MAPPED, 0, 55));
    }

    @Test
    void qemusErrorsPrintRcMinusOneBefore24AndErrnoAfterwards() {
        assertEquals(
                "[00:1e.0] msi_msix_setup: Error: Mapping of MSI-X (rc: -1, vec: 0, entry 0x1)",
                qemu("2.1", Log.QEMU_MAPPING_FAILED, 0, 1, -17, 1));
        assertEquals(
                "[00:1e.0] msi_msix_setup: Error: Mapping of MSI-X (err: 17, vec: 0x67, entry 0x1)",
                qemu("2.4", Log.QEMU_MAPPING_FAILED, 0, 1, -17, 0x67 << 16 | 1));
        assertEquals(
                "[00:1e.0] msi_msix_update: Error: Updating of MSI failed. (rc: -1)",
                qemu("2.0", Log.QEMU_UPDATING_FAILED, 0, 0, -22));
        assertEquals(
                "[00:1e.0] msi_msix_update: Error: Updating of MSI-X failed. (err: 22)",
                qemu("2.6", Log.QEMU_UPDATING_FAILED, 0, 1, -22));
        assertEquals(
                "[00:1e.0] msi_msix_disable: Error: Unbinding of MSI failed. (pirq: 55, gvec: 0)",
                qemu("2.1", Log.QEMU_UNBIND_FAILED, 0, 0, 55, 1));
        assertEquals(
                "[00:1e.0] msi_msix_disable: Error: Unbinding of MSI-X failed. (err: 1, pirq: 55, gvec: 0x67)",
                qemu("2.5", Log.QEMU_UNBIND_FAILED, 0, 1, 55, 0x67 << 16 | 1));
        assertEquals(
                "[00:1e.0] msi_msix_disable: Error: Unmapping of MSI-X pirq 55 failed. (rc: -1)",
                qemu("2.1", Log.QEMU_UNMAP_FAILED, 0, 1, 55, -22));
        assertEquals(
                "[00:1e.0] msi_msix_disable: Error: Unmapping of MSI-X pirq 55 failed. (err: 22)",
                qemu("2.5", Log.QEMU_UNMAP_FAILED, 0, 1, 55, -22));
        assertEquals(
                "[00:1e.0] msi_msix_update: Error: Unmapping of MSI-X pirq 55 failed.",
                qemu("2.1", Log.QEMU_UNMAP_HELD_FAILED, 0, 1, 55, -22));
        assertEquals(
                "[00:1e.0] msi_msix_update: Error: Unmapping of MSI pirq 55 failed. (err: 22)",
                qemu("2.5", Log.QEMU_UNMAP_HELD_FAILED, 0, 0, 55, -22));
        assertEquals(
                "",
                line("4.10", "2.5", "4.7", Log.QEMU_UNMAP_FAILED, 0, 1, 55, -22).hiddenUnless());
    }

    @Test
    void msiSetupNamesTheRegisterFrom25() {
        assertEquals("[00:1e.0] xen_pt_msgctrl_reg_write: setup MSI", qemu("2.4", Log.QEMU_MSI_SETUP, 0, 0x81));
        assertEquals(
                "[00:1e.0] xen_pt_msgctrl_reg_write: setup MSI (register: 81).",
                qemu("2.5", Log.QEMU_MSI_SETUP, 0, 0x81));
        assertEquals(
                "[00:1e.0] xen_pt_msgctrl_reg_write: Warning: Can not map MSI.",
                qemu("2.4", Log.QEMU_MSI_CANNOT_MAP, 0, 0x80));
        assertEquals(
                "[00:1e.0] xen_pt_msgctrl_reg_write: Warning: Can not map MSI (register: 80)!",
                qemu("2.5", Log.QEMU_MSI_CANNOT_MAP, 0, 0x80));
        assertEquals(
                "[00:1e.0] xen_pt_msgctrl_reg_write: Warning: Can not bind MSI",
                qemu("2.4", Log.QEMU_MSI_CANNOT_BIND, 0, 0x80));
        assertEquals(
                "[00:1e.0] xen_pt_msgctrl_reg_write: Warning: Can not bind MSI (register: 80)!",
                qemu("2.5", Log.QEMU_MSI_CANNOT_BIND, 0, 0x80));
        assertEquals(
                "XEN_PT_LOGGING_ENABLED",
                line("4.10", "2.5", "4.7", Log.QEMU_MSI_CANNOT_BIND, 0, 0).hiddenUnless());
    }

    @Test
    void xensDebugLinesNeedADebugBuild() {
        assertEquals(
                "debug build, prefixed file:line",
                line("4.10", "2.5", "4.7", Log.XEN_EVTCHN_FAILURE, -17).hiddenUnless());
        assertEquals("(XEN) EVTCHNOP failure: error -17", xen("4.7", Log.XEN_EVTCHN_FAILURE, -17));
        assertEquals("(XEN) dom1: no free pirq", xen("4.7", Log.XEN_NO_FREE_PIRQ));
        assertEquals("(XEN) dom1: can't create irq for msi!", xen("4.7", Log.XEN_CANT_CREATE_IRQ));
        assertEquals("(XEN) dom1: pirq 54 not mapped", xen("4.7", Log.XEN_NOT_MAPPED, 54));
        assertEquals("(XEN) dom1: forcing unbind of pirq 55", xen("4.7", Log.XEN_FORCING_UNBIND, 55));
        assertEquals("(XEN) dom1: invalid pirq 99 or irq 24", xen("4.7", Log.XEN_INVALID_PIRQ, 99, 24));
        assertEquals("(XEN) dom1: -1:-1 already mapped to -55", xen("4.7", Log.XEN_AUTO_ALREADY_MAPPED, -55));
    }

    @Test
    void alreadyMappedNamesTheOldPairFrom46() {
        for (String version : List.of("4.3", "4.4.3", "4.5", "4.5.1")) {
            assertEquals(
                    "(XEN) dom1: pirq 55 or irq 25 already mapped",
                    xen(version, Log.XEN_ALREADY_MAPPED, 55, 25, 0, 24));
        }
        for (String version : List.of("4.4.4", "4.5.2", "4.6", "4.22")) {
            assertEquals(
                    "(XEN) dom1: pirq 55 or irq 25 already mapped (0,24)",
                    xen(version, Log.XEN_ALREADY_MAPPED, 55, 25, 0, 24));
        }
        assertEquals(
                "(XEN) dom1: pirq 55 or irq 25 already mapped (0,24)",
                xen("4.6", Log.XEN_ALREADY_MAPPED, 55, 25, 0, 24));
    }

    @Test
    void aConflictNamesIndexAndRequestUntil49AndIrqAndPirqLater() {
        assertEquals("(XEN) dom1: pirq -1 conflicts with irq 54", xen("4.9", Log.XEN_CONFLICTS, 24, -55, 54));
        assertEquals("(XEN) dom1: irq 24 already mapped to pirq -55", xen("4.10", Log.XEN_CONFLICTS, 24, -55, 54));
    }

    @Test
    void aFailedBindAndADroppedMessage() {
        assertEquals("(XEN) pt_irq_create_bind failed!", xen("4.1.4", Log.XEN_BIND_FAILED, -22));
        assertEquals("(XEN) pt_irq_create_bind failed (-22) for dom1", xen("4.2", Log.XEN_BIND_FAILED, -22));
        assertEquals("(XEN) pt_irq_create_bind failed (-16) for dom1", xen("4.21.1", Log.XEN_BIND_FAILED, -16));
        for (String fixed : List.of("4.17.7", "4.18.6", "4.19.6", "4.20.4", "4.21.2", "4.22")) {
            assertEquals("(XEN) pt_irq_create_bind failed (-16) for d1", xen(fixed, Log.XEN_BIND_FAILED, -16));
        }
        assertEquals("(XEN) pt_irq_destroy_bind failed (-22) for dom1", xen("4.7", Log.XEN_UNBIND_FAILED, -22));
        assertEquals("(XEN) dom1: pirq 27: desc->action is NULL!", xen("4.7", Log.XEN_NO_ACTION, 27));
        assertEquals(
                "guest_loglvl=all, else rate limited",
                line("4.10", "2.5", "4.2", Log.XEN_BIND_FAILED, -22).hiddenUnless());
        assertEquals(
                "debug build, prefixed file:line",
                line("4.10", "2.5", "4.1.4", Log.XEN_BIND_FAILED, -22).hiddenUnless());
        assertEquals("(XEN) Unsupported delivery mode 3", xen("4.4", Log.XEN_UNSUPPORTED_DELIVERY, 3));
        assertEquals(
                "(XEN) d1v0: Unsupported MSI delivery mode 7 for Dom1", xen("4.5", Log.XEN_UNSUPPORTED_DELIVERY, 7));
    }
}
