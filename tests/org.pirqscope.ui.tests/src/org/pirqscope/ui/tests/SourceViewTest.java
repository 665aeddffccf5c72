package org.pirqscope.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Label;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.pirqscope.machine.call.Step;
import org.pirqscope.source.CallSource;
import org.pirqscope.ui.desk.DeskPreferences;

/** The Source view: without a clone, and with a folder that is none, it says so in one sentence and nothing else. */
@ExtendWith(Screenshot.class)
class SourceViewTest {

    private final UiRobot robot = new UiRobot();

    @TempDir
    private Path folder;

    @BeforeEach
    void open() {
        robot.begin("stale-pirq");
        robot.desk().session().goTo(1);
        robot.press("M1+U");
        robot.spin();
    }

    @AfterEach
    void noClone() {
        for (String project : new String[] {"linux", "qemu", "xen"}) {
            robot.desk().preferences().setValue(DeskPreferences.CLONE + project, "");
        }
    }

    private String title() {
        return robot.find(Label.class, "source-title").getText();
    }

    @Test
    void withoutACloneNothingIsMissingButTheText() {
        for (Step step : robot.desk().session().now().run().steps().subList(0, 60)) {
            robot.desk().session().goTo(step.number());
            robot.spin();
            String project = CallSource.project(step.layer());
            assertTrue(title().contains(step.call().name()) && title().contains(project), title());
            assertEquals("", robot.find(StyledText.class, "source").getText());
        }
    }

    @Test
    void aFolderThatIsNoCloneIsSaidToBeNone() throws Exception {
        Path plain = Files.createDirectories(folder.resolve("plain"));
        Step step = robot.desk().session().now().step().orElseThrow();
        robot.desk().preferences().setValue(DeskPreferences.CLONE + CallSource.project(step.layer()), plain.toString());
        robot.spinUntil(
                "the clone is refused", () -> title().toLowerCase(Locale.ROOT).contains("is no git clone"));
        assertEquals("", robot.find(StyledText.class, "source").getText());
    }
}
