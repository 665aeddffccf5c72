package org.pirqscope.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.scenario.ScenarioWriter;
import org.pirqscope.report.moment.Moment;
import org.pirqscope.session.document.ScenarioDocument;
import org.pirqscope.ui.WindowKeeper;
import org.pirqscope.ui.desk.DeskKeeper;
import org.pirqscope.ui.desk.DeskState;
import org.pirqscope.ui.desk.Opening;

/** What comes back after the desktop has ended, also where it was killed. */
@ExtendWith(Screenshot.class)
class RestartTest {

    private final UiRobot robot = new UiRobot();

    @TempDir
    private Path folder;

    @Test
    void everyStateIsReadAsItWasWrittenAndHalfOfOneIsNoFault() {
        for (Scenario scenario : BuiltIn.all()) {
            for (Optional<Path> file : List.of(Optional.<Path>empty(), Optional.of(folder.resolve("a b.yaml")))) {
                Scenario changed = scenario.withVersions(scenario.versions().withLinux("4.11"))
                        .withName("other");
                DeskState state = new DeskState(file, "a run: of many", 17, scenario, changed);
                String text = state.text();
                assertEquals(Optional.of(state), DeskState.read(text));
                for (int end = 0; end < text.length(); end += 97) {
                    DeskState.read(text.substring(0, end));
                }
            }
        }
        assertEquals(Optional.empty(), DeskState.read(""));
    }

    @Test
    void aFileWithItsChangesAndThePlaceComeBack() throws IOException {
        robot.begin("stale-pirq");
        Path file = folder.resolve("mine.yaml");
        Scenario mine = BuiltIn.named("stale-pirq").withName("mine");
        Files.writeString(file, "# a remark\n" + ScenarioWriter.write(mine));
        new Opening(robot.desk()).file(file);
        robot.spinUntil("it is open", () -> robot.desk().document().file().isPresent());
        robot.desk().session().withVersions(mine.versions().withLinux("4.9"));
        robot.desk().session().goTo(123);
        DeskState state = DeskState.of(robot.desk());
        robot.desk().open(ScenarioDocument.unnamed(mine), Moment.startOf(mine));

        new Opening(robot.desk()).restore(DeskState.read(state.text()).orElseThrow());
        robot.spinUntil("it is back", () -> robot.desk().document().file().isPresent());
        assertEquals(Optional.of(file), robot.desk().document().file());
        assertEquals(123, robot.desk().session().now().position());
        assertEquals("4.9", robot.desk().scenario().versions().linux().toString());
        assertTrue(robot.desk().dirty());
        robot.press("M1+Z");
        assertFalse(robot.desk().dirty());
        assertEquals(mine, robot.desk().scenario());
        assertTrue(robot.desk().document().textFor(file).startsWith("# a remark"));
        robot.begin("stale-pirq");
    }

    @Test
    void whatIsSavedIsKeptAtOnce() throws IOException {
        robot.begin("stale-pirq");
        Path file = folder.resolve("saved.yaml");
        robot.desk().session().goTo(40);
        robot.desk().save(file);
        DeskState kept = new DeskKeeper(robot.desk()).last().orElseThrow();
        assertEquals(DeskState.of(robot.desk()), kept);
        assertEquals(Optional.of(file), kept.file());
        robot.begin("stale-pirq");
        robot.spinUntil(
                "what is open is kept without being saved",
                () -> new DeskKeeper(robot.desk()).last().equals(Optional.of(DeskState.of(robot.desk()))));
    }

    @Test
    void halfALayoutIsReplacedByTheLastWholeOne() throws IOException {
        Path written = folder.resolve(".metadata/.plugins/org.eclipse.e4.workbench/workbench.xmi");
        Path copy = folder.resolve(".metadata/.plugins/org.pirqscope.ui/workbench.xmi");
        Files.createDirectories(written.getParent());
        Files.createDirectories(copy.getParent());
        String whole = "<application:Application>\n</application:Application>\n";
        Files.writeString(written, whole);
        Files.writeString(copy, whole.replace("\n", " "));
        new WindowKeeper(folder).repair();
        assertEquals(whole, Files.readString(written));
        for (int end = 0; end < whole.length() - 1; end++) {
            Files.writeString(written, whole.substring(0, end));
            new WindowKeeper(folder).repair();
            assertEquals(whole.replace("\n", " "), Files.readString(written), "cut at " + end);
        }
    }
}
