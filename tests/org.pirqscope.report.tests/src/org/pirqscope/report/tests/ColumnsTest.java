package org.pirqscope.report.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
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
import org.pirqscope.report.table.CallColumn;
import org.pirqscope.report.table.Column;
import org.pirqscope.report.table.EntryColumn;
import org.pirqscope.report.table.EventChannelColumn;
import org.pirqscope.report.table.FindingColumn;
import org.pirqscope.report.table.FindingRow;
import org.pirqscope.report.table.LogColumn;
import org.pirqscope.report.table.LogRow;
import org.pirqscope.report.table.PirqColumn;
import org.pirqscope.report.table.XenIrqColumn;

class ColumnsTest {

    private final Run run = Run.of(BuiltIn.named("stale-pirq"));

    @Test
    void aFreePirqHasNothingButItsNumber() {
        PirqRow free = new PirqRow(53, 0, -1, 0, false, 0, 0, "", "", List.of(), false);
        assertEquals(List.of("53", "free", "-", "-", "-", "-", "-", "-", "-"), line(free, PirqColumn.values()));
    }

    @Test
    void aPirqThatSeveralIrqsCarrySaysSoInWords() {
        assertEquals("64, 65 twice", PirqColumn.GUEST_IRQS.text(carried(List.of(64, 65))));
        assertEquals("64, 65, 66 3 times", PirqColumn.GUEST_IRQS.text(carried(List.of(64, 65, 66))));
    }

    private static PirqRow carried(List<Integer> irqs) {
        return new PirqRow(55, 24, -2, 10, true, 0, 0x3037, "nvme1 entry 0", "", irqs, false);
    }

    @Test
    void aPortThatItsPirqDoesNotNameIsStale() {
        assertEquals(
                List.of("10", "55", "12", "stale", "64"),
                line(new EventChannelRow(10, 55, 12, 64), EventChannelColumn.values()));
        assertEquals("bound", EventChannelColumn.STATE.text(new EventChannelRow(10, 55, 10, 64)));
    }

    @Test
    void aXenIrqThatNoPirqNamesIsLeaked() {
        assertEquals(
                List.of("24", "-", "nvme0 entry 0", "leaked", "no", "yes"),
                line(new XenIrqRow(24, true, 0, "nvme0 entry 0", false, true, true), XenIrqColumn.values()));
    }

    @Test
    void anEntryShowsWhatQemuTookOverOnlyWhereItDiffers() {
        MsiMessage message = MsiMessage.ofPirq(300, 0x4300);
        assertEquals(
                List.of("entry 1", "00000100", "fee2c000", "4300", "none", "yes", "stale", "00000000 00000000 0000"),
                line(
                        new EntryRow(1, true, message, new MsiMessage(0, 0, 0), -1, true, true, ""),
                        EntryColumn.values()));
        assertEquals("-", EntryColumn.APPLIED.text(new EntryRow(1, true, message, message, 300, false, false, "")));
        assertEquals("MSI", EntryColumn.ENTRY.text(new EntryRow(0, false, message, message, 300, false, false, "")));
    }

    @Test
    void everyCallHasALineThatIsIndentedByItsDepth() {
        int read = new Find(run).leaving("nvme0", "__pci_read_msi_msg(0) = 00000000 / 00000000 / 0000");
        assertEquals(
                "            = __pci_read_msi_msg(0) = 00000000 / 00000000 / 0000",
                CallColumn.CALL.text(run.steps().get(read - 1)));
        assertEquals("", CallColumn.FINDINGS.text(run.steps().get(read - 1)));
        int hit = new Find(run).leaving("nvme0", "xen_irq_from_pirq(55) = 64");
        assertEquals(
                "STALE PIRQ 55 RE-USED", CallColumn.FINDINGS.text(run.steps().get(hit - 1)));
    }

    @Test
    void logLinesKnowTheirStep() {
        LogRow bound = LogRow.of(run).stream()
                .filter(row -> row.line().text().contains("msi already bound to pirq=55"))
                .findFirst()
                .orElseThrow();
        assertEquals("nvme0", LogColumn.ACTOR.text(bound));
        assertTrue(run.steps().get(bound.step() - 1).log().contains(bound.line()));
    }

    @Test
    void findingsAreListedFromASeverityUp() {
        List<FindingRow> failures = FindingRow.of(run, Severity.FAILURE);
        assertEquals("STALE PIRQ 55 RE-USED", FindingColumn.TITLE.text(failures.get(0)));
        assertEquals("failure", FindingColumn.SEVERITY.text(failures.get(0)));
        assertTrue(failures.size() < FindingRow.of(run, Severity.WARNING).size());
        assertFalse(FindingRow.of(run, Severity.WARNING).stream()
                .anyMatch(row -> row.finding().severity() == Severity.INFO));
    }

    private static <R> List<String> line(R row, Column<R>[] columns) {
        return Arrays.stream(columns).map(column -> column.text(row)).toList();
    }
}
