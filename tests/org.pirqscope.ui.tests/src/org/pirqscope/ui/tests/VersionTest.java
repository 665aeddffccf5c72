package org.pirqscope.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pirqscope.machine.driver.Drivers;
import org.pirqscope.machine.run.Run;

/** Another version carries out the same schedule at once. */
@ExtendWith(Screenshot.class)
class VersionTest {

    private final UiRobot robot = new UiRobot();
    private final ScenarioRobot rows = new ScenarioRobot(robot);

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
        assertTrue(rows.value("controllers", "nvme0").startsWith("\u2713 ok"));
        Run good = run();
        choose("4.10");
        robot.spinUntil("the run is back", () -> run() != good);
        assertEquals(before.runString(), run().runString());
        assertFalse(robot.desk().dirty());
    }

    @Test
    void aControllerGetsAnotherDriver() {
        robot.begin("stale-pirq");
        assertTrue(
                rows.remark("controllers", "nvme0").startsWith("00:04.0: nvme, MSI-X"),
                rows.remark("controllers", "nvme0"));
        rows.type("ena", "controllers", "nvme1", "driver");
        assertEquals(Drivers.ENA, run().scenario().controllers().get(1).driver());
        assertEquals(Drivers.NVME, run().scenario().controllers().get(0).driver());
        assertTrue(
                rows.remark("controllers", "nvme1").startsWith("00:05.0: ena, MSI-X"),
                rows.remark("controllers", "nvme1"));
        assertTrue(robot.desk().dirty());
    }

    @Test
    void aVersionThatIsNoneChangesNothing() {
        robot.begin("stale-pirq");
        Run before = run();
        rows.edit("versions", "linux");
        rows.enter("banana");
        assertEquals(before, run());
        assertEquals(
                "Linux version \"banana\" is not a version; expected a number such as 4.10, 2.6.37-rc4 or "
                        + "4.9.30, or what uname -r prints",
                rows.message());
    }

    @Test
    void whatPeoplePasteIsCutToItsVersionAndToldAbout() {
        robot.begin("stale-pirq");
        robot.show("scenario");
        Run before = run();
        choose("Linux version 4.9.0-3-amd64 (a@b) (gcc version 6.3.0 (Debian 6.3.0-18) ) #1 SMP Debian "
                + "4.9.30-2+deb9u5 (2017-09-19)");
        robot.spinUntil("the run has changed", () -> run() != before);
        assertEquals("4.9.30-2+deb9u5", rows.value("versions", "linux"));
        assertTrue(
                row().startsWith("\u26a0 a distribution's number with the stable release in it")
                        && row().contains("; 4.9.17+: "),
                row());
        assertFalse(run().failed());
        Run good = run();
        choose("linux-4.10");
        robot.spinUntil("the run is back", () -> run() != good);
        assertEquals("4.10", rows.value("versions", "linux"));
        assertEquals("4.10: list lookup; its NVMe driver enables twice a load", row());
        Run same = run();
        rows.edit("versions", "linux");
        rows.enter("v4.10");
        robot.settle();
        assertEquals(same.scenario(), run().scenario());
    }

    private String row() {
        return rows.remark("versions", "linux");
    }

    private void choose(String version) {
        rows.type(version, "versions", "linux");
    }

    private Run run() {
        return robot.desk().session().now().run();
    }
}
