package org.pirqscope.report.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.pirqscope.machine.message.MsiMessage;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.state.DeviceRow;
import org.pirqscope.machine.state.EntryRow;
import org.pirqscope.machine.state.PirqRow;
import org.pirqscope.report.table.Block;
import org.pirqscope.report.table.UsedRows;

class InUseTest {

    private static final MsiMessage EMPTY = new MsiMessage(0, 0, 0);

    /** Whatever a step changes is in use before or after it, so that a table of the used rows hides no change. */
    @Test
    void noChangeOfARunIsHidden() {
        for (String name : List.of("stale-pirq", "msi-reuse", "kexec")) {
            changesAreInUse(Run.of(BuiltIn.named(name)));
        }
    }

    private static void changesAreInUse(Run run) {
        for (int at = 1; at <= Math.min(run.length(), 600); at++) {
            List<PirqRow> before = run.at(at - 1).pirqs();
            List<PirqRow> after = run.at(at).pirqs();
            for (int i = 0; i < after.size(); i++) {
                PirqRow old = before.get(i);
                PirqRow now = after.get(i);
                assertTrue(old.equals(now) || UsedRows.pirq(old) || UsedRows.pirq(now), now::toString);
            }
            entries(run.at(at - 1).devices(), run.at(at).devices());
        }
    }

    private static void entries(List<DeviceRow> before, List<DeviceRow> after) {
        for (int i = 0; i < after.size(); i++) {
            for (int e = 0; e < after.get(i).entries().size(); e++) {
                EntryRow old = before.get(i).entries().get(e);
                EntryRow now = after.get(i).entries().get(e);
                assertTrue(old.equals(now) || UsedRows.entry(old, false) || UsedRows.entry(now, false), now::toString);
            }
        }
    }

    @Test
    void atTheStartNothingIsInUse() {
        Run run = Run.of(BuiltIn.named("stale-pirq"));
        assertTrue(run.at(0).pirqs().stream().noneMatch(UsedRows::pirq));
        assertTrue(run.at(0).devices().stream()
                .flatMap(device -> device.entries().stream())
                .noneMatch(entry -> UsedRows.entry(entry, false)));
    }

    @Test
    void eachMarkOfUseCountsAlone() {
        PirqRow free = new PirqRow(55, 0, -1, 0, false, 0, 0, "", "", List.of(), false);
        assertFalse(UsedRows.pirq(free));
        for (PirqRow used : List.of(
                new PirqRow(55, 24, -1, 0, false, 0, 0, "", "", List.of(), false),
                new PirqRow(55, -1, -1, 0, false, 0, 0, "", "", List.of(), false),
                new PirqRow(55, -24, -1, 0, false, 0, 0, "", "", List.of(), false),
                new PirqRow(55, 0, -2, 0, false, 0, 0, "", "", List.of(), false),
                new PirqRow(55, 0, -1, 10, false, 0, 0, "", "", List.of(), false),
                new PirqRow(55, 0, -1, 0, true, 0, 0, "", "", List.of(), false),
                new PirqRow(55, 0, -1, 0, false, 0, 0, "nvme0", "", List.of(), false),
                new PirqRow(55, 0, -1, 0, false, 0, 0, "", "nvme0", List.of(), false),
                new PirqRow(55, 0, -1, 0, false, 0, 0, "", "", List.of(64), false),
                new PirqRow(55, 0, -1, 0, false, 0, 0, "", "", List.of(), true))) {
            assertTrue(UsedRows.pirq(used), used::toString);
        }
        MsiMessage message = new MsiMessage(0, 0xfee37000, 0x4300);
        assertFalse(UsedRows.entry(new EntryRow(0, true, EMPTY, EMPTY, -1, false, false, ""), false));
        assertTrue(UsedRows.entry(new EntryRow(0, true, EMPTY, EMPTY, -1, false, false, ""), true));
        for (EntryRow used : List.of(
                new EntryRow(0, true, message, EMPTY, -1, false, false, ""),
                new EntryRow(0, true, EMPTY, message, -1, false, false, ""),
                new EntryRow(0, true, EMPTY, EMPTY, 55, false, false, ""),
                new EntryRow(0, true, EMPTY, EMPTY, -1, true, false, ""),
                new EntryRow(0, true, EMPTY, EMPTY, -1, false, true, ""))) {
            assertTrue(UsedRows.entry(used, false), used::toString);
        }
    }

    @Test
    void blocksHaveEachRowOnce() {
        for (int rows : new int[] {0, 1, 16, 17, 33, 64, 65, 255, 2048}) {
            List<Block> blocks = Block.of(rows);
            assertEquals(rows <= Block.SHORT, blocks.isEmpty(), rows + " rows");
            List<Integer> all = blocks.stream()
                    .flatMap(block ->
                            IntStream.rangeClosed(block.first(), block.last()).boxed())
                    .toList();
            assertEquals(
                    blocks.isEmpty()
                            ? List.of()
                            : IntStream.range(0, rows).boxed().toList(),
                    all);
            assertEquals(
                    all.size(),
                    blocks.stream()
                            .mapToInt(block -> block.last() - block.first() + 1)
                            .sum());
            blocks.forEach(block ->
                    assertTrue(block.has(block.first()) && block.has(block.last()) && !block.has(block.last() + 1)));
        }
        assertEquals(
                List.of(new Block(0, 7), new Block(56, 63)),
                List.of(Block.of(64).getFirst(), Block.of(64).getLast()));
        assertEquals(new Block(0, 63), Block.of(2048).getFirst());
    }
}
