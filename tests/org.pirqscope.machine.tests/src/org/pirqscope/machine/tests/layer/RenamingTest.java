package org.pirqscope.machine.tests.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pirqscope.machine.call.Reason;
import org.pirqscope.machine.driver.DriverCells;
import org.pirqscope.machine.guest.Guest;
import org.pirqscope.machine.guest.GuestCells;
import org.pirqscope.machine.guest.Kernel;
import org.pirqscope.machine.qemu.Qemu;
import org.pirqscope.machine.qemu.QemuCells;
import org.pirqscope.machine.state.Layout;
import org.pirqscope.machine.state.Relabel;
import org.pirqscope.machine.version.LinuxRules;
import org.pirqscope.machine.version.QemuRules;
import org.pirqscope.machine.version.XenRules;
import org.pirqscope.machine.xen.Xen;
import org.pirqscope.machine.xen.XenCells;

/**
 * "Identity of a state" of docs/domain.md 6.4: what two equal devices did under each other's names gives the same
 * tables, renamed.
 */
class RenamingTest {

    private final Lines lines = new Lines();

    /** Devices 0 and 1 change places, and so do the first two of everything that they own. */
    private static Relabel swapped(int guestIrqs, int ports, int xenIrqs) {
        Relabel relabel = new Relabel(2, guestIrqs, ports, xenIrqs);
        for (int[] map : new int[][] {relabel.device, relabel.guestIrq, relabel.port, relabel.xenIrq}) {
            for (int i = 0; i < map.length; i++) {
                map[i] = i < 2 ? 1 - i : i;
            }
        }
        return relabel;
    }

    private final class GuestSide {
        private final Layout layout = new Layout();
        private final FakeNeighbours neighbours = new FakeNeighbours();
        private final GuestCells cells;
        private final Guest guest;
        private final short[] s;

