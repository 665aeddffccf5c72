package org.pirqscope.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pirqscope.machine.run.Run;

/** The Properties view: cells and attributes of the selected row at each step; values of the scenario to be edited. */
@ExtendWith(Screenshot.class)
class PropertiesTest {

    private final UiRobot robot = new UiRobot();

    @BeforeEach
    void begin() {
        robot.begin("stale-pirq");
        robot.desk().session().goTo(100);
        robot.show("properties");
    }

    @ParameterizedTest
    @CsvSource({"pirqs", "channels", "irqs"})
    void whatIsSelectedInATableIsShownAtEachStep(String view) {
        robot.show(view);
        Table table = robot.find(Table.class, view);
        int seen = 0;
        for (int position = 0; position <= run().length() && seen < 3; position += 30) {
            robot.desk().session().goTo(position);
            robot.spin();
            if (table.getItemCount() > 0) {
                seen++;
                compare(table);
            }
        }
        assertEquals(3, seen);
    }

    private void compare(Table table) {
        table.setSelection(0);
        robot.select(table);
        List<String> shown = properties();
        for (int column = 1; column < table.getColumnCount(); column++) {
            String cell = table.getItem(0).getText(column);
            String line = table.getColumn(column).getText() + "\t" + cell;
            assertTrue(cell.isEmpty() || shown.contains(line), line + " in " + shown);
        }
        assertTrue(shown.stream().anyMatch(line -> line.startsWith("attributes of ")), shown.toString());
    }

    @Test
    void aPropertyFollowsTheStep() {
        robot.show("pirqs");
        Table table = robot.find(Table.class, "pirqs");
        int row = IntStream.range(0, table.getItemCount())
                .filter(i -> table.getItem(i).getText(1).equals("55"))
                .findFirst()
                .orElseThrow();
        table.setSelection(row);
        robot.select(table);
        robot.desk().session().toStart();
        robot.spin();
        assertTrue(properties().contains("state\tfree"), properties().toString());
        robot.desk().session().goTo(100);
        robot.spin();
        assertFalse(properties().contains("state\tfree"), properties().toString());
    }

    @Test
    void nobodySeesAHiddenPageWhichCatchesUpWhenItIsShown() {
        robot.show("pirqs");
        Table table = robot.find(Table.class, "pirqs");
        table.setSelection(0);
        robot.select(table);
        List<String> before = properties();
        Tree hidden = tree();
        robot.show("explorer");
        robot.spinUntil("the page is hidden", () -> !hidden.isVisible());
        robot.desk().session().toEnd();
        robot.spin();
        assertEquals(before, lines(hidden));
        robot.show("properties");
        robot.spinUntil("the page has caught up", () -> !lines(tree()).equals(before));
    }

    @Test
    void anEntryHasItsDescriptorBesideIt() {
        robot.show("devices");
        Tree tree = robot.find(Tree.class, "devices");
        tree.setSelection(tree.getItem(0).getItem(0));
        robot.select(tree);
        List<String> shown = properties();
        assertTrue(shown.contains("nvme0 entry 0\t"), shown.toString());
        assertTrue(shown.stream().anyMatch(line -> line.startsWith("msi_desc\tentry 0")), shown.toString());
        tree.setSelection(tree.getItem(1));
        robot.select(tree);
        assertTrue(properties().contains("bdf\t0000:00:05.0"), properties().toString());
    }

    @Test
    void aValueOfTheScenarioIsEditedAndRefusedHereToo() {
        ScenarioRobot rows = new ScenarioRobot(robot);
        TreeItem controller = rows.row("controllers", "nvme1");
        controller.getParent().setSelection(controller);
        robot.select(controller.getParent());
        assertTrue(properties().contains("vectors\t2"), properties().toString());
        Run before = run();
        type("vectors", "none");
        assertEquals(before, run());
        type("vectors", "6");
        robot.spinUntil("the run has changed", () -> run() != before);
        robot.spin();
        assertEquals(6, run().scenario().controllers().get(1).vectors());
        assertTrue(properties().contains("vectors\t6"), properties().toString());
        robot.press("M1+Z");
        assertTrue(properties().contains("vectors\t2"), properties().toString());
    }

    /** Edits a property as a click and Enter do. */
    private void type(String name, String text) {
        Tree tree = tree();
        TreeItem item = items(tree.getItems()).stream()
                .filter(one -> one.getText(0).equals(name))
                .findFirst()
                .orElseThrow();
        tree.setSelection(item);
        Event enter = new Event();
        enter.item = item;
        tree.notifyListeners(SWT.DefaultSelection, enter);
        robot.spin();
        Text field = (Text) Arrays.stream(tree.getChildren())
                .filter(Text.class::isInstance)
                .findFirst()
                .orElseThrow();
        field.setText(text);
        field.notifyListeners(SWT.DefaultSelection, new Event());
        robot.spin();
    }

    private Tree tree() {
        robot.spin();
        return visible(robot.page().getWorkbenchWindow().getShell());
    }

    private static Tree visible(Composite box) {
        for (Control child : box.getChildren()) {
            if (child instanceof Tree tree && "properties".equals(tree.getData("id")) && tree.isVisible()) {
                return tree;
            }
            Tree inner = child instanceof Composite composite ? visible(composite) : null;
            if (inner != null) {
                return inner;
            }
        }
        return null;
    }

    private List<String> properties() {
        return lines(tree());
    }

    private static List<String> lines(Tree tree) {
        return items(tree.getItems()).stream()
                .map(item -> item.getText(0) + "\t" + item.getText(1))
                .toList();
    }

    private static List<TreeItem> items(TreeItem[] items) {
        List<TreeItem> all = new ArrayList<>();
        for (TreeItem item : items) {
            all.add(item);
            all.addAll(items(item.getItems()));
        }
        return all;
    }

    private Run run() {
        return robot.desk().session().now().run();
    }
}
