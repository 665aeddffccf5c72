package org.pirqscope.ui.widget;

import java.util.List;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.pirqscope.ui.theme.ThemePalette;

/** Makes columns as wide as their texts; they grow, but never shrink under the reader's eyes. */
record ColumnWidths(Table table, ThemePalette palette) {

    private static final int MEASURED = 120;
    private static final int PAD = 12;

    <R> void fit(List<Heading<R>> headings, List<R> rows) {
        GC gc = new GC(table);
        try {
            gc.setFont(palette.monoBold());
            widen(table.getColumn(0), gc.textExtent("\u26a0~").x + PAD);
            for (int i = 0; i < headings.size(); i++) {
                widen(table.getColumn(i + 1), width(gc, headings.get(i), rows) + PAD);
            }
        } finally {
            gc.dispose();
        }
    }

    private static <R> int width(GC gc, Heading<R> heading, List<R> rows) {
        int widest = gc.textExtent(heading.title()).x + PAD / 2;
        for (R row : rows.subList(0, Math.min(MEASURED, rows.size()))) {
            widest = Math.max(widest, gc.textExtent(heading.text().apply(row)).x);
        }
        return widest;
    }

    private static void widen(TableColumn column, int width) {
        if (column.getWidth() < width) {
            column.setWidth(width);
        }
    }
}
