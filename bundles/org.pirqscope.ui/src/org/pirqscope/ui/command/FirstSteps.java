package org.pirqscope.ui.command;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.Shell;
import org.pirqscope.ui.desk.Desk;

/** What to look at first, on one page. */
public class FirstSteps extends DeskHandler {

    private static final String TEXT = """
            Pirqscope simulates how a Xen guest, QEMU and Xen set up and tear down MSI interrupts.

            F8 goes to the next finding; in stale-pirq the first one is the stale hit. Look at
               Message decode: why the guest takes the old number for a good one,
               Pirq table and PCI devices: who owns it now,
               Sequence diagram: how it came to that.
            F5 steps into the next call, F6 over it, F7 out of the current one; with Shift they go back.
            F4 follows the story of a stale pirq, Alt+Left goes back to where you were; ? shows all keys.
            A click on a call, an arrow, a finding or the chart goes there.
            Ctrl+F searches the diagram, − and + fold and unfold a call, Ctrl+E exports it as text for a mail or as a picture.

            Scenario: choose Linux 4.11 instead of 4.10 and the same schedule ends well.
            Explore: tries every interleaving and says whether one fails; a double click on an outcome opens its run.
            Next: where several controllers may go on, choose one in the tool bar; the run goes on from there.

            ~ changed in this step    + added    \u2212 removed by the next step    \u26a0 stale pirq
            """;

    @Override
    void run(Desk desk, Shell shell) {
        MessageDialog.openInformation(shell, "First Steps", TEXT);
    }
}
