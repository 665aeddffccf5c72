package org.pirqscope.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.report.moment.Moment;
import org.pirqscope.session.document.ScenarioDocument;
import org.pirqscope.ui.desk.TriedRun;
import org.pirqscope.ui.diagram.DiagramCanvas;
import org.pirqscope.ui.view.CompareView;

/** The runs that were shown, and two of them beside one another. */
@ExtendWith(Screenshot.class)
class RunsTest {

    private final UiRobot robot = new UiRobot();

    @BeforeEach
    void open() {
        robot.begin("1x1");
        tried("1x1");
        robot.desk().tried().all().forEach(robot.desk().tried()::remove);
        robot.begin("stale-pirq");
        tried("stale-pirq");
    }

    /** Waits until the run that is open is in the list. */
    private TriedRun tried(String word) {
        String string = robot.desk().session().now().run().runString();
        robot.spinUntil(
                word + " is in the list",
                () -> current().filter(run -> run.runString().equals(string)).isPresent());
        robot.spin();
        return current().orElseThrow();
    }

    private Optional<TriedRun> current() {
        return robot.desk().tried().current();
    }

    private List<String> titles() {
        return robot.desk().tried().all().stream().map(TriedRun::title).toList();
    }

    /** The diagrams of both runs have a row for each other, stand where the runs part, and scroll together. */
    @Test
    void theDiagramsStandSideBySideAndScrollTogether() {
        robot.press("M1+D");
        Label title = robot.find(Label.class, "compare-title");
        robot.spinUntil("it is compared", () -> title.getText().contains("they part"));
        ((CompareView) robot.page().findView(CompareView.ID)).draw(true);
        robot.spin();
        DiagramCanvas left =
                (DiagramCanvas) robot.find(Canvas.class, "compare-left").getData("shows");
        DiagramCanvas right =
                (DiagramCanvas) robot.find(Canvas.class, "compare-right").getData("shows");
        assertEquals(left.rows().rows(), right.rows().rows());
        assertEquals(left.current(), right.current(), "where they part");
        assertTrue(left.rows().row(left.current()).text().startsWith("xen_irq_from_pirq(55) = 64"));
        assertTrue(right.rows().row(right.current()).text().startsWith("xen_allocate_pirq_msi = 54"));
        for (int row : new int[] {0, 17, 60, left.rows().rows(), 5}) {
            left.scrollTo(row);
            assertEquals(left.top(), right.top());
            right.scrollTo(row + 3);
            assertEquals(right.top(), left.top());
        }
        int before = left.current();
        robot.press("F8");
        assertTrue(Math.max(left.current(), right.current()) > before - 20);
        robot.press("Shift+F8");
        assertEquals(before, left.current());
    }

    @Test
    void theSameOrderOnTheFixedKernelIsOneKeyAway() {
        robot.press("M1+D");
        Label title = robot.find(Label.class, "compare-title");
        robot.spinUntil("it is compared", () -> title.getText().contains("they part"));
        assertTrue(title.getText().contains("linux.reuse: list -> never"), title.getText());
        assertTrue(title.getText().contains("right: Linux 4.11"), title.getText());
    }

    @Test
    void aRunStandsBelowTheOneThatItWasMadeOf() {
        robot.desk()
                .session()
                .change(
                        "Linux 4.11",
                        robot.desk()
                                .session()
                                .now()
                                .withVersions(robot.desk().scenario().versions().withLinux("4.11")));
        tried("4.11");
        robot.show("runs");
        Tree tree = robot.find(Tree.class, "runs");
        TreeItem root = Arrays.stream(tree.getItems())
                .filter(item -> item.getText().contains("stale-pirq"))
                .findFirst()
                .orElseThrow();
        assertTrue(root.getText().startsWith("\u2717"), root.getText());
        assertEquals("\u25b6 \u2713 Linux 4.11", root.getItem(0).getText());
        robot.desk().session().undo();
        tried("4.10");
        assertTrue(tree.getItem(tree.getItemCount() - 1).getText().contains("stale-pirq"));
        assertEquals(2, titles().size(), "a run that comes back is the same");
    }

    @Test
    void aChoiceOfWhoGoesNextIsNamed() {
        int position = 20;
        robot.desk().session().goTo(position);
        int other = robot.desk().session().now().choices().stream()
                .filter(actor -> actor == 1)
                .findFirst()
                .orElseThrow();
        robot.desk().session().choose(other);
        tried("another choice");
        assertTrue(titles().getLast().startsWith("nvme1 goes on at "), titles().toString());
    }

