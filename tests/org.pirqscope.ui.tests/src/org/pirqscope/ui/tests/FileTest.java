package org.pirqscope.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.ScenarioReader;
import org.pirqscope.machine.scenario.ScenarioWriter;
import org.pirqscope.ui.desk.Desk;
import org.pirqscope.ui.desk.Opening;
import org.pirqscope.ui.desk.OutsideChange;

/** Opening and saving. */
@ExtendWith(Screenshot.class)
class FileTest {

    private final UiRobot robot = new UiRobot();
    private Desk desk;

    @TempDir
    private Path folder;

    @BeforeEach
    void begin() {
        robot.begin("stale-pirq");
        desk = robot.desk();
    }

    @Test
    void whatIsSavedIsReadBackAndNothingElseIsLeft() throws IOException {
        Path file = folder.resolve("mine.yaml");
        desk.session().choose(1);
        assertTrue(desk.dirty() && title().startsWith("*"), title());
        desk.save(file);
        assertFalse(desk.dirty());
        assertTrue(title().startsWith("mine.yaml"), title());
        assertEquals(desk.scenario(), ScenarioReader.read(Files.readString(file), "mine.yaml"));
        try (var all = Files.list(folder)) {
            assertEquals(List.of(file), all.toList());
        }
        assertEquals(file, desk.recent().all().get(0));
    }

    @Test
    void aFileIsOpenedAtItsStart() throws IOException {
        Path file = folder.resolve("one.yaml");
        Files.writeString(file, ScenarioWriter.write(BuiltIn.named("one-controller")));
        new Opening(desk).file(file);
        robot.spinUntil("the file is open", () -> desk.document().file().equals(java.util.Optional.of(file)));
        assertEquals("one-controller", desk.scenario().name());
        assertTrue(desk.session().now().atStart());
    }

    @Test
    void aChangeByAnotherProgramIsAskedAboutOnce() throws IOException {
        Path file = folder.resolve("mine.yaml");
        desk.save(file);
        OutsideChange outside =
                new OutsideChange(robot.page().getWorkbenchWindow().getShell(), desk);
        outside.look();
        assertEquals("stale-pirq", desk.scenario().name(), "nothing has changed, nothing is asked");
        Files.writeString(file, ScenarioWriter.write(BuiltIn.named("one-controller")));
        robot.answer("Keep This");
        outside.look();
        outside.look();
        assertEquals("stale-pirq", desk.scenario().name());
        Files.writeString(file, "# again\n" + ScenarioWriter.write(BuiltIn.named("one-controller")));
        robot.answer("Reload");
        outside.look();
        robot.spinUntil("it is read again", () -> desk.scenario().name().equals("one-controller"));
        outside.look();
        Files.delete(file);
        outside.look();
        String said = robot.find(Label.class, "standing").getText();
        assertTrue(said.startsWith("mine.yaml no longer exists"), said);
    }

    @Test
    void anErrorNamesFileLineAndColumn() throws IOException {
        Path file = folder.resolve("broken.yaml");
        String text = ScenarioWriter.write(BuiltIn.named("stale-pirq")).replace("4.10", "banana");
        Files.writeString(file, text);
        String before = text.substring(0, text.indexOf("banana"));
        long line = before.chars().filter(c -> c == '\n').count() + 1;
        StringBuilder said = new StringBuilder();
        robot.answer(dialog -> said.append(words(dialog)));
        new Opening(desk).file(file);
        robot.spinUntil("the dialog was there", () -> said.length() > 0);
        assertTrue(
                said.toString().contains(file.toString())
                        && said.toString().contains("line " + line + ", column ")
                        && said.toString().contains("banana"),
                said.toString());
        assertEquals("stale-pirq", desk.scenario().name());
    }

    static String words(Composite box) {
        StringBuilder words = new StringBuilder();
        for (Control child : box.getChildren()) {
            words.append(
                    child instanceof Label label
                            ? label.getText() + "\n"
                            : child instanceof Composite inner ? words(inner) : "");
        }
        return words.toString();
    }

    private String title() {
        Shell shell = robot.page().getWorkbenchWindow().getShell();
        return shell.getText();
    }
}
