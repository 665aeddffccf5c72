package org.pirqscope.ui.scenario;

import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DragSource;
import org.eclipse.swt.dnd.DragSourceAdapter;
import org.eclipse.swt.dnd.DragSourceEvent;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.DropTargetAdapter;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.pirqscope.ui.desk.Desk;
import org.pirqscope.ui.desk.FileDrop;

/** Turns and controllers are dragged to another place of their list; a file that is dropped is opened as anywhere. */
public final class RowDrag extends DropTargetAdapter {

    private final Tree tree;
    private final Desk desk;
    private final ScenarioEdits edits;
    private ScenarioRow dragged;

    RowDrag(Tree tree, Desk desk, ScenarioEdits edits) {
        this.tree = tree;
        this.desk = desk;
        this.edits = edits;
        DragSource source = new DragSource(tree, DND.DROP_MOVE);
        source.setTransfer(TextTransfer.getInstance());
        source.addDragListener(new Source());
        DropTarget target = new DropTarget(tree, DND.DROP_MOVE | DND.DROP_COPY | DND.DROP_LINK | DND.DROP_DEFAULT);
        target.setTransfer(new Transfer[] {TextTransfer.getInstance(), FileTransfer.getInstance()});
        target.addDropListener(this);
    }

    /** Whether the row is one of a list whose order means something. */
    static boolean moves(ScenarioRow row) {
        return row.index() >= 0 && !row.section().equals("events");
    }

    private final class Source extends DragSourceAdapter {

        @Override
        public void dragStart(DragSourceEvent event) {
            TreeItem[] selected = tree.getSelection();
            dragged =
                    selected.length == 1 && moves(ScenarioTree.row(selected[0])) ? ScenarioTree.row(selected[0]) : null;
            event.doit = dragged != null;
        }

        @Override
        public void dragSetData(DragSourceEvent event) {
            event.data = dragged.value().isEmpty() ? dragged.name() : dragged.value();
        }

        @Override
        public void dragFinished(DragSourceEvent event) {
            dragged = null;
        }
    }

    @Override
    public void dragEnter(DropTargetEvent event) {
        if (FileTransfer.getInstance().isSupportedType(event.currentDataType)) {
            event.detail = DND.DROP_COPY;
        }
    }

    @Override
    public void dragOver(DropTargetEvent event) {
        event.feedback = DND.FEEDBACK_SCROLL | DND.FEEDBACK_EXPAND;
        if (dragged != null) {
            boolean here = event.item instanceof TreeItem item && beside(dragged, item);
            event.detail = here ? DND.DROP_MOVE : DND.DROP_NONE;
            if (here) {
                event.feedback |= above(event) ? DND.FEEDBACK_INSERT_BEFORE : DND.FEEDBACK_INSERT_AFTER;
            }
        } else if (!FileTransfer.getInstance().isSupportedType(event.currentDataType)) {
            event.detail = DND.DROP_NONE; // text of another window is no row
        }
    }

    @Override
    public void drop(DropTargetEvent event) {
        if (event.data instanceof String[]) {
            FileDrop.open(desk, event.data);
        } else if (dragged != null && event.item instanceof TreeItem item) {
            put(dragged, item, above(event));
        }
    }

    private boolean above(DropTargetEvent event) {
        TreeItem item = (TreeItem) event.item;
        int y = Display.getCurrent().map(null, tree, event.x, event.y).y;
        return y < item.getBounds().y + item.getBounds().height / 2;
    }

    /** Puts the dragged item's row above or below another of its list; anywhere else nothing is moved. */
    public void put(TreeItem from, TreeItem beside, boolean above) {
        put(ScenarioTree.row(from), beside, above);
    }

    private void put(ScenarioRow row, TreeItem beside, boolean above) {
        if (beside(row, beside)) {
            int gap = ScenarioTree.row(beside).index() + (above ? 0 : 1);
            edits.move(row, gap > row.index() ? gap - 1 : gap);
        }
    }

    private static boolean beside(ScenarioRow row, TreeItem item) {
        return moves(ScenarioTree.row(item)) && ScenarioTree.row(item).section().equals(row.section());
    }
}
