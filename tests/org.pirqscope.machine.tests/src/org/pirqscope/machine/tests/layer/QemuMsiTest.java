package org.pirqscope.machine.tests.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pirqscope.machine.message.MsiMessage;
import org.pirqscope.machine.qemu.Qemu;
import org.pirqscope.machine.qemu.QemuCells;
import org.pirqscope.machine.qemu.QemuMsi;
import org.pirqscope.machine.state.Layout;
import org.pirqscope.machine.version.QemuRules;

/**
 * QEMU's MSI part (docs/domain.md 2.2): no updated flag, ENABLE=1 maps what the registers name unless it is
 * initialized.
 */
class QemuMsiTest {

    private static final int SLOT = 1;

    private final Lines lines = new Lines();
    private final FakeXen xen = new FakeXen();
    private QemuMsi msi;
    private QemuCells cells;
    private short[] s;

    private QemuMsiTest on(String version) {
        Layout layout = new Layout();
        QemuRules rules = QemuRules.of(QemuRules.TABLE.row(version));
        cells = new QemuCells(layout, List.of("a"), new int[] {SLOT}, rules.latch());
        msi = new QemuMsi(rules, new Qemu(rules, cells, xen), new int[] {0x180});
        s = new short[layout.size() + 1 & ~1];
        return this;
    }

    private QemuMsiTest write(int pirq) {
        MsiMessage message = MsiMessage.ofPirq(pirq, MsiMessage.PIRQ_DATA);
        msi.writeControl(s, 0, 0, lines);
        msi.writeWord(s, 0, 0, message.addressLo(), lines);
        msi.writeWord(s, 0, 1, message.addressHi(), lines);
        msi.writeWord(s, 0, 2, message.data(), lines);
        return this;
    }

    private QemuMsiTest enable() {
        msi.beginEnable(s, 0, lines);
        if (msi.wantsMap(s, 0)) {
            msi.map(s, 0, lines);
            if (msi.wantsBind(s, 0)) {
                msi.bind(s, 0, lines);
            }
        }
        msi.endEnable(s, 0, lines);
        return this;
    }

    private void disable(Qemu qemu) {
        boolean disables = msi.disables(s, 0);
        msi.beginDisable(s, 0, lines);
        if (msi.wantsUnmap(s, 0)) {
            qemu.unbind(s, 0, SLOT, false, lines);
            if (cells.pirq(s, 0, SLOT) != -1) {
                qemu.unmap(s, 0, SLOT, false, lines);
            }
        }
        msi.endDisable(s, 0, disables, lines);
    }

