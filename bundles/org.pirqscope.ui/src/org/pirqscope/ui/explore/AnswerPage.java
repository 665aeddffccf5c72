package org.pirqscope.ui.explore;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;

/** A line that says what is below, a button beside it, and room for a table. */
final class AnswerPage {

    private final Composite box;
    private final Label line;
    private final Button button;

    /** @param id of the line; the button has it with {@code -do} */
    AnswerPage(Composite parent, String id, String action, String tip, Runnable run) {
        box = new Composite(parent, SWT.NONE);
        GridLayout layout = new GridLayout(2, false);
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        box.setLayout(layout);
        line = new Label(box, SWT.WRAP);
        line.setData("id", id);
        GridData wide = new GridData(SWT.FILL, SWT.CENTER, true, false);
        wide.widthHint = 100;
        line.setLayoutData(wide);
        button = new Button(box, SWT.PUSH);
        button.setData("id", id + "-do");
        button.setText(action);
        button.setToolTipText(tip);
        button.addListener(SWT.Selection, event -> run.run());
    }

    Composite control() {
        return box;
    }

    /** The control takes all the room below the line. */
    void fill(Control control) {
        control.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, 2, 1));
    }

    void say(String text) {
        line.setText(text.replace("&", "&&"));
        box.layout(true);
    }

    void enable(boolean possible) {
        button.setEnabled(possible);
    }
}
