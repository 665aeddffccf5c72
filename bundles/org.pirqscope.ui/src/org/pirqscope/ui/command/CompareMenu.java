package org.pirqscope.ui.command;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.jface.action.Action;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.pirqscope.machine.version.VersionGrid;
import org.pirqscope.machine.version.Versions;
import org.pirqscope.ui.desk.Desk;
import org.pirqscope.ui.desk.TriedRun;
import org.pirqscope.ui.view.CompareView;

/** Run > Compare With: the same order on other releases, as released, and the runs that were shown before. */
public class CompareMenu extends DeskMenu {

    /** More than anybody looks through in a menu; the view Runs has all. */
    private static final int MOST = 12;

    @Override
    List<Action> actions(Desk desk) {
        List<Action> actions = new ArrayList<>();
        Versions here = desk.session().now().run().scenario().versions();
        VersionGrid.KERNELS.stream()
                .map(here::withLinux)
                .filter(versions -> !versions.equals(here))
                .forEach(versions -> actions.add(same(here, versions)));
        VersionGrid.QEMUS.stream()
                .map(here::withQemu)
                .filter(versions -> !versions.equals(here))
                .forEach(versions -> actions.add(same(here, versions)));
        if (!here.released()) {
            actions.add(same(here, here.asReleased()));
        }
        desk.tried().others().stream().limit(MOST).forEach(run -> actions.add(tried(run)));
        return actions;
    }

    private static Action same(Versions here, Versions versions) {
        return action("The same order: " + here.changeTo(versions), () -> CompareView.compare(page(), versions));
    }

    private static Action tried(TriedRun run) {
        return action(run.title().replace("@", "@@"), () -> CompareView.compare(page(), run));
    }

    private static IWorkbenchPage page() {
        return PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
    }
}
