package org.pirqscope.ui.tests;

import org.eclipse.swt.widgets.Canvas;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pirqscope.ui.diagram.DiagramCanvas;

/** A test that works in the diagram of stale-pirq, which has the focus. */
@ExtendWith(Screenshot.class)
abstract class InDiagram {

    final UiRobot robot = new UiRobot();
    Canvas control;
    DiagramCanvas canvas;

    @BeforeEach
    void begin() {
        robot.begin("stale-pirq");
        robot.show("diagram");
        control = robot.find(Canvas.class, "diagram");
        canvas = (DiagramCanvas) control.getData("shows");
        control.setFocus();
        robot.spin();
    }
}
