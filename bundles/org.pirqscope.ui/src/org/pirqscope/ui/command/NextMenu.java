package org.pirqscope.ui.command;

import java.util.List;
import org.eclipse.jface.action.Action;
import org.pirqscope.ui.desk.Desk;
import org.pirqscope.ui.desk.Opening;

/** Run > Next to Run: who may go on from here; the choice is the schedule from here on. */
public class NextMenu extends DeskMenu {

    @Override
    List<Action> actions(Desk desk) {
        List<String> actors = desk.scenario().actors();
        return desk.session().now().choices().stream()
                .map(actor -> action(actors.get(actor), () -> new Opening(desk).next(actor)))
                .toList();
    }
}
