package org.pirqscope.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.Bookmark;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.ScenarioReader;
import org.pirqscope.machine.scenario.ScenarioWriter;
import org.pirqscope.ui.desk.Opening;
import org.pirqscope.ui.diagram.DiagramCanvas;

/** The Marks view and the keys of marks: steps are named, noted, visited, and kept by the scenario. */
@ExtendWith(Screenshot.class)
class BookmarkViewTest {

    private final UiRobot robot = new UiRobot();
    private Table table;

    @TempDir
    private Path folder;

    @BeforeEach
    void open() {
        robot.begin("stale-pirq");
        robot.show("marks");
        table = robot.find(Table.class, "marks");
    }

    private void mark(int step) {
        robot.desk().session().goTo(step);
        robot.press("M1+K");
        robot.spin();
    }

    private static Optional<Text> field(Composite box) {
        for (Control child : box.getChildren()) {
            Optional<Text> found = child instanceof Text text && text.getEditable()
                    ? Optional.of(text)
                    : child instanceof Composite inner ? field(inner) : Optional.empty();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private void note(String words) {
        robot.answer(dialog -> {
            field(dialog).orElseThrow().setText(words);
            UiRobot.push(dialog, "OK");
        });
        robot.press("M1+M2+K");
        robot.spin();
    }

    private int position() {
        return robot.desk().session().now().position();
    }

    @Test
    void keysMarkNoteAndVisitSteps() {
        Run run = robot.desk().session().now().run();
        mark(318);
        mark(120);
        mark(250);
        robot.desk().session().toStart();
        List<Integer> forward = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            robot.press("M1+J");
            forward.add(position());
        }
        // a call that calls nothing is marked at its answer
        List<Integer> marked = Stream.of(120, 250, 318)
                .map(step -> run.steps().get(step - 1).shown())
                .toList();
        assertEquals(marked, forward);
        robot.press("M1+J");
        assertEquals(marked.getLast(), position());
        robot.press("M1+M2+J");
        assertEquals(marked.get(1), position());
        note("two\nlines & more");
        Bookmark noted = robot.desk().bookmarks().here().orElseThrow();
        assertEquals("two\nlines & more", noted.note());
        assertEquals(3, table.getItemCount());
        assertTrue(((DiagramCanvas) robot.find(org.eclipse.swt.widgets.Canvas.class, "diagram")
                        .getData("shows"))
                .says()
                .contains("two\nlines & more"));
        robot.press("M1+K");
        assertEquals(2, table.getItemCount());
        assertSame(run, robot.desk().session().now().run());
        robot.press("M1+Z");
        assertEquals(Optional.of(noted), robot.desk().bookmarks().here());
    }

    @Test
    void aMarkGoesWithItsCallToAnotherVersionOrIsSaidToBeMissing() {
        mark(23);
        mark(250);
        robot.desk().session().withVersions(robot.desk().scenario().versions().withLinux("4.11"));
        robot.spin();
        assertEquals(2, table.getItemCount());
        List<String> steps =
                List.of(table.getItem(0).getText(2), table.getItem(1).getText(2));
        assertEquals("not in this run", steps.get(1));
        assertTrue(Integer.parseInt(steps.get(0)) > 0);
    }

    @Test
    void theScenarioKeepsThemWithItsComments() throws IOException {
        String text = "# mine\n" + ScenarioWriter.write(BuiltIn.named("stale-pirq")) + "# the end\n";
        Path file = Files.writeString(folder.resolve("mine.yaml"), text);
        new Opening(robot.desk()).file(file);
        robot.spinUntil("the file is open", () -> robot.desk().document().file().equals(Optional.of(file)));
        mark(250);
        note("here");
        assertTrue(robot.title().startsWith("*mine.yaml"), robot.title());
        robot.press("M1+S");
        String saved = Files.readString(file);
        assertTrue(saved.startsWith("# mine\n") && saved.contains("# the end\n"), saved);
        assertEquals(
                robot.desk().bookmarks().placed().bookmarks(),
                ScenarioReader.read(saved, "mine.yaml").bookmarks());
        robot.press("M1+Z");
        robot.press("M1+Z");
        assertEquals(0, table.getItemCount());
    }

    @Test
    void theCallsShowThem() {
        mark(250);
        Tree calls = robot.find(Tree.class, "calls");
        assertTrue(words(calls.getItems()).contains("\u2691"), words(calls.getItems()));
        robot.press("M1+K");
        robot.spin();
        assertTrue(!words(calls.getItems()).contains("\u2691"));
    }

    private static String words(org.eclipse.swt.widgets.TreeItem[] items) {
        StringBuilder out = new StringBuilder();
        for (org.eclipse.swt.widgets.TreeItem item : items) {
            out.append(item.getText()).append('\n');
            if (item.getExpanded()) {
                out.append(words(item.getItems()));
            }
        }
        return out.toString();
    }
}
