package org.pirqscope.ui.command;

import java.util.List;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.dialogs.ElementListSelectionDialog;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.ui.desk.Desk;
import org.pirqscope.ui.desk.Opening;

/** Starts a scenario of the user's own from one that is built in. */
public class NewScenario extends DeskHandler {

    @Override
    void run(Desk desk, Shell shell) {
        ElementListSelectionDialog dialog = new ElementListSelectionDialog(shell, new LabelProvider() {
            @Override
            public String getText(Object element) {
                return element instanceof Scenario scenario ? scenario.name() + "  \u2013  " + scenario.note() : "";
            }
        });
        List<Scenario> all = BuiltIn.all();
        dialog.setTitle("New Scenario");
        dialog.setMessage("Start from:");
        dialog.setElements(all.toArray());
        dialog.setSize(110, 16);
        dialog.setHelpAvailable(false);
        if (dialog.open() == Window.OK && dialog.getFirstResult() instanceof Scenario chosen) {
            new Opening(desk).unnamed(chosen.withName("my-" + chosen.name()));
        }
    }
}
