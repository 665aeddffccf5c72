package org.pirqscope.ui.scenario;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.version.LinuxRules;
import org.pirqscope.machine.version.QemuRules;
import org.pirqscope.machine.version.Table;
import org.pirqscope.machine.version.XenRules;
import org.pirqscope.ui.desk.Desk;

/** The context menu of the scenario's rows: what can be edited, added, removed or taken back there. */
final class ScenarioMenu {

    private final Menu menu;
    private final Tree tree;
    private final Desk desk;
    private final ScenarioEdits edits;
    private final Consumer<TreeItem> edit;

    ScenarioMenu(Tree tree, Desk desk, ScenarioEdits edits, Consumer<TreeItem> edit) {
        this.tree = tree;
        this.desk = desk;
        this.edits = edits;
        this.edit = edit;
        menu = new Menu(tree);
        menu.addListener(SWT.Show, event -> fill());
        tree.setMenu(menu);
    }

    private void fill() {
        Stream.of(menu.getItems()).forEach(MenuItem::dispose);
        for (TreeItem item : tree.getSelection()) {
            ScenarioRow row = ScenarioTree.row(item);
            row.cell().ifPresent(cell -> add(menu, "&Edit\tEnter", () -> edit.accept(item)));
            released(row).ifPresent(back -> add(menu, "As &Released", back));
            removal(row, edits).ifPresent(remove -> add(menu, "&Remove\tDelete", remove));
            if (RowDrag.moves(row)) {
                shift(item, row);
            }
        }
        if (menu.getItemCount() > 0) {
            new MenuItem(menu, SWT.SEPARATOR);
        }
        additions();
    }

    private static MenuItem add(Menu menu, String text, Runnable chosen) {
        MenuItem item = new MenuItem(menu, SWT.PUSH);
        item.setText(text);
        item.addListener(SWT.Selection, event -> chosen.run());
        return item;
    }

    private Optional<Runnable> released(ScenarioRow row) {
        if (!row.changed() || row.cell().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                row.section().equals("what-if")
                        ? () -> edits.asReleased(row.cell().get())
                        : () -> edits.asReleased(table(row.name())));
    }

    private static Table table(String product) {
        return switch (product) {
            case "linux" -> LinuxRules.TABLE;
            case "qemu" -> QemuRules.TABLE;
            default -> XenRules.TABLE;
        };
    }

    /** Takes the row's controller, event or turn out of the scenario; none for another row. */
    static Optional<Runnable> removal(ScenarioRow row, ScenarioEdits edits) {
        return row.index() < 0 ? Optional.empty() : Optional.of(() -> edits.remove(row));
    }

    private void shift(TreeItem item, ScenarioRow row) {
        int last = item.getParentItem().getItemCount() - 1;
        if (row.index() > 0) {
            add(menu, "Move &Up\tAlt+Up", () -> edits.move(row, row.index() - 1));
        }
        if (row.index() < last) {
            add(menu, "Move &Down\tAlt+Down", () -> edits.move(row, row.index() + 1));
        }
    }

    private void additions() {
        Menu turns = cascade("Add &Turn");
        Optional<ScenarioRow> above = Stream.of(tree.getSelection())
                .map(ScenarioTree::row)
                .filter(row -> row.section().equals("schedule") && row.index() >= 0)
                .findFirst();
        desk.scenario()
                .actors()
                .forEach(actor -> add(
                        turns,
                        actor,
                        () -> above.ifPresentOrElse(row -> edits.addTurn(actor, row), () -> edits.addTurn(actor))));
        add(menu, "Add &Controller", edits::addController);
        Menu events = cascade("Add E&vent");
        for (Scenario.Event.Kind kind : Scenario.Event.Kind.values()) {
            add(events, kind.name().toLowerCase(Locale.ROOT), () -> edits.addEvent(kind));
        }
    }

    private Menu cascade(String text) {
        MenuItem item = new MenuItem(menu, SWT.CASCADE);
        item.setText(text);
        Menu inner = new Menu(item);
        item.setMenu(inner);
        return inner;
    }
}
