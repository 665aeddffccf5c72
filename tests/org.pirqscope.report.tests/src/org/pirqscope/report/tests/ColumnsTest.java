package org.pirqscope.report.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pirqscope.machine.call.Finding.Severity;
import org.pirqscope.machine.message.MsiMessage;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.state.EntryRow;
import org.pirqscope.machine.state.EventChannelRow;
import org.pirqscope.machine.state.PirqRow;
import org.pirqscope.machine.state.XenIrqRow;
import org.pirqscope.report.table.FindingRow;
import org.pirqscope.report.table.LogRow;
import org.pirqscope.report.table.RowColumn;
import org.pirqscope.report.table.TableColumns;

class ColumnsTest {

    private final Run run = Run.of(BuiltIn.named("stale-pirq"));

    @Test
    void aFreePirqHasNothingButItsNumber() {
        PirqRow free = new PirqRow(53, 0, -1, 0, false, 0, 0, "", "", List.of(), false);
        assertEquals(List.of("53", "free", "-", "-", "-", "-", "-", "-", "-"), line(free, TableColumns.PIRQ));
    }

    @Test
    void aPirqThatSeveralIrqsCarrySaysSoInWords() {
        assertEquals("64, 65 twice", cell(TableColumns.PIRQ, "guest irqs", carried(List.of(64, 65))));
        assertEquals("64, 65, 66 3 times", cell(TableColumns.PIRQ, "guest irqs", carried(List.of(64, 65, 66))));
    }

    private static PirqRow carried(List<Integer> irqs) {
        return new PirqRow(55, 24, -2, 10, true, 0, 0x3037, "nvme1 entry 0", "", irqs, false);
    }

    @Test
    void aPortThatItsPirqDoesNotNameIsStale() {
        assertEquals(
                List.of("10", "55", "12", "stale", "64"),
                line(new EventChannelRow(10, 55, 12, 64), TableColumns.EVENT_CHANNEL));
        assertEquals("bound", cell(TableColumns.EVENT_CHANNEL, "state", new EventChannelRow(10, 55, 10, 64)));
    }

    @Test
    void aXenIrqThatNoPirqNamesIsLeaked() {
        assertEquals(
                List.of("24", "-", "nvme0 entry 0", "leaked", "no", "yes"),
                line(new XenIrqRow(24, true, 0, "nvme0 entry 0", false, true, true), TableColumns.XEN_IRQ));
    }

    @Test
    void anEntryShowsWhatQemuTookOverOnlyWhereItDiffers() {
        MsiMessage message = MsiMessage.ofPirq(300, 0x4300);
        assertEquals(
                List.of("entry 1", "00000100", "fee2c000", "4300", "none", "yes", "stale", "00000000 00000000 0000"),
                line(new EntryRow(1, true, message, new MsiMessage(0, 0, 0), -1, true, true, ""), TableColumns.ENTRY));
        assertEquals(
                "-",
                cell(TableColumns.ENTRY, "applied", new EntryRow(1, true, message, message, 300, false, false, "")));
        assertEquals(
                "MSI",
                cell(TableColumns.ENTRY, "entry", new EntryRow(0, false, message, message, 300, false, false, "")));
    }

    @Test
    void logLinesKnowTheirStep() {
        LogRow bound = LogRow.of(run).stream()
                .filter(row -> row.line().text().contains("msi already bound to pirq=55"))
                .findFirst()
                .orElseThrow();
        assertEquals("nvme0", cell(TableColumns.LOG, "who", bound));
        assertTrue(run.steps().get(bound.step() - 1).log().contains(bound.line()));
    }

    @Test
    void findingsAreListedFromASeverityUp() {
        List<FindingRow> failures = FindingRow.of(run, Severity.FAILURE);
        assertEquals("STALE PIRQ 55 RE-USED", cell(TableColumns.FINDING, "finding", failures.get(0)));
        assertEquals("failure", cell(TableColumns.FINDING, "severity", failures.get(0)));
        assertTrue(failures.size() < FindingRow.of(run, Severity.WARNING).size());
        assertFalse(FindingRow.of(run, Severity.WARNING).stream()
                .anyMatch(row -> row.finding().severity() == Severity.INFO));
    }

    private static <R> List<String> line(R row, List<RowColumn<R>> columns) {
        return columns.stream().map(column -> column.text(row)).toList();
    }

    private static <R> String cell(List<RowColumn<R>> columns, String head, R row) {
        return columns.stream()
                .filter(column -> column.head().equals(head))
                .findFirst()
                .orElseThrow()
                .text(row);
    }
}
