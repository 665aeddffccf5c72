package org.pirqscope.ui.command;

import java.util.List;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IContributionItem;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.actions.CompoundContributionItem;
import org.pirqscope.ui.desk.Desk;

/** A menu whose items depend on what is on the desk. */
abstract class DeskMenu extends CompoundContributionItem {

    @Override
    protected final IContributionItem[] getContributionItems() {
        Desk desk = PlatformUI.getWorkbench().getService(Desk.class);
        List<Action> actions = actions(desk);
        List<Action> shown = actions.isEmpty() ? List.of(nothing()) : actions;
        return shown.stream().map(ActionContributionItem::new).toArray(IContributionItem[]::new);
    }

    abstract List<Action> actions(Desk desk);

    private static Action nothing() {
        Action action = action("(nothing)", () -> {});
        action.setEnabled(false);
        return action;
    }

    static Action action(String text, Runnable run) {
        Action action = new Action(text) {
            @Override
            public void run() {
                run.run();
            }
        };
        return action;
    }
}
