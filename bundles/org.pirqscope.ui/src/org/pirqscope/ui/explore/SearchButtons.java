package org.pirqscope.ui.explore;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;

/** Starts a search, and stops it. */
final class SearchButtons {

    private final Composite row;
    private final Button start;
    private final Button cancel;
    private final EffortRow effort;
    private final Button stop;

    SearchButtons(Composite parent, ExplorerPane pane) {
        row = new Composite(parent, SWT.NONE);
        RowLayout layout = new RowLayout();
        layout.center = true;
        layout.marginTop = 0;
        layout.marginBottom = 0;
        row.setLayout(layout);
        // as wide as the view: what does not fit goes into the next line
        row.setLayoutData(new GridData(SWT.FILL, SWT.BEGINNING, true, false));
        start = button("explore-start", "Explore from start", "Tries every interleaving of the scenario", pane::fromStart);
        button("explore-here", "Explore from here", "What can still happen from the current moment", pane::fromHere);
        button("explore-matrix", "Version matrix", "Tries every interleaving on eight pairs of kernel and QEMU", pane::matrix);
        effort = new EffortRow(row);
        stop = new Button(row, SWT.CHECK);
        stop.setData("id", "explore-stop");
        stop.setText("Stop at first failure");
        stop.setToolTipText("Ends a search, also the one under way, as soon as an interrupt is lost; the matrix goes on with the next cell");
        stop.addListener(SWT.Selection, event -> pane.stopAtFailure(stop.getSelection()));
        cancel = button("explore-cancel", "Cancel", "Stops the search", pane::cancel);
        busy(false);
    }

    private Button button(String id, String text, String tip, Runnable action) {
        Button button = new Button(row, SWT.PUSH);
        button.setData("id", id);
        button.setText(text);
        button.setToolTipText(tip);
        button.addListener(SWT.Selection, event -> action.run());
        return button;
    }

    void busy(boolean searching) {
        cancel.setEnabled(searching);
        cancel.setVisible(searching);
    }

    /** How the next search is to be made. */
    Effort effort() {
        return effort.chosen();
    }

    /** Whether a search ends with its first failure. */
    boolean stopsAtFailure() {
        return stop.getSelection();
    }

    void setFocus() {
        start.setFocus();
    }
}
