package org.pirqscope.diagram.export;

import org.pirqscope.diagram.DiagramRows;
import org.pirqscope.diagram.Origin;

/** Rows that are no run's. */
record RowsDrawing(DiagramRows diagram, Origin origin, Choice choice) implements Drawing {}
