package org.pirqscope.machine.tests.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pirqscope.machine.message.MsiMessage;
import org.pirqscope.machine.qemu.Qemu;
import org.pirqscope.machine.qemu.QemuCells;
import org.pirqscope.machine.state.Layout;
import org.pirqscope.machine.version.QemuRules;

/**
 * QEMU's MSI-X part in every version row (docs/domain.md 2.3, 2.5), on a hypervisor that answers as told. Device 0 has
 * two entries.
 */
class QemuTest {

    private final Lines lines = new Lines();
    private final FakeXen xen = new FakeXen();
    private Qemu qemu;
    private QemuCells cells;
    private short[] s;

    private QemuTest on(String version) {
        Layout layout = new Layout();
        QemuRules rules = QemuRules.of(QemuRules.TABLE.row(version));
        cells = new QemuCells(layout, List.of("a", "b"), new int[] {2, 1}, rules.latch());
        qemu = new Qemu(rules, cells, xen);
        s = new short[layout.size() + 1 & ~1];
        return this;
    }

    private void write(int entry, MsiMessage message) {
        qemu.writeWord(s, 0, entry, 0, message.addressLo(), lines);
        qemu.writeWord(s, 0, entry, 1, message.addressHi(), lines);
        qemu.writeWord(s, 0, entry, 2, message.data(), lines);
    }

    private static MsiMessage pirq(int number) {
        return MsiMessage.ofPirq(number, MsiMessage.PIRQ_DATA);
    }

    private void enable() {
        qemu.writeControl(s, 0, 0xc000, lines);
        qemu.beginEnable(s, 0, lines);
        for (int e = 0; e < 2; e++) {
            if (qemu.wantsMap(s, 0, e)) {
                qemu.map(s, 0, e, lines);
                if (qemu.wantsBind(s, 0, e)) {
                    qemu.bind(s, 0, e, lines);
                }
            }
        }
        qemu.endEnable(s, 0, lines);
    }

    private void disable() {
        qemu.beginDisable(s, 0, lines);
        for (int e = 0; e < 2; e++) {
            if (qemu.wantsUnmap(s, 0, e)) {
                qemu.unbind(s, 0, e, true, lines);
                if (qemu.wantsUnmap(s, 0, e)) {
                    qemu.unmap(s, 0, e, true, lines);
                }
            }
        }
        qemu.endDisable(s, 0, lines);
    }