    @Test
    void namesAndRunsAreKeptAsLines() {
        TriedRun run = robot.desk().tried().current().orElseThrow();
        robot.desk().tried().rename(run, "the\tbad one");
        TriedRun named = robot.desk().tried().current().orElseThrow();
        assertTrue(named.title().startsWith("the bad one  ("), named.title());
        assertEquals(
                BuiltIn.named("stale-pirq").schedule().size(),
                named.scenario().schedule().size());
        robot.desk().tried().remove(named);
        assertTrue(robot.desk().tried().current().isEmpty());
    }

    @Test
    void whatIsRemovedIsOpenNoLonger() {
        robot.desk().tried().remove(current().orElseThrow());
        assertTrue(current().isEmpty());
        robot.desk()
                .session()
                .change(
                        "Linux 4.11",
                        robot.desk()
                                .session()
                                .now()
                                .withVersions(robot.desk().scenario().versions().withLinux("4.11")));
        assertEquals(0, tried("4.11").parent(), "there is no run above it any more");
    }

    @Test
    void ofTooManyRunsTheOldestWithoutANameAreForgotten() {
        robot.desk().tried().rename(current().orElseThrow(), "mine");
        Scenario small = BuiltIn.named("1x1");
        for (int i = 1; i <= 205; i++) {
            Scenario next = small.withName("number " + i);
            robot.desk().open(ScenarioDocument.unnamed(next), Moment.startOf(next));
        }
        TriedRun open = tried("the last one");
        List<TriedRun> all = robot.desk().tried().all();
        assertEquals(200, all.size());
        assertEquals("mine", all.getFirst().name());
        assertEquals(open, all.getLast());
        assertEquals("number 7", all.get(1).scenario().name(), "the oldest of the others are gone");
    }

    @Test
    void theTreeKeepsWhatIsSelectedAndWhatIsClosed() {
        for (String linux : List.of("4.11", "4.4")) {
            robot.desk()
                    .session()
                    .withVersions(robot.desk().scenario().versions().withLinux(linux));
            tried(linux);
        }
        robot.show("runs");
        Tree tree = robot.find(Tree.class, "runs");
        TreeItem root = tree.getItem(0);
        root.setExpanded(false);
        Event collapse = new Event();
        collapse.item = root;
        tree.notifyListeners(SWT.Collapse, collapse);
        tree.setSelection(root);
        robot.desk().tried().rename((TriedRun) root.getData(), "the first");
        assertTrue(tree.getItem(0).getText().contains("the first"));
        assertFalse(tree.getItem(0).getExpanded());
        assertEquals(List.of(tree.getItem(0)), List.of(tree.getSelection()));
        TreeItem kept = tree.getItem(0);
        robot.press("F8");
        assertEquals(kept, tree.getItem(0), "a step fills nothing");
    }

    @Test
    void aRunThatCannotBeMadeAnyMoreIsSaidToBeSo() {
        TriedRun known = current().orElseThrow();
        for (int steps : new int[] {100, 90_000}) {
            TriedRun lost =
                    new TriedRun(7, 0, "", "lost", known.runString().replaceFirst("(?=.$)", "x"), true, "", steps);
            CompareView.compare(robot.page(), lost);
            Label title = robot.find(Label.class, "compare-title");
            assertEquals(steps < 2_000, title.getText().startsWith("This run"), title.getText());
            robot.spinUntil("it is said", () -> title.getText().startsWith("This run cannot be made any more: "));
            assertEquals(0, robot.find(Table.class, "compare").getItemCount());
        }
    }

    @Test
    void twoRunsAreComparedCallByCall() {
        CompareView.compare(robot.page(), robot.desk().scenario().versions().withLinux("4.11"));
        Label title = robot.find(Label.class, "compare-title");
        robot.spinUntil("the runs are compared", () -> title.getText().contains("they part"));
        assertTrue(title.getText().contains("linux.reuse: list -> never"), title.getText());
        Table calls = robot.find(Table.class, "compare");
        Table differences = robot.find(Table.class, "differences");
        assertTrue(calls.getItemCount() > robot.desk().session().now().run().length() / 2);
        assertTrue(differences.getItemCount() > 10);
        assertEquals(1, calls.getSelectionCount(), "where they part is selected");
        int selected = calls.getSelectionIndex();
        robot.press("M2+F8");
        int before = calls.getSelectionIndex();
        assertTrue(before >= 0 && before < selected, "the difference before, of a call that changes nothing");
        assertTrue(robot.desk().session().now().position() > 0, "it is gone to in the open run too");
        robot.press("F8");
        assertEquals(selected, calls.getSelectionIndex());
    }
}
