package org.pirqscope.ui.logs;

import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.ScrollBar;
import org.pirqscope.evidence.fact.Party;
import org.pirqscope.evidence.fact.SourceLine;
import org.pirqscope.evidence.read.ReadLine;
import org.pirqscope.ui.theme.ThemePalette;
import org.pirqscope.ui.theme.Tone;
import org.pirqscope.ui.widget.AccessibleNames;
import org.pirqscope.ui.widget.TabStop;

/** Lines of logs, coloured by what became of them and whose they are; draws only those that are visible. */
public final class LinesCanvas {

    private static final int STRIP = 4;
    private static final int GAP = 8;
    /** Letters of a line that are drawn. */
    private static final int MOST = 2_000;

    private final Canvas canvas;
    private final ThemePalette palette;
    private final LineReader reader;
    private LineList lines = LineList.EMPTY;
    private int current = -1;
    private int widest;
    private int places;
    private int height;

    public LinesCanvas(Composite parent, LineReader reader) {
        this.reader = reader;
        canvas = new Canvas(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND | SWT.V_SCROLL | SWT.H_SCROLL);
        canvas.setData("id", "log-lines");
        canvas.setData("shows", this);
        palette = new ThemePalette(canvas, this::restyle);
        canvas.addListener(SWT.Paint, this::paint);
        canvas.addListener(SWT.Resize, event -> bars());
        canvas.getVerticalBar().addListener(SWT.Selection, event -> canvas.redraw());
        canvas.getHorizontalBar().addListener(SWT.Selection, event -> canvas.redraw());
        canvas.addListener(SWT.MouseDown, this::pressed);
        canvas.addListener(SWT.MouseMove, event -> canvas.setToolTipText(null));
        canvas.addListener(SWT.MouseHover, this::tip);
        canvas.addListener(SWT.KeyDown, this::key);
        TabStop.make(canvas, palette);
        AccessibleNames.say(canvas, this::name, this::spoken);
    }

    /** The widget. */
    public Canvas control() {
        return canvas;
    }

    /** The lines that are shown. */
    public LineList lines() {
        return lines;
    }

    /** Shows these lines; the current one stays so if it is among them. */
    public void show(LineList next) {
        Optional<SourceLine> kept = current().map(ReadLine::place);
        lines = next;
        current = kept.map(lines::indexOf)
                .filter(OptionalInt::isPresent)
                .map(OptionalInt::getAsInt)
                .orElse(-1);
        widest = 0;
        places = 0;
        canvas.getVerticalBar().setSelection(0);
        bars();
    }

    /** The line that the keys start from. */
    public Optional<ReadLine> current() {
        return current >= 0 && current < lines.size() ? Optional.of(lines.at(current)) : Optional.empty();
    }

    /** Draws all lines again, and brings this one into view. */
    public void reveal(Optional<SourceLine> place) {
        place.map(lines::indexOf).ifPresent(index -> index.ifPresent(this::stand));
        canvas.redraw();
    }

    private void stand(int index) {
        current = index;
        ScrollBar bar = canvas.getVerticalBar();
        int fit = fit();
        if (index < bar.getSelection() || index >= bar.getSelection() + fit) {
            bar.setSelection(Math.max(0, index - fit / 3));
        }
        AccessibleNames.changed(canvas);
    }

    private void go(int index) {
        if (lines.size() > 0) {
            stand(Math.clamp(index, 0, lines.size() - 1));
            reader.select(lines.at(current));
            canvas.redraw();
        }
    }

    private void restyle() {
        height = 0;
        widest = 0;
        places = 0;
        bars();
    }

    private int height() {
        if (height == 0) {
            GC gc = new GC(canvas);
            gc.setFont(palette.mono());
            height = gc.getFontMetrics().getHeight() + 4;
            gc.dispose();
        }
        return height;
    }

    private int fit() {
        return Math.max(1, canvas.getClientArea().height / height());
    }

    private void bars() {
        ScrollBar down = canvas.getVerticalBar();
        int fit = fit();
        int all = Math.max(1, lines.size());
        down.setValues(
                Math.clamp(down.getSelection(), 0, Math.max(0, lines.size() - fit)),
                0,
                all,
                Math.min(fit, all),
                1,
                fit);
        down.setVisible(lines.size() > fit);
        across();
        canvas.redraw();
    }

    private void across() {
        ScrollBar across = canvas.getHorizontalBar();
        int room = Math.max(1, canvas.getClientArea().width);
        across.setValues(
                Math.clamp(across.getSelection(), 0, Math.max(0, widest - room)),
                0,
                Math.max(1, widest),
                Math.min(room, Math.max(1, widest)),
                20,
                room);
        across.setVisible(widest > room);
    }

