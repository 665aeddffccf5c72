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
import org.pirqscope.machine.version.Versions;
import org.pirqscope.ui.desk.Desk;
import org.pirqscope.ui.widget.MenuItems;

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
            row.cell().ifPresent(cell -> MenuItems.push(menu, "&Edit\tEnter", () -> edit.accept(item)));
            released(row).ifPresent(back -> MenuItems.push(menu, "As &Released", back));
            removal(row, edits).ifPresent(remove -> MenuItems.push(menu, "&Remove\tDelete", remove));
            if (RowDrag.moves(row)) {
                shift(item, row);
            }
        }
        if (menu.getItemCount() > 0) {
            new MenuItem(menu, SWT.SEPARATOR);
        }
        additions();
    }

    private Optional<Runnable> released(ScenarioRow row) {
        if (!row.changed() || row.cell().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                row.section().equals("what-if")
                        ? () -> edits.asReleased(row.cell().get())
                        : () -> edits.asReleased(Versions.table(row.name())));
    }

    /** Takes the row's controller, event or turn out of the scenario; none for another row. */
    static Optional<Runnable> removal(ScenarioRow row, ScenarioEdits edits) {
        return row.index() < 0 ? Optional.empty() : Optional.of(() -> edits.remove(row));
    }

    private void shift(TreeItem item, ScenarioRow row) {
        int last = item.getParentItem().getItemCount() - 1;
        if (row.index() > 0) {
            MenuItems.push(menu, "Move &Up\tAlt+Up", () -> edits.move(row, row.index() - 1));
        }
        if (row.index() < last) {
            MenuItems.push(menu, "Move &Down\tAlt+Down", () -> edits.move(row, row.index() + 1));
        }
    }

    private void additions() {
        Menu turns = MenuItems.cascade(menu, "Add &Turn");
        Optional<ScenarioRow> above = Stream.of(tree.getSelection())
                .map(ScenarioTree::row)
                .filter(row -> row.section().equals("schedule") && row.index() >= 0)
                .findFirst();
        desk.scenario()
                .actors()
                .forEach(actor -> MenuItems.push(
                        turns,
                        actor,
                        () -> above.ifPresentOrElse(row -> edits.addTurn(actor, row), () -> edits.addTurn(actor))));
        MenuItems.push(menu, "Add &Controller", edits::addController);
        Menu events = MenuItems.cascade(menu, "Add E&vent");
        for (Scenario.Event.Kind kind : Scenario.Event.Kind.values()) {
            MenuItems.push(events, kind.name().toLowerCase(Locale.ROOT), () -> edits.addEvent(kind));
        }
    }
}
