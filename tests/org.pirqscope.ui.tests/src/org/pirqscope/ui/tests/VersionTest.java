package org.pirqscope.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pirqscope.machine.driver.Drivers;
import org.pirqscope.machine.run.Run;

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
    void theContextMenuGivesAControllerAnotherDriver() {
        robot.begin("stale-pirq");
        robot.show("scenario");
        Run before = run();
        Text controllers = robot.find(Text.class, "controllers");
        assertTrue(controllers.getText().startsWith("nvme0 00:04.0: nvme, MSI-X"), controllers.getText());
        Menu menu = controllers.getMenu();
        menu.notifyListeners(SWT.Show, new Event());
        MenuItem other = Arrays.stream(menu.getItem(1).getMenu().getItems())
                .filter(item -> item.getText().equals("ena"))
                .findFirst()
                .orElseThrow();
        other.setSelection(true);
        other.notifyListeners(SWT.Selection, new Event());
        robot.spinUntil("the run has changed", () -> run() != before);
        assertEquals(Drivers.ENA, run().scenario().controllers().get(1).driver());
        assertEquals(Drivers.NVME, run().scenario().controllers().get(0).driver());
        assertTrue(controllers.getText().contains("nvme1 00:05.0: ena, MSI-X"), controllers.getText());
        assertTrue(robot.desk().dirty());
    }

    @Test
    void aVersionThatIsNoneChangesNothing() {
        robot.begin("stale-pirq");
        robot.show("scenario");
        Run before = run();
        choose("banana");
        assertEquals(before, run());
        assertEquals(
                "\u26a0 Linux version \"banana\" is not a version; expected a number such as 4.10, 2.6.37-rc4 or "
                        + "4.9.30, or what uname -r prints",
                row());
    }

    @Test
    void whatPeoplePasteIsCutToItsVersionAndToldAbout() {
        robot.begin("stale-pirq");
        robot.show("scenario");
        Run before = run();
        choose("Linux version 4.9.0-3-amd64 (a@b) (gcc version 6.3.0 (Debian 6.3.0-18) ) #1 SMP Debian "
                + "4.9.30-2+deb9u5 (2017-09-19)");
        robot.spinUntil("the run has changed", () -> run() != before);
        assertEquals("4.9.30-2+deb9u5", robot.find(Combo.class, "version-Linux").getText());
        assertTrue(
                row().startsWith("4.9.17+: ")
                        && row().contains("\n\u26a0 a distribution's number with the stable release in it"),
                row());
        assertFalse(run().failed());
        Run good = run();
        choose("linux-4.10");
        robot.spinUntil("the run is back", () -> run() != good);
        assertEquals("4.10", robot.find(Combo.class, "version-Linux").getText());
        assertEquals("4.10: list lookup; its NVMe driver enables twice a load", row());
        choose("v4.10");
        assertEquals("4.10", robot.find(Combo.class, "version-Linux").getText());
    }

    private String row() {
        return robot.find(Label.class, "row-Linux").getText();
    }

    private void choose(String version) {
        Combo combo = robot.versionBox();
        combo.setText(version);
        robot.select(combo);
    }

    private Run run() {
        return robot.desk().session().now().run();
    }
}
