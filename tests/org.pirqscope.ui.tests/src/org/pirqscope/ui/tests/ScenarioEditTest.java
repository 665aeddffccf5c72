package org.pirqscope.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.TreeItem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.scenario.Controller.Act;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.scenario.ScenarioReader;
import org.pirqscope.machine.scenario.ScenarioWriter;
import org.pirqscope.ui.desk.Opening;
import org.pirqscope.ui.scenario.RowDrag;

/** The Scenario view: every value is edited in its place, refused there, undone and saved. */
@ExtendWith(Screenshot.class)
class ScenarioEditTest {

    private final UiRobot robot = new UiRobot();
    private final ScenarioRobot rows = new ScenarioRobot(robot);

    @TempDir
    private Path folder;

    @BeforeEach
    void begin() {
        robot.begin("stale-pirq");
    }

    @Test
    void valuesOfAllKindsAreEditedAndUndone() {
        Scenario before = scenario();
        rows.type("another note", "note");
        rows.type("4.11", "versions", "linux");
        rows.type("list", "versions", "linux", "reuse");
        rows.type("7", "pool", "extra_guest_irqs");
        rows.type("5", "controllers", "nvme1", "vectors");
        rows.type("load, unload*2", "controllers", "nvme1", "script");
        rows.type("ahci", "controllers", "nvme1", "driver");
        rows.type("144d:a809", "controllers", "nvme1", "device", "ids");
        rows.type("nvme1*3", "schedule", "2");
        Scenario after = scenario();
        assertEquals("another note", after.note());
        assertEquals("4.11", after.versions().linux());
        assertEquals("linux.reuse=list", after.versions().whatIf());
        assertEquals(7, after.pool().extraGuestIrqs());
        assertEquals(5, after.controllers().get(1).vectors());
        assertEquals(
                List.of(Act.LOAD, Act.UNLOAD, Act.UNLOAD),
                after.controllers().get(1).script());
        assertEquals("ahci", after.controllers().get(1).driver().spelling());
        assertEquals("144d:a809", after.controllers().get(1).device().ids());
        assertEquals("[nvme0*X, nvme1*3, nvme0*U, nvme1*act]", after.schedule().toString());
        assertEquals(after, run().scenario(), "what runs is what is open");
        for (int i = 0; i < 9; i++) {
            robot.press("M1+Z");
        }
        assertEquals(before, scenario());
        assertFalse(robot.desk().dirty());
        assertEquals(before.note(), rows.value("note"));
        for (int i = 0; i < 9; i++) {
            robot.press("M1+M2+Z");
        }
        assertEquals(after, scenario());
        assertEquals("5", rows.value("controllers", "nvme1", "vectors"));
    }

    @Test
    void whatIsRefusedIsSaidAtTheCellAndNotTaken() {
        Run before = run();
        Control editor = rows.edit("controllers", "nvme0", "vectors");
        rows.enter("many");
        assertEquals("vectors is \"many\"; allowed: a number from 1 to 2048", rows.message());
        Rectangle cell = robot.display().map(editor.getParent(), null, editor.getBounds());
        Control message = robot.find(org.eclipse.swt.widgets.Label.class, "cell-message");
        Rectangle said = robot.display().map(message.getParent(), null, message.getBounds());
        boolean below = Math.abs(said.y - cell.y - cell.height) < 12;
        boolean above = Math.abs(cell.y - said.y - said.height) < 12;
        assertTrue(below || above, said + " beside " + cell);
        Event escape = new Event();
        escape.detail = SWT.TRAVERSE_ESCAPE;
        editor.notifyListeners(SWT.Traverse, escape);
        robot.spin();
        assertTrue(rows.editor().isEmpty());
        assertEquals("", rows.message());
        assertSame(before, run());
        assertFalse(robot.desk().dirty());
        rows.edit("schedule", "1");
        rows.enter("nobody*act");
        assertTrue(rows.message().startsWith("schedule has \"nobody*act\"; allowed: NAME, "), rows.message());
        rows.tree().forceFocus();
        rows.editor().ifPresent(open -> open.notifyListeners(SWT.FocusOut, new Event()));
        robot.settle();
        assertTrue(rows.editor().isEmpty(), "who goes away leaves what is refused");
        assertSame(before, run());
    }

