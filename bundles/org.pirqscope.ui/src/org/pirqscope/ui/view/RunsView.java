package org.pirqscope.ui.view;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeColumn;
import org.eclipse.swt.widgets.TreeItem;
import org.pirqscope.session.SessionEvent;
import org.pirqscope.session.Watch;
import org.pirqscope.ui.desk.Opening;
import org.pirqscope.ui.desk.TriedRun;
import org.pirqscope.ui.theme.ThemePalette;
import org.pirqscope.ui.theme.Tone;
import org.pirqscope.ui.widget.AccessibleNames;
import org.pirqscope.ui.widget.ClipboardText;
import org.pirqscope.ui.widget.MenuItems;

/** The tree of the runs that were shown: what was changed to make each of another, and how it ends. */
public class RunsView extends StepView {

    private final Set<Integer> collapsed = new HashSet<>();
    private Optional<Integer> revealed = Optional.empty();
    private Tree tree;
    private ThemePalette palette;

    @Override
    Control create(Composite parent) {
        tree = new Tree(parent, SWT.FULL_SELECTION | SWT.SINGLE);
        tree.setData("id", "runs");
        AccessibleNames.name(tree, getPartName());
        tree.setHeaderVisible(true);
        palette = new ThemePalette(tree, this::fill);
        for (String head : new String[] {"run", "ends", "steps"}) {
            new TreeColumn(tree, SWT.LEFT).setText(head);
        }
        tree.addListener(SWT.DefaultSelection, event -> selected(this::open));
        tree.addListener(SWT.KeyDown, event -> {
            if (event.keyCode == SWT.DEL) {
                selected(desk().tried()::remove);
            } else if (event.keyCode == SWT.F2) {
                selected(this::rename);
            }
        });
        tree.setMenu(menu());
        tree.addListener(SWT.Collapse, event -> collapsed.add(((TriedRun) event.item.getData()).id()));
        tree.addListener(SWT.Expand, event -> collapsed.remove(((TriedRun) event.item.getData()).id()));
        Watch listening = desk().tried().listen(this::fill);
        tree.addDisposeListener(gone -> listening.close());
        return tree;
    }

    private Menu menu() {
        Menu menu = new Menu(tree);
        item(menu, "&Open\tEnter", this::open);
        item(menu, "&Compare With the Open Run", this::compare);
        item(
                menu,
                "The Same Order on &Linux " + CompareView.FIXED,
                run -> CompareView.compareFixed(getSite().getPage(), run));
        item(menu, "&Rename...\tF2", this::rename);
        item(menu, "&Delete\tDel", desk().tried()::remove);
        return menu;
    }

    private void item(Menu menu, String text, Consumer<TriedRun> deed) {
        MenuItems.push(menu, text, () -> selected(deed));
    }

    private void selected(Consumer<TriedRun> deed) {
        if (tree.getSelectionCount() == 1) {
            deed.accept((TriedRun) tree.getSelection()[0].getData());
        }
    }

    private void open(TriedRun run) {
        new Opening(desk()).runString(run.runString());
    }

    private void compare(TriedRun run) {
        CompareView.compare(getSite().getPage(), run);
    }

    private void rename(TriedRun run) {
        InputDialog dialog = new InputDialog(
                tree.getShell(), "Rename Run", "A name for this run (none: what was changed):", run.name(), null);
        if (dialog.open() == Window.OK) {
            desk().tried().rename(run, dialog.getValue());
        }
    }

    private void fill() {
        if (tree.isDisposed() || tree.getSize().x == 0) {
            return;
        }
        palette.colour(tree);
        tree.setFont(palette.plain());
        Optional<Integer> selected =
                Stream.of(tree.getSelection()).findFirst().map(item -> ((TriedRun) item.getData()).id());
        tree.setRedraw(false);
        tree.removeAll();
        Map<Integer, TreeItem> items = new HashMap<>();
        List<TriedRun> runs = desk().tried().all();
        Optional<TriedRun> current = desk().tried().current();
        for (TriedRun run : runs) {
            TreeItem above = items.get(run.parent());
            TreeItem item = above == null ? new TreeItem(tree, SWT.NONE) : new TreeItem(above, SWT.NONE);
            items.put(run.id(), item);
            boolean here = current.filter(run::equals).isPresent();
            item.setData(run);
            item.setText(new String[] {
                (here ? "\u25b6 " : "") + (run.failed() ? "\u2717 " : "\u2713 ") + run.title(),
                run.outcome(),
                Integer.toString(run.steps())
            });
            item.setForeground(palette.of(run.failed() ? Tone.ALARM : Tone.TEXT));
            item.setFont(here ? palette.bold() : palette.plain());
        }
        items.forEach((id, item) -> item.setExpanded(!collapsed.contains(id)));
        selected.map(items::get).ifPresent(tree::setSelection);
        tree.setRedraw(true);
        for (TreeColumn column : tree.getColumns()) {
            column.pack();
        }
        Optional<Integer> open = current.map(TriedRun::id);
        if (!open.equals(revealed)) {
            revealed = open;
            open.map(items::get).ifPresent(tree::showItem);
        }
    }

    @Override
    void show(SessionEvent news) {
        if (news.runChanged()) {
            fill();
        }
    }

    @Override
    String legend() {
        return "\u25b6 the run that is open, \u2713 all well, \u2717 an interrupt is lost; a run stands below the one "
                + "that it was made of";
    }

    @Override
    ClipboardText copied() {
        StringBuilder text = new StringBuilder();
        desk().tried()
                .all()
                .forEach(run -> text.append(run.failed() ? "\u2717 " : "\u2713 ")
                        .append(run.title())
                        .append('\t')
                        .append(run.outcome())
                        .append('\t')
                        .append(run.runString())
                        .append('\n'));
        return ClipboardText.of(text.toString(), desk().tried().all().size(), "run");
    }
}
