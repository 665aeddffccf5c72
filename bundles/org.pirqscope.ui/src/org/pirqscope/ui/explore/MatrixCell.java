package org.pirqscope.ui.explore;

import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.pirqscope.ui.theme.Palette;
import org.pirqscope.ui.theme.Tone;
import org.pirqscope.ui.widget.Names;

/** The verdict on one kernel with one QEMU; a click, Space or Enter opens its failing run. */
final class MatrixCell {

    private final Canvas canvas;
    private final Palette palette;
    private final Consumer<Answer> open;
    private Answer answer;

    MatrixCell(Composite parent, String name, Consumer<Answer> open) {
        this.open = open;
        canvas = new Canvas(parent, SWT.DOUBLE_BUFFERED);
        canvas.setData("id", "cell " + name);
        canvas.setData("shows", this);
        palette = new Palette(canvas, canvas::redraw);
        GridData data = new GridData(SWT.FILL, SWT.FILL, true, true);
        data.minimumHeight = palette.bold().getFontData()[0].getHeight() * 2 + 6;
        data.widthHint = 110;
        canvas.setLayoutData(data);
        canvas.addListener(SWT.Paint, this::paint);
        canvas.addListener(SWT.MouseUp, event -> {
            if (event.button == 1) {
                open();
            }
        });
        canvas.addListener(SWT.KeyDown, event -> {
            if (event.character == ' ' || event.character == SWT.CR) {
                open();
            }
        });
        canvas.addListener(SWT.Traverse, event -> event.doit = event.detail != SWT.TRAVERSE_RETURN);
        canvas.addListener(SWT.FocusIn, event -> canvas.redraw());
        canvas.addListener(SWT.FocusOut, event -> canvas.redraw());
        Names.say(canvas, name, this::text);
    }

    private void open() {
        canvas.setFocus();
        if (answer != null && answer.result().fewestSwitches() != null) {
            open.accept(answer);
        }
    }

    /** Null while nothing is known. */
    void show(Answer next) {
        answer = next;
        canvas.setToolTipText(next == null ? null : next.headline() + "\n" + next.counts().replace("&", "&&")
                + (next.fewestCause().isEmpty() ? "" : "\n" + next.fewestCause().replace("&", "&&")));
        canvas.redraw();
    }

    private void paint(Event event) {
        VerdictLook look = answer == null ? new VerdictLook("", Tone.HEAD, Tone.DIM) : VerdictLook.of(answer.result().verdict());
        Rectangle area = canvas.getClientArea();
        event.gc.setBackground(palette.of(look.back()));
        event.gc.fillRectangle(area);
        event.gc.setForeground(palette.of(look.text()));
        event.gc.setFont(answer == null ? palette.plain() : palette.bold());
        event.gc.drawText(text(), 8, (area.height - event.gc.textExtent(text()).y) / 2, true);
        if (canvas.isFocusControl()) {
            event.gc.setForeground(palette.of(Tone.ACCENT));
            event.gc.drawRectangle(1, 1, area.width - 3, area.height - 3);
        }
    }

    boolean known() {
        return answer != null;
    }

    String text() {
        return answer == null ? "not explored" : answer.brief();
    }

    @Override
    public String toString() {
        return text();
    }
}
