package org.pirqscope.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.Finding.Kind;

/** "The main job in five lines" of the README, with the keys that it names. */
@ExtendWith(Screenshot.class)
class MainJobTest {

    private final UiRobot robot = new UiRobot();

    @Test
    void fiveTimesF8TellTheStory() {
        robot.begin("stale-pirq");
        robot.press("F8");
        assertTrue(here().stream().anyMatch(Finding.StaleHit.class::isInstance), here().toString());
        for (Kind kind : List.of(Kind.DUPLICATE_PIRQ, Kind.ENTRY_NOT_MAPPED, Kind.BIND_FAILED, Kind.INTERRUPT_LOST)) {
            robot.press("F8");
            assertTrue(
                    here().stream()
                            .anyMatch(finding -> finding instanceof Finding.Observed seen && seen.kind() == kind),
                    kind + ": " + here());
        }
        var session = robot.desk().session();
        session.withVersions(session.now().run().scenario().versions().withLinux("4.11"));
        assertEquals(false, session.now().run().failed());
    }

    private List<Finding> here() {
        return robot.desk().session().now().step().orElseThrow().findings();
    }
}
