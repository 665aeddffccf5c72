package org.pirqscope.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.scenario.ScenarioReader;
import org.pirqscope.session.Basis;

/**
 * A result belongs to the scenario that made it: what it opens never takes the place of what is open, nor of a file.
 */
@ExtendWith(Screenshot.class)
class ResultTest {

    private final UiRobot robot = new UiRobot();

    @TempDir
    private Path folder;

    @BeforeEach
    void explore() {
        robot.begin("stale-pirq");
        robot.show("explorer");
        search("explore-start");
    }

    /** As it was lost: explore A, make B of a new scenario, save it, open A's shortest failing run, save. */
    @Test
    void aRunOfAnotherScenarioDoesNotGoIntoMyFile() throws IOException {
        Path mine = folder.resolve("mine.yaml");
        robot.answer(dialog -> choose(dialog, "stale-pirq"));
        robot.press("M1+N");
        robot.spinUntil(
                "the new scenario is open", () -> robot.desk().scenario().name().equals("my-stale-pirq"));
        robot.savesTo(mine);
        robot.press("M1+M2+S");
        assertEquals("my-stale-pirq", read(mine).name());
        String saved = Files.readString(mine);
        robot.select(robot.find(Link.class, "shortest"));
        assertTrue(robot.title().startsWith("stale-pirq, shortest failing run \u2013 Linux 4.10"), robot.title());
        AtomicInteger asked = robot.savesTo(null);
        robot.press("M1+S");
        assertEquals(1, asked.get(), "a run that was found has no file until the user names one");
        assertEquals(saved, Files.readString(mine));
    }

    @ParameterizedTest
    @ValueSource(strings = {"shortest", "fewest", "outcome", "matrix"})
    void noResultTakesThePlaceOfChangesThatAreNotSaved(String which) {
        search("explore-matrix");
        robot.desk().session().open(BuiltIn.named("2x1"));
        robot.desk().session().choose(1);
        Scenario changed = robot.desk().scenario();
        assertTrue(robot.title().startsWith("*2x1"), robot.title());
        robot.answer("Cancel");
        open(which);
        assertEquals(changed, robot.desk().scenario());
        assertEquals(changed, robot.desk().session().now().run().scenario(), "what is shown is what is open");
        robot.answer("Don't Save");
        open(which);
        assertTrue(robot.title().startsWith("stale-pirq, "), robot.title());
        assertTrue(robot.desk().session().now().run().failed());
        assertFalse(robot.desk().dirty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"shortest", "fewest", "outcome", "matrix"})
    void aRunThatIsShownAlreadyIsNotOpenedAgain(String which) {
        search("explore-matrix");
        open(which);
        String title = robot.title();
        var document = robot.desk().document();
        robot.desk().session().toEnd();
        open(which);
        assertEquals(title, robot.title());
        assertTrue(document == robot.desk().document() && !robot.desk().dirty());
        assertTrue(robot.desk().session().now().atStart(), "but it is gone to");
    }

    @Test
    void theOnlyRunOfAScenarioIsTheOneThatIsOpen() {
        robot.desk().session().open(BuiltIn.named("one-controller"));
        search("explore-start");
        open("outcome");
        assertTrue(robot.title().startsWith("one-controller \u2013 "), robot.title());
        assertFalse(robot.desk().dirty());
    }

    @Test
    void aResultIsMarkedWhileAnotherScenarioIsShown() {
        search("explore-matrix");
        assertFalse(marked("verdict-of") || marked("matrix-of"));
        open("shortest");
        assertFalse(marked("verdict-of") || marked("matrix-of"), "the same scenario in another order");
        robot.desk().session().withVersions(robot.desk().scenario().versions().withLinux("4.11"));
        robot.spin();
        assertTrue(marked("verdict-of"), "the verdict is that of Linux 4.10");
        assertFalse(marked("matrix-of"), "the matrix has Linux 4.11");
        robot.desk().session().open(BuiltIn.named("2x1"));
        robot.spin();
        assertTrue(marked("verdict-of") && marked("matrix-of"));
        String owner = robot.find(Label.class, "verdict-of").getText();
        assertTrue(
                owner.endsWith("it belongs to stale-pirq from the start, "
                        + BuiltIn.named("stale-pirq").versions().text() + "."),
                owner);
        robot.desk().session().undo();
        robot.desk().session().open(BuiltIn.named("stale-pirq"));
        robot.spin();
        assertFalse(marked("verdict-of") || marked("matrix-of"));
    }

    @Test
    void aSearchThatEndsWhenAnotherScenarioIsOpenIsMarkedToo() {
        robot.select(robot.find(Button.class, "explore-start"));
        robot.desk().session().open(BuiltIn.named("2x1"));
        settle();
        assertTrue(marked("verdict-of"));
        assertTrue(Basis.start(robot.desk().document(), robot.desk().session().now())
                .holdsFor(robot.desk().session().now().run()));
    }

    private boolean marked(String id) {
        return robot.find(Label.class, id).getVisible();
    }

    private void open(String which) {
        switch (which) {
            case "outcome" -> {
                Table outcomes = robot.find(Table.class, "explorer-outcomes");
                outcomes.setSelection(failing(outcomes));
                outcomes.notifyListeners(SWT.DefaultSelection, new Event());
            }
            case "matrix" -> {
                Event click = new Event();
                click.button = 1;
                robot.find(Canvas.class, "cell 4.10 2.5").notifyListeners(SWT.MouseUp, click);
            }
            default -> robot.find(Link.class, which).notifyListeners(SWT.Selection, new Event());
        }
        robot.spin();
    }

    /** The first outcome that loses an interrupt, else the first. */
    private static int failing(Table table) {
        for (int i = 0; i < table.getItemCount(); i++) {
            if (table.getItem(i).getText(0).equals("\u2717")) {
                return i;
            }
        }
        return 0;
    }

    private void search(String button) {
        robot.select(robot.find(Button.class, button));
        settle();
    }

    private void settle() {
        robot.spinUntil(
                "the search has ended",
                () -> !robot.find(Button.class, "explore-cancel").isEnabled());
    }

    /** In the dialog of New Scenario, which fills its list by and by: the row that begins with the name. */
    private void choose(Shell dialog, String name) {
        Table table = tables(dialog).getFirst();
        robot.spinUntil(name + " is listed", () -> row(table, name) >= 0);
        table.setSelection(row(table, name));
        table.notifyListeners(SWT.Selection, new Event());
        UiRobot.push(dialog, "OK");
    }

    private static int row(Table table, String name) {
        for (int i = 0; i < table.getItemCount(); i++) {
            if (table.getItem(i).getText().startsWith(name + " ")) {
                return i;
            }
        }
        return -1;
    }

    private static List<Table> tables(org.eclipse.swt.widgets.Composite box) {
        return java.util.Arrays.stream(box.getChildren())
                .flatMap(child -> child instanceof Table table
                        ? java.util.stream.Stream.of(table)
                        : child instanceof org.eclipse.swt.widgets.Composite inner
                                ? tables(inner).stream()
                                : java.util.stream.Stream.empty())
                .toList();
    }

    private static Scenario read(Path file) throws IOException {
        return ScenarioReader.read(Files.readString(file), file.toString());
    }
}
