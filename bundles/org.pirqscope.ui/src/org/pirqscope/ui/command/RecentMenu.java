package org.pirqscope.ui.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jface.action.Action;
import org.pirqscope.ui.desk.Desk;
import org.pirqscope.ui.desk.Opening;

/** File > Open Recent. */
public class RecentMenu extends DeskMenu {

    @Override
    List<Action> actions(Desk desk) {
        List<Action> actions = new ArrayList<>();
        for (Path file : desk.recent().all()) {
            String text = "&" + (actions.size() + 1) + "  " + file.getFileName() + "  \u2013  " + file.getParent();
            actions.add(action(text.replace("@", "@@"), () -> new Opening(desk).files(List.of(file))));
        }
        return actions;
    }
}
