package org.pirqscope.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.ToolItem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pirqscope.report.moment.Move;
import org.pirqscope.session.Session;

/** The keys, the choice of who goes on, and clicks. */
@ExtendWith(Screenshot.class)
class SteppingTest {

    private final UiRobot robot = new UiRobot();
    private Session session;

    @BeforeEach
    void begin() {
        robot.begin("stale-pirq");
        session = robot.desk().session();
    }

    @Test
    void theKeysStepAsInADebugger() {
        assertMoves("F5", "Shift+F5", Move.INTO);
        assertMoves("F6", "Shift+F6", Move.OVER);
        assertMoves("F7", "Shift+F7", Move.RETURN);
        assertMoves("F8", "Shift+F8", Move.RESUME);
    }

    private void assertMoves(String ahead, String back, Move move) {
        session.goTo(30);
        int forward = session.now().forward(move).position();
        int backward = session.now().backward(move).position();
        robot.press(ahead);
        assertEquals(forward, session.now().position(), ahead);
        session.goTo(30);
        robot.press(back);
        assertEquals(backward, session.now().position(), back);
        assertTrue(forward > 30 && backward < 30, ahead + " goes somewhere");
    }

    /** Buttons 4 and 5 of SWT, 8 and 9 of X11, wherever in the window. */
    @Test
    void theSideButtonsOfAMouseGoWhereOneHasBeen() {
        for (int[] buttons : new int[][] {{4, 5}, {8, 9}}) {
            session.goTo(30);
            session.goTo(200);
            side(buttons[0]);
            assertEquals(30, session.now().position());
            side(buttons[1]);
            assertEquals(200, session.now().position());
            robot.press("Alt+ARROW_LEFT");
            assertEquals(30, session.now().position());
            robot.press("Alt+ARROW_RIGHT");
            assertEquals(200, session.now().position());
        }
    }

    private void side(int button) {
        Event press = new Event();
        press.button = button;
        robot.find(Canvas.class, "diagram").notifyListeners(SWT.MouseDown, press);
        robot.spin();
    }

    @Test
    void homeAndEndGoToTheEnds() {
        robot.press("End");
        assertTrue(session.now().atEnd());
        robot.press("Home");
        assertTrue(session.now().atStart());
    }

    @Test
    void textFieldsKeepHomeAndEnd() {
        new ScenarioRobot(robot).edit("note").notifyListeners(SWT.FocusIn, new Event());
        robot.spin();
        assertEquals(null, robot.binding("Home"));
        robot.find(Canvas.class, "diagram").notifyListeners(SWT.FocusIn, new Event());
        robot.spin();
        assertNotEquals(null, robot.binding("Home"));
    }

    @Test
    void theOtherControllerMayGoOn() {
        String before = session.now().run().runString();
        ToolItem other = robot.find(ToolItem.class, "next-1");
        assertTrue(other.isEnabled(), "at the start both may run");
        robot.select(other);
        assertEquals(1, session.now().next().orElseThrow().actor());
        assertNotEquals(before, session.now().run().runString());
        assertTrue(robot.desk().dirty(), "the choice is the schedule now");
        assertTrue(other.getText().startsWith("\u25cf"), other.getText());
    }

    @Test
    void insideAnAtomicStepNobodyElseMayGoOn() {
        session.goTo(3);
        robot.spin();
        assertFalse(robot.find(ToolItem.class, "next-1").isEnabled());
    }

    @Test
    void aClickInTheDiagramGoesThere() {
        Canvas canvas = robot.find(Canvas.class, "diagram");
        Event click = new Event();
        click.button = 1;
        click.x = 50;
        click.y = canvas.getClientArea().height / 2;
        canvas.notifyListeners(SWT.MouseDown, click);
        robot.spin();
        assertTrue(session.now().position() > 0);
    }
}
