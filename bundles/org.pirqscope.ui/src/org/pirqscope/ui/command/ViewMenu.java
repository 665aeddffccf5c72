package org.pirqscope.ui.command;

import java.util.Arrays;
import java.util.List;
import org.eclipse.jface.action.Action;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.views.IViewDescriptor;
import org.pirqscope.ui.desk.Desk;
import org.pirqscope.ui.desk.FailureMessage;

/** Window > Show View: all views of Pirqscope. */
public class ViewMenu extends DeskMenu {

    @Override
    List<Action> actions(Desk desk) {
        return Arrays.stream(PlatformUI.getWorkbench().getViewRegistry().getViews())
                .filter(view -> view.getId().startsWith("org.pirqscope.ui."))
                .map(ViewMenu::shows)
                .toList();
    }

    private static Action shows(IViewDescriptor view) {
        Action action = action(view.getLabel(), () -> show(view));
        action.setImageDescriptor(view.getImageDescriptor());
        return action;
    }

    private static void show(IViewDescriptor view) {
        try {
            PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage().showView(view.getId());
        } catch (PartInitException failure) {
            new FailureMessage(view.getLabel(), failure).show();
        }
    }
}