    @Test
    void controllersEventsAndTurnsComeAndGo() {
        Scenario before = scenario();
        rows.choose(new String[] {"Add Controller"}, "controllers");
        assertEquals(List.of("nvme0", "nvme1", "nvme2"), scenario().actors());
        rows.choose(new String[] {"Add Event", "kexec"}, "events");
        rows.choose(new String[] {"Add Turn", "kexec"}, "schedule", "4");
        rows.choose(new String[] {"Add Turn", "nvme2"}, "schedule", "1");
        assertEquals(
                "[nvme0*X, nvme2*act, nvme1*U, nvme0*U, nvme1*act, kexec*act]",
                scenario().schedule().toString());
        rows.choose(new String[] {"Remove"}, "controllers", "nvme2");
        rows.choose(new String[] {"Remove"}, "events", "kexec");
        assertEquals(before, scenario());
        rows.choose(new String[] {"Remove"}, "schedule", "4");
        assertEquals("[nvme0*X, nvme1*U, nvme0*U]", scenario().schedule().toString());
        rows.choose(new String[] {"Remove"}, "controllers", "nvme1");
        Run last = run();
        TreeItem only = rows.row("controllers", "nvme0");
        only.getParent().setSelection(only);
        Event delete = new Event();
        delete.keyCode = SWT.DEL;
        only.getParent().notifyListeners(SWT.KeyDown, delete);
        robot.settle();
        assertSame(last, run(), "a scenario has controllers");
    }

    @Test
    void changesThatAreAskedForTogetherAreMadeOneAfterAnother() {
        rows.row("controllers", "nvme1");
        rows.row("schedule", "4");
        List<String> said = new ArrayList<>();
        robot.desk().hear(rows.tree(), said::add);
        Job.getJobManager().suspend();
        try {
            rows.ask(new String[] {"Add Controller"}, "controllers");
            rows.ask(new String[] {"Add Controller"}, "controllers");
            rows.ask(new String[] {"Add Event", "kexec"}, "events");
            rows.ask(new String[] {"Add Event", "kexec"}, "events");
            rows.ask(new String[] {"Add Turn", "nvme1"}, "schedule");
            rows.ask(new String[] {"Remove"}, "schedule", "1");
        } finally {
            Job.getJobManager().resume();
        }
        robot.spinUntil("the last change is refused", () -> !said.isEmpty());
        assertEquals(
                List.of("nvme0", "nvme1", "nvme2", "nvme3", "kexec", "kexec0"),
                scenario().actors());
        assertEquals(
                4,
                scenario().controllers().stream()
                        .map(Controller::bdf)
                        .distinct()
                        .count());
        assertEquals(List.of("the scenario was changed meanwhile; nothing was done to row 1 of its schedule"), said);
        assertEquals(
                "[nvme0*X, nvme1*U, nvme0*U, nvme1*act, nvme1*act]",
                scenario().schedule().toString());
        assertEquals(Optional.of("Add nvme1*act"), robot.desk().document().undoable());
        for (int i = 0; i < 5; i++) {
            robot.press("M1+Z");
        }
        assertEquals(BuiltIn.named("stale-pirq"), scenario());
    }

    @Test
    void aKeyThatUndoesInATextFieldDoesNotUndoTheScenario() {
        rows.type("another note", "note");
        Scenario changed = scenario();
        robot.show("values");
        Text field = robot.find(Text.class, "values-filter");
        field.forceFocus();
        robot.settle();
        robot.type('z', 'z', SWT.MOD1);
        assertEquals(changed, scenario());
        rows.tree().forceFocus();
        robot.settle();
        robot.type('z', 'z', SWT.MOD1);
        assertEquals(BuiltIn.named("stale-pirq"), scenario());
    }

