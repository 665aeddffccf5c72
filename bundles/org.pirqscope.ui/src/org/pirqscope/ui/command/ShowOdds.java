package org.pirqscope.ui.command;

import java.util.Map;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.commands.IElementUpdater;
import org.eclipse.ui.menus.UIElement;
import org.pirqscope.ui.desk.Desk;

/** Counts and shows the share of the orders that fail along the run, or hides it. */
public class ShowOdds extends DeskHandler implements IElementUpdater {

    private static final String ID = "org.pirqscope.ui.show-odds";

    @Override
    void run(Desk desk, Shell shell) {
        desk.odds().show(!desk.odds().shown());
        PlatformUI.getWorkbench().getService(ICommandService.class).refreshElements(ID, null);
    }

    @Override
    @SuppressWarnings("rawtypes") // the interface is older than generics
    public void updateElement(UIElement element, Map parameters) {
        element.setChecked(
                PlatformUI.getWorkbench().getService(Desk.class).odds().shown());
    }
}
