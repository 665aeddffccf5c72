package org.pirqscope.diagram.export;

import org.pirqscope.diagram.Origin;
import org.pirqscope.diagram.SequenceDiagram;
import org.pirqscope.diagram.picture.Palette;

/** What an exporter gets: the part of a run that was chosen, where it comes from, and how it is to look. */
record Drawing(Excerpt excerpt, Origin origin, Choice choice) {

    /** The rows and lanes. */
    SequenceDiagram diagram() {
        return excerpt.diagram();
    }

    /** The colours of a picture. */
    Palette palette() {
        return choice.dark() ? Palette.DARK : Palette.LIGHT;
    }
}
