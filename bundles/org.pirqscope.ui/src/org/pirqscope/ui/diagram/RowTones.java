package org.pirqscope.ui.diagram;

import org.pirqscope.diagram.DiagramRows;
import org.pirqscope.diagram.Mark;
import org.pirqscope.ui.theme.Tone;

/**
 * How the rows of a window stand out from the picture: by where the session stands, the mouse is, what is selected and
 * what was found.
 */
final class RowTones {

    private final DiagramWindow window;
    private final DiagramRows diagram;

    RowTones(DiagramWindow window) {
        this.window = window;
        this.diagram = window.diagram();
    }

    /** The band behind a row; null for none. */
    Tone band(int row) {
        boolean stale = diagram.kind(row).message() && diagram.mark(row) == Mark.STALE_HIT;
        if (row == window.current()) {
            boolean failure = diagram.kind(row).message() && diagram.mark(row) == Mark.FAILURE;
            return stale || failure ? Tone.ALARM_BACK : Tone.SELECTION;
        }
        if (stale) {
            return Tone.ALARM_BACK;
        }
        if (window.marked().selected(row)) {
            return Tone.SELECTION;
        }
        return row == window.hover() ? Tone.HEAD : null;
    }

    /** Behind the text of a row; what a search found stands out whatever the row is. */
    Tone behind(int row) {
        Tone tone = row < 0 ? null : window.marked().found().has(row) ? Tone.BITS : band(row);
        return tone == null ? Tone.PANE : tone;
    }

    /** Whether the row's step is still to come. */
    boolean quiet(int row) {
        return row >= 0 && diagram.stepNumber(row) > window.position();
    }

    boolean current(int row) {
        return row >= 0 && row == window.current();
    }
}
