package org.pirqscope.ui.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeColumn;
import org.eclipse.swt.widgets.TreeItem;
import org.pirqscope.report.table.WhatIfRow;
import org.pirqscope.session.document.ScenarioCell;
import org.pirqscope.session.document.ScenarioCells;
import org.pirqscope.session.document.ScenarioDocument;
import org.pirqscope.ui.desk.Desk;
import org.pirqscope.ui.theme.ThemePalette;
import org.pirqscope.ui.theme.Tone;
import org.pirqscope.ui.widget.AccessibleNames;
import org.pirqscope.ui.widget.MenuItems;

/** Every rule of the simulated stack: what the release does, and what is done now, which is chosen in its cell. */
public final class WhatIfTable {

    private static final int NOW = 2;
    private static final int WIDEST_RELEASE = 240;
    private static final int NOW_WIDTH = 120;

    /** A rule and its cell. */
    private record Line(WhatIfRow rule, ScenarioCell cell) {}

    private final Composite box;
    private final Tree tree;
    private final ThemePalette palette;
    private final CellEditing editing;
    private final ScenarioEdits edits;
    private List<Line> lines = List.of();
    private boolean changedOnly;

    /** @param compare compares the run with that of the unchanged release */
    public WhatIfTable(Composite parent, Desk desk, Runnable compare) {
        box = new Composite(parent, SWT.NONE);
        Composite pane = new Composite(box, SWT.NONE);
        pane.setLayout(new FillLayout());
        box.addListener(SWT.Resize, event -> pane.setBounds(box.getClientArea()));
        tree = new Tree(pane, SWT.FULL_SELECTION | SWT.SINGLE);
        tree.setData("id", "what-if");
        AccessibleNames.name(tree, "What if");
        tree.setHeaderVisible(true);
        for (String head : new String[] {"Rule", "Release", "Now", "Why it matters"}) {
            new TreeColumn(tree, SWT.LEFT).setText(head);
        }
        palette = new ThemePalette(tree, this::fill);
        edits = new ScenarioEdits(desk);
        editing = new CellEditing(tree, NOW, edits, new CellMessage(box, palette));
        listen();
        tree.setMenu(menu(compare));
    }

    private void listen() {
        tree.addListener(SWT.Resize, event -> widths());
        tree.addListener(SWT.DefaultSelection, event -> edit());
        tree.addListener(SWT.MouseUp, this::clicked);
        tree.addListener(SWT.KeyDown, event -> {
            if (event.keyCode == SWT.F2) {
                edit();
            } else if (event.keyCode == SWT.DEL) {
                asReleased();
            }
        });
        tree.addListener(SWT.MouseHover, event -> {
            TreeItem item = tree.getItem(new Point(event.x, event.y));
            tree.setToolTipText(item == null ? null : tip(line(item)).replace("&", "&&"));
        });
    }

    private Menu menu(Runnable compare) {
        Menu menu = new Menu(tree);
        MenuItems.push(menu, "&Edit\tEnter", this::edit);
        MenuItems.push(menu, "As &Released\tDelete", this::asReleased);
        MenuItems.push(menu, "&All As Released", this::allAsReleased);
        MenuItems.push(menu, "&Compare With Unchanged", compare);
        return menu;
    }

    /** The control to lay out. */
    public Control control() {
        return box;
    }

    /** Takes the focus. */
    public void setFocus() {
        tree.setFocus();
    }

    /** Shows the rules of the document as it is now. */
    public void show(ScenarioDocument document) {
        ScenarioCells cells = new ScenarioCells(document);
        List<Line> next = new ArrayList<>();
        for (WhatIfRow rule : WhatIfRow.of(document.scenario().versions())) {
            int index = rule.row().table().columns().indexOf(rule.column());
            next.add(new Line(rule, cells.columns(rule.product()).get(index)));
        }
        lines = next;
        fill();
    }

    /** Leaves out what is as released, or not. */
    public void changedOnly(boolean only) {
        changedOnly = only;
        fill();
    }

    /** Takes back all that is set. */
    public void allAsReleased() {
        if (lines.stream().anyMatch(line -> line.rule().changed())) {
            edits.asReleased();
        }
    }

    /** All rows as text, the heads first: cells parted by tabs. */
    public String text() {
        StringBuilder text = new StringBuilder("Rule\tRelease\tNow\tWhy it matters\n");
        shown().forEach(line -> text.append(String.join("\t", cells(line))).append('\n'));
        return text.toString();
    }

    /** How many rows are shown. */
    public int rows() {
        return shown().size();
    }

    private List<Line> shown() {
        return lines.stream()
                .filter(line -> !changedOnly || line.rule().changed())
                .toList();
    }

    private static Line line(TreeItem item) {
        return (Line) item.getData();
    }

    private Optional<Line> selected() {
        return Stream.of(tree.getSelection()).findFirst().map(WhatIfTable::line);
    }

    private static String[] cells(Line line) {
        WhatIfRow rule = line.rule();
        return new String[] {
            (rule.changed() ? "\u25b2 " : "") + rule.rule(), rule.releasedText(), rule.now(), rule.meaning()
        };
    }

    private static String tip(Line line) {
        return String.join("\n", cells(line)) + "\n" + line.rule().column().source() + "\n"
                + String.join(" | ", line.cell().choices());
    }

    private void fill() {
        if (tree.isDisposed()) {
            return;
        }
        editing.end();
        palette.colour(tree);
        Optional<String> selected = selected().map(line -> line.rule().rule());
        List<Line> rows = shown();
        tree.setRedraw(false);
        tree.setItemCount(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            write(tree.getItem(i), rows.get(i));
        }
        widths();
        Stream.of(tree.getItems())
                .filter(item ->
                        selected.filter(line(item).rule().rule()::equals).isPresent())
                .findFirst()
                .ifPresent(tree::setSelection);
        tree.setRedraw(true);
    }

    private void write(TreeItem item, Line line) {
        boolean changed = line.rule().changed();
        item.setData(line);
        item.setText(cells(line));
        item.setForeground(palette.of(changed ? Tone.WARNING : Tone.TEXT));
        item.setForeground(1, palette.of(Tone.DIM));
        item.setForeground(3, palette.of(changed ? Tone.TEXT : Tone.DIM));
        item.setFont(changed ? palette.monoBold() : palette.mono());
    }

    private void widths() {
        for (TreeColumn column : tree.getColumns()) {
            column.pack();
        }
        tree.getColumn(1).setWidth(Math.min(tree.getColumn(1).getWidth(), WIDEST_RELEASE));
        tree.getColumn(NOW).setWidth(Math.max(tree.getColumn(NOW).getWidth(), NOW_WIDTH));
    }

    private void edit() {
        Stream.of(tree.getSelection()).findFirst().ifPresent(item -> {
            tree.showItem(item);
            tree.showColumn(tree.getColumn(NOW));
            editing.begin(item, line(item).cell());
        });
    }

    private void asReleased() {
        selected().filter(line -> line.rule().changed()).ifPresent(line -> edits.asReleased(line.cell()));
    }

    /** A click on the value of a row that was selected already. */
    private void clicked(Event event) {
        TreeItem item = tree.getItem(new Point(event.x, event.y));
        boolean again = event.button == 1 && item != null && item == tree.getData("clicked");
        tree.setData("clicked", item);
        if (again && item.getBounds(NOW).contains(event.x, event.y)) {
            edit();
        }
    }
}
