package org.pirqscope.ui.diagram;

import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.ScrollBar;
import org.pirqscope.diagram.DiagramRows;
import org.pirqscope.diagram.Lane;
import org.pirqscope.diagram.Matches;
import org.pirqscope.diagram.SequenceDiagram;
import org.pirqscope.diagram.export.Passage;
import org.pirqscope.diagram.picture.DiagramLayout;
import org.pirqscope.diagram.picture.Picture;
import org.pirqscope.ui.theme.ThemePalette;
import org.pirqscope.ui.theme.Tone;
import org.pirqscope.ui.widget.AccessibleNames;
import org.pirqscope.ui.widget.TabStop;

/** A sequence diagram of any length: scrolls by rows and draws only those that are visible, under heads that stay. */
public final class DiagramCanvas {

    private static final int SMALLEST = 60;
    private static final int LARGEST = 400;

    private final Canvas canvas;
    private final ThemePalette palette;
    private final DiagramTip tip;
    private DiagramRows diagram;
    private RowWords words = new StepWords();
    private boolean timeless;
    private ScreenStyle style;
    private DiagramLayout layout;
    private Picture painted;
    private int top;
    private int position;
    private int current = -1;
    private int hover = -1;
    private int frames;
    private int percent = 100;
    private int anchor;
    private boolean extending;
    private boolean still;
    private Matches found = Matches.NONE;
    private PointedSteps pointed = PointedSteps.NONE;
    private Runnable scrolled = () -> {};

    public DiagramCanvas(Composite parent) {
        canvas = new Canvas(parent, SWT.V_SCROLL | SWT.H_SCROLL | SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND);
        canvas.setData("id", "diagram");
        canvas.setData("shows", this);
        palette = new ThemePalette(canvas, this::restyle);
        canvas.addListener(SWT.Paint, this::paint);
        canvas.addListener(SWT.Resize, event -> resized());
        canvas.getVerticalBar()
                .addListener(
                        SWT.Selection, event -> scrollTo(canvas.getVerticalBar().getSelection()));
        canvas.getHorizontalBar().addListener(SWT.Selection, event -> canvas.redraw());
        canvas.addListener(SWT.MouseMove, event -> hover(rowAt(event.y)));
        canvas.addListener(SWT.MouseExit, event -> hover(-1));
        canvas.addListener(SWT.Dispose, event -> forget());
        TabStop.make(canvas, palette);
        tip = new DiagramTip(this);
    }

    /** The widget. */
    public Canvas control() {
        return canvas;
    }

    /** The run's diagram that is drawn; null before the first, and where the rows are of something else. */
    public SequenceDiagram diagram() {
        return diagram instanceof SequenceDiagram run ? run : null;
    }

    /** What is drawn; null before the first. */
    public DiagramRows rows() {
        return diagram;
    }

    /** From now on the rows are of something that nobody steps through: none of them is still to come. */
    public void timeless(RowWords said) {
        timeless = true;
        words = said;
    }

    /** What is said of a row. */
    RowWords words() {
        return words;
    }

    /** What is said of the rows of a run. */
    private final class StepWords implements RowWords {

        @Override
        public String words(int row) {
            return row < 0 ? "start of the run" : DiagramTip.words(diagram(), row) + pointed.words(diagram, row);
        }

        @Override
        public String name(int row) {
            return (row < 0 ? "start of the run" : DiagramTip.name(diagram(), row)) + "; sequence diagram";
        }
    }

    /** Draws nothing. */
    public void clear() {
        show(null);
        current = -1;
    }

    /** Draws another diagram, from its first row. */
    public void show(DiagramRows next) {
        diagram = next;
        top = 0;
        hover = -1;
        anchor = 0;
        found = Matches.NONE;
        resized();
    }

    /** Draws the same run with another scope; the current row stays where it is on the screen. */
    public void redraw(SequenceDiagram next) {
        int above = current - top;
        int marks = anchor;
        show(next);
        current = position == 0 ? -1 : diagram.rowOf(position);
        anchor = marks;
        scrollTo(current < 0 ? 0 : current - above);
    }

    /** Marks the current step and brings it into view. */
    public void stand(int step) {
        anchor = extending ? anchor : 0;
        position = step;
        current = diagram == null || step == 0 ? -1 : diagram.rowOf(step);
        if (!still) {
            reveal(Math.max(0, current));
            revealAcross();
        }
        canvas.redraw();
        AccessibleNames.changed(canvas);
    }

