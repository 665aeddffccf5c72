package org.pirqscope.report.manual;

import java.util.List;

/** A line of the manual as it is shown. @param kind how it looks @param pieces what stands in it */
public record ManualLine(Kind kind, List<Inline> pieces) {

    /** How a line looks. */
    public enum Kind {
        TITLE,
        HEADING,
        PROSE,
        ITEM,
        LISTING,
        GRID_HEAD,
        GRID,
        PICTURE,
        BLANK
    }

    static final ManualLine EMPTY = new ManualLine(Kind.BLANK, List.of());

    /** What one reads. */
    public String text() {
        return Inline.text(pieces);
    }
}
