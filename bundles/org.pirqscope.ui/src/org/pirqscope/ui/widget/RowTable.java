package org.pirqscope.ui.widget;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.pirqscope.ui.theme.ThemePalette;

/**
 * A virtual table of rows: described by headings, sorted by a click on one, copied as text. The first column holds the
 * sign.
 */
public final class RowTable<R> {

    private final Table table;
    private final ThemePalette palette;
    private final List<Heading<R>> headings;
    private final Function<R, RowLook> look;
    private final Function<R, String> tip;
    private List<R> given = List.of();
    private List<R> rows = List.of();
    private Comparator<R> order;

    /** @param name what a screen reader calls it */
    public RowTable(
            Composite parent,
            String id,
            String name,
            List<Heading<R>> headings,
            Function<R, RowLook> look,
            Function<R, String> tip) {
        this.headings = headings;
        this.look = look;
        this.tip = tip;
        table = new Table(parent, SWT.VIRTUAL | SWT.FULL_SELECTION | SWT.MULTI);
        table.setData("id", id);
        AccessibleNames.name(table, name);
        table.setHeaderVisible(true);
        palette = new ThemePalette(table, this::restyle);
        table.setFont(palette.mono());
        heads();
        table.addListener(SWT.SetData, this::fill);
        table.addListener(SWT.MouseHover, event -> {
            TableItem item = table.getItem(new org.eclipse.swt.graphics.Point(event.x, event.y));
            table.setToolTipText(
                    item == null ? null : whole(rows.get(table.indexOf(item))).replace("&", "&&"));
        });
        CopyText.into(table);
        AlarmRowPainter.in(table, palette);
        restyle();
    }

    /** What the tool tip says: the row's own words, then all of its cells, whatever the columns cut. */
    private String whole(R row) {
        String own = tip.apply(row);
        StringBuilder out = new StringBuilder(own);
        for (Heading<R> heading : headings) {
            String cell = heading.text().apply(row);
            if (!cell.isEmpty() && !cell.equals("-") && !cell.equals(own)) {
                out.append(out.isEmpty() ? "" : "\n")
                        .append(heading.title())
                        .append(": ")
                        .append(cell);
            }
        }
        return out.toString();
    }

    private void heads() {
        TableColumn sign = new TableColumn(table, SWT.CENTER);
        sign.setText("\u00b1");
        sign.setToolTipText(RowLook.LEGEND);
        for (Heading<R> heading : headings) {
            TableColumn column = new TableColumn(table, SWT.LEFT);
            column.setText(heading.title());
            column.setToolTipText(heading.tip());
            column.setMoveable(true);
            column.addListener(SWT.Selection, event -> sortBy(column, heading));
        }
    }

    private void restyle() {
        palette.colour(table);
        table.setFont(palette.mono());
        table.clearAll();
        widths();
    }

    /** Says what the signs of these rows mean, where they are not those of the live tables. */
    public void legend(String signs) {
        table.getColumn(0).setToolTipText(signs);
    }

    /** The widget. */
    public Table control() {
        return table;
    }

    /** Shows these rows, in the order that the user has chosen. */
    public void show(List<R> next) {
        given = next;
        arrange();
    }

    private void arrange() {
        List<R> sorted = new ArrayList<>(given);
        if (order != null) {
            sorted.sort(order);
        }
        rows = sorted;
        table.setToolTipText(null);
        table.deselectAll();
        table.setItemCount(rows.size());
        table.clearAll();
        widths();
    }

    /** Draws all rows again, in the same order. */
    public void redraw() {
        table.clearAll();
    }

    /** Draws one row again. */
    public void refresh(R row) {
        int index = rows.indexOf(row);
        if (index >= 0) {
            table.clear(index);
            new ColumnWidths(table, palette).fit(headings, List.of(row));
        }
    }

    /** Runs when the user selects a row. */
    public void onSelect(Consumer<R> chosen) {
        UserSelection.of(table, event -> {
            int index = table.indexOf((TableItem) event.item);
            if (index >= 0 && index < rows.size()) {
                chosen.accept(rows.get(index));
            }
        });
    }

    /** Runs with the row that the user opens: a double click or Enter. */
    public void onOpen(Consumer<R> open) {
        table.addListener(SWT.DefaultSelection, event -> {
            int index = table.getSelectionIndex();
            if (index >= 0 && index < rows.size()) {
                open.accept(rows.get(index));
            }
        });
    }

    /** Brings a row into view without taking the focus; at most one is selected. */
    public void select(R row) {
        int index = row == null ? -1 : rows.indexOf(row);
        if (index >= 0) {
            table.setSelection(index);
        } else {
            table.deselectAll();
        }
    }

    /** The row that is selected, the first one of several. */
    public Optional<R> selected() {
        int index = table.getSelectionIndex();
        return index >= 0 && index < rows.size() ? Optional.of(rows.get(index)) : Optional.empty();
    }

    /** Whether the reviewer is at the table and has selected some of it. */
    public boolean inUse() {
        return table.isFocusControl() && table.getSelectionCount() > 0;
    }

    /** Scrolls until the row is visible; the selection stays. */
    public void reveal(R row) {
        int index = rows.indexOf(row);
        if (index >= 0) {
            table.showItem(table.getItem(Math.min(index + 2, rows.size() - 1)));
            table.showItem(table.getItem(index));
        }
    }

    /** Scrolls until the row stands in the middle; the selection stays. */
    public void centre(R row) {
        int index = rows.indexOf(row);
        if (index >= 0) {
            int visible = (table.getClientArea().height - table.getHeaderHeight()) / Math.max(1, table.getItemHeight());
            table.setTopIndex(Math.max(0, index - visible / 2));
        }
    }

    /** GTK asks for rows that it is about to drop as well. */
    private void fill(Event event) {
        if (event.index < 0 || event.index >= rows.size()) {
            return;
        }
        R row = rows.get(event.index);
        RowLook style = look.apply(row);
        TableItem item = (TableItem) event.item;
        item.setText(0, style.sign());
        for (int i = 0; i < headings.size(); i++) {
            item.setText(i + 1, headings.get(i).text().apply(row));
        }
        item.setBackground(style.back() == null ? null : palette.of(style.back()));
        item.setForeground(style.text() == null ? null : palette.of(style.text()));
        AlarmRowPainter.mark(item, style.loud());
        item.setFont(style.bold() ? palette.monoBold() : palette.mono());
    }

    private void sortBy(TableColumn column, Heading<R> heading) {
        boolean again = table.getSortColumn() == column;
        if (again && table.getSortDirection() == SWT.DOWN) {
            table.setSortColumn(null);
            order = null;
        } else {
            table.setSortColumn(column);
            table.setSortDirection(again ? SWT.DOWN : SWT.UP);
            order = again ? heading.order().reversed() : heading.order();
        }
        arrange();
    }

    private void widths() {
        new ColumnWidths(table, palette).fit(headings, rows);
    }

    /** The selected rows, or all if none is selected, with the heads: columns split by tabs. */
    public ClipboardText copied() {
        List<R> chosen = new ArrayList<>();
        for (int index : table.getSelectionIndices()) {
            chosen.add(rows.get(index));
        }
        List<R> taken = chosen.isEmpty() ? rows : chosen;
        return ClipboardText.of(CopyText.lines(headings, taken), taken.size(), "row");
    }
}
