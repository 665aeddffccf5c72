package org.pirqscope.ui.widget;

import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Item;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.pirqscope.ui.theme.ThemePalette;
import org.pirqscope.ui.theme.Tone;

/**
 * Alarms and warnings keep their colours while they are selected, and have a frame instead of the system's band. GTK
 * paints the band over a row's own colours, and owner draw in SWT drops the colours of text of every row: so the row is
 * painted again above what the system has painted.
 */
public final class AlarmRowPainter {

    private static final String LOUD = "loud";
    private static final int FRAME = 2;
    private static final int BAR = 3;
    private static final int INSET = 2;

    private final Composite control;
    private final ThemePalette palette;

    private AlarmRowPainter(Composite control, ThemePalette palette) {
        this.control = control;
        this.palette = palette;
        control.addListener(SWT.Paint, this::paint);
    }

    /** From now on for the rows of that table or tree that are marked. */
    public static void in(Composite control, ThemePalette palette) {
        new AlarmRowPainter(control, palette);
    }

    /** Says whether an item is an alarm or a warning. */
    public static void mark(Item item, boolean loud) {
        item.setData(LOUD, loud);
    }

    private void paint(Event event) {
        rows().forEach(row -> paint(event.gc, row));
    }

    private Stream<Row> rows() {
        Stream<? extends Item> selected = switch (control) {
            case Table table -> Arrays.stream(table.getSelection());
            case Tree tree -> Arrays.stream(tree.getSelection());
            default -> Stream.empty();
        };
        return selected.filter(item -> Boolean.TRUE.equals(item.getData(LOUD))).map(AlarmRowPainter::row);
    }

    /** Places of rows are told from below the heads, while the painting begins above them. */
    private void paint(GC gc, Row row) {
        Rectangle area = control.getClientArea();
        area.y += head();
        Rectangle whole = whole(row);
        gc.setClipping(area);
        gc.setBackground(row.back().apply(0));
        gc.fillRectangle(whole);
        gc.setForeground(row.text());
        for (int i = 0; i < row.columns(); i++) {
            Rectangle cell = place(row, i);
            gc.setClipping(cell.intersection(area));
            gc.setBackground(row.back().apply(i));
            gc.fillRectangle(cell);
            words(gc, row, i, cell);
        }
        gc.setClipping(area);
        frame(gc, whole);
    }

    private Rectangle whole(Row row) {
        Rectangle whole = place(row, 0);
        for (int i = 1; i < row.columns(); i++) {
            whole.add(place(row, i));
        }
        return whole;
    }

    private Rectangle place(Row row, int column) {
        Rectangle cell = row.bounds().apply(column);
        cell.y += head();
        return cell;
    }

    private static void words(GC gc, Row row, int column, Rectangle cell) {
        String words = row.words().apply(column);
        gc.setFont(row.font().apply(column));
        Point size = gc.textExtent(words);
        int x = row.centered().test(column) ? Math.max(BAR, (cell.width - size.x) / 2) : INSET;
        gc.drawText(words, cell.x + x, cell.y + (cell.height - size.y) / 2, true);
    }

    private int head() {
        return switch (control) {
            case Table table -> table.getHeaderHeight();
            case Tree tree -> tree.getHeaderHeight();
            default -> 0;
        };
    }

    private void frame(GC gc, Rectangle row) {
        gc.setBackground(palette.of(Tone.ACCENT));
        gc.fillRectangle(row.x, row.y, row.width, FRAME);
        gc.fillRectangle(row.x, row.y + row.height - FRAME, row.width, FRAME);
        gc.fillRectangle(row.x, row.y, BAR, row.height);
    }

    private static Row row(Item item) {
        return item instanceof TableItem row ? row(row) : row((TreeItem) item);
    }

    private static Row row(TableItem item) {
        Table table = item.getParent();
        return new Row(
                table.getColumnCount(),
                item::getBounds,
                item::getText,
                item::getFont,
                item::getBackground,
                item.getForeground(),
                column -> table.getColumn(column).getAlignment() == SWT.CENTER);
    }

    private static Row row(TreeItem item) {
        return new Row(
                Math.max(1, item.getParent().getColumnCount()),
                item::getBounds,
                item::getText,
                item::getFont,
                item::getBackground,
                item.getForeground(),
                column -> false);
    }

    /** What rows of tables and of trees have in common: by the number of a column, and the colour of all text. */
    private record Row(
            int columns,
            IntFunction<Rectangle> bounds,
            IntFunction<String> words,
            IntFunction<Font> font,
            IntFunction<Color> back,
            Color text,
            IntPredicate centered) {}
}
