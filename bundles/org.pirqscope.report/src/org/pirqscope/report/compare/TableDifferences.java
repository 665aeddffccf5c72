package org.pirqscope.report.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pirqscope.machine.simulate.World;
import org.pirqscope.machine.state.DeviceRow;
import org.pirqscope.report.table.EntryLine;
import org.pirqscope.report.table.RowColumn;
import org.pirqscope.report.table.TableColumns;
import org.pirqscope.report.table.UsedRows;

/** The cells of all tables in which two worlds differ, in the words of the views. */
final class TableDifferences {

    private final List<CellDifference> found = new ArrayList<>();

    private TableDifferences() {}

    static List<CellDifference> of(World left, World right) {
        TableDifferences differences = new TableDifferences();
        differences.tables(left, right);
        return List.copyOf(differences.found);
    }

    private void tables(World left, World right) {
        table(
                "pirqs",
                TableColumns.PIRQ,
                left.pirqs().stream().filter(UsedRows::pirq).toList(),
                right.pirqs().stream().filter(UsedRows::pirq).toList());
        table("Xen irqs", TableColumns.XEN_IRQ, left.xenIrqs(), right.xenIrqs());
        table("event channels", TableColumns.EVENT_CHANNEL, left.eventChannels(), right.eventChannels());
        table("guest irqs", TableColumns.GUEST_IRQ, left.guestIrqs(), right.guestIrqs());
        table("devices", TableColumns.DEVICE, left.devices(), right.devices());
        for (DeviceRow device : left.devices()) {
            right.devices().stream()
                    .filter(other -> other.name().equals(device.name()))
                    .forEach(other -> table(
                            device.name(),
                            TableColumns.ENTRY_LINE,
                            EntryLine.ofDevice(device),
                            EntryLine.ofDevice(other)));
        }
    }

    private <R> void table(String title, List<RowColumn<R>> columns, List<R> left, List<R> right) {
        Map<String, R> ours = byKey(columns, left);
        Map<String, R> theirs = byKey(columns, right);
        ours.forEach((key, row) -> row(title, columns, key, row, theirs.get(key)));
        theirs.forEach((key, row) -> {
            if (!ours.containsKey(key)) {
                row(title, columns, key, null, row);
            }
        });
    }

    private static <R> Map<String, R> byKey(List<RowColumn<R>> columns, List<R> rows) {
        Map<String, R> keyed = new LinkedHashMap<>();
        rows.forEach(row -> keyed.put(columns.getFirst().text(row), row));
        return keyed;
    }

    private <R> void row(String title, List<RowColumn<R>> columns, String key, R left, R right) {
        for (RowColumn<R> column : columns.subList(1, columns.size())) {
            String ours = left == null ? "" : column.text(left);
            String theirs = right == null ? "" : column.text(right);
            if (!ours.equals(theirs)) {
                found.add(new CellDifference(title, key, column.head(), ours, theirs));
            }
        }
    }
}