    private Qemu qemu(String version) {
        return new Qemu(QemuRules.of(QemuRules.TABLE.row(version)), cells, xen);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.0", "2.5", "2.6"})
    void enableMapsAndBindsTheNumberInTheRegisters(String version) {
        on(version).write(300).enable();
        assertEquals(List.of("map 0/0 300 by MSI", "bind 300 0x0 0x302c"), xen.asked());
        assertTrue(cells.updated(s, 0, SLOT));
        assertTrue(cells.enabled(s, 0));
        assertEquals(
                List.of(
                        "QEMU_MSI_SETUP 0 385 0 0",
                        "QEMU_REQUESTED_PIRQ 0 0 300 0",
                        "QEMU_MSI_MAPPED 0 300 0 0",
                        "QEMU_UPDATING 0 300 12332 -1"),
                lines.logs());
    }

    @Test
    void theCallsOfAnEnableNest() {
        on("2.5").enable();
        assertEquals(
                List.of(
                        "xen_pt_msgctrl_reg_write 1",
                        "xen_pt_msi_setup",
                        "msi_msix_setup 0 -1",
                        "msi_msix_setup = 0",
                        "xen_pt_msi_setup = 0",
                        "xen_pt_msi_update",
                        "msi_msix_update 0 40",
                        "msi_msix_update = 0",
                        "xen_pt_msi_update = 0",
                        "xen_pt_msgctrl_reg_write = 0"),
                lines.calls());
    }

    @Test
    void anInitializedCapabilityIsNotSetUpAgain() {
        on("2.0").write(55).enable();
        xen.asked();
        disable(qemu("2.0"));
        enable();
        assertEquals(List.of(), xen.asked());
        assertTrue(cells.enabled(s, 0));
    }

    @Test
    void from21ADisableUnmapsAndTheNextEnableMapsTheKeptNumberAgain() {
        on("2.5").write(55).enable();
        lines.logs();
        disable(qemu("2.5"));
        assertFalse(cells.enabled(s, 0));
        assertFalse(cells.updated(s, 0, SLOT));
        assertEquals(
                List.of("QEMU_MSI_DISABLING 0 0 0 0", "QEMU_UNBIND 0 0 55 0", "QEMU_UNMAP 0 0 55 0"), lines.logs());
        xen.asked();
        enable();
        assertEquals(List.of("map 0/0 55 by MSI", "bind 55 0x0 0x3037"), xen.asked());
    }

    @Test
    void aChangedRegisterOfAMappedCapabilityIsBoundAtOnceUnderTheOldPirq() {
        on("2.0").write(55).enable();
        xen.asked();
        write(54);
        assertEquals(List.of("bind 55 0x0 0x3036"), xen.asked());
        write(54);
        assertEquals(List.of(), xen.asked());
        write(300);
        assertEquals(List.of("bind 55 0x0 0x302c", "bind 55 0x0 0x302c"), xen.asked());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.1", "2.5", "2.11"})
    void aCapabilityThatHasLostItsPirqIsDisabledAndSetUpAgain(String version) {
        on(version).write(55).enable();
        xen.asked();
        xen.answer(-1);
        write(54);
        String gflags = version.equals("2.11") ? "0x13036" : "0x3036";
        assertEquals(List.of("bind 55 0x0 " + gflags, "unmap 55"), xen.asked());
        assertTrue(cells.updated(s, 0, SLOT));
        lines.logs();
        disable(qemu(version));
        assertEquals(List.of(), xen.asked());
        assertEquals(List.of("QEMU_MSI_DISABLING 0 0 0 0"), lines.logs());
        assertFalse(cells.updated(s, 0, SLOT));
        enable();
        assertEquals(List.of("map 0/0 54 by MSI", "bind 54 0x0 " + gflags), xen.asked());
    }

    @Test
    void aFailedMapMasksEnableOut() {
        xen.answer(-17);
        on("2.5").write(55).enable();
        assertEquals(List.of("map 0/0 55 by MSI"), xen.asked());
        assertFalse(cells.enabled(s, 0));
        assertTrue(lines.logs().contains("QEMU_MSI_CANNOT_MAP 0 384 0 0"));
        assertTrue(lines.calls().contains("xen_pt_msi_setup = -17"));
    }

    @Test
    void aFailedBindMasksEnableOutAndUnmaps() {
        xen.answer(55, -1);
        on("2.5").write(55).enable();
        assertEquals(List.of("map 0/0 55 by MSI", "bind 55 0x0 0x3037", "unmap 55"), xen.asked());
        assertFalse(cells.enabled(s, 0));
        assertFalse(cells.updated(s, 0, SLOT));
        assertTrue(lines.logs().contains("QEMU_MSI_CANNOT_BIND 0 384 0 0"));
        assertTrue(lines.calls().contains("xen_pt_msi_update = -1"));
    }

    @Test
    void registersReadBackAndKeepTheirNames() {
        on("2.5").write(300);
        lines.calls();
        assertEquals(0xfee2c000, msi.readWord(s, 0, 0, 4, lines));
        assertEquals(0x100, msi.readWord(s, 0, 1, 8, lines));
        assertEquals(0x4300, msi.readWord(s, 0, 2, 12, lines));
        assertEquals(
                List.of(
                        "xen_pt_pci_read_config 4",
                        "xen_pt_pci_read_config = " + 0xfee2c000,
                        "xen_pt_pci_read_config 8",
                        "xen_pt_pci_read_config = 256",
                        "xen_pt_pci_read_config 12",
                        "xen_pt_pci_read_config = 17152"),
                lines.calls());
        write(1);
        assertEquals(
                List.of(
                        "xen_pt_msgctrl_reg_write",
                        "xen_pt_msgaddr32_reg_write",
                        "xen_pt_msgaddr64_reg_write",
                        "xen_pt_msgdata_reg_write"),
                lines.calls().stream()
                        .filter(c -> !c.contains("="))
                        .map(c -> c.split(" ")[0])
                        .toList());
    }

    @Test
    void aCapabilityWhosePirqWasForgottenDisablesSilently() {
        on("2.5").disable(qemu("2.5"));
        assertEquals(List.of("xen_pt_msgctrl_reg_write 0", "xen_pt_msgctrl_reg_write = 0"), lines.calls());
    }
}
