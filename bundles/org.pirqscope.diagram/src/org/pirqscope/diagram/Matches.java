package org.pirqscope.diagram;

import java.util.Arrays;
import java.util.stream.IntStream;

/** The rows of one diagram that match a query, rising. */
public final class Matches {

    /** Nothing was looked for. */
    public static final Matches NONE = new Matches(new int[0]);

    private final int[] rows;

    private Matches(int[] rows) {
        this.rows = rows;
    }

    /** Looks at every row once. */
    public static Matches of(SequenceDiagram diagram, Query query) {
        IntList found = new IntList();
        Query asked = query.over(diagram.history());
        for (int row = 0; row < diagram.rows(); row++) {
            if (diagram.matches(asked, row)) {
                found.add(row);
            }
        }
        return new Matches(found.toArray());
    }

    /** These rows, in any order and perhaps more than once. */
    public static Matches at(IntStream rows) {
        return new Matches(rows.sorted().distinct().toArray());
    }

    public int count() {
        return rows.length;
    }

    /** All of them. */
    public int[] rows() {
        return rows.clone();
    }

    public boolean has(int row) {
        return place(row) >= 0;
    }

    /** The first match after a row, going round at the end; -1 if there is none. */
    public int next(int row) {
        int place = place(row);
        return at(place >= 0 ? place + 1 : -place - 1);
    }

    /** The last match before a row, going round at the start; -1 if there is none. */
    public int previous(int row) {
        int place = place(row);
        return at((place >= 0 ? place : -place - 1) - 1);
    }

    private int place(int row) {
        return Arrays.binarySearch(rows, row);
    }

    private int at(int place) {
        return rows.length == 0 ? -1 : rows[Math.floorMod(place, rows.length)];
    }
}
