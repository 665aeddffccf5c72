package org.pirqscope.ui.command;

import java.util.List;
import org.eclipse.jface.action.Action;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.ui.desk.Desk;
import org.pirqscope.ui.desk.Opening;

/** Help > Built-in Scenarios. */
public class BuiltInMenu extends DeskMenu {

    @Override
    List<Action> actions(Desk desk) {
        return BuiltIn.all().stream().map(scenario -> opens(desk, scenario)).toList();
    }

    private static Action opens(Desk desk, Scenario scenario) {
        Action action = action(scenario.name(), () -> new Opening(desk).unnamed(scenario));
        action.setToolTipText(scenario.note());
        return action;
    }
}