    private void enabledWith55() {
        write(0, pirq(55));
        enable();
        xen.asked();
        lines.calls();
        lines.logs();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.0", "2.1", "2.4", "2.6", "2.11"})
    void anEnableMapsAndBindsTheEntriesThatWereWritten(String version) {
        on(version);
        write(1, pirq(300));
        assertTrue(cells.updated(s, 0, 1));
        assertEquals(List.of(), xen.asked());
        enable();
        assertEquals(
                List.of("map 0/1 300", version.equals("2.11") ? "bind 300 0x0 0x1302c" : "bind 300 0x0 0x302c"),
                xen.asked());
        assertEquals(300, cells.pirq(s, 0, 1));
        assertEquals(-1, cells.pirq(s, 0, 0));
        assertFalse(cells.updated(s, 0, 1));
        assertTrue(cells.enabled(s, 0));
        assertFalse(cells.enabled(s, 1));
        assertEquals(
                List.of("QEMU_MSIX_ENABLE 0 0 0 0", "QEMU_REQUESTED_PIRQ 0 1 300 1", "QEMU_UPDATING 0 300 12332 1"),
                lines.logs());
    }

    @Test
    void theCallsOfAnEnableNest() {
        on("2.5");
        write(0, pirq(55));
        qemu.writeControl(s, 0, 0xc000, lines);
        assertEquals(
                List.of(
                        "pci_msix_write 0 0 " + 0xfee37000,
                        "pci_msix_write = 0",
                        "pci_msix_write 0 4 0",
                        "pci_msix_write = 0",
                        "pci_msix_write 0 8 " + 0x4300,
                        "pci_msix_write = 0",
                        "xen_pt_msixctrl_reg_write 49152",
                        "xen_pt_msixctrl_reg_write = 0"),
                lines.calls());
        enable();
        assertEquals(
                List.of(
                        "xen_pt_msixctrl_reg_write 49152",
                        "xen_pt_msixctrl_reg_write = 0",
                        "xen_pt_msixctrl_reg_write 32768",
                        "xen_pt_msix_update",
                        "xen_pt_msix_update_one 0",
                        "msi_msix_setup 0 55",
                        "msi_msix_setup = 0",
                        "msi_msix_update 0 55",
                        "msi_msix_update = 0",
                        "xen_pt_msix_update_one = 0",
                        "xen_pt_msix_update = 0",
                        "xen_pt_msixctrl_reg_write = 0"),
                lines.calls());
    }

    @Test
    void anEntryThatTheGuestDidNotWriteIsSkipped() {
        on("2.5").enabledWith55();
        disable();
        xen.asked();
        enable();
        assertEquals(List.of(), xen.asked());
        assertEquals(-1, cells.pirq(s, 0, 0));
        assertEquals(pirq(55), cells.message(s, 0, 0));
    }

    @ParameterizedTest
    @CsvSource({"2.0, false", "2.1, true", "2.4, true", "2.6, true", "2.10, true"})
    void anEqualMessageIsTakenOnlyFrom21AndOnlyWithoutAPirq(String version, boolean taken) {
        on(version).enabledWith55();
        write(0, pirq(55));
        assertFalse(cells.updated(s, 0, 0));
        disable();
        write(0, pirq(55));
        assertEquals(taken, cells.updated(s, 0, 0));
        write(1, MsiMessage.ZERO);
        assertEquals(taken, cells.updated(s, 0, 1));
    }

    @Test
    void oneOtherWordIsEnough() {
        on("2.0").enabledWith55();
        qemu.writeWord(s, 0, 0, 2, 0x4301, lines);
        assertTrue(cells.updated(s, 0, 0));
        assertEquals(0x4301, qemu.readWord(s, 0, 0, 2, lines));
        assertEquals(0xfee37000, qemu.readWord(s, 0, 0, 0, lines));
    }

    @Test
    void before21ADisableKeepsThePirqAndTheNextEnableBindsTheNewNumberUnderIt() {
        on("2.0").enabledWith55();
        disable();
        assertEquals(List.of(), xen.asked());
        assertEquals(55, cells.pirq(s, 0, 0));
        assertFalse(cells.enabled(s, 0));
        assertEquals(List.of("QEMU_MSIX_DISABLE 0 0 0 0"), lines.logs());
        write(0, pirq(54));
        xen.answer(-1);
        enable();
        assertEquals(List.of("bind 54 0x0 0x3036", "unmap 55"), xen.asked());
        assertEquals(-1, cells.pirq(s, 0, 0));
        assertTrue(cells.updated(s, 0, 0));
        assertTrue(lines.logs().contains("QEMU_UPDATING_FAILED 0 1 -1 0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.1", "2.4", "2.6", "2.11"})
    void from21ADisableUnbindsAndUnmapsAndKeepsTheMessage(String version) {
        on(version).enabledWith55();
        disable();
        assertEquals(List.of("unbind 55", "unmap 55"), xen.asked());
        assertEquals(-1, cells.pirq(s, 0, 0));
        assertEquals(pirq(55), cells.message(s, 0, 0));
        assertEquals(pirq(55), cells.applied(s, 0, 0));
        assertEquals(
                List.of(
                        "xen_pt_msixctrl_reg_write 0",
                        "xen_pt_msix_disable",
                        "msi_msix_disable 55",
                        "msi_msix_disable = 0",
                        "xen_pt_msix_disable = 0",
                        "xen_pt_msixctrl_reg_write = 0"),
                lines.calls());
        assertEquals(
                List.of(
                        "QEMU_MSIX_DISABLING 0 0 0 0",
                        "QEMU_UNBIND 0 1 55 0",
                        "QEMU_UNMAP 0 1 55 0",
                        "QEMU_MSIX_DISABLE 0 0 0 0"),
                lines.logs());
    }

    @Test
    void aDisableForgetsWritesThatWereNeverEnabled() {
        on("2.5").enabledWith55();
        write(1, pirq(54));
        disable();
        assertFalse(cells.updated(s, 0, 1));
    }

    @Test
    void disablingWhatIsNotEnabledDoesNothing() {
        on("2.5").disable();
        assertEquals(List.of("xen_pt_msixctrl_reg_write 0", "xen_pt_msixctrl_reg_write = 0"), lines.calls());
        assertEquals(List.of(), lines.logs());
    }

    @Test
    void aRefusedUnbindEndsTheDisableAndThePirqIsForgotten() {
        on("2.5").enabledWith55();
        xen.answer(-1);
        disable();
        assertEquals(List.of("unbind 55"), xen.asked());
        assertEquals(-1, cells.pirq(s, 0, 0));
        assertTrue(lines.logs().contains("QEMU_UNBIND_FAILED 0 1 55 1"));
        assertTrue(lines.calls().contains("msi_msix_disable = -1"));
    }

    @Test
    void aFailedUnmapIsToldAndForgotten() {
        on("2.5").enabledWith55();
        xen.answer(0, -22);
        disable();
        assertEquals(-1, cells.pirq(s, 0, 0));
        assertTrue(lines.logs().contains("QEMU_UNMAP_FAILED 0 1 55 -22"));
        assertTrue(lines.calls().contains("msi_msix_disable = -22"));
    }

    @Test
    void aFailedMapLeavesTheEntryWaiting() {
        on("2.5");
        write(0, pirq(55));
        xen.answer(-17);
        enable();
        assertEquals(List.of("map 0/0 55"), xen.asked());
        assertTrue(cells.updated(s, 0, 0));
        assertEquals(-1, cells.pirq(s, 0, 0));
        assertTrue(cells.enabled(s, 0));
        assertTrue(lines.logs().contains("QEMU_MAPPING_FAILED 0 1 -17 0"));
        assertTrue(lines.calls()
                .containsAll(
                        List.of("msi_msix_setup = -17", "xen_pt_msix_update_one = -17", "xen_pt_msix_update = 0")));
    }

    @Test
    void aFailedBindUnmapsInTheNameOfTheUpdate() {
        on("2.5");
        write(0, pirq(55));
        xen.answer(55, -1, -22);
        enable();
        assertEquals(List.of("map 0/0 55", "bind 55 0x0 0x3037", "unmap 55"), xen.asked());
        assertTrue(lines.logs()
                .containsAll(List.of("QEMU_UPDATING_FAILED 0 1 -1 0", "QEMU_UNMAP_HELD_FAILED 0 1 55 -22")));
        assertTrue(lines.calls().contains("xen_pt_msix_update_one = -1"));
    }

    @Test
    void pirq0LetsXenChooseAndIsNotLoggedAsRequested() {
        on("2.5");
        write(0, pirq(0));
        enable();
        assertEquals(List.of("map 0/0 -1", "bind 40 0x0 0x3000"), xen.asked());
        assertEquals(40, cells.pirq(s, 0, 0));
        assertTrue(lines.logs().stream().noneMatch(l -> l.startsWith("QEMU_REQUESTED")));
    }

    @Test
    void aVectorMessageIsBoundToItsVector() {
        on("2.5");
        write(0, MsiMessage.ofVector(0x31, 2, 0x4300));
        enable();
        assertEquals(List.of("map 0/0 -1", "bind 40 0x31 0x2"), xen.asked());
    }

    @ParameterizedTest
    @CsvSource({"2.5, false", "2.6, true", "2.10, true"})
    void from26TheLatchIsTakenOverAtTheEnable(String version, boolean latched) {
        on(version);
        write(0, pirq(55));
        assertEquals(latched ? MsiMessage.ZERO : pirq(55), cells.applied(s, 0, 0));
        assertEquals(latched, cells.latched());
        enable();
        assertEquals(pirq(55), cells.applied(s, 0, 0));
        qemu.writeControl(s, 0, 0xc000, lines);
        assertEquals(latched, cells.maskAll(s, 0));
    }

    @Test
    void theLatchOfAMappedEntryIsNotTakenOverWithoutMaskall() {
        on("2.6").enabledWith55();
        write(0, pirq(54));
        qemu.beginEnable(s, 0, lines);
        qemu.map(s, 0, 0, lines);
        qemu.bind(s, 0, 0, lines);
        qemu.endEnable(s, 0, lines);
        assertEquals(List.of("bind 55 0x0 0x3037"), xen.asked());
        assertEquals(pirq(54), cells.message(s, 0, 0));
        assertEquals(pirq(55), cells.applied(s, 0, 0));
    }

    @Test
    void unpluggingGivesAllBackAndForgetsTheTable() {
        on("2.0").enabledWith55();
        write(1, pirq(54));
        qemu.unplug(s, 0, false, true, lines);
        assertEquals(List.of("unbind 55", "unmap 55"), xen.asked());
        assertEquals(MsiMessage.ZERO, cells.message(s, 0, 0));
        assertEquals(MsiMessage.ZERO, cells.message(s, 0, 1));
        assertFalse(cells.enabled(s, 0));
        assertFalse(cells.updated(s, 0, 1));
    }

    @Test
    void whereAnUnplugForgetsNothingTheWordsStay() {
        Layout layout = new Layout();
        QemuRules rules = QemuRules.of(QemuRules.TABLE.row("2.5").with("unplug-forgets", "no"));
        cells = new QemuCells(layout, List.of("a", "b"), new int[] {2, 1}, rules.latch());
        qemu = new Qemu(rules, cells, xen);
        s = new short[layout.size() + 1 & ~1];
        enabledWith55();
        write(1, pirq(54));
        qemu.unplug(s, 0, false, true, lines);
        assertEquals(List.of("unbind 55", "unmap 55"), xen.asked());
        assertEquals(pirq(55), cells.message(s, 0, 0));
        assertEquals(pirq(54), cells.message(s, 0, 1));
        assertFalse(cells.enabled(s, 0));
        assertFalse(cells.updated(s, 0, 1));
        assertEquals(-1, cells.pirq(s, 0, 0));
    }

    /** Only a guest that enables first and masks nothing writes so; QEMU looks at the hardware's mask bit. */
    @ParameterizedTest
    @CsvSource({"2.0, true", "2.1, true", "2.5, true", "2.6, false", "2.10, false"})
    void aWriteToAnEnabledEntryThatTheHardwareHasNotMasked(String version, boolean refused) {
        on(version).enabledWith55();
        lines.logs();
        write(0, pirq(54));
        assertEquals(pirq(54), cells.message(s, 0, 0));
        xen.unmasked(true);
        write(0, pirq(53));
        assertEquals(pirq(refused ? 54 : 53), cells.message(s, 0, 0));
        assertEquals(refused ? List.of("QEMU_CANT_UPDATE 0 0 0 0") : List.of(), lines.logs());
        disable();
        lines.logs();
        write(1, pirq(52));
        assertEquals(pirq(52), cells.message(s, 0, 1));
        assertEquals(List.of(), lines.logs());
    }

    @Test
    void aRefusedWriteMarksNothingForTheNextUpdate() {
        on("2.0").enabledWith55();
        xen.unmasked(true);
        write(0, pirq(54));
        assertFalse(cells.updated(s, 0, 0));
        assertFalse(qemu.wantsMap(s, 0, 0));
    }

    @Test
    void unpluggingGoesOnBehindARefusedUnbind() {
        on("2.5").enabledWith55();
        xen.answer(-1);
        qemu.unplug(s, 0, false, true, lines);
        assertEquals(List.of("unbind 55"), xen.asked());
        assertEquals(-1, cells.pirq(s, 0, 0));
    }

    /** libxc's xc_domain_unbind_pt_irq has a uint8_t for it, xc_domain_update_msi_irq 32 bits. */
    @Test
    void aMovedBarUnbindsThePirqsLowByteAndBindsAllOfIt() {
        on("2.5");
        write(0, pirq(300));
        enable();
        xen.asked();
        lines.logs();
        xen.answer(-1);
        qemu.unbindMoved(s, 0, 0, lines);
        qemu.map(s, 0, 0, lines);
        qemu.bind(s, 0, 0, lines);
        assertEquals(List.of("unbind 44", "bind 300 0x0 0x302c"), xen.asked());
        assertEquals("QEMU_REMAP_UNBIND_FAILED 0 300 -1 0", lines.logs().getFirst());
    }
}
