package org.pirqscope.diagram.mail;

import java.util.List;
import java.util.stream.IntStream;
import org.pirqscope.diagram.mail.row.MailRow;

/**
 * Where the columns are. Every level of nesting is indented by two more spaces, whatever the width.
 *
 * @param starts first column of every lane's rows, by its place from the left
 * @param tops first column of every lane's head
 */
record Grid(List<Integer> starts, List<Integer> tops) {

    private static final int NEST = 2;
    private static final int MOST = 40;
    private static final int LEAST = 32;
    /**
     * A column that would begin after this begins where the remarks do: one that is only just beside them looks like a
     * mistake.
     */
    private static final int NEAR = 36;
    /** How near three and more columns may come, which have no room for more. */
    private static final int NARROW = 16;
    /** From this width on remarks stand apart from the second column. */
    private static final int ROOMY = 72;

    private static final int WIDE = 75;
    private static final int APART = 2;
    private static final int LOCKDEP_ROWS = 2;
    private static final int LOCKDEP_HEAD = 7;
    private static final int LOCKDEP_SECOND = 31;

    /** Where the rows begin that stand below the name of the actor. */
    static final int SCRIPT = 2;

    /** Rows of one lane only, or one below the other. */
    static final Grid SINGLE = new Grid(List.of(0), List.of(0));

    /**
     * The widest columns in which everything stands on one row with as many arguments as possible: a second one begins
     * at 32 to 40, as in the mails of kernel people. Null if the lanes do not fit beside one another that way.
     */
    static Grid of(Extents extents, List<String> heads, int width) {
        if (extents.lanes() == 1) {
            return SINGLE;
        }
        int needed = extents.left() + 2;
        int natural = needed > NEAR ? MOST : Math.max(needed, LEAST);
        int least = extents.lanes() == 2 ? LEAST : NARROW;
        for (int length = 0; length < MailRow.LENGTHS; length++) {
            for (int pitch = natural; pitch >= least; pitch--) {
                List<Integer> starts = starts(extents.lanes(), pitch);
                Grid grid = new Grid(starts, starts);
                if (grid.holds(heads, extents, length, width)) {
                    return grid;
                }
            }
        }
        return null;
    }

    /** The look of kernel/locking/lockdep.c: heads at 7 and 31, rows at 2 and 31. Null if a row would not fit. */
    static Grid lockdep(Extents extents, List<String> heads, int width) {
        int second = Math.max(LOCKDEP_SECOND, LOCKDEP_HEAD + heads.getFirst().length() + 2);
        Grid grid = new Grid(List.of(LOCKDEP_ROWS, second), List.of(LOCKDEP_HEAD, second));
        return grid.holds(heads, extents, MailRow.LENGTHS - 1, width) ? grid : null;
    }

    private static List<Integer> starts(int lanes, int pitch) {
        return IntStream.range(0, lanes).mapToObj(i -> i * pitch).toList();
    }

    /** A row may run over the next column, but it begins before it: else one could not tell whose it is. */
    private boolean holds(List<String> heads, Extents extents, int length, int width) {
        for (int i = 0; i < heads.size(); i++) {
            boolean last = i + 1 == heads.size();
            boolean headed = tops.get(i) + heads.get(i).length() <= (last ? width : tops.get(i + 1) - 1);
            boolean apart = last || starts.get(i) + nested(extents.deepest(i)) < starts.get(i + 1);
            if (!headed || !apart || starts.get(i) + extents.widest(length, i) > width) {
                return false;
            }
        }
        return true;
    }

    /** How far in a row of this depth stands. */
    static int nested(int depth) {
        return depth * NEST;
    }

    /**
     * Where the remarks of the left lane begin if there is room: not where the right one does, so that they don't look
     * like something that it says.
     */
    int remarks(int width) {
        int column = starts.size() > 1 ? Math.max(MOST, starts.get(1)) : MOST;
        return width < ROOMY ? column : width < WIDE ? column + APART : column + 2 * APART;
    }
}
