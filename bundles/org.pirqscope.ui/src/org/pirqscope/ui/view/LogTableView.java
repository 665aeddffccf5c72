package org.pirqscope.ui.view;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.pirqscope.ui.desk.LogSelection;
import org.pirqscope.ui.desk.ReadLogs;
import org.pirqscope.ui.theme.Tone;
import org.pirqscope.ui.widget.ClipboardText;
import org.pirqscope.ui.widget.Heading;
import org.pirqscope.ui.widget.RowLook;
import org.pirqscope.ui.widget.RowTable;

/**
 * A table of what logs tell, each row of which stands for lines of them.
 *
 * @param <R> a row
 */
abstract class LogTableView<R> extends LogsView {

    private RowTable<R> table;
    private List<R> rows = List.of();

    @Override
    Control create(Composite parent) {
        Composite box = column(parent);
        table = new RowTable<>(box, id(), getPartName(), headings(), this::marked, this::tip);
        table.control().setLayoutData(new GridData(GridData.FILL_BOTH));
        table.legend(legend());
        table.onSelect(row -> desk().logs().select(lines(row)));
        return box;
    }

    private RowLook marked(R row) {
        RowLook own = look(row);
        return has(selection(), row) ? new RowLook("\u25b8" + own.sign(), Tone.SELECTION, own.text(), own.bold()) : own;
    }

    @Override
    void fill(Optional<ReadLogs> logs) {
        rows = logs.map(this::rows).orElse(List.of());
        table.show(rows);
    }

    @Override
    void mark(LogSelection selection) {
        table.redraw();
        selected().ifPresent(table::reveal);
    }

    /** Runs with the row that the user opens. */
    final void onOpen(Consumer<R> open) {
        table.onOpen(open);
    }

    /** The table itself. */
    final Control control() {
        return table.control();
    }

    /** The first row of which a line is selected. */
    final Optional<R> selected() {
        return rows.stream().filter(row -> has(selection(), row)).findFirst();
    }

    @Override
    void focus() {
        table.control().setFocus();
    }

    @Override
    ClipboardText copied() {
        return table.copied();
    }

    /** How tests and styles find the table. */
    abstract String id();

    abstract List<Heading<R>> headings();

    abstract List<R> rows(ReadLogs logs);

    /** The lines that a row stands for. */
    abstract LogSelection lines(R row);

    /** Whether lines of the row are selected. */
    abstract boolean has(LogSelection selection, R row);

    /** How the row looks while it is not selected. */
    abstract RowLook look(R row);

    /** What a tool tip says besides the cells. */
    abstract String tip(R row);
}