        GuestSide(String version) {
            LinuxRules rules = LinuxRules.of(LinuxRules.TABLE.row(version));
            cells = new GuestCells(
                    layout,
                    new GuestCells.Sizes(
                            64,
                            5,
                            rules.irqsFromTop(),
                            10,
                            3,
                            List.of("a", "b"),
                            new int[] {2, 2},
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
                    new boolean[2],
                    new int[2]);
            s = new short[layout.size() + 1 & ~1];
        }

        GuestSide irq(int device, int entry, int pirq) {
            guest.bindIrq(s, device, entry, pirq, false, lines);
            return this;
        }

        GuestSide request(int device, int entry, int port) {
            neighbours.answer(port);
            guest.requestIrq(s, device, entry, true, lines);
            return this;
        }

        short[] renamed() {
            short[] t = new short[s.length];
            cells.relabel(s, t, swapped(5, 3, 0));
            cells.rebuild(t);
            return t;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.6.37", "4.10"})
    void theGuestsTablesFollowTheirOwners(String version) {
        GuestSide one = new GuestSide(version)
                .irq(0, 1, 55)
                .irq(1, 1, 54)
                .irq(0, 0, 53)
                .request(0, 1, 11)
                .request(1, 1, 10);
        GuestSide other = new GuestSide(version)
                .irq(0, 1, 54)
                .irq(1, 1, 55)
                .irq(1, 0, 53)
                .request(1, 1, 10)
                .request(0, 1, 11);
        assertArrayEquals(other.s, one.renamed());
    }

    @Test
    void anIrqThatAnotherKernelThreadGotFirstIsNamedByItsOwner() {
        GuestCells byOwner = new GuestCells(
                new Layout(),
                new GuestCells.Sizes(
                        64,
                        5,
                        false,
                        10,
                        3,
                        List.of("a", "b"),
                        new int[] {2, 2},
                        56,
                        false,
                        false,
                        false,
                        false,
                        false,
                        List.of(),
                        false,
                        0,
                        true));
        Layout layout = new Layout();
        GuestCells cells = new GuestCells(
                layout,
                new GuestCells.Sizes(
                        64,
                        5,
                        false,
                        10,
                        3,
                        List.of("a", "b"),
                        new int[] {2, 2},
                        56,
                        false,
                        false,
                        false,
                        false,
                        false,
                        List.of(),
                        false,
                        0,
                        true));
        Guest guest = new Guest(
                new Kernel(LinuxRules.of(LinuxRules.TABLE.row("4.10")), true),
                cells,
                new FakeNeighbours(),
                List.of(new FakeNeighbours(), new FakeNeighbours()),
                new boolean[2],
                new int[2]);
        short[] s = new short[layout.size() + 1 & ~1];
        assertEquals(
                List.of(67, 64),
                List.of(guest.bindIrq(s, 1, 1, 55, false, lines), guest.bindIrq(s, 0, 0, 54, false, lines)));
        assertEquals(
                List.of(0, 2, 5, 68),
                List.of(byOwner.firstEntry(0), byOwner.firstEntry(1), byOwner.irqs(), byOwner.irq(4)));
    }

    private final class QemuSide {
        private final Layout layout = new Layout();
        private final QemuCells cells;
        private final Qemu qemu;
        private final short[] s;

        QemuSide(String version) {
            QemuRules rules = QemuRules.of(QemuRules.TABLE.row(version));
            cells = new QemuCells(layout, List.of("a", "b"), new int[] {2, 2}, rules.latch());
            qemu = new Qemu(rules, cells, new FakeXen());
            s = new short[layout.size() + 1 & ~1];
        }

        /** Entry 1 is written and mapped, entry 0 only written; the device is left with MASKALL. */
        QemuSide mapped(int device, int lo, int hi) {
            for (int e = 0; e < 2; e++) {
                qemu.writeWord(s, device, e, 0, lo, lines);
                qemu.writeWord(s, device, e, 1, hi, lines);
                qemu.writeWord(s, device, e, 2, 0x4300, lines);
            }
            qemu.map(s, device, 1, lines);
            qemu.bind(s, device, 1, lines);
            qemu.writeControl(s, device, 0xc000, lines);
            return this;
        }

        QemuSide written(int device, int lo) {
            qemu.writeWord(s, device, 0, 0, lo, lines);
            return this;
        }

        short[] renamed() {
            short[] t = new short[s.length];
            cells.relabel(s, t, swapped(0, 0, 0));
            return t;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.5", "2.6"})
    void qemusTablesGoWithTheirDevice(String version) {
        QemuSide one = new QemuSide(version).mapped(0, 0xfee37000, 0x100).written(1, 0xfee36000);
        QemuSide other = new QemuSide(version).mapped(1, 0xfee37000, 0x100).written(0, 0xfee36000);
        assertArrayEquals(other.s, one.renamed());
    }

    @Test
    void devicesAreOrderedByTheirPirqsThenByTheirLowerAddresses() {
        QemuSide side = new QemuSide("2.5").written(0, 0xfee36000).written(1, 0xfee37000);
        assertTrue(side.cells.compare(side.s, 0, 1) < 0);
        assertTrue(side.cells.compare(side.s, 1, 0) > 0);
        side.mapped(0, 0xfee20000, 0);
        assertTrue(side.cells.compare(side.s, 0, 1) > 0);
        assertEquals(0, side.cells.compare(side.s, 1, 1));
        QemuSide equal = new QemuSide("2.5").mapped(0, 0xfee37000, 0).mapped(1, 0xfee37000, 0);
        assertEquals(0, equal.cells.compare(equal.s, 0, 1));
    }

    private final class XenSide {
        private final Layout layout = new Layout();
        private final XenCells cells = new XenCells(
                layout,
                new XenCells.Sizes(24, 28, 4, 4, 3, 3, 10, 3, 24, new int[] {2, 2}, List.of(), true, true, true));
        private final Xen xen = new Xen(XenRules.of(XenRules.TABLE.row("4.7")), cells);
        private final short[] s = new short[layout.size() + 1 & ~1];

        XenSide mapped(int device, int entry, int pirq) {
            xen.mapPirq(s, device, entry, pirq, true, lines);
            return this;
        }

        XenSide bound(int device, int pirq) {
            xen.bindPtIrq(s, pirq, 0x63, 0, true, lines);
            xen.shadow().wrote(s, device, 0, 2);
            return this;
        }

        XenSide port(int pirq) {
            xen.evtchnBindPirq(s, pirq, lines);
            return this;
        }
    }

    @Test
    void xensTablesFollowTheOwnersOfTheirIrqsAndPorts() {
        XenSide one = new XenSide()
                .mapped(0, 1, 27)
                .mapped(1, 1, 26)
                .bound(0, 27)
                .port(27)
                .port(26);
        XenSide other = new XenSide()
                .mapped(0, 1, 26)
                .mapped(1, 1, 27)
                .bound(1, 27)
                .port(26)
                .port(27);
        short[] t = new short[one.s.length];
        one.cells.relabel(one.s, t, swapped(0, 3, 3));
        one.cells.clearPorts(t);
        one.cells.rebuildPort(t, 10, 26);
        one.cells.rebuildPort(t, 11, 27);
        assertArrayEquals(other.s, t);
    }

    @Test
    void anAllocatedOrForciblyUnboundPirqKeepsItsNumber() {
        XenSide side = new XenSide().mapped(0, 0, 27).bound(0, 27);
        side.xen.unmapPirq(side.s, 27, lines);
        assertEquals(26, side.xen.getFreePirq(side.s, 0, lines));
        short[] t = new short[side.s.length];
        side.cells.relabel(side.s, t, swapped(0, 3, 3));
        assertEquals(List.of(-24, -1), List.of(side.cells.irq(t, 27), side.cells.irq(t, 26)));
        assertEquals(-27, side.cells.slot(t, 25));
    }

    @Test
    void onlyAnIrqWithAnOwnerAndAPirqCanBeRenamed() {
        XenSide side =
                new XenSide().mapped(0, 0, 27).bound(0, 27).mapped(1, 1, 26).mapped(1, 0, 26);
        assertEquals(
                List.of(0, 1 << 11 | 1, -2),
                List.of(
                        side.cells.ownerForRename(side.s, 0),
                        side.cells.ownerForRename(side.s, 1),
                        side.cells.ownerForRename(side.s, 2)));
        side.xen.unmapPirq(side.s, 27, lines);
        side.xen.unmapPirq(side.s, 26, lines);
        assertEquals(
                List.of(-2, -1), List.of(side.cells.ownerForRename(side.s, 0), side.cells.ownerForRename(side.s, 1)));
    }

    @Test
    void aDriverTakesItsPlaceAndItsLossAlong() {
        Layout layout = new Layout();
        DriverCells cells = new DriverCells(layout, 2);
        short[] s = new short[layout.size() + 1 & ~1];
        cells.pc(s, 0, 70000);
        cells.mode(s, 0, DriverCells.MSIX, 3);
        cells.setup(s, 0, DriverCells.FRESH, 55);
        cells.stopped(s, 0, true);
        cells.done(s, 0, true);
        cells.lose(s, 0, 2, 1, Reason.GOES_TO, 1 << 11 | 4);
        short[] t = new short[s.length];
        cells.relabel(s, t, swapped(0, 0, 0));
        assertEquals(
                List.of(70000, DriverCells.MSIX, 3, DriverCells.FRESH, 55),
                List.of(cells.pc(t, 1), cells.mode(t, 1), cells.nvec(t, 1), cells.state(t, 1), cells.pirq(t, 1)));
        assertEquals(List.of(true, true, false), List.of(cells.stopped(t, 1), cells.done(t, 1), cells.open(t, 1)));
        assertEquals(
                List.of(2, 1, Reason.GOES_TO, 4),
                List.of(cells.lossPhase(t, 1), cells.lossEntry(t, 1), cells.lossReason(t, 1), cells.lossTo(t, 1)));
        assertEquals(
                List.of(0, 0, -1, -1),
                List.of(cells.pc(t, 0), cells.lossPhase(t, 0), cells.pirq(t, 0), cells.lossTo(t, 0)));
    }
}
