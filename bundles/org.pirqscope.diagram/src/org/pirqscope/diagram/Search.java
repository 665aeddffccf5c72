package org.pirqscope.diagram;

/** Looks for the next matching row in one direction. */
final class Search {

    private Search() {
    }

    static int along(SequenceDiagram diagram, Query query, int start, int direction) {
        int rows = diagram.rows();
        int row = start < 0 ? (direction > 0 ? -1 : rows) : start;
        for (int seen = 0; seen < rows; seen++) {
            row = Math.floorMod(row + direction, rows);
            if (diagram.matches(query, row)) {
                return row;
            }
        }
        return -1;
    }
}
