package org.pirqscope.ui.widget;

import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.ScrollBar;
import org.pirqscope.machine.message.Word;
import org.pirqscope.report.decode.Condition;
import org.pirqscope.report.decode.Decode;
import org.pirqscope.ui.theme.Palette;
import org.pirqscope.ui.theme.Tone;

/** Shows one decode; scrolls where it does not fit, and says all of it to a screen reader and to the clipboard. */
public final class DecodeCanvas {

    private static final String NOTHING = "No message has been read or written yet. It appears here with the first __pci_read_msi_msg or __pci_write_msi_msg.";

    private final Canvas canvas;
    private final Palette palette;
    private Optional<Decode> shown = Optional.empty();

    public DecodeCanvas(Composite parent) {
        canvas = new Canvas(parent, SWT.V_SCROLL | SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND);
        canvas.setData("id", "decode");
        canvas.setData("shows", this);
        palette = new Palette(canvas, canvas::redraw);
        canvas.addListener(SWT.Paint, this::paint);
        canvas.getVerticalBar().addListener(SWT.Selection, event -> canvas.redraw());
        canvas.addListener(SWT.KeyDown, event -> scroll(event.keyCode));
        CopyText.into(canvas, this::text);
        Names.say(canvas, "Message decode", this::text);
    }

    /** The widget. */
    public Canvas control() {
        return canvas;
    }

    /** Shows another decode. */
    public void show(Optional<Decode> next) {
        if (!next.equals(shown)) {
            shown = next;
            canvas.getVerticalBar().setSelection(0);
            canvas.redraw();
        }
    }

    private void scroll(int key) {
        ScrollBar bar = canvas.getVerticalBar();
        int by = key == SWT.ARROW_DOWN ? bar.getIncrement() : key == SWT.ARROW_UP ? -bar.getIncrement() : 0;
        if (by != 0) {
            bar.setSelection(bar.getSelection() + by);
            canvas.redraw();
        }
    }

    private void paint(Event event) {
        Rectangle area = canvas.getClientArea();
        GC gc = event.gc;
        gc.setAntialias(SWT.ON);
        gc.setBackground(palette.of(Tone.PANE));
        gc.fillRectangle(area);
        if (shown.isEmpty()) {
            DecodePainter.nothing(gc, palette, area, NOTHING);
            fit(0, area.height);
            return;
        }
        ScrollBar bar = canvas.getVerticalBar();
        int top = bar.isVisible() ? bar.getSelection() : 0;
        int end = new DecodePainter(gc, palette, area.width, -top).paint(shown.get());
        fit(end + top, area.height);
    }

    private void fit(int need, int room) {
        ScrollBar bar = canvas.getVerticalBar();
        bar.setValues(Math.min(bar.getSelection(), Math.max(0, need - room)), 0, Math.max(1, need), Math.max(1, room), 24, Math.max(1, room));
        if (bar.isVisible() != need > room) {
            bar.setVisible(need > room);
        }
    }

    /** All of it as text. */
    public String text() {
        return shown.map(DecodeCanvas::text).orElse(NOTHING);
    }

    private static void word(StringBuilder out, Decode decode, Word word) {
        out.append("%-10s %8s ".formatted(word.name(), decode.knows(word) ? word.valueText() : "?"));
        if (decode.knows(word)) {
            word.fields().forEach(field -> out.append(" [%s %s %s]".formatted(field.range(), field.valueText(), field.meaning())));
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
            out.append("%s  %s  %s  %s%n".formatted(condition.text(), condition.value(), condition.result().label(), condition.detail()));
        }
        out.append(decode.outcome()).append('\n');
        return decode.stale() ? out.append("STALE: ").append(decode.alarm()).append('\n').toString() : out.toString();
    }
}
