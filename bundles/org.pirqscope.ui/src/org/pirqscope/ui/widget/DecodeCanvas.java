package org.pirqscope.ui.widget;

import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.ScrollBar;
import org.pirqscope.machine.message.Word;
import org.pirqscope.report.decode.Condition;
import org.pirqscope.report.decode.Decode;
import org.pirqscope.ui.theme.ThemePalette;
import org.pirqscope.ui.theme.Tone;

/** Shows one decode; scrolls where it does not fit, and says all of it to a screen reader and to the clipboard. */
public final class DecodeCanvas {

    private static final String NOTHING =
            "No message has been read or written yet. It appears here with the first __pci_read_msi_msg or "
                    + "__pci_write_msi_msg.";

    private final Canvas canvas;
    private final ThemePalette palette;
    private Optional<Decode> shown = Optional.empty();
    private String otherwise = NOTHING;

    public DecodeCanvas(Composite parent) {
        canvas = new Canvas(parent, SWT.V_SCROLL | SWT.H_SCROLL | SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND);
        canvas.setData("id", "decode");
        canvas.setData("shows", this);
        palette = new ThemePalette(canvas, canvas::redraw);
        canvas.addListener(SWT.Paint, this::paint);
        canvas.getVerticalBar().addListener(SWT.Selection, event -> canvas.redraw());
        canvas.getHorizontalBar().addListener(SWT.Selection, event -> canvas.redraw());
        canvas.addListener(SWT.KeyDown, event -> scroll(event.keyCode));
        TabStop.make(canvas, palette);
        CopyText.into(canvas);
        AccessibleNames.say(canvas, "Message decode", this::text);
    }

    /** The widget. */
    public Canvas control() {
        return canvas;
    }

    /** Shows nothing, not even that there is nothing. */
    public void clear() {
        show(Optional.empty());
        otherwise = "";
        canvas.redraw();
    }

    /** Shows another decode. */
    public void show(Optional<Decode> next) {
        if (!next.equals(shown) || !otherwise.equals(NOTHING)) {
            shown = next;
            otherwise = NOTHING;
            canvas.getVerticalBar().setSelection(0);
            canvas.redraw();
        }
    }

    private void scroll(int key) {
        ScrollBar down = canvas.getVerticalBar();
        ScrollBar across = canvas.getHorizontalBar();
        switch (key) {
            case SWT.ARROW_DOWN -> scroll(down, down.getIncrement());
            case SWT.ARROW_UP -> scroll(down, -down.getIncrement());
            case SWT.PAGE_DOWN -> scroll(down, down.getPageIncrement());
            case SWT.PAGE_UP -> scroll(down, -down.getPageIncrement());
            case SWT.ARROW_RIGHT -> scroll(across, across.getIncrement());
            case SWT.ARROW_LEFT -> scroll(across, -across.getIncrement());
            default -> {}
        }
    }

    private void scroll(ScrollBar bar, int by) {
        bar.setSelection(bar.getSelection() + by);
        canvas.redraw();
    }

    private void paint(Event event) {
        Rectangle area = canvas.getClientArea();
        GC gc = event.gc;
        gc.setAntialias(SWT.ON);
        gc.setBackground(palette.of(Tone.PANE));
        gc.fillRectangle(area);
        if (shown.isEmpty()) {
            DecodePainter.nothing(gc, palette, area, otherwise);
            fit(new Point(0, 0), area);
            return;
        }
        boolean dense = size(gc, area, false).y > area.height;
        Point need = size(gc, area, dense);
        fit(need, area);
        int top = offset(canvas.getVerticalBar());
        int left = offset(canvas.getHorizontalBar());
        painter(gc, area, dense).paint(shown.get(), -left, -top);
    }

    private DecodePainter painter(GC gc, Rectangle area, boolean dense) {
        return new DecodePainter(gc, palette, area.width, dense);
    }

    /** How much room it needs: measured by painting where nothing is seen. */
    private Point size(GC gc, Rectangle area, boolean dense) {
        gc.setClipping(0, 0, 0, 0);
        Point need = painter(gc, area, dense).paint(shown.get(), 0, 0);
        gc.setClipping((Rectangle) null);
        return need;
    }

    private static int offset(ScrollBar bar) {
        return bar.isVisible() ? bar.getSelection() : 0;
    }

    private void fit(Point need, Rectangle area) {
        fit(canvas.getVerticalBar(), need.y, area.height);
        fit(canvas.getHorizontalBar(), need.x, area.width);
    }

    private static void fit(ScrollBar bar, int need, int room) {
        bar.setValues(
                Math.min(bar.getSelection(), Math.max(0, need - room)),
                0,
                Math.max(1, need),
                Math.max(1, room),
                24,
                Math.max(1, room));
        if (bar.isVisible() != need > room) {
            bar.setVisible(need > room);
        }
    }

    /** How much room the decode needs where it is, for whoever wants to know whether all of it can be seen. */
    public Point needed() {
        GC gc = new GC(canvas);
        try {
            Rectangle area = canvas.getClientArea();
            return shown.isEmpty() ? new Point(0, 0) : size(gc, area, size(gc, area, false).y > area.height);
        } finally {
            gc.dispose();
        }
    }

    /** All of it as text. */
    public String text() {
        return shown.map(DecodeCanvas::text).orElse(otherwise);
    }

    private static void word(StringBuilder out, Decode decode, Word word) {
        out.append("%-10s %8s ".formatted(word.name(), decode.knows(word) ? word.valueText() : "?"));
        if (decode.knows(word)) {
            word.fields()
                    .forEach(field ->
                            out.append(" [%s %s %s]".formatted(field.range(), field.valueText(), field.meaning())));
        } else {
            out.append(decode.reads(word) ? " being read" : " not read yet");
        }
        out.append('\n');
    }

    private static String text(Decode decode) {
        StringBuilder out = new StringBuilder(decode.headline()).append('\n');
        for (Word word : decode.words().words()) {
            word(out, decode, word);
        }
        out.append(decode.composition()).append('\n');
        for (Condition condition : decode.conditions()) {
            out.append("%s  %s  %s  %s%n"
                    .formatted(
                            condition.text(),
                            condition.value(),
                            condition.result().label(),
                            condition.detail()));
        }
        out.append(decode.outcome()).append('\n');
        return decode.stale()
                ? out.append("STALE: ").append(decode.alarm()).append('\n').toString()
                : out.toString();
    }
}
