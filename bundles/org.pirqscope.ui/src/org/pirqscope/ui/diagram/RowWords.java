package org.pirqscope.ui.diagram;

/** What is said of a row of a diagram, to whoever asks for it and to a screen reader. */
public interface RowWords {

    /** The row in full; -1 for none. */
    String words(int row);

    /** The row in one line, and what the diagram is; -1 for no row. */
    String name(int row);
}
