package org.pirqscope.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.ui.IViewReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A closed view leaves nobody behind who follows the session or the model. */
@ExtendWith(Screenshot.class)
class LeakTest {

    private final UiRobot robot = new UiRobot();

    @Test
    void closingEveryViewRemovesItsWatchers() {
        robot.begin("stale-pirq");
        closeAll();
        int left = robot.desk().watching();
        robot.page().resetPerspective();
        for (String view : new String[] {
            "scenario",
            "what-if",
            "channels",
            "irqs",
            "log",
            "findings",
            "explorer",
            "properties",
            "keys",
            "values",
            "why",
            "compare",
            "review",
            "runs",
            "breakpoints"
        }) {
            robot.show(view);
        }
        robot.press("F8");
        assertTrue(robot.desk().watching() >= left + 18, robot.desk().watching() + " watchers");
        closeAll();
        assertEquals(left, robot.desk().watching());
        assertEquals(
                0,
                followers(robot.desk().live().pirqTable())
                        + followers(robot.desk().live().bus()));
        robot.press("F8");
        robot.page().resetPerspective();
    }

    private void closeAll() {
        for (IViewReference view : robot.page().getViewReferences()) {
            robot.page().hideView(view);
        }
        robot.spin();
    }

    private static long followers(EObject object) {
        return object.eAdapters().stream()
                .filter(adapter -> adapter.getClass().getName().startsWith("org.pirqscope.ui."))
                .count();
    }
}
