package org.pirqscope.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.report.keys.DebugKey;
import org.pirqscope.report.keys.DebugKeys;

/** The view Debug keys shows the text of the command line, for the step that the reviewer stands at. */
@ExtendWith(Screenshot.class)
class KeysViewTest {

    private static final Run RUN = Run.of(BuiltIn.named("stale-pirq"));

    private final UiRobot robot = new UiRobot();

    @Test
    void eachKeyAtEachPlace() {
        robot.begin("stale-pirq");
        robot.show("keys");
        for (DebugKey key : DebugKey.values()) {
            press(key.letter());
            assertEquals(DebugKeys.at(RUN, 0).dump(key).lines(), lines());
            robot.press("F8");
            int step = robot.desk().session().now().position();
            assertEquals(DebugKeys.at(RUN, step).dump(key).lines(), lines());
            robot.press("Home");
        }
    }

    private List<String> lines() {
        return Arrays.stream(robot.find(Table.class, "keys").getItems())
                .map(item -> item.getText(1))
                .toList();
    }

    private void press(String letter) {
        IViewPart view = PlatformUI.getWorkbench()
                .getActiveWorkbenchWindow()
                .getActivePage()
                .findView("org.pirqscope.ui.keys");
        var items = Arrays.stream(
                        view.getViewSite().getActionBars().getToolBarManager().getItems())
                .map(item -> ((ActionContributionItem) item).getAction())
                .toList();
        items.forEach(action -> action.setChecked(action.getText().equals(letter)));
        items.stream().filter(action -> action.getText().equals(letter)).forEach(action -> action.run());
        robot.spin();
    }
}
