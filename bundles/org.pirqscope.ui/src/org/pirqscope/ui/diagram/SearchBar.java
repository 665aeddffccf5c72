package org.pirqscope.ui.diagram;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.pirqscope.diagram.Query;
import org.pirqscope.diagram.Scope;
import org.pirqscope.diagram.SearchHits;
import org.pirqscope.diagram.SequenceDiagram;
import org.pirqscope.ui.widget.AccessibleNames;
import org.pirqscope.ui.widget.LatestAnswer;

/**
 * Searches the diagram while one types, inside of folded calls too; Return goes to the next match, with Shift to the
 * one before. It takes no room while it is closed.
 */
public final class SearchBar {

    /** Rows up to which nobody notices. */
    private static final int SHORT = 30_000;

    private final Composite bar;
    private final DiagramCanvas canvas;
    private final DiagramReader reader;
    private final Text typed;
    private final Label count;
    private final LatestAnswer<SearchHits> latest;
    private SearchHits found = SearchHits.NONE;
    private boolean searching;
    private Boolean wanted; // whether to go forward or back as soon as something is found

    public SearchBar(Composite parent, DiagramCanvas canvas, DiagramReader reader) {
        this.canvas = canvas;
        this.reader = reader;
        bar = new Composite(parent, SWT.NONE);
        bar.setLayout(new GridLayout(6, false));
        GridData data = new GridData(SWT.FILL, SWT.END, true, false, 2, 1);
        data.exclude = true;
        bar.setLayoutData(data);
        bar.setVisible(false);
        new Label(bar, SWT.NONE).setText("Find:");
        typed = new Text(bar, SWT.BORDER);
        typed.setData("id", "find");
        typed.setMessage("call, pirq 55, device, entry nvme0/1 or finding");
        typed.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        count = new Label(bar, SWT.RIGHT);
        count.setData("id", "find-count");
        GridData wide = new GridData(SWT.END, SWT.CENTER, false, false);
        wide.widthHint = 110;
        count.setLayoutData(wide);
        button("\u25b2", "Previous match (Shift+F3)", this::previous);
        button("\u25bc", "Next match (F3)", this::next);
        button("\u2715", "Close (Esc)", this::close);
        latest = new LatestAnswer<>(bar, this::take);
        typed.addListener(SWT.Modify, event -> again());
        typed.addListener(SWT.KeyDown, this::pressed);
        typed.addListener(
                SWT.Traverse,
                event -> event.doit = event.detail != SWT.TRAVERSE_ESCAPE && event.detail != SWT.TRAVERSE_RETURN);
    }

    private void button(String sign, String tip, Runnable run) {
        Button button = new Button(bar, SWT.PUSH | SWT.FLAT);
        button.setText(sign);
        button.setToolTipText(tip);
        AccessibleNames.name(button, tip);
        button.addListener(SWT.Selection, event -> run.run());
    }

    private void pressed(Event event) {
        switch (event.keyCode) {
            case SWT.CR, SWT.KEYPAD_CR -> step((event.stateMask & SWT.SHIFT) == 0);
            case SWT.ESC -> close();
            default -> {}
        }
    }

    /** Shows the bar and waits for words. */
    public void open() {
        visible(true);
        typed.selectAll();
        typed.setFocus();
        again();
    }

    private void close() {
        wanted = null;
        visible(false);
        take(SearchHits.NONE);
        canvas.control().setFocus();
    }

    private void visible(boolean wanted) {
        ((GridData) bar.getLayoutData()).exclude = !wanted;
        bar.setVisible(wanted);
        bar.getParent().layout(true);
    }

    /** Goes to the next match; opens the bar if nothing was looked for. */
    public void next() {
        step(true);
    }

    /** Goes to the match before. */
    public void previous() {
        step(false);
    }

    private void step(boolean forward) {
        if (typed.getText().isBlank()) {
            open();
            return;
        }
        if (!bar.isVisible()) {
            open();
        }
        if (searching) {
            wanted = forward;
        } else {
            go(forward);
        }
    }

    private void go(boolean forward) {
        int step = forward ? found.next(canvas.position()) : found.previous(canvas.position());
        if (step > 0) {
            show(step);
        }
    }

    /** Goes to a step; unfolds the calls in which it is hidden. */
    private void show(int step) {
        Scope showing = canvas.diagram().showing(step);
        if (!showing.equals(canvas.diagram().scope())) {
            reader.draw(showing);
        }
        reader.goTo(step);
    }

    /** Looks for the same words again: the diagram has changed. */
    public void again() {
        SequenceDiagram diagram = canvas.diagram();
        if (!bar.isVisible() || diagram == null || typed.getText().isBlank()) {
            take(SearchHits.NONE);
            return;
        }
        Query query = Query.typed(typed.getText(), diagram.lanes());
        searching = true;
        latest.ask(diagram.rows() <= SHORT, () -> SearchHits.of(diagram, query));
    }

    private void take(SearchHits hits) {
        found = hits;
        searching = false;
        canvas.mark(hits.rows());
        tell();
        Boolean forward = wanted;
        wanted = null;
        if (forward != null && hits.count() > 0) {
            go(forward);
        }
    }

    /** {@code 3 of 12} on a match, {@code 12 matches} beside one. */
    public void tell() {
        if (!bar.isVisible()) {
            return;
        }
        int number = found.number(canvas.position());
        String all = found.count() == 0 ? "no match" : found.count() == 1 ? "1 match" : found.count() + " matches";
        count.setText(typed.getText().isBlank() ? "" : number > 0 ? number + " of " + found.count() : all);
    }
}
