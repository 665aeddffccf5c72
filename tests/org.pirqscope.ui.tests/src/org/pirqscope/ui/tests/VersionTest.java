package org.pirqscope.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pirqscope.machine.scenario.Run;

/** Another version carries out the same schedule at once. */
@ExtendWith(Screenshot.class)
class VersionTest {

    private final UiRobot robot = new UiRobot();

    @Test
    void linux411RunsTheSameScheduleWell() {
        robot.begin("stale-pirq");
        robot.show("scenario");
        Run before = run();
        assertTrue(before.failed());
        choose("4.11");
        robot.spinUntil("the run has changed", () -> run() != before);
        assertFalse(run().failed());
        assertEquals(before.scenario().schedule(), run().scenario().schedule());
        assertTrue(robot.find(Text.class, "outcomes").getText().startsWith("\u2713 nvme0: ok"));
        Run good = run();
        choose("4.10");
        robot.spinUntil("the run is back", () -> run() != good);
        assertEquals(before.runString(), run().runString());
        assertFalse(robot.desk().dirty());
    }

    @Test
    void aVersionThatIsNoneChangesNothing() {
        robot.begin("stale-pirq");
        robot.show("scenario");
        Run before = run();
        choose("banana");
        assertEquals(before, run());
    }

    private void choose(String version) {
        Combo combo = robot.find(Combo.class, "version-Linux");
        combo.setText(version);
        robot.select(combo);
    }

    private Run run() {
        return robot.desk().session().now().run();
    }
}
