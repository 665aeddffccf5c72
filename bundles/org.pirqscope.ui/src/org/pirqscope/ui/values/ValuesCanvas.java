package org.pirqscope.ui.values;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.ScrollBar;
import org.pirqscope.report.why.ValueRow;
import org.pirqscope.ui.theme.ThemePalette;
import org.pirqscope.ui.theme.Tone;
import org.pirqscope.ui.widget.AccessibleNames;
import org.pirqscope.ui.widget.TabStop;

/** Rows of values over the steps of a run; draws only the rows that are visible. */
public final class ValuesCanvas {

    private final Canvas canvas;
    private final ThemePalette palette;
    private List<ValueRow> rows = List.of();
    private int[] hits = {};
    private int length;
    private int position;
    private int selected = -1;
    private int names;
    private int values;
    private ValueColours colours;
    private IntConsumer goTo = step -> {};
    private Consumer<ValueRow> open = row -> {};

    public ValuesCanvas(Composite parent) {
        canvas = new Canvas(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND | SWT.V_SCROLL);
        canvas.setData("id", "values");
        canvas.setData("shows", this);
        palette = new ThemePalette(canvas, this::restyle);
        canvas.addListener(SWT.Paint, this::paint);
        canvas.addListener(SWT.Resize, event -> scroll());
        canvas.getVerticalBar().addListener(SWT.Selection, event -> canvas.redraw());
        canvas.addListener(SWT.MouseDown, this::pressed);
        canvas.addListener(SWT.MouseDoubleClick, this::opened);
        canvas.addListener(SWT.MouseHover, this::tip);
        canvas.addListener(SWT.KeyDown, this::key);
        TabStop.make(canvas, palette);
        AccessibleNames.say(canvas, "Values over time", this::spoken);
    }

    /** The widget. */
    public Canvas control() {
        return canvas;
    }

    /** Runs with the step that the user goes to, and with the row that is opened by Enter. */
    public void on(IntConsumer step, Consumer<ValueRow> opened) {
        goTo = step;
        open = opened;
    }

    /** Shows these rows of a run of so many steps, with a line at each stale hit; the selected row stays if it can. */
    public void show(List<ValueRow> next, int steps, int[] staleHits) {
        Optional<ValueRow> kept = selected();
        rows = next;
        length = steps;
        hits = staleHits;
        selected = kept.map(row -> rows.indexOf(row)).orElse(-1);
        restyle();
        scroll();
    }

    /** Moves the line to another step. */
    public void stand(int step) {
        position = step;
        canvas.redraw();
    }

    /** The row that is selected. */
    public Optional<ValueRow> selected() {
        return selected >= 0 && selected < rows.size() ? Optional.of(rows.get(selected)) : Optional.empty();
    }

    /** Selects a row and brings it into view. */
    public void select(int row) {
        selected = Math.clamp(row, -1, rows.size() - 1);
        ScrollBar bar = canvas.getVerticalBar();
        int fit = Math.max(1, canvas.getClientArea().height / height());
        if (selected >= 0 && selected < bar.getSelection()) {
            bar.setSelection(selected);
        } else if (selected >= bar.getSelection() + fit) {
            bar.setSelection(selected - fit + 1);
        }
        canvas.redraw();
        AccessibleNames.changed(canvas);
    }

    /** The rows as text: name, value of the moment, then each change. */
    public String text() {
        return rows.stream()
                .map(row -> row.quantity().text() + "\t" + row.at(position) + "\t" + row.first()
                        + row.changes().stream()
                                .map(change -> "\t" + change.step().number() + " " + row.value(change))
                                .collect(Collectors.joining()))
                .collect(Collectors.joining("\n"));
    }

    /** How many rows are shown. */
    public int count() {
        return rows.size();
    }

    private String spoken() {
        return selected()
                .map(row -> row.quantity().text() + " = " + row.at(position) + " at step " + position)
                .orElse(rows.size() + " values, at step " + position);
    }

    private void restyle() {
        colours = null;
        canvas.redraw();
    }

    private int height() {
        GC gc = new GC(canvas);
        gc.setFont(palette.mono());
        int height = gc.getFontMetrics().getHeight() + 7;
        gc.dispose();
        return height;
    }

