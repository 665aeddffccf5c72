package org.pirqscope.diagram.mail;

import java.util.List;
import org.pirqscope.diagram.mail.row.MailRow;

/** How wide the rows of each lane are, nesting included, in each length of their texts. */
final class Extents {

    private final int[][] widest;
    private final int[] deepest;

    Extents(List<MailRow> rows, List<Integer> lanes) {
        widest = new int[MailRow.LENGTHS][lanes.size()];
        deepest = new int[lanes.size()];
        for (MailRow row : rows) {
            int place = lanes.indexOf(row.lane());
            if (place >= 0) {
                add(row, place);
            }
        }
    }

    private void add(MailRow row, int place) {
        deepest[place] = Math.max(deepest[place], row.depth());
        if (row.gap()) {
            return; // can be broken at its spaces
        }
        for (int length = 0; length < widest.length; length++) {
            int end = Grid.nested(row.depth()) + row.text(length).length();
            widest[length][place] = Math.max(widest[length][place], end);
        }
    }

    int lanes() {
        return widest[0].length;
    }

    /** The widest row of a lane, which is named by its place from the left. */
    int widest(int length, int place) {
        return widest[length][place];
    }

    /** The depth of a lane's most nested row. */
    int deepest(int place) {
        return deepest[place];
    }

    /** The widest row of the leftmost lane, with all arguments. */
    int left() {
        return widest[0][0];
    }
}
