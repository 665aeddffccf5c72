package org.pirqscope.diagram;

import java.util.List;

/**
 * A box beside or across the lanes.
 *
 * @param lane the lane it stands at; a box with a title reaches over its neighbours
 * @param title empty for an effect such as {@code 55 free}
 * @param lines the text, split
 * @param rows how many rows of the diagram it covers
 */
public record Note(int lane, String title, List<String> lines, Mark mark, int rows) {

    Note at(int where) {
        return where == lane ? this : new Note(where, title, lines, mark, rows);
    }

    /** Whether it only says what changed in a table. */
    public boolean effect() {
        return title.isEmpty();
    }

    /** Whether it says that a pirq is free again. */
    public boolean frees() {
        return effect() && lines.get(0).endsWith(" free");
    }
}
