package org.pirqscope.ui.calls;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.pirqscope.report.bookmark.RunBookmarks;
import org.pirqscope.report.table.CallNode;
import org.pirqscope.report.table.CallTree;
import org.pirqscope.ui.theme.ThemePalette;
import org.pirqscope.ui.theme.Tone;
import org.pirqscope.ui.widget.AccessibleNames;
import org.pirqscope.ui.widget.AlarmRowPainter;
import org.pirqscope.ui.widget.ClipboardText;
import org.pirqscope.ui.widget.CopyText;
import org.pirqscope.ui.widget.UserSelection;

/** The calls in a virtual tree; opens itself as far as the current call needs, and marks it. */
public final class CallTreeWidget {

    private final Tree tree;
    private final ThemePalette palette;
    private final CallRows look;
    private List<CallNode> roots = List.of();
    private CallTree calls;
    private CallNode current;
    private int position;
    private RunBookmarks marks = RunBookmarks.none();

    public CallTreeWidget(Composite parent) {
        tree = new Tree(parent, SWT.VIRTUAL | SWT.FULL_SELECTION | SWT.MULTI);
        tree.setData("id", "calls");
        AccessibleNames.name(tree, "Calls");
        palette = new ThemePalette(tree, this::restyle);
        look = new CallRows(palette);
        tree.addListener(SWT.SetData, event -> fill((TreeItem) event.item));
        tree.addListener(SWT.MouseHover, this::tip);
        CopyText.into(tree);
        AlarmRowPainter.in(tree, palette);
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

    /** Shows the calls of another run, all closed. */
    public void show(CallTree next) {
        calls = next;
        roots = next.roots();
        current = null;
        tree.removeAll();
        tree.setItemCount(roots.size());
    }

    /** Shows nothing. */
    public void clear() {
        roots = List.of();
        current = null;
        tree.removeAll();
    }

    /** Marks the call of that step, and opens what is around it. */
    public void stand(int next) {
        int old = position;
        CallNode left = current;
        position = next;
        current = next == 0 ? null : calls.node(next);
        again(Math.min(old, next), Math.max(old, next), left);
        if (current != null) {
            TreeItem item = item(current);
            fill(item);
            tree.showItem(item);
        }
        TreeItem[] chosen = tree.getSelection();
        if (chosen.length == 1 && chosen[0].getData() != current) {
            tree.deselectAll();
        }
    }

    /** Draws again what lies between two positions; all of it where that is much. */
    private void again(int from, int to, CallNode left) {
        if (to - from > 200) {
            tree.clearAll(true);
            return;
        }
        for (int i = Math.max(1, from); i <= to; i++) {
            refresh(calls.node(i));
        }
        for (CallNode node = left; node != null; node = node.parent()) {
            refresh(node);
        }
        for (CallNode node = current; node != null; node = node.parent()) {
            refresh(node);
        }
    }

    /** Draws a node again if its item can be seen. */
    private void refresh(CallNode node) {
        if (node.parent() == null || open(node.parent())) {
            fill(item(node));
        }
    }

    private boolean open(CallNode node) {
        return (node.parent() == null || open(node.parent())) && item(node).getExpanded();
    }

    /** The item of a node; everything around it is filled. */
    private TreeItem item(CallNode node) {
        if (node.parent() == null) {
            return tree.getItem(place(roots, node));
        }
        TreeItem around = item(node.parent());
        if (around.getItemCount() != node.parent().children().size()) {
            fill(around);
        }
        return around.getItem(place(node.parent().children(), node));
    }

    private static int place(List<CallNode> siblings, CallNode node) {
        return Collections.binarySearch(siblings, node, Comparator.comparingInt(CallNode::from));
    }

    private CallNode node(TreeItem item) {
        TreeItem outer = item.getParentItem();
        return outer == null
                ? roots.get(tree.indexOf(item))
                : node(outer).children().get(outer.indexOf(item));
    }

    private void fill(TreeItem item) {
        CallNode node = item.getData() instanceof CallNode known ? known : node(item);
        item.setData(node);
        if (item.getItemCount() != node.children().size()) {
            item.setItemCount(node.children().size());
        }
        look.fill(item, node, current, position, isMarked(node));
    }

    // a stretch of calls has no row of its own in a run
    private boolean isMarked(CallNode node) {
        return !node.stretch()
                && !(marks.at(node.from()).isEmpty() && marks.at(node.to()).isEmpty());
    }

    /** Shows other marks of the reviewer. */
    public void mark(RunBookmarks next) {
        marks = next;
        tree.clearAll(true);
    }

    /** Runs with the step of the call that the user selects: where it begins, or all of it if it calls nothing. */
    public void onStep(IntConsumer goTo) {
        UserSelection.of(tree, event -> {
            CallNode node = node((TreeItem) event.item);
            goTo.accept(node.children().isEmpty() ? node.to() : node.from());
        });
    }

    private void tip(Event event) {
        TreeItem item = tree.getItem(new Point(event.x, event.y));
        tree.setToolTipText(item == null ? null : CallRows.tip(node(item)) + notes(node(item)));
    }

    private String notes(CallNode node) {
        return IntStream.of(node.from(), node.to())
                .distinct()
                .filter(step -> isMarked(node))
                .boxed()
                .flatMap(step -> marks.at(step).stream())
                .map(mark -> "\n\u2691 " + mark.name() + (mark.note().isEmpty() ? "" : ": " + mark.note()))
                .collect(Collectors.joining())
                .replace("&", "&&");
    }

    /** The selected calls; without any the current one and what is around it, outermost first. */
    public ClipboardText copied() {
        List<CallNode> chosen =
                Arrays.stream(tree.getSelection()).map(this::node).toList();
        List<CallNode> taken = chosen.isEmpty() ? around() : chosen;
        return ClipboardText.of(
                taken.stream().map(CallTreeWidget::line).collect(Collectors.joining()), taken.size(), "call");
    }

    private List<CallNode> around() {
        List<CallNode> nodes = new ArrayList<>();
        for (CallNode node = current; node != null; node = node.parent()) {
            nodes.add(0, node);
        }
        return nodes;
    }

    private static String line(CallNode node) {
        return (node.stretch() ? "" : "  ".repeat(node.step().depth() + 1)) + node.text() + "\n";
    }
}
