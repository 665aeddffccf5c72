package org.pirqscope.ui.diagram;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.pirqscope.diagram.RowKind;
import org.pirqscope.diagram.SequenceDiagram;

/** The diagram from the keyboard: arrows go from message to message, the page keys look around. */
final class DiagramKeys {

    /** Pixels of one press of an arrow sideways. */
    private static final int ACROSS = 40;

    private final DiagramCanvas canvas;
    private final DiagramReader reader;

    DiagramKeys(DiagramCanvas canvas, DiagramReader reader) {
        this.canvas = canvas;
        this.reader = reader;
        canvas.control().addListener(SWT.KeyDown, this::pressed);
        canvas.control().addListener(SWT.MouseVerticalWheel, this::turned);
    }

    private void pressed(Event event) {
        if (canvas.rows() == null || canvas.rows().rows() == 0) {
            return;
        }
        boolean shift = (event.stateMask & SWT.SHIFT) != 0;
        DiagramKey.of(event).ifPresent(key -> {
            switch (key) {
                case MESSAGE -> next(event.keyCode == SWT.ARROW_DOWN ? 1 : -1, event);
                case PAGE -> page(event.keyCode == SWT.PAGE_DOWN ? 1 : -1, shift);
                case ENDS ->
                    extend(event.keyCode == SWT.HOME ? 0 : canvas.rows().rows() - 1);
                case ACROSS -> canvas.scrollAcross(event.keyCode == SWT.ARROW_RIGHT ? ACROSS : -ACROSS);
                case FOLD -> fold(false);
                case UNFOLD -> fold(true);
                case ZOOM -> zoom(event.keyCode);
                case TIP -> canvas.tell();
                case UNSELECT -> unselect(event);
            }
        });
    }

    private void page(int direction, boolean selects) {
        int row = Math.clamp(
                canvas.current() + (long) direction * page(), 0, canvas.rows().rows() - 1);
        if (selects) {
            extend(row);
        } else {
            go(row);
        }
    }

    private void unselect(Event event) {
        if (event.doit) { // it did not close a tip
            canvas.unselect();
        }
    }

    private int page() {
        return Math.max(1, canvas.visibleRows() - 1);
    }

    /** Makes the message of a row the current one. */
    private void go(int row) {
        reader.goTo(canvas.rows().lastStep(message(row)));
    }

    private void extend(int row) {
        canvas.extend(message(row), reader);
    }

    /** The row, or that of its message if it is a note. */
    private int message(int row) {
        int message = row;
        while (message > 0 && canvas.rows().kind(message) == RowKind.NOTE) {
            message--;
        }
        return message;
    }

    /** With Ctrl the wheel and plus, minus and 0 change the size. */
    private void turned(Event event) {
        if ((event.stateMask & SWT.MOD1) != 0) {
            event.doit = false;
            if (event.count != 0) {
                canvas.zoom(event.count);
            }
        } else {
            canvas.scrollTo(canvas.top() - event.count);
        }
    }

    private void zoom(int key) {
        switch (key) {
            case '+', '=', SWT.KEYPAD_ADD -> canvas.zoom(1);
            case '-', SWT.KEYPAD_SUBTRACT -> canvas.zoom(-1);
            case '0', SWT.KEYPAD_0 -> canvas.zoom(0);
            default -> {}
        }
    }

    private void next(int direction, Event event) {
        int row = canvas.current() + direction;
        while (row >= 0 && row < canvas.rows().rows() && canvas.rows().kind(row) == RowKind.NOTE) {
            row += direction;
        }
        boolean there = row >= 0 && row < canvas.rows().rows();
        if (there && (event.stateMask & SWT.SHIFT) != 0) {
            canvas.extend(row, reader);
        } else if (there) {
            reader.goTo(canvas.rows().lastStep(row));
        } else if (row < 0) {
            reader.goTo(0);
        }
    }

    /** Minus folds the call of the current row or the one around it; plus unfolds. */
    private void fold(boolean open) {
        if (canvas.current() < 0 || canvas.diagram() == null) {
            return;
        }
        SequenceDiagram diagram = canvas.diagram();
        int own = diagram.foldable(canvas.current());
        boolean folded = own > 0 && diagram.scope().folds(own);
        int call = open ? own : folded ? diagram.outer(canvas.current()) : diagram.callAt(canvas.current());
        if (call > 0 && (!open || folded)) {
            reader.draw(diagram.scope().toggle(call));
        }
    }
}
