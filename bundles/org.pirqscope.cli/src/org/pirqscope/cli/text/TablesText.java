package org.pirqscope.cli.text;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.pirqscope.cli.shell.Output;
import org.pirqscope.cli.shell.Style;
import org.pirqscope.cli.shell.Usage;
import org.pirqscope.machine.simulate.World;
import org.pirqscope.machine.state.DeviceRow;
import org.pirqscope.report.table.EntryLine;
import org.pirqscope.report.table.RowColumn;
import org.pirqscope.report.table.TableColumns;
import org.pirqscope.report.table.UsedRows;

/** Prints the tables of a world, each with the rows that are in use, as the views show them. */
public record TablesText(Output out) {

    /** All tables, Xen's first. */
    public void print(World world) {
        pirqs(world);
        xenIrqs(world);
        ports(world);
        guestIrqs(world);
        devices(world);
    }

    /** Xen's pirqs. */
    public void pirqs(World world) {
        table(
                "Pirq table: " + world.pool().text(),
                TableColumns.PIRQ,
                world.pirqs().stream().filter(UsedRows::pirq).toList());
    }

    /** Xen's irqs. */
    public void xenIrqs(World world) {
        table("Xen irqs", TableColumns.XEN_IRQ, world.xenIrqs());
    }

    /** The event channels. */
    public void ports(World world) {
        table("Event channels", TableColumns.EVENT_CHANNEL, world.eventChannels());
    }

    /** The guest's irqs. */
    public void guestIrqs(World world) {
        table("Guest irqs", TableColumns.GUEST_IRQ, world.guestIrqs());
    }

    /** The devices, each with its entries. */
    public void devices(World world) {
        table("PCI devices", TableColumns.DEVICE, world.devices());
        world.devices().forEach(this::entries);
    }

    private void entries(DeviceRow device) {
        table(
                device.name() + ", QEMU's entries and the guest's MSI descriptors",
                TableColumns.ENTRY_LINE,
                EntryLine.ofDevice(device));
    }

    /** One table; where a row does not fit, each cell of it with its head, in lines that do. */
    public <R> void table(String title, List<RowColumn<R>> columns, List<R> rows) {
        out.line(Style.HEAD.on(title));
        if (rows.isEmpty()) {
            out.line("  none in use");
        } else if (out.width() < Usage.WIDTH && tooWide(columns, rows)) {
            rows.forEach(row -> Paragraph.print(out, Style.PLAIN, "  ", "      ", cells(columns, row)));
        } else {
            out.line(Style.DIM.on(line(columns, rows, RowColumn::head)));
            rows.forEach(row -> out.line(line(columns, rows, column -> column.text(row))));
        }
        out.line();
    }

    private static <R> String line(List<RowColumn<R>> columns, List<R> rows, Function<RowColumn<R>, String> cell) {
        return columns.stream()
                .map(column -> Paragraph.pad(cell.apply(column), width(column, rows)))
                .collect(Collectors.joining("  ", "  ", ""))
                .stripTrailing();
    }

    private <R> boolean tooWide(List<RowColumn<R>> columns, List<R> rows) {
        return columns.stream().mapToInt(column -> width(column, rows) + 2).sum() > out.width();
    }

    private static <R> String cells(List<RowColumn<R>> columns, R row) {
        return columns.stream()
                .map(column -> Paragraph.together(column.head() + " " + column.text(row)))
                .collect(Collectors.joining(", "));
    }

    private static <R> int width(RowColumn<R> column, List<R> rows) {
        return Math.max(
                column.head().length(),
                rows.stream().mapToInt(row -> column.text(row).length()).max().orElse(0));
    }
}
