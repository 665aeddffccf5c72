package org.pirqscope.diagram.mail;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Where the columns are. Every level of nesting is two blanks further in, whatever the width.
 *
 * @param starts first column of every lane's rows, by its place from the left
 * @param tops first column of every lane's head
 */
record Grid(List<Integer> starts, List<Integer> tops) {

    private static final int NEST = 2;
    private static final int MOST = 40;
    private static final int LEAST = 32;
    private static final int NARROW = 16;
    private static final int LOCKDEP_ROWS = 2;
    private static final int LOCKDEP_HEAD = 7;
    private static final int LOCKDEP_SECOND = 31;

    /** How near two columns may come before arguments go: all of them, all but the pirq; without any they come as near as they must. */
    private static final int[] NEAR = {24, 20, NARROW};

    /** Rows of one lane only, or one below the other. */
    static final Grid SINGLE = new Grid(List.of(0), List.of(0));

    /** The widest columns in which everything stands on one row with as many arguments as possible, or null if the lanes do not fit beside one another. */
    static Grid of(Extents extents, List<String> heads, int width) {
        if (extents.lanes() == 1) {
            return SINGLE;
        }
        int natural = Math.clamp(extents.left() + 2, LEAST, MOST);
        for (int length = 0; length < MailRow.LENGTHS; length++) {
            int least = extents.lanes() == 2 ? NEAR[length] : NARROW;
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

    /** The look of kernel/locking/lockdep.c: heads at 7 and 31, rows at 2 and 31; the second column comes nearer if it must. Null if it cannot. */
    static Grid lockdep(Extents extents, List<String> heads, int width) {
        int nearest = LOCKDEP_HEAD + heads.getFirst().length() + 2;
        for (int length = 0; length < MailRow.LENGTHS; length++) {
            for (int second = Math.max(LOCKDEP_SECOND, nearest); second >= Math.max(NEAR[length], nearest); second--) {
                Grid grid = new Grid(List.of(LOCKDEP_ROWS, second), List.of(LOCKDEP_HEAD, second));
                if (grid.holds(heads, extents, length, width)) {
                    return grid;
                }
            }
        }
        return null;
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

    /** Where the remarks of the left lane begin if there is room. */
    int remarks() {
        return starts.size() > 1 ? Math.max(MOST, starts.get(1)) : MOST;
    }
}
