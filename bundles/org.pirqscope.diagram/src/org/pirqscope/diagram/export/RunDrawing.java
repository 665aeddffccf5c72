package org.pirqscope.diagram.export;

import org.pirqscope.diagram.Origin;
import org.pirqscope.diagram.SequenceDiagram;

/** The part of a run that was chosen. */
record RunDrawing(Excerpt excerpt, Origin origin, Choice choice) implements Drawing {

    @Override
    public SequenceDiagram diagram() {
        return excerpt.diagram();
    }
}
