package org.pirqscope.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IViewReference;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pirqscope.ui.StepPerspective;

@ExtendWith(Screenshot.class)
class WorkbenchTest {

    private final UiRobot robot = new UiRobot();

    @Test
    void opensOnThePerspectiveThatSteps() {
        assertNotNull(Display.getCurrent(), "tests run in the UI thread");
        var page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
        assertEquals(StepPerspective.ID, page.getPerspective().getId());
    }

    @Test
    void allTwelveViewsAreThere() {
        robot.begin("stale-pirq");
        List<String> titles = Arrays.stream(robot.page().getViewReferences())
                .map(IViewReference::getPartName)
                .toList();
        for (String title : new String[] {
            "Scenario",
            "Calls",
            "Sequence diagram",
            "Pirq table",
            "Event channels",
            "Guest irqs",
            "PCI devices",
            "Message decode",
            "Log",
            "Pirqs over time",
            "Explorer"
        }) {
            assertTrue(titles.contains(title), title + " is missing in " + titles);
        }
        assertTrue(titles.stream().anyMatch(title -> title.startsWith("Findings")), titles.toString());
    }

    @Test
    void theFirstScreenSaysWhereToGo() {
        robot.begin("stale-pirq");
        Label hint = robot.find(Label.class, "hint");
        assertTrue(hint.isVisible() && hint.getText().startsWith("F8 goes to the stale hit (step "), hint.getText());
        robot.press("F5");
        assertTrue(!hint.isVisible(), "the hint goes away with the first step");
    }
}
