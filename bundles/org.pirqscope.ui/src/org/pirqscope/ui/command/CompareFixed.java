package org.pirqscope.ui.command;

import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.pirqscope.machine.version.Versions;
import org.pirqscope.ui.desk.Desk;
import org.pirqscope.ui.view.CompareView;

/** Run &gt; Compare With the Same Order on Linux 4.11: what the open run would be with the fix. */
public class CompareFixed extends DeskHandler {

    @Override
    void run(Desk desk, Shell shell) {
        Versions here = desk.session().now().run().scenario().versions();
        if (CompareView.fixed(here).equals(here)) {
            desk.tell("This run is on Linux " + CompareView.FIXED + " already");
        } else {
            CompareView.compare(
                    PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage(), CompareView.fixed(here));
        }
    }
}
