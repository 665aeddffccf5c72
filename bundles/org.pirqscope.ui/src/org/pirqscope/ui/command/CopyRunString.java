package org.pirqscope.ui.command;

import org.eclipse.swt.widgets.Shell;
import org.pirqscope.ui.desk.Desk;
import org.pirqscope.ui.widget.CopyText;

/** Copies the line that names this run. */
public class CopyRunString extends DeskHandler {

    @Override
    void run(Desk desk, Shell shell) {
        CopyText.copy(shell.getDisplay(), desk.session().now().run().runString());
        desk.tell("Copied the run string");
    }
}