    private void measure(GC gc) {
        RGB pane = palette.of(Tone.PANE).getRGB();
        colours = new ValueColours(rows, pane.red + pane.green + pane.blue < 384);
        names = 0;
        values = 0;
        for (ValueRow row : rows) {
            names = Math.max(names, gc.textExtent(row.quantity().text()).x + 16);
            values = Math.max(values, gc.textExtent("~ " + row.first()).x + 16);
            for (int i = 0; i < Math.min(8, row.changes().size()); i++) {
                values = Math.max(
                        values, gc.textExtent("~ " + row.value(row.changes().get(i))).x + 16);
            }
        }
    }

    private void scroll() {
        ScrollBar bar = canvas.getVerticalBar();
        int fit = Math.max(1, canvas.getClientArea().height / height());
        bar.setValues(
                Math.min(bar.getSelection(), Math.max(0, rows.size() - fit)),
                0,
                Math.max(1, rows.size()),
                Math.min(fit, Math.max(1, rows.size())),
                1,
                fit);
        bar.setVisible(rows.size() > fit);
        canvas.redraw();
    }

    private ValueStrips strips() {
        return ValueStrips.of(canvas.getClientArea(), names, values, length, height());
    }

    private void paint(Event event) {
        Rectangle area = canvas.getClientArea();
        event.gc.setFont(palette.mono());
        event.gc.setBackground(palette.of(Tone.PANE));
        event.gc.fillRectangle(area);
        if (rows.isEmpty()) {
            event.gc.setForeground(palette.of(Tone.DIM));
            event.gc.setFont(palette.plain());
            event.gc.drawText("No value that the run changes has these words in its name.", 8, 6, true);
            return;
        }
        if (colours == null) {
            measure(event.gc);
        }
        ValueStrips strips = strips();
        int top = canvas.getVerticalBar().getSelection();
        for (int i = top; i < rows.size() && (i - top) * strips.row() < area.height; i++) {
            int y = (i - top) * strips.row();
            if (i == selected) {
                event.gc.setBackground(palette.of(Tone.SELECTION));
                event.gc.fillRectangle(0, y, area.width, strips.row());
            }
            strips.paint(event.gc, rows.get(i), y, position, colours, palette);
        }
        lines(event.gc, strips, area);
    }

    private void lines(GC gc, ValueStrips strips, Rectangle area) {
        gc.setBackground(palette.of(Tone.ACCENT));
        gc.fillRectangle(strips.x(position) - 1, 0, 3, area.height);
        gc.setForeground(palette.of(Tone.ALARM));
        for (int hit : hits) {
            gc.drawLine(strips.x(hit), 0, strips.x(hit), area.height);
        }
    }

    private int row(int y) {
        int row = canvas.getVerticalBar().getSelection() + y / height();
        return y >= 0 && row < rows.size() ? row : -1;
    }

    private void pressed(Event event) {
        canvas.setFocus();
        select(row(event.y));
    }

    private void opened(Event event) {
        ValueStrips strips = strips();
        selected().ifPresent(row -> {
            if (event.x >= strips.strip()) {
                goTo.accept(strips.near(row, event.x));
            } else {
                open.accept(row);
            }
        });
    }

    private void tip(Event event) {
        int at = row(event.y);
        ValueStrips strips = strips();
        String text = null;
        if (at >= 0) {
            ValueRow row = rows.get(at);
            int step = event.x >= strips.strip() ? strips.near(row, event.x) : position;
            OptionalInt until = row.next(step);
            int since = row.index(step);
            text = row.quantity().text() + " = " + row.at(step)
                    + (since < 0
                            ? " from the start"
                            : " since step " + row.changes().get(since).step().number())
                    + (until.isPresent() ? ", until step " + until.getAsInt() : ", to the end");
        }
        canvas.setToolTipText(text);
    }

    private void key(Event event) {
        int page = Math.max(1, canvas.getClientArea().height / height() - 1);
        switch (event.keyCode) {
            case SWT.ARROW_DOWN -> select(selected + 1);
            case SWT.ARROW_UP -> select(Math.max(0, selected - 1));
            case SWT.PAGE_DOWN -> select(selected + page);
            case SWT.PAGE_UP -> select(Math.max(0, selected - page));
            case SWT.ARROW_RIGHT -> follow(1);
            case SWT.ARROW_LEFT -> follow(-1);
            case SWT.CR, SWT.KEYPAD_CR -> selected().ifPresent(open);
            default -> {}
        }
    }

    private void follow(int direction) {
        selected()
                .map(row -> direction > 0 ? row.next(position) : row.previous(position))
                .ifPresent(step -> step.ifPresent(goTo));
    }
}
