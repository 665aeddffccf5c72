package org.pirqscope.diagram.export;

import org.pirqscope.diagram.DiagramRows;
import org.pirqscope.diagram.Origin;
import org.pirqscope.diagram.picture.Palette;

/** What an exporter gets: rows and lanes, where they come from, and how they are to look. */
sealed interface Drawing permits RunDrawing, RowsDrawing {

    /** The rows and lanes. */
    DiagramRows diagram();

    /** Where they come from. */
    Origin origin();

    /** How they are to look. */
    Choice choice();

    /** The colours of a picture. */
    default Palette palette() {
        return choice().dark() ? Palette.DARK : Palette.LIGHT;
    }
}
