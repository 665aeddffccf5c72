package org.pirqscope.ui.command;

import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Shell;
import org.pirqscope.ui.desk.Desk;

/** Goes to a step by its number. */
public class GoToStep extends DeskHandler {

    @Override
    void run(Desk desk, Shell shell) {
        int last = desk.session().now().run().length();
        InputDialog dialog = new InputDialog(
                shell,
                "Go to Step",
                "Number of the step, 0 to " + last + ":",
                Integer.toString(desk.session().now().position()),
                text -> wrong(text, last));
        if (dialog.open() == Window.OK) {
            desk.session().goTo(Integer.parseInt(dialog.getValue().strip()));
        }
    }

    /** What is wrong with the text, null for nothing. */
    static String wrong(String text, int last) {
        String digits = text.strip();
        if (!digits.matches("\\d{1,9}")) {
            return "A number from 0 to " + last;
        }
        return Integer.parseInt(digits) > last ? "This run has " + last + " steps" : null;
    }
}
