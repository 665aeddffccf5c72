package org.pirqscope.ui.calls;

import java.util.function.IntConsumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeColumn;
import org.eclipse.swt.widgets.TreeItem;
import org.pirqscope.diagram.Mark;
import org.pirqscope.machine.call.Step;
import org.pirqscope.ui.theme.Palette;
import org.pirqscope.ui.theme.Tone;
import org.pirqscope.ui.widget.CopyText;

/** The calls in a virtual tree; opens itself as far as the current call needs, and marks it. */
public final class CallTree {

    private final Tree tree;
    private final Palette palette;
    private CallIndex index;
    private int position;
    private int current = -1;

    public CallTree(Composite parent) {
        tree = new Tree(parent, SWT.VIRTUAL | SWT.FULL_SELECTION);
        tree.setData("id", "calls");
        tree.setHeaderVisible(false);
        new TreeColumn(tree, SWT.LEFT);
        palette = new Palette(tree, this::restyle);
        tree.addListener(SWT.SetData, event -> fill((TreeItem) event.item));
        tree.addListener(SWT.Resize, event -> width());
        tree.addListener(SWT.MouseHover, this::tip);
        CopyText.into(tree, this::text);
        restyle();
    }

    /** The widget. */
    public Tree control() {
        return tree;
    }

    private void restyle() {
        tree.setBackground(palette.of(Tone.PANE));
        tree.setForeground(palette.of(Tone.TEXT));
        tree.setFont(palette.mono());
        tree.clearAll(true);
    }

    private void width() {
        tree.getColumn(0).setWidth(Math.max(tree.getClientArea().width, palette.mono().getFontData()[0].getHeight() * 62));
    }

    /** Shows the calls of another run, all closed. */
    public void show(CallIndex next) {
        index = next;
        current = -1;
        tree.removeAll();
        tree.setItemCount(next.roots());
        tree.clearAll(true);
        width();
    }

    /** Marks the call of that step, and opens what is around it. */
    public void stand(int next) {
        int old = position;
        int left = current;
        position = next;
        current = index.at(next);
        again(Math.min(old, next), Math.max(old, next), left);
        if (current >= 0) {
            TreeItem item = item(current);
            fill(item);
            tree.showItem(item);
        }
        if (tree.getSelectionCount() > 0 && (current < 0 || tree.getSelection()[0] != item(current))) {
            tree.deselectAll();
        }
    }

    /** Draws again what lies between two positions; all of it where that is much. */
    private void again(int from, int to, int left) {
        if (to - from > 200) {
            tree.clearAll(true);
            return;
        }
        for (int i = Math.max(1, from); i <= to; i++) {
            refresh(index.at(i));
        }
        for (int node = left; node >= 0; node = index.parent(node)) {
            refresh(node);
        }
        for (int node = current; node >= 0; node = index.parent(node)) {
            refresh(node);
        }
    }

    private void refresh(int node) {
        if (node < 0) {
            return;
        }
        int outer = index.parent(node);
        if (outer < 0 || openTo(outer)) {
            fill(item(node));
        }
    }

    private boolean openTo(int node) {
        for (int at = node; at >= 0; at = index.parent(at)) {
            if (index.parent(at) >= 0 && !item(index.parent(at)).getExpanded() || !item(at).getExpanded()) {
                return false;
            }
        }
        return true;
    }

    /** The item of a node; everything around it is filled and opened. */
    private TreeItem item(int node) {
        int outer = index.parent(node);
        if (outer < 0) {
            return tree.getItem(index.place(node));
        }
        TreeItem around = item(outer);
        if (around.getItemCount() != index.count(outer)) {
            fill(around);
        }
        return around.getItem(index.place(node));
    }

    private int node(TreeItem item) {
        TreeItem outer = item.getParentItem();
        return outer == null ? index.child(-1, tree.indexOf(item)) : index.child(node(outer), outer.indexOf(item));
    }

    private void fill(TreeItem item) {
        if (index == null) {
            return;
        }
        int node = node(item);
        if (item.getItemCount() != index.count(node)) {
            item.setItemCount(index.count(node));
        }
        Mark mark = index.mark(node);
        boolean here = node == current;
        item.setText((here ? "\u25b6 " : "") + sign(mark, index.inside(node)) + index.text(node));
        boolean alarm = mark == Mark.STALE_HIT || mark == Mark.FAILURE;
        item.setFont(here || mark == Mark.STALE_HIT ? palette.monoBold() : palette.mono());
        item.setForeground(palette.of(tone(node, mark)));
        Tone back = mark == Mark.STALE_HIT ? Tone.ALARM_BACK : here ? Tone.SELECTION : null;
        item.setBackground(back == null || alarm && !here && mark != Mark.STALE_HIT ? null : palette.of(back));
    }

    private Tone tone(int node, Mark mark) {
        if (mark == Mark.STALE_HIT || mark == Mark.FAILURE) {
            return Tone.ALARM;
        }
        if (mark == Mark.WARNING) {
            return Tone.WARNING;
        }
        Step first = index.first(node);
        if (first.number() > position) {
            return Tone.DIM;
        }
        return index.kind(node) == CallIndex.Kind.TURN ? Tone.TEXT : tone(first);
    }

    private static Tone tone(Step step) {
        return switch (step.layer()) {
            case DRIVER -> Tone.DRIVER;
            case GUEST -> Tone.TEXT;
            case QEMU -> Tone.QEMU;
            case XEN -> Tone.XEN;
        };
    }

    private static String sign(Mark own, Mark inside) {
        return switch (own) {
            case STALE_HIT -> "\u26a0 ";
            case FAILURE -> "\u2717 ";
            case WARNING -> "! ";
            case NONE -> inside == Mark.STALE_HIT ? "(\u26a0) " : "";
        };
    }

    /** Runs with the step of the call that the user selects. */
    public void onStep(IntConsumer goTo) {
        tree.addListener(SWT.Selection, event -> goTo.accept(index.target(node((TreeItem) event.item))));
    }

    private void tip(Event event) {
        TreeItem item = tree.getItem(new org.eclipse.swt.graphics.Point(event.x, event.y));
        if (item != null) {
            Step first = index.first(node(item));
            tree.setToolTipText(("step " + first.number() + ", " + first.layer().label() + "\n" + first.call().namedText() + "\n"
                    + first.call().function().source()).replace("&", "&&"));
        }
    }

    /** The current call and what is around it, outermost first. */
    public String text() {
        StringBuilder out = new StringBuilder();
        for (int node = current; node >= 0; node = index.parent(node)) {
            out.insert(0, "  ".repeat(index.kind(node) == CallIndex.Kind.TURN ? 0 : index.first(node).depth() + 1) + index.text(node) + "\n");
        }
        return out.toString();
    }
}
