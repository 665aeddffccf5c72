package org.pirqscope.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pirqscope.machine.call.Finding;

/** The welcome page and the tour, which moves the views itself, can be left and goes on there. */
@ExtendWith(Screenshot.class)
class TourTest {

    private static final int STEPS = 12;

    private final UiRobot robot = new UiRobot();

    @BeforeEach
    void begin() {
        robot.begin("kexec");
        robot.desk().preferences().setToDefault("tour");
    }

    @AfterEach
    void leave() {
        Arrays.stream(robot.display().getShells())
                .filter(shell -> "tour".equals(shell.getData("id")))
                .forEach(Shell::close);
        robot.begin("stale-pirq");
    }

    private Shell tour() {
        return Arrays.stream(robot.display().getShells())
                .filter(shell -> "tour".equals(shell.getData("id")))
                .findFirst()
                .orElse(null);
    }

    private String head() {
        return robot.find(Label.class, "tour-head").getText();
    }

    @Test
    void twelveStepsMoveTheViews() {
        robot.run("org.pirqscope.ui.take-tour");
        List<String> views = new ArrayList<>();
        for (int step = 1; step <= STEPS; step++) {
            assertTrue(head().startsWith(step + " of " + STEPS + ": "), head());
            assertEquals("stale-pirq", robot.desk().document().name());
            String view = (String) tour().getData("view");
            assertTrue(robot.page().isPartVisible(robot.page().findView(view)), view);
            views.add(view + " " + robot.desk().session().now().position());
            if (head().contains("stale hit")) {
                assertTrue(robot.desk().session().now().step().orElseThrow().findings().stream()
                        .anyMatch(Finding.StaleHit.class::isInstance));
            }
            UiRobot.push(tour(), step == STEPS ? "Done" : "Next");
            robot.spin();
        }
        assertEquals(STEPS, views.stream().distinct().count(), views::toString);
        assertEquals(null, tour());
    }

    @Test
    void itGoesOnWhereItWasLeft() {
        robot.run("org.pirqscope.ui.take-tour");
        UiRobot.push(tour(), "Next");
        UiRobot.push(tour(), "Next");
        robot.spin();
        String left = head();
        int place = robot.desk().session().now().position();
        UiRobot.push(tour(), "Leave");
        robot.spin();
        assertEquals(null, tour());
        robot.desk().session().toEnd();
        assertNotEquals(place, robot.desk().session().now().position());
        robot.run("org.pirqscope.ui.take-tour");
        assertEquals(left, head());
        assertEquals(place, robot.desk().session().now().position());
        UiRobot.push(tour(), "Back");
        robot.spin();
        assertFalse(head().equals(left));
    }

    @Test
    void theWelcomePageOpensTheFailingRun() {
        robot.run("org.pirqscope.ui.show-welcome");
        Link failing = robot.find(Link.class, "welcome-failing");
        assertTrue(failing.isVisible());
        failing.notifyListeners(SWT.Selection, new Event());
        robot.spinUntil("it is open", () -> robot.desk().document().name().equals("stale-pirq"));
    }
}
