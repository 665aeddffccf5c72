package org.pirqscope.machine.tests.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pirqscope.machine.call.Field;
import org.pirqscope.machine.call.Subject;
import org.pirqscope.machine.state.DeviceRow;
import org.pirqscope.machine.state.Layout;
import org.pirqscope.machine.state.PirqRow;
import org.pirqscope.machine.state.PoolCount;

/** How the rows of the tables read, and what of a world's cells is its identity. */
class RowTest {

    @ParameterizedTest
    @CsvSource({
        "24, -2, IRQ_PT, mapped",
        "24, -1, IRQ_UNBOUND, mapped",
        "0, -1, IRQ_UNBOUND, free",
        "0, -2, IRQ_PT, emulated",
        "0, 4, 4, emulated",
        "-1, -1, IRQ_UNBOUND, leaked",
        "-24, -1, IRQ_UNBOUND, forced unbind"
    })
    void aPirqIsInTheStateThatItsIrqAndEmuirqSay(int irq, int emuirq, String text, String state) {
        PirqRow row = new PirqRow(55, irq, emuirq, 0, false, 0, 0, "", "", List.of(), false);
        assertEquals(text, row.emuirqText());
        assertEquals(state, row.state().label());
    }

    @Test
    void anAllocatedPirqIsLeakedOnceNobodyIsAboutToHaveItMapped() {
        assertEquals(
                "leaked",
                new PirqRow(55, -1, -1, 0, false, 0, 0, "", "nvme0", List.of(64), false)
                        .state()
                        .label());
        assertEquals(
                "allocated",
                new PirqRow(55, -1, -1, 0, false, 0, 0, "", "nvme0", List.of(), true)
                        .state()
                        .label());
    }

    @Test
    void aPoolIsCounted() {
        assertEquals("26 of 32 free, 2 mapped, 1 allocated, 3 leaked", new PoolCount(26, 1, 2, 3, 0).text());
        assertEquals(
                "0 of 15 free, 2 mapped, 1 allocated, 4 leaked, 8 forced unbind", new PoolCount(0, 1, 2, 4, 8).text());
    }

    @Test
    void aModeHasItsName() {
        assertEquals(
                List.of("none", "MSI-X", "MSI", "INTx"),
                java.util.Arrays.stream(DeviceRow.Mode.values())
                        .map(DeviceRow.Mode::label)
                        .toList());
    }

    @Test
    void whatOnlyPeopleReadOrFollowsFromOtherCellsIsNoPartOfAWorldsIdentity() {
        Layout layout = new Layout();
        Layout.Cell cell = new Layout.Cell(() -> new Subject.Pirq(55), Field.PIRQ_IRQ, v -> v);
        assertEquals(
                List.of(0, 2, 3, 5),
                List.of(
                        layout.reserve(2, i -> cell),
                        layout.reserveHidden(1),
                        layout.reserveNote(2),
                        layout.reserveDerived(1, i -> cell)));
        assertArrayEquals(new boolean[] {true, true, true, false, false, false}, layout.identity());
        assertArrayEquals(new int[] {0, 0, 1, 2, 2, 3}, layout.groups());
        assertEquals(cell, layout.cell(1));
        assertEquals(cell, layout.cell(5));
        assertNull(layout.cell(2));
        assertNull(layout.cell(4));
    }
}
