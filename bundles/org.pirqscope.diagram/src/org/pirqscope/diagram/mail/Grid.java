package org.pirqscope.diagram.mail;

import java.util.List;

/**
 * Where the columns are.
 *
 * @param starts first column of every lane that is there, by its place from the left
 * @param nest blanks for one level of nesting
 */
record Grid(List<Integer> starts, int nest) {

    private static final int MOST = 40;
    private static final int LEAST = 32;
    private static final int NARROW = 16;

    /** The widest columns in which everything stands on one row, or null if lanes do not fit beside one another. */
    static Grid of(List<MailRow> rows, List<Integer> lanes, List<String> heads, int width) {
        if (lanes.size() == 1) {
            return new Grid(List.of(0), fits(rows, lanes, List.of(0), 2, width) ? 2 : 1);
        }
        int natural = Math.clamp(widest(rows, lanes.get(0)) + 2, LEAST, MOST);
        int[][] tries = {{2, natural, LEAST}, {1, natural, LEAST}, {2, LEAST, NARROW}, {1, LEAST, NARROW}};
        for (int[] one : tries) {
            for (int pitch = one[1]; pitch >= one[2]; pitch--) {
                Grid grid = new Grid(starts(lanes.size(), pitch), one[0]);
                if (grid.holds(heads, width) && fits(rows, lanes, grid.starts, one[0], width)) {
                    return grid;
                }
            }
        }
        return lanes.size() == 2 ? tight(heads, width) : null;
    }

    /** Two columns are drawn even if some rows must be wrapped. */
    private static Grid tight(List<String> heads, int width) {
        int start = Math.max(heads.get(0).length() + 2, Math.min(LEAST, width / 2 - 5));
        Grid grid = new Grid(List.of(0, start), 1);
        return grid.holds(heads, width) ? grid : null;
    }

    private static List<Integer> starts(int lanes, int pitch) {
        return java.util.stream.IntStream.range(0, lanes).mapToObj(i -> i * pitch).toList();
    }

    private static int widest(List<MailRow> rows, int lane) {
        return rows.stream().filter(row -> row.lane() == lane).mapToInt(row -> row.depth() * 2 + row.text().length()).max().orElse(0);
    }

    private boolean holds(List<String> heads, int width) {
        for (int i = 0; i < heads.size(); i++) {
            int end = i + 1 < heads.size() ? starts.get(i + 1) - 1 : width;
            if (starts.get(i) + heads.get(i).length() > end) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(List<MailRow> rows, List<Integer> lanes, List<Integer> starts, int nest, int width) {
        for (MailRow row : rows) {
            int start = row.gap() ? 0 : starts.get(lanes.indexOf(row.lane()));
            if (start + row.depth() * nest + row.shorter().length() > width) {
                return false;
            }
        }
        return true;
    }
}
