package org.pirqscope.ui.diagram;

import org.pirqscope.diagram.Scope;

/** What the user does with a diagram beyond looking: goes somewhere, changes what is drawn, takes a part of it away. */
public interface DiagramReader {

    /** Goes to a step. */
    void goTo(int step);

    /** Draws the same run with another scope. */
    void draw(Scope scope);

    /** Puts the selected rows on the clipboard as text for a mail; without any, what matters. */
    void copyMail();

    /** Opens the export dialog with the selected rows. */
    void export();
}
