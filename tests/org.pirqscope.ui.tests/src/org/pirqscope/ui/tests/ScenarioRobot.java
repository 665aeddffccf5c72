package org.pirqscope.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.pirqscope.machine.run.Run;

/** Edits in the Scenario view as a person would: rows are found by the names that they show. */
final class ScenarioRobot {

    private final UiRobot robot;

    ScenarioRobot(UiRobot robot) {
        this.robot = robot;
    }

    /** The view's tree, as soon as it shows the scenario that is open. */
    Tree tree() {
        robot.show("scenario");
        Tree tree = robot.find(Tree.class, "scenario");
        robot.spinUntil(
                "the view shows the scenario",
                () -> tree.getItemCount() > 0
                        && tree.getItem(0)
                                .getText(1)
                                .equals(robot.desk().scenario().name()));
        return tree;
    }

    /** The row of that path, opened on the way. */
    TreeItem row(String... path) {
        TreeItem item = named(tree().getItems(), path[0]);
        for (String name : Arrays.copyOfRange(path, 1, path.length)) {
            if (!item.getExpanded()) {
                item.setExpanded(true);
                Event event = new Event();
                event.item = item;
                item.getParent().notifyListeners(SWT.Expand, event);
            }
            item = named(item.getItems(), name);
        }
        robot.spin();
        return item;
    }

    private static TreeItem named(TreeItem[] items, String name) {
        return Arrays.stream(items)
                .filter(item -> item.getText().replace("\u25b2 ", "").equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no row " + name + " in " + Arrays.toString(items)));
    }

    String value(String... path) {
        return row(path).getText(1);
    }

    String remark(String... path) {
        return row(path).getText(2);
    }

    /** Opens the editor of a row's value, as Enter does. */
    Control edit(String... path) {
        TreeItem item = row(path);
        item.getParent().setSelection(item);
        Event enter = new Event();
        enter.item = item;
        item.getParent().notifyListeners(SWT.DefaultSelection, enter);
        robot.spin();
        return editor().orElseThrow(() -> new AssertionError("no editor for " + item.getText()));
    }

    /** The editor that is open, if there is one. */
    Optional<Control> editor() {
        return Arrays.stream(robot.find(Tree.class, "scenario").getChildren())
                .filter(child -> "cell".equals(child.getData("id")))
                .findFirst();
    }

    /** Puts text into the editor that is open and presses Enter. */
    void enter(String text) {
        Control editor = editor().orElseThrow();
        if (editor instanceof Combo list) {
            list.setText(text);
        } else {
            ((Text) editor).setText(text);
        }
        robot.spin();
        if (!editor.isDisposed()) {
            editor.notifyListeners(SWT.DefaultSelection, new Event());
        }
        robot.spin();
    }

    /** Edits a value and waits for its run. */
    void type(String text, String... path) {
        Run before = run();
        edit(path);
        enter(text);
        assertEquals("", message(), text);
        robot.spinUntil("the run has changed", () -> run() != before);
        robot.spin();
    }

    /** What is said below the cell; empty for nothing. */
    String message() {
        Label label = robot.find(Label.class, "cell-message");
        return label.isVisible() ? label.getText() : "";
    }

    /** Chooses from the context menu of a row, and waits for the run. */
    void choose(String[] items, String... path) {
        Run before = run();
        ask(items, path);
        robot.spinUntil("the run has changed", () -> run() != before);
        robot.spin();
    }

    /** Chooses from the context menu of a row, and waits for nothing. */
    void ask(String[] items, String... path) {
        TreeItem row = row(path);
        row.getParent().setSelection(row);
        Menu menu = row.getParent().getMenu();
        for (String item : items) {
            menu.notifyListeners(SWT.Show, new Event());
            MenuItem found = Arrays.stream(menu.getItems())
                    .filter(one -> one.getText().replace("&", "").startsWith(item))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no menu item " + item));
            if (found.getMenu() != null) {
                menu = found.getMenu();
            } else {
                found.notifyListeners(SWT.Selection, new Event());
            }
        }
    }

    private Run run() {
        return robot.desk().session().now().run();
    }
}
