package org.pirqscope.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.ui.desk.TriedRun;
import org.pirqscope.ui.view.CompareView;

/** The runs that were shown, and two of them beside one another. */
@ExtendWith(Screenshot.class)
class RunsTest {

    private final UiRobot robot = new UiRobot();

    @BeforeEach
    void open() {
        robot.begin("1x1");
        robot.desk().tried().all().forEach(robot.desk().tried()::remove);
        robot.begin("stale-pirq");
    }

    private List<String> titles() {
        return robot.desk().tried().all().stream().map(TriedRun::title).toList();
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
        robot.show("runs");
        Tree tree = robot.find(Tree.class, "runs");
        TreeItem root = Arrays.stream(tree.getItems())
                .filter(item -> item.getText().contains("stale-pirq"))
                .findFirst()
                .orElseThrow();
        assertTrue(root.getText().startsWith("\u2717"), root.getText());
        assertEquals("\u25b6 \u2713 Linux 4.11", root.getItem(0).getText());
        robot.desk().session().undo();
        robot.spin();
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
        robot.spin();
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
    void twoRunsAreComparedCallByCall() {
        Scenario fixed = BuiltIn.named("stale-pirq")
                .withVersions(robot.desk().scenario().versions().withLinux("4.11"));
        CompareView.compare(robot.page(), fixed);
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