    @Test
    void turnsAreDraggedToAnotherPlace() {
        drag(rows.row("schedule", "4"), rows.row("schedule", "1"), false);
        assertEquals(
                "[nvme1*act, nvme0*X, nvme1*U, nvme0*U]", scenario().schedule().toString());
        drag(rows.row("schedule", "1"), rows.row("schedule", "3"), true);
        assertEquals(
                "[nvme0*X, nvme1*U, nvme1*act, nvme0*U]", scenario().schedule().toString());
        assertEquals(Optional.of("Move turn 1"), robot.desk().document().undoable());
        robot.press("M1+Z");
        robot.press("M1+Z");
        assertEquals(BuiltIn.named("stale-pirq"), scenario());
    }

    /** SWT cannot make a drag: the listener of the tree's own drop target is called. */
    private void drag(TreeItem from, TreeItem to, boolean below) {
        Run before = run();
        DropTarget target = (DropTarget) from.getParent().getData(DND.DROP_TARGET_KEY);
        ((RowDrag) target.getDropListeners()[0]).put(from, to, !below);
        robot.spinUntil("the run has changed", () -> run() != before);
        robot.spin();
    }

    @Test
    void theKeysMoveATurnAndTheSelectionGoesAlong() {
        TreeItem third = rows.row("schedule", "3");
        third.getParent().setSelection(third);
        Run before = run();
        Event up = new Event();
        up.keyCode = SWT.ARROW_UP;
        up.stateMask = SWT.MOD3;
        third.getParent().notifyListeners(SWT.KeyDown, up);
        robot.spinUntil("the run has changed", () -> run() != before);
        robot.spin();
        assertEquals(
                "[nvme0*X, nvme0*U, nvme1*U, nvme1*act]", scenario().schedule().toString());
        assertEquals("2", rows.tree().getSelection()[0].getText());
    }

    @Test
    void commentsSurviveAndTheFileHoldsWhatIsShown() throws IOException {
        String text = "# mine\n"
                + ScenarioWriter.write(BuiltIn.named("stale-pirq")).replace("vectors: 2", "vectors: 2  # two");
        Path file = Files.writeString(folder.resolve("mine.yaml"), text);
        new Opening(robot.desk()).file(file);
        robot.spinUntil("the file is open", () -> robot.desk().document().file().equals(Optional.of(file)));
        rows.type("0000:00:09.0", "controllers", "nvme1", "bdf");
        assertTrue(robot.title().startsWith("*mine.yaml"), robot.title());
        robot.press("M1+S");
        assertFalse(robot.title().startsWith("*"), robot.title());
        assertEquals(text.replace("0000:00:05.0", "0000:00:09.0"), Files.readString(file));
        assertEquals(scenario(), ScenarioReader.read(Files.readString(file), "mine.yaml"));
    }

    @Test
    void eightControllersKeepWhatIsOpen() {
        robot.begin("i3.16xlarge");
        rows.row("controllers", "nvme6", "vectors");
        rows.type("3", "controllers", "nvme6", "vectors");
        assertTrue(rows.row("controllers", "nvme6").getExpanded());
        assertFalse(Arrays.stream(rows.row("controllers").getItems())
                .filter(item -> !item.getText().equals("nvme6"))
                .anyMatch(TreeItem::getExpanded));
        assertEquals("vectors", rows.tree().getSelection()[0].getText());
        assertTrue(
                ((Text) rows.edit("controllers", "nvme6", "vectors")).getText().equals("3"));
    }

    private Scenario scenario() {
        return robot.desk().scenario();
    }

    private Run run() {
        return robot.desk().session().now().run();
    }
}
