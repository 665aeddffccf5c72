package org.pirqscope.ui.diagram;

import java.util.function.BiConsumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.pirqscope.diagram.DiagramPair;
import org.pirqscope.diagram.DiagramRows;
import org.pirqscope.diagram.Matches;
import org.pirqscope.diagram.Scope;

/** Two diagrams side by side that are scrolled together. */
public final class DiagramPairPane {

    private final SashForm sash;
    private final DiagramCanvas left;
    private final DiagramCanvas right;
    private final BiConsumer<Boolean, Integer> chosen;
    private boolean following;

    /** @param chosen hears which step is clicked at, and whether it is one of the left diagram */
    public DiagramPairPane(Composite parent, BiConsumer<Boolean, Integer> chosen) {
        this.chosen = chosen;
        sash = new SashForm(parent, SWT.HORIZONTAL);
        left = canvas("compare-left", true);
        right = canvas("compare-right", false);
        left.onScroll(() -> follow(left, right));
        right.onScroll(() -> follow(right, left));
    }

    private DiagramCanvas canvas(String id, boolean ofLeft) {
        DiagramCanvas canvas = new DiagramCanvas(sash);
        canvas.control().setData("id", id);
        canvas.timeless(new Words(canvas, ofLeft ? "left run" : "right run"));
        canvas.reader(new Reader(ofLeft));
        return canvas;
    }

    private void follow(DiagramCanvas from, DiagramCanvas to) {
        if (!following) {
            following = true;
            to.scrollTo(from.top());
            following = false;
        }
    }

    /** The control to lay out. */
    public Control control() {
        return sash;
    }

    /** Takes the focus. */
    public void setFocus() {
        left.control().setFocus();
    }

    /** The two canvases, the left one first. */
    public DiagramCanvas[] canvases() {
        return new DiagramCanvas[] {left, right};
    }

    /** Shows both. @param ours the rows of the left one that the right one has not or has otherwise */
    public void show(DiagramPair pair, Matches ours, Matches theirs) {
        left.show(pair.left());
        right.show(pair.right());
        left.mark(ours);
        right.mark(theirs);
    }

    /** Shows nothing. */
    public void clear() {
        left.clear();
        right.clear();
    }

    /**
     * Marks a step of each, 0 for none, and brings the row in which they stand to the middle.
     *
     * @param row of both
     */
    public void stand(int ofLeft, int ofRight, int row) {
        left.still(() -> left.stand(ofLeft));
        right.still(() -> right.stand(ofRight));
        left.scrollTo(row - left.visibleRows() / 2);
    }

    /** What is said of a row of one of them. */
    private record Words(DiagramCanvas canvas, String run) implements RowWords {

        @Override
        public String words(int row) {
            DiagramRows rows = canvas.rows();
            return row < 0
                            || rows == null
                            || row >= rows.rows()
                            || rows.row(row).text().isEmpty()
                    ? "nothing in this run"
                    : rows.shownStep(row) + " " + rows.row(row).text();
        }

        @Override
        public String name(int row) {
            return words(row) + "; sequence diagram of the " + run;
        }
    }

    /** A click goes to a step; what else one does with a diagram is done in the view of the open run. */
    private final class Reader implements DiagramReader {

        private final boolean ofLeft;

        Reader(boolean ofLeft) {
            this.ofLeft = ofLeft;
        }

        @Override
        public void goTo(int step) {
            chosen.accept(ofLeft, step);
        }

        @Override
        public void draw(Scope scope) {
            // both are drawn in full, so that they stay beside one another
        }

        @Override
        public void copyMail() {
            // the view copies both
        }

        @Override
        public void export() {
            // as the open run's diagram
        }
    }
}
