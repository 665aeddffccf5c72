package org.pirqscope.ui.scenario;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeColumn;
import org.eclipse.swt.widgets.TreeItem;
import org.pirqscope.machine.scenario.ScenarioPlace;
import org.pirqscope.session.document.ScenarioDocument;
import org.pirqscope.ui.desk.Desk;
import org.pirqscope.ui.theme.ThemePalette;
import org.pirqscope.ui.theme.Tone;
import org.pirqscope.ui.widget.AccessibleNames;

/** The scenario as a tree whose values are edited in their places. */
public final class ScenarioTree {

    private static final int NARROWEST_VALUE = 90;
    private static final int WIDEST_VALUE = 260;
    private static final int MANY = 50;

    private final Composite box;
    private final Tree tree;
    private final ThemePalette palette;
    private final CellEditing editing;
    private final Set<ScenarioPlace> expanded = new HashSet<>();
    private List<ScenarioRow> rows = List.of();
    private ScenarioDocument shown;

    public ScenarioTree(Composite parent, Desk desk) {
        box = new Composite(parent, SWT.NONE);
        Composite pane = new Composite(box, SWT.NONE);
        pane.setLayout(new FillLayout());
        box.addListener(SWT.Resize, event -> pane.setBounds(box.getClientArea()));
        tree = new Tree(pane, SWT.FULL_SELECTION | SWT.SINGLE);
        tree.setData("id", "scenario");
        AccessibleNames.name(tree, "Scenario");
        tree.setHeaderVisible(true);
        for (String head : new String[] {"Key", "Value", "Remark"}) {
            new TreeColumn(tree, SWT.LEFT).setText(head);
        }
        palette = new ThemePalette(tree, this::restyle);
        ScenarioEdits edits = new ScenarioEdits(desk);
        editing = new CellEditing(tree, 1, edits, new CellMessage(box, palette));
        new ScenarioMenu(tree, desk, edits, this::edit);
        new RowDrag(tree, desk, edits);
        listen(edits);
        restyle();
    }

    private void listen(ScenarioEdits edits) {
        tree.addListener(SWT.Resize, event -> widths());
        tree.addListener(SWT.Expand, event -> open((TreeItem) event.item, true));
        tree.addListener(SWT.Collapse, event -> open((TreeItem) event.item, false));
        tree.addListener(SWT.DefaultSelection, event -> edit((TreeItem) event.item));
        tree.addListener(SWT.MouseUp, this::clicked);
        tree.addListener(SWT.KeyDown, event -> pressed(event, edits));
        tree.addListener(SWT.MouseHover, event -> {
            TreeItem item = tree.getItem(new Point(event.x, event.y));
            ScenarioRow row = item == null ? null : row(item);
            tree.setToolTipText(row == null ? null : row.tip().replace("&", "&&"));
        });
    }

    /** The control to lay out. */
    public Control control() {
        return box;
    }

    /** Takes the focus. */
    public void setFocus() {
        tree.setFocus();
    }

    /** The tree itself. */
    public Tree tree() {
        return tree;
    }

    /** The values of the object that the selected row stands for; none if no row is selected. */
    public Optional<CellGroup> group() {
        return selectedRow().flatMap(row -> CellGroup.of(rows, row));
    }

    private Optional<ScenarioPlace> selected() {
        return selectedRow().map(ScenarioRow::place);
    }

    /** None also of an item that is not filled yet. */
    private Optional<ScenarioRow> selectedRow() {
        return Stream.of(tree.getSelection()).findFirst().map(ScenarioTree::row);
    }

    static ScenarioRow row(TreeItem item) {
        return (ScenarioRow) item.getData();
    }

    private void restyle() {
        palette.colour(tree);
        fill();
    }

    /** Shows the document as it is now; what was open stays open, also where the rows have moved. */
    public void show(ScenarioDocument document, org.pirqscope.machine.run.Run run) {
        if (document != shown) {
            shown = document;
            expandForNew();
        }
        rows = ScenarioRows.of(document, run);
        fill();
    }

    private void expandForNew() {
        expanded.clear();
        expanded.add(ScenarioPlace.of("versions"));
        expanded.add(ScenarioPlace.of("controllers"));
        if (shown.scenario().schedule().size() <= MANY) {
            expanded.add(ScenarioPlace.of("schedule"));
        }
    }

    private void fill() {
        editing.end();
        Optional<ScenarioPlace> selected = selected();
        tree.setRedraw(false);
        tree.setItemCount(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            write(tree.getItem(i), rows.get(i));
        }
        widths();
        selected.ifPresent(this::select);
        tree.setRedraw(true);
    }