    /** The current message moves into the window sideways too. */
    private void revealAcross() {
        ScrollBar across = canvas.getHorizontalBar();
        if (layout != null && current >= 0 && across.isVisible()) {
            across.setSelection((int) Math.ceil(
                    layout.reach(current).into(across.getSelection(), canvas.getClientArea().width, layout.gutter())));
        }
    }

    /** What a screen reader calls the canvas: first what changes, the current message in one line. */
    public String name() {
        return words.name(current);
    }

    /** What a screen reader says about the current message. */
    public String says() {
        return words.words(current);
    }

    /** Marks what a search found. */
    public void mark(Matches matches) {
        found = matches;
        canvas.redraw();
        scrolled.run();
    }

    /** Marks what the reviewer points at. */
    public void point(PointedSteps steps) {
        pointed = steps;
        canvas.redraw();
        scrolled.run();
    }

    /** What is found and what is selected. */
    MarkedRows marked() {
        if (anchor == 0 || diagram == null) {
            return new MarkedRows(found, pointed, -1, -1);
        }
        int start = diagram.rowOf(anchor);
        return new MarkedRows(found, pointed, Math.min(start, Math.max(0, current)), Math.max(start, current));
    }

    /** The steps of the rows that are selected together; nothing if only the current row is. */
    public Optional<Passage> selected() {
        MarkedRows marked = marked();
        return marked.range() ? Optional.of(passage(marked)) : Optional.empty();
    }

    /** In the numbers that the rows show. */
    private Passage passage(MarkedRows marked) {
        return Passage.steps(
                diagram.shownStep(marked.first()),
                Math.max(diagram.lastStep(marked.last()), diagram.shownStep(marked.last())));
    }

    /** Selects only the current row. */
    void unselect() {
        anchor = 0;
        canvas.redraw();
    }

    /** The current step, 0 at the start. */
    int position() {
        return position;
    }

    /** The row of the current step, -1 at the start. */
    public int current() {
        return current;
    }

    private void reveal(int row) {
        int visible = visibleRows();
        int margin = Math.min(3, visible / 4);
        int below = Math.min(visible - 1, margin + 6);
        if (row < top + margin || row > top + visible - 1 - below) {
            scrollTo(row - visible / 2);
        }
    }

    /** Puts a row at the top, as far as there are rows. */
    public void scrollTo(int row) {
        int rows = diagram == null ? 0 : diagram.rows();
        top = Math.clamp(row, 0, Math.max(0, rows - visibleRows()));
        fold();
        bars();
        canvas.setToolTipText(null);
        canvas.redraw();
        scrolled.run();
    }

    /** Shows the tool tip of the current message, until a key or a click. */
    void tell() {
        tip.open(current);
    }

    /** Moves the window sideways, as far as there is something. */
    void scrollAcross(int pixels) {
        ScrollBar across = canvas.getHorizontalBar();
        if (across.isVisible()) {
            across.setSelection(across.getSelection() + pixels);
            canvas.redraw();
        }
    }

    /**
     * The lower left corner of a row, in the column of the calls; the upper left one of all rows for a row that is not
     * in sight.
     */
    Point below(int row) {
        int lines = row < top || row > top + visibleRows() ? 0 : row - top + 1;
        return new Point((int) layout.gutter(), head() + (int) (lines * layout.rowHeight()));
    }

    /** Runs after the visible rows have changed. */
    void onScroll(Runnable listener) {
        scrolled = listener;
    }

    /** The first visible row. */
    public int top() {
        return top;
    }

    /** How many rows fit. */
    public int visibleRows() {
        return layout == null ? 1 : Math.max(1, (canvas.getClientArea().height - head()) / (int) layout.rowHeight());
    }

    /** The row at that height of the canvas, -1 for none. */
    public int rowAt(int y) {
        return layout == null || y < head() ? -1 : layout.rowAt(layout.y(top) + y - head());
    }

    /** Whether the names of the lanes stand at that height. */
    boolean inHead(int y) {
        return layout != null && y < head();
    }

    /** Who reads: keys, clicks and the context menu do what the reader can. */
    public void reader(DiagramReader reader) {
        new DiagramMouse(this, reader);
        new DiagramKeys(this, reader);
        new DiagramMenu(this, reader);
    }

