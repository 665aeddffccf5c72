package org.pirqscope.machine.tests.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pirqscope.machine.guest.Guest;
import org.pirqscope.machine.guest.GuestCells;
import org.pirqscope.machine.guest.Kernel;
import org.pirqscope.machine.message.MsiMessage;
import org.pirqscope.machine.state.Layout;
import org.pirqscope.machine.version.LinuxRules;

/**
 * The guest kernel in every version row (docs/domain.md 2.1, 2.2, 2.5). Irqs 64 to 68; device 0 has two entries, device
 * 1 one and 32-bit MSI.
 */
class GuestTest {

    private static final int STALE_LO = 0xfee37000;

    private final Lines lines = new Lines();
    private final FakeNeighbours neighbours = new FakeNeighbours();
    private Guest guest;
    private GuestCells cells;
    private short[] s;

    private GuestTest on(String version) {
        Layout layout = new Layout();
        LinuxRules rules = LinuxRules.of(LinuxRules.TABLE.row(version));
        cells = new GuestCells(
                layout,
                new GuestCells.Sizes(
                        64,
                        5,
                        rules.irqsFromTop(),
                        10,
                        5,
                        List.of("a", "b"),
                        new int[] {2, 1},
                        56,
                        rules.asksArray(),
                        rules.asksArray(),
                        true,
                        false,
                        false,
                        List.of(),
                        false,
                        0,
                        false));
        guest = new Guest(
                new Kernel(rules, true),
                cells,
                neighbours,
                List.of(neighbours, neighbours),
                new boolean[] {false, true},
                new int[2]);
        s = new short[layout.size() + 1 & ~1];
        return this;
    }

    private int bind(int device, int entry, int pirq) {
        return guest.bindIrq(s, device, entry, pirq, false, lines);
    }