    private void paint(Event event) {
        Rectangle area = canvas.getClientArea();
        GC gc = event.gc;
        gc.setFont(palette.mono());
        gc.setBackground(palette.of(Tone.PANE));
        gc.fillRectangle(area);
        int top = canvas.getVerticalBar().getSelection();
        int before = widest;
        for (int i = top; i < lines.size() && (i - top) * height() < area.height; i++) {
            places = Math.max(places, gc.textExtent(reader.place(lines.at(i))).x);
        }
        int left = canvas.getHorizontalBar().isVisible()
                ? canvas.getHorizontalBar().getSelection()
                : 0;
        for (int i = top; i < lines.size() && (i - top) * height() < area.height; i++) {
            line(gc, i, (i - top) * height(), left, area.width);
        }
        if (widest > before) {
            canvas.getDisplay().asyncExec(() -> {
                if (!canvas.isDisposed()) {
                    across();
                }
            });
        }
    }

    private void line(GC gc, int index, int y, int left, int width) {
        ReadLine line = lines.at(index);
        Optional<Party> party = reader.party(line);
        LineLook look = LineLook.of(line.state(), party);
        boolean selected = reader.selected(line);
        Tone back = selected ? Tone.SELECTION : look.back();
        if (back != null) {
            gc.setBackground(palette.of(back));
            gc.fillRectangle(0, y, width, height());
        }
        if (party.isPresent()) {
            gc.setBackground(palette.of(LineLook.tone(party)));
            gc.fillRectangle(-left, y, STRIP, height());
        }
        int x = STRIP + GAP - left;
        int signs = gc.textExtent("\u2713").x + GAP;
        gc.setForeground(palette.of(look.text()));
        gc.drawText(look.sign(), x, y + 2, SWT.DRAW_TRANSPARENT);
        gc.setForeground(palette.of(Tone.DIM));
        gc.drawText(reader.place(line), x + signs, y + 2, SWT.DRAW_TRANSPARENT);
        gc.setForeground(palette.of(look.text()));
        int from = x + signs + places + 2 * GAP;
        String text = shown(line.text());
        gc.drawText(text, from, y + 2, SWT.DRAW_TRANSPARENT | SWT.DRAW_TAB);
        widest = Math.max(widest, from + left + gc.textExtent(text, SWT.DRAW_TAB).x + GAP);
        if (index == current) {
            gc.setBackground(palette.of(Tone.ACCENT));
            gc.fillRectangle(0, y, STRIP / 2, height());
            gc.fillRectangle(0, y + height() - 1, width, 1);
        }
    }

    /** What a console left in a line is seen, and does nothing. */
    private static String shown(String text) {
        String whole = text.length() > MOST ? text.substring(0, MOST) + "\u2026" : text;
        return whole.chars().allMatch(c -> c >= ' ' || c == '\t')
                ? whole
                : whole.replaceAll("[\\p{Cntrl}&&[^\t]]", "\u00b7");
    }

    private int row(int y) {
        int row = canvas.getVerticalBar().getSelection() + y / height();
        return y >= 0 && row < lines.size() ? row : -1;
    }

    private void pressed(Event event) {
        canvas.setFocus();
        int row = row(event.y);
        if (event.button == 1 && row >= 0) {
            go(row);
        }
    }

    private void tip(Event event) {
        int row = row(event.y);
        canvas.setToolTipText(row < 0 ? null : words(lines.at(row)).replace("&", "&&"));
    }

    /** What the tool tip of a line says: where it stands, whose it is, and what was read out of it. */
    public String words(ReadLine line) {
        String layer = reader.party(line).map(Party::id).orElse(line.format().id());
        String goesOn = line.place().equals(line.record())
                ? ""
                : " (its record begins at line " + line.record().line() + ")";
        return reader.place(line) + ", " + layer + ", " + line.format().id() + goesOn + "\n" + reader.words(line);
    }

    private void key(Event event) {
        switch (event.keyCode) {
            case SWT.ARROW_DOWN -> go(current + 1);
            case SWT.ARROW_UP -> go(current - 1);
            case SWT.PAGE_DOWN -> go(current + fit());
            case SWT.PAGE_UP -> go(current - fit());
            case SWT.ARROW_RIGHT -> sideways(1);
            case SWT.ARROW_LEFT -> sideways(-1);
            default -> {}
        }
    }

    private void sideways(int direction) {
        ScrollBar across = canvas.getHorizontalBar();
        if (across.isVisible()) {
            across.setSelection(across.getSelection() + direction * 40);
            canvas.redraw();
        }
    }

    private String name() {
        return current().map(line -> reader.place(line) + ": " + line.text()).orElse("no line") + "; text of the logs";
    }

    private String spoken() {
        return current().map(this::words).orElse(lines.size() + " lines");
    }
}
