package org.pirqscope.ui.explore;

import java.util.function.BiConsumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.pirqscope.report.matrix.Load;
import org.pirqscope.report.matrix.ReloadCell;
import org.pirqscope.search.Exploration;
import org.pirqscope.search.Exploration.Failure;
import org.pirqscope.session.Basis;
import org.pirqscope.ui.theme.ThemePalette;
import org.pirqscope.ui.theme.Tone;
import org.pirqscope.ui.widget.AccessibleNames;

/** The verdict on one kernel with one QEMU; a click, Space or Enter opens its failing run. */
final class MatrixCell {

    private final Canvas canvas;
    private final ThemePalette palette;
    private final BiConsumer<Basis, Failure> open;
    private SearchAnswer answer;
    private ReloadCell reload;
    private FirstFailure failure;
    private long states = -1;

    MatrixCell(Composite parent, String name, BiConsumer<Basis, Failure> open) {
        this.open = open;
        canvas = new Canvas(parent, SWT.DOUBLE_BUFFERED);
        canvas.setData("id", "cell " + name);
        canvas.setData("shows", this);
        palette = new ThemePalette(canvas, canvas::redraw);
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
        AccessibleNames.say(canvas, name, this::spoken);
    }

    private void open() {
        canvas.setFocus();
        if (answer != null && answer.easiest() != null) {
            open.accept(answer.basis(), answer.easiest());
        } else if (failure != null) {
            open.accept(failure.basis(), failure.failure());
        }
    }

    /** Nothing is known. */
    void clear() {
        states = -1;
        failure = null;
        show(null, null);
    }

    /** So many states so far. */
    void counting(long so) {
        states = so;
        changed();
    }

    /** The first failing run, while the search goes on. */
    void failing(FirstFailure first) {
        failure = first;
        canvas.setToolTipText(first.cause().replace("&", "&&"));
        changed();
    }

    private void changed() {
        AccessibleNames.changed(canvas);
        canvas.redraw();
    }

    /** What the exploration says, and below it how the loads of {@code pirqscope matrix} go; both null for nothing. */
    void show(SearchAnswer next, ReloadCell loads) {
        answer = next;
        reload = loads;
        canvas.setToolTipText(
                next == null
                        ? null
                        : next.headline() + "\n" + next.counts().replace("&", "&&")
                                + (next.fewestCause().isEmpty()
                                        ? ""
                                        : "\n" + next.fewestCause().replace("&", "&&"))
                                + "\n" + Load.USUAL.text() + ": " + loads.verdict() + "\n" + loads.reason());
        changed();
    }

    private VerdictLook look() {
        return answer != null
                ? VerdictLook.of(answer.result().verdict())
                : failure != null
                        ? VerdictLook.of(Exploration.Verdict.FAILS)
                        : new VerdictLook("", Tone.HEAD, Tone.DIM);
    }

    private void paint(Event event) {
        VerdictLook look = look();
        Rectangle area = canvas.getClientArea();
        event.gc.setBackground(palette.of(look.back()));
        event.gc.fillRectangle(area);
        event.gc.setForeground(palette.of(look.text()));
        event.gc.setFont(answer == null && failure == null ? palette.plain() : palette.bold());
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
        if (answer != null) {
            return answer.brief();
        }
        String count = states < 0 ? "not explored" : "%,d states ...".formatted(states);
        return failure == null ? count : look().sign() + " fails; " + count;
    }

    private String spoken() {
        return text() + (reload == null ? "" : "; reload: " + reload.verdict());
    }

    @Override
    public String toString() {
        return text();
    }
}