    @ParameterizedTest
    @CsvSource({"2.6.37, 55", "2.6.39, -1", "4.10, -1"})
    void aMessageWithoutThePirqDataIsWorthALookupToTheArrayOnly(String version, int pirq) {
        on(version);
        neighbours.answer(STALE_LO, 0, 0x4031);
        assertEquals(pirq, guest.read(s, 0, 0, true, lines));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.6.37", "2.6.39", "3.12", "4.10"})
    void aPirqMessageIsDecoded(String version) {
        on(version);
        neighbours.answer(0xfee2c000, 0x1ff, 0x4300);
        assertEquals(300, guest.read(s, 0, 1, true, lines));
        assertEquals(
                List.of("read entry 0/1 word 0", "read entry 0/1 word 1", "read entry 0/1 word 2"), neighbours.seen());
        assertEquals(List.of("__pci_read_msi_msg 1", "__pci_read_msi_msg = 000001ff fee2c000 4300"), lines.calls());
    }

    @Test
    void theRegistersOf64BitAnd32BitMsiAreReadAtTheirOffsets() {
        on("4.10");
        neighbours.answer(STALE_LO, 0x100, 0x4300);
        assertEquals(0x137, guest.read(s, 0, 0, false, lines));
        assertEquals(
                List.of("read msi word 0 at 4", "read msi word 1 at 8", "read msi word 2 at 12"), neighbours.seen());
        neighbours.answer(STALE_LO, 0x4300);
        assertEquals(55, guest.read(s, 1, 0, false, lines));
        assertEquals(List.of("read msi word 0 at 4", "read msi word 2 at 8"), neighbours.seen());
    }

    @Test
    void theListLookupFindsTheFirstIrqInfoAndLosesItWhenItIsDestroyed() {
        on("4.10");
        assertEquals(-1, guest.lookUp(s, 55, lines));
        assertEquals(List.of(64, 65), List.of(bind(0, 0, 55), bind(1, 0, 55)));
        assertEquals(64, guest.lookUp(s, 55, lines));
        guest.destroyIrq(s, 0, 0, lines);
        assertEquals(65, guest.lookUp(s, 55, lines));
        guest.destroyIrq(s, 1, 0, lines);
        assertEquals(-1, guest.lookUp(s, 55, lines));
    }

    @Test
    void theArrayIsNeverResetSoADeviceFindsItsOwnOldPirq() {
        on("2.6.37");
        assertEquals(68, bind(0, 0, 55));
        guest.destroyIrq(s, 0, 0, lines);
        assertEquals(68, guest.lookUp(s, 55, lines));
        assertEquals(-1, guest.lookUp(s, 54, lines));
        assertEquals(-1, guest.lookUp(s, 0xffffffff, lines));
        assertEquals(-1, guest.lookUp(s, 56, lines));
    }

    @ParameterizedTest
    @CsvSource({"2.6.37-rc4, 0", "2.6.37, 0", "2.6.39, -1", "4.10, -1", "4.11, -1"})
    void withoutAFreePirqOnlyTheOldestKernelsTakeOneThatXenHasNotReserved(String version, int pirq) {
        on(version);
        neighbours.answer(-28);
        assertEquals(pirq, guest.allocate(s, 0, 0, lines));
        assertEquals("xen_allocate_pirq_msi = " + pirq, lines.calls().getLast());
    }

    @Test
    void theLowestPirqWithoutAnIrqIsTaken() {
        on("2.6.37-rc4");
        bind(0, 0, 0);
        bind(0, 1, 1);
        neighbours.answer(-28);
        assertEquals(2, guest.allocate(s, 1, 0, lines));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.6.37", "4.10"})
    void anUncheckedNumberIsTakenAsItIs(String version) {
        on(version);
        neighbours.unchecked();
        neighbours.answer(-28, 55);
        assertEquals(-28, guest.allocate(s, 0, 0, lines));
        assertEquals(55, guest.allocate(s, 0, 0, lines));
    }

    /** da181dc974ad: an entry that reads as unmasked is masked while its message is written. */
    @ParameterizedTest
    @CsvSource({"5.13, 0, ''", "5.14, 0, mask unmask", "5.14, 1, ''", "5.17, 0, mask unmask", "5.18, 0, ''"})
    void anUnmaskedEntryIsMaskedForItsMessage(String version, int control, String around) {
        on(version);
        neighbours.answer(0, control);
        guest.readVectorControls(s, 0, 2, lines);
        neighbours.seen();
        guest.write(s, 0, 1, true, 55, lines);
        List<String> seen = neighbours.seen();
        boolean masks = !around.isEmpty();
        assertEquals(masks ? 5 : 3, seen.size());
        assertEquals(masks, seen.getFirst().equals("mask 0/1") && seen.getLast().equals("unmask 0/1"));
    }

    @ParameterizedTest
    @CsvSource({"2.6.37, 4300", "4.11, 4300", "5.10, 4300", "5.11, 0700", "5.15, 0700"})
    void aMessageIsWrittenWordByWordAndCached(String version, String data) {
        on(version);
        neighbours.answer(1, 1);
        guest.readVectorControls(s, 0, 2, lines);
        neighbours.seen();
        guest.write(s, 0, 1, true, 300, lines);
        assertEquals(
                List.of(
                        "write entry 0/1 word 0 fee2c000",
                        "write entry 0/1 word 1 00000100",
                        "write entry 0/1 word 2 0000" + data),
                neighbours.seen());
        int number = Integer.parseInt(data, 16);
        assertEquals(MsiMessage.ofPirq(300, number), cells.descriptorMessage(s, 0, 1, number));
        assertEquals(MsiMessage.ZERO, cells.descriptorMessage(s, 0, 0, number));
        assertEquals(List.of("MSI_BOUND 0 300 0 0"), lines.logs());
    }

    @Test
    void msiWritesItsControlFirstAnd32BitHasNoUpperAddress() {
        on("4.10");
        guest.write(s, 0, 0, false, 300, lines);
        assertEquals(
                List.of(
                        "msi control 0",
                        "write msi word 0 fee2c000",
                        "write msi word 1 00000100",
                        "write msi word 2 00004300"),
                neighbours.seen());
        guest.write(s, 1, 0, false, 300, lines);
        assertEquals(
                List.of("msi control 0", "write msi word 0 fee2c000", "write msi word 2 00004300"), neighbours.seen());
    }

    @Test
    void inVectorModeEveryIrqHasItsOwnVectorAndNoPirq() {
        on("4.10");
        guest.writeVector(s, 0, 0, true, lines);
        guest.writeVector(s, 0, 1, true, lines);
        assertEquals(
                List.of("write entry 0/0 word 2 00004063", "write entry 0/1 word 2 00004064"),
                neighbours.seen().stream().filter(t -> t.contains("word 2")).toList());
        assertEquals(-1, cells.pirq(s, 64));
        assertEquals(MsiMessage.ofVector(0x64, 0, 0x4300), cells.descriptorMessage(s, 0, 1, 0x4300));
        guest.requestIrq(s, 0, 0, true, lines);
        guest.freeIrq(s, 0, 0, true, lines);
        assertEquals(List.of("unmask 0/0", "mask 0/0"), neighbours.seen());
        guest.requestIrq(s, 0, 0, false, lines);
        guest.freeIrq(s, 0, 0, false, lines);
        assertEquals(List.of(), neighbours.seen());
    }

    @ParameterizedTest
    @CsvSource({"4.10, 00004063", "5.10, 00004063", "5.11, 00000063"})
    void from511AVectorMessageHasNoAssertBit(String version, String data) {
        on(version).guest.writeVector(s, 0, 0, true, lines);
        assertEquals("write entry 0/0 word 2 " + data, neighbours.seen().getLast());
    }

    @ParameterizedTest
    @CsvSource({"2.6.37, 68, 67", "2.6.39, 64, 65", "4.10, 64, 65"})
    void irqsAreHandedOutFromTheTopIn2637AndFromTheBottomLater(String version, int first, int second) {
        on(version);
        assertEquals(List.of(first, second), List.of(bind(0, 0, 55), bind(0, 1, 54)));
        assertEquals(List.of(first, second, -1), List.of(cells.listed(s, 0), cells.listed(s, 1), cells.listed(s, 2)));
        assertEquals(first, cells.descriptorIrq(s, 0, 0));
        assertEquals(List.of("MSI_TO_IRQ 0 55 " + first + " 0", "MSI_TO_IRQ 0 54 " + second + " 0"), lines.logs());
    }

    @Test
    void aReUsedPirqIsLoggedInItsKernelsWords() {
        on("2.6.37").guest.bindIrq(s, 0, 0, 55, true, lines);
        assertEquals(List.of("MSI_ALREADY_SETUP 0 55 68 0"), lines.logs());
        on("4.10").guest.bindIrq(s, 0, 0, 55, true, lines);
        assertEquals(List.of("MSI_TO_IRQ 0 55 64 0"), lines.logs());
    }

    @Test
    void withoutAFreeIrqTheBindFails() {
        on("4.10");
        for (int i = 0; i < 5; i++) {
            bind(0, i % 2, 50 + i);
        }
        lines.logs();
        assertEquals(-28, bind(1, 0, 49));
        assertEquals(List.of(), lines.logs());
    }

    @Test
    void requestIrqBindsTheEventChannelAndRemembersThePort() {
        on("4.10");
        bind(0, 0, 55);
        lines.calls();
        neighbours.answer(12, -22);
        assertEquals(0, guest.requestIrq(s, 0, 0, true, lines));
        assertEquals(List.of("bind 55", "status 55", "vcpu 12 0"), neighbours.seen());
        assertEquals(
                List.of(
                        "request_irq 64",
                        "startup_pirq 64",
                        "set_evtchn_to_irq 12 64",
                        "set_evtchn_to_irq = 0",
                        "startup_pirq = 0",
                        "set_affinity_irq 64 0",
                        "set_affinity_irq = 0",
                        "request_irq = 0"),
                lines.calls());
        assertEquals(12, cells.evtchn(s, 64));
        assertEquals(64, cells.irqOfPort(s, 12));
        assertTrue(guest.requested(s, 0, 0));
    }

    @Test
    void aFailedBindIsSwallowedAndFreeIrqClosesNothing() {
        on("4.10");
        bind(0, 0, 55);
        neighbours.answer(-17);
        assertEquals(0, guest.requestIrq(s, 0, 0, true, lines));
        assertTrue(lines.logs().contains("BIND_FAILED_IRQ 64 -17 0 0"));
        assertEquals(0, cells.evtchn(s, 64));
        assertTrue(guest.requested(s, 0, 0));
        guest.freeIrq(s, 0, 0, true, lines);
        assertEquals(List.of("bind 55"), neighbours.seen());
        assertFalse(guest.requested(s, 0, 0));
    }

    @Test
    void freeIrqClosesThePort() {
        on("4.10");
        bind(0, 0, 55);
        neighbours.answer(12);
        guest.requestIrq(s, 0, 0, true, lines);
        lines.calls();
        guest.freeIrq(s, 0, 0, true, lines);
        assertEquals("close 12", neighbours.seen().getLast());
        assertEquals(
                List.of(
                        "free_irq 64",
                        "shutdown_pirq 64",
                        "set_evtchn_to_irq 12 -1",
                        "set_evtchn_to_irq = 0",
                        "shutdown_pirq = 0",
                        "free_irq = 0"),
                lines.calls());
        assertEquals(0, cells.evtchn(s, 64));
        assertEquals(-1, cells.irqOfPort(s, 12));
    }

    @Test
    void anEntryWithoutAnIrqCannotBeRequested() {
        on("2.6.37");
        assertEquals(-16, guest.requestIrq(s, 0, 1, true, lines));
        assertEquals(List.of(), neighbours.seen());
        assertFalse(guest.requested(s, 0, 1));
        assertFalse(guest.hasIrq(s, 0, 7));
    }

    @Test
    void destroyingAnIrqMakesNoHypercallAndFreesItsNumber() {
        on("4.10");
        bind(0, 0, 55);
        bind(0, 1, 54);
        guest.write(s, 0, 0, true, 55, lines);
        neighbours.seen();
        guest.destroyIrq(s, 0, 0, lines);
        assertEquals(List.of(), neighbours.seen());
        assertEquals(0, cells.descriptorIrq(s, 0, 0));
        assertEquals(MsiMessage.ZERO, cells.descriptorMessage(s, 0, 0, 0x4300));
        assertEquals(-1, cells.owner(s, 64));
        assertEquals(List.of(65, -1), List.of(cells.listed(s, 0), cells.listed(s, 1)));
        assertEquals(64, bind(1, 0, 53));
        assertEquals(List.of(65, 64, -1), List.of(cells.listed(s, 0), cells.listed(s, 1), cells.listed(s, 2)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.6.37", "4.10"})
    void aNewKernelKnowsNothing(String version) {
        on(version);
        bind(0, 0, 55);
        neighbours.answer(10);
        guest.write(s, 0, 0, true, 55, lines);
        guest.requestIrq(s, 0, 0, true, lines);
        guest.forget(s);
        org.junit.jupiter.api.Assertions.assertArrayEquals(new short[s.length], s);
    }
}
