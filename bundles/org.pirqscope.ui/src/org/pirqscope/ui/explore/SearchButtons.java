package org.pirqscope.ui.explore;

import org.eclipse.core.commands.Command;
import org.eclipse.core.commands.common.NotDefinedException;
import org.eclipse.jface.preference.IPreferenceStore;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.RowData;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;

/** Starts a search, and stops it. */
final class SearchButtons {

    private final Composite row;
    private final Button start;
    private final Button cancel;
    private final EffortRow effort;
    private final Button stop;

    SearchButtons(Composite parent, ExplorerPane pane, IPreferenceStore preferences) {
        row = new Composite(parent, SWT.NONE);
        RowLayout layout = new RowLayout();
        layout.center = true;
        layout.marginTop = 0;
        layout.marginBottom = 0;
        row.setLayout(layout);
        // as wide as the view: what does not fit goes into the next line
        row.setLayoutData(new GridData(SWT.FILL, SWT.BEGINNING, true, false));
        start = command("explore-start", "org.pirqscope.ui.explore", pane::fromStart);
        command("explore-here", "org.pirqscope.ui.explore-here", pane::fromHere);
        command("explore-matrix", "org.pirqscope.ui.explore-matrix", pane::matrix);
        effort = new EffortRow(row, preferences);
        stop = new Button(row, SWT.CHECK);
        stop.setData("id", "explore-stop");
        stop.setText("Stop at first failure");
        stop.setToolTipText(
                "Ends a search, also the one under way, as soon as an interrupt is lost; the matrix goes on with "
                        + "the next cell");
        stop.addListener(SWT.Selection, event -> pane.stopAtFailure(stop.getSelection()));
        cancel = button("explore-cancel", "Cancel", "Stops the search", pane::cancel);
        busy(false);
    }

    /** A button has the name of the command that does the same. */
    private Button command(String id, String command, Runnable action) {
        Command named =
                PlatformUI.getWorkbench().getService(ICommandService.class).getCommand(command);
        try {
            return button(id, named.getName(), named.getDescription(), action);
        } catch (NotDefinedException missing) {
            throw new IllegalStateException("plugin.xml has no command " + command, missing);
        }
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
        // without a search it takes no line of its own
        RowData room = new RowData();
        room.exclude = !searching;
        cancel.setLayoutData(room);
        cancel.requestLayout();
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
