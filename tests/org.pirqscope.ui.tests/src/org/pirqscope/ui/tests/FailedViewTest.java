package org.pirqscope.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pirqscope.ui.diagram.DiagramCanvas;

/** A view that throws says so in its own place; the others go on, and it can be made anew. */
@ExtendWith(Screenshot.class)
class FailedViewTest {

    private final UiRobot robot = new UiRobot();

    @Test
    void theOthersGoOn() {
        robot.begin("stale-pirq");
        robot.show("values");
        robot.find(Text.class, "values-filter").dispose();
        // the robot throws what is logged
        assertThrows(AssertionError.class, () -> {
            robot.desk()
                    .session()
                    .withVersions(robot.desk().scenario().versions().withLinux("4.11"));
            robot.spin();
        });
        robot.spin();
        String said = robot.find(Label.class, "failed-sentence").getText();
        assertEquals(
                "The view Values has failed, a fault in Pirqscope: Widget is disposed. The other views go on.", said);
        robot.press("F5");
        assertEquals(1, robot.desk().session().now().position());
        DiagramCanvas diagram =
                (DiagramCanvas) robot.find(Canvas.class, "diagram").getData("shows");
        assertEquals(diagram.diagram().rowOf(1), diagram.current());

        Composite failed = robot.find(Composite.class, "failed-view");
        UiRobot.push(failed, "Copy Details");
        Clipboard clipboard = new Clipboard(robot.display());
        String copied = (String) clipboard.getContents(TextTransfer.getInstance());
        clipboard.dispose();
        assertTrue(copied.startsWith(said) && copied.contains("ValuesView.filter"), copied);

        UiRobot.push(failed, "Try Again");
        robot.spin();
        assertTrue(failed.isDisposed());
        assertTrue(robot.find(Text.class, "values-filter").isVisible());
        assertTrue(robot.find(Canvas.class, "values").isVisible());
    }
}