    private void write(TreeItem item, ScenarioRow row) {
        item.setData(row);
        item.setText(new String[] {
            (row.changed() ? "\u25b2 " : "") + row.name(),
            row.value(),
            row.remark().replace('\n', ' ')
        });
        boolean bad = row.section().equals("controllers") && row.value().startsWith("\u2717");
        item.setForeground(1, palette.of(bad ? Tone.ALARM : row.changed() ? Tone.WARNING : Tone.TEXT));
        item.setForeground(2, palette.of(row.changed() ? Tone.WARNING : Tone.DIM));
        item.setFont(row.changed() ? palette.monoBold() : palette.mono());
        item.setItemCount(row.children().size());
        boolean open = !row.children().isEmpty() && expanded.contains(row.place());
        if (open) {
            children(item, row);
        }
        item.setExpanded(open);
    }

    private void children(TreeItem item, ScenarioRow row) {
        for (int i = 0; i < row.children().size(); i++) {
            write(item.getItem(i), row.children().get(i));
        }
    }

    private void open(TreeItem item, boolean open) {
        ScenarioRow row = row(item);
        if (open) {
            expanded.add(row.place());
            children(item, row);
        } else {
            expanded.remove(row.place());
        }
        editing.end();
        tree.getDisplay().asyncExec(() -> {
            if (!tree.isDisposed()) {
                widths();
            }
        });
    }

    private void widths() {
        for (TreeColumn column : tree.getColumns()) {
            column.pack();
        }
        TreeColumn value = tree.getColumn(1);
        int room = Math.max(
                NARROWEST_VALUE, tree.getClientArea().width - tree.getColumn(0).getWidth());
        value.setWidth(Math.min(value.getWidth() + 16, Math.min(room, WIDEST_VALUE)));
    }

    /** Brings the row of that place into view and selects it; opens what it stands in. */
    public void select(ScenarioPlace place) {
        item(place).ifPresent(item -> {
            tree.setSelection(item);
            tree.showItem(item);
        });
    }

    private Optional<TreeItem> item(ScenarioPlace place) {
        return item(tree.getItems(), place);
    }

    private Optional<TreeItem> item(TreeItem[] items, ScenarioPlace place) {
        for (TreeItem item : items) {
            if (item.getData() == null) {
                continue;
            }
            if (row(item).place().equals(place)) {
                return Optional.of(item);
            }
            Optional<TreeItem> below = item.getExpanded() ? item(item.getItems(), place) : Optional.empty();
            if (below.isPresent()) {
                return below;
            }
        }
        return Optional.empty();
    }

    private void edit(TreeItem item) {
        ScenarioRow row = row(item);
        if (row.cell().isPresent()) {
            tree.showItem(item);
            tree.showColumn(tree.getColumn(1));
            editing.begin(item, row.cell().get());
        } else {
            item.setExpanded(!item.getExpanded());
            open(item, item.getExpanded());
        }
    }

    /** A click on the value of a row that was selected already. */
    private void clicked(Event event) {
        TreeItem item = tree.getItem(new Point(event.x, event.y));
        boolean again = event.button == 1 && item != null && item == tree.getData("clicked");
        tree.setData("clicked", item);
        if (again
                && item.getBounds(1).contains(event.x, event.y)
                && row(item).cell().isPresent()) {
            edit(item);
        }
    }

    private void pressed(Event event, ScenarioEdits edits) {
        Optional<ScenarioRow> row = selectedRow();
        boolean moving =
                event.stateMask == SWT.MOD3 && row.filter(RowDrag::moves).isPresent();
        if (event.keyCode == SWT.F2 && row.isPresent()) {
            edit(tree.getSelection()[0]);
        } else if (event.keyCode == SWT.DEL) {
            row.ifPresent(one -> ScenarioMenu.removal(one, edits).ifPresent(Runnable::run));
        } else if (moving && (event.keyCode == SWT.ARROW_UP || event.keyCode == SWT.ARROW_DOWN)) {
            event.doit = false;
            shift(row.get(), event.keyCode == SWT.ARROW_UP ? -1 : 1, edits);
        }
    }

    private void shift(ScenarioRow row, int by, ScenarioEdits edits) {
        int to = row.index() + by;
        TreeItem list = tree.getSelection()[0].getParentItem();
        if (to >= 0 && to < list.getItemCount()) {
            select(row(list.getItem(to)).place());
            edits.move(row, to);
        }
    }
}