    /** Goes to a row and selects everything between it and the row from where the selection began. */
    void extend(int row, DiagramReader reader) {
        anchor = anchor > 0 ? anchor : diagram.stepNumber(Math.max(0, current));
        extending = true;
        reader.goTo(diagram.lastStep(row));
        extending = false;
        canvas.redraw();
    }

    /** Goes somewhere without scrolling: what is clicked at stays under the mouse, where a second click may follow. */
    void still(Runnable go) {
        still = true;
        go.run();
        still = false;
    }

    /** The call to fold or unfold by a click there; 0 for none. */
    int foldAt(int x, int y) {
        int row = rowAt(y);
        return row >= 0 && x < ScreenStyle.ASIDE ? diagram.foldable(row) : 0;
    }

    /** The lane whose lifeline is nearest. */
    Lane laneAt(int x) {
        return layout.laneNear(x + across());
    }

    private int across() {
        return canvas.getHorizontalBar().isVisible() ? canvas.getHorizontalBar().getSelection() : 0;
    }

    private void hover(int row) {
        if (row != hover) {
            hover = row;
            canvas.redraw();
        }
    }

    /** Makes everything larger or smaller by one notch; 0 goes back to the usual size. */
    public void zoom(int notches) {
        int next = notches == 0 ? 100 : Math.clamp(notches > 0 ? percent * 5 / 4 : percent * 4 / 5, SMALLEST, LARGEST);
        if (next != percent) {
            percent = next;
            restyle();
        }
    }

    /** Size of the letters in percent of the theme's. */
    public int percent() {
        return percent;
    }

    private void restyle() {
        forget();
        resized();
    }

    private void forget() {
        if (style != null) {
            style.dispose();
        }
        style = null;
    }

    private void resized() {
        layout = null;
        prepare();
        scrollTo(top);
    }

    private void prepare() {
        if (diagram == null || style != null && layout != null) {
            return;
        }
        if (style == null) {
            GC gc = new GC(canvas);
            style = new ScreenStyle(gc, palette, percent);
            gc.dispose();
        }
        fold();
    }

    /** Where there is not room for all lanes, those that are idle in the visible rows are folded. */
    private void fold() {
        if (diagram != null && style != null) {
            int rows = (int) ((canvas.getClientArea().height - style.metrics().head())
                    / style.metrics().row());
            layout = DiagramLayout.fitting(
                    diagram, style.metrics(), canvas.getClientArea().width, top, top + Math.max(0, rows));
        }
    }

    private int head() {
        return (int) layout.headHeight();
    }

    private void bars() {
        Rectangle area = canvas.getClientArea();
        int rows = diagram == null ? 0 : diagram.rows();
        ScrollBar down = canvas.getVerticalBar();
        int visible = visibleRows();
        down.setValues(top, 0, Math.max(visible, rows), visible, 1, Math.max(1, visible - 1));
        down.setVisible(rows > visible);
        ScrollBar across = canvas.getHorizontalBar();
        int width = layout == null ? area.width : (int) layout.width();
        across.setValues(
                Math.min(across.getSelection(), width - area.width),
                0,
                Math.max(1, width),
                Math.max(1, area.width),
                20,
                200);
        across.setVisible(width > area.width);
    }

    private void paint(Event event) {
        prepare();
        if (diagram == null) {
            event.gc.setBackground(palette.of(Tone.PANE));
            event.gc.fillRectangle(canvas.getClientArea());
        } else {
            draw(event.gc);
        }
        frames++;
    }

    private void draw(GC gc) {
        Rectangle area = canvas.getClientArea();
        Rectangle body = new Rectangle(0, head(), area.width, area.height - head());
        painted = new DiagramPainter(
                        gc,
                        style,
                        new DiagramWindow(
                                diagram,
                                layout,
                                body,
                                across(),
                                top,
                                timeless ? Integer.MAX_VALUE : position,
                                current,
                                hover,
                                marked()))
                .paint();
    }

    /** Where everything is. */
    public DiagramLayout layout() {
        return layout;
    }

    /** What of the layout was painted in the last frame; null before the first. */
    public Picture painted() {
        return painted;
    }

    /** How many frames were painted. */
    public int frames() {
        return frames;
    }
}
