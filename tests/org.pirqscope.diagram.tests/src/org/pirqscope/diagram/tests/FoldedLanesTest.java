package org.pirqscope.diagram.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pirqscope.diagram.Lane;
import org.pirqscope.diagram.RowKind;
import org.pirqscope.diagram.SequenceDiagram;
import org.pirqscope.diagram.picture.DiagramLayout;
import org.pirqscope.diagram.picture.Metrics;
import org.pirqscope.diagram.picture.RowReach;
import org.pirqscope.diagram.picture.Shape;
import org.pirqscope.machine.call.Layer;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.BuiltIn;

/** Eight controllers in a window of the usual width. */
class FoldedLanesTest {

    private static final int WINDOW = 800;
    private static final int ROWS = 20;

    private final SequenceDiagram diagram = Runs.diagram(Run.of(BuiltIn.named("i3.16xlarge")));

    private DiagramLayout at(int top) {
        return DiagramLayout.fitting(diagram, Metrics.PAPER, WINDOW, top, top + ROWS);
    }

    private static double middle(DiagramLayout layout, Lane lane) {
        return layout.laneX(lane.index());
    }

    @Test
    void exactlyTheDriversThatDoNothingInSightAreFolded() {
        for (int top = 0; top < diagram.rows(); top += 37) {
            DiagramLayout layout = at(top);
            for (Lane lane : diagram.lanes().all()) {
                assertEquals(
                        lane.layer() == Layer.DRIVER && !touched(lane, top),
                        layout.folds(lane),
                        lane + " at row " + top);
            }
        }
    }

    private boolean touched(Lane lane, int top) {
        for (int row = top; row <= Math.min(diagram.rows() - 1, top + ROWS); row++) {
            boolean message = diagram.kind(row).message();
            boolean note = diagram.kind(row) == RowKind.NOTE;
            if ((message || note) && diagram.fromLane(row) == lane.index()
                    || message && diagram.toLane(row) == lane.index()) {
                return true;
            }
        }
        return false;
    }

    @Test
    void lanesKeepTheirOrderAndTheFoldedOnesAreNarrow() {
        DiagramLayout layout = at(0);
        DiagramLayout wide = DiagramLayout.fitting(diagram, Metrics.PAPER, WINDOW);
        assertTrue(layout.width() < wide.width(), layout.width() + " of " + wide.width());
        List<Lane> lanes = diagram.lanes().all();
        for (int i = 1; i < lanes.size(); i++) {
            double apart = middle(layout, lanes.get(i)) - middle(layout, lanes.get(i - 1));
            assertTrue(
                    apart >= Metrics.PAPER.width("0", org.pirqscope.diagram.picture.Face.SMALL),
                    lanes.get(i) + " is " + apart + " right of the one before");
            if (layout.folds(lanes.get(i)) && layout.folds(lanes.get(i - 1))) {
                assertTrue(apart < 30, apart + "");
            }
        }
    }

    @Test
    void whereAllFitNothingIsFolded() {
        SequenceDiagram two = Runs.diagram(Runs.stale());
        for (int top = 0; top < two.rows(); top += 10) {
            DiagramLayout layout = DiagramLayout.fitting(two, Metrics.PAPER, 1000, top, top + 3);
            assertTrue(two.lanes().all().stream().noneMatch(layout::folds));
            assertEquals(DiagramLayout.fitting(two, Metrics.PAPER, 1000).rows(top, top + 3), layout.rows(top, top + 3));
        }
    }

    @Test
    void twoControllersKeepTheirNamesWhereALittleIsMissing() {
        SequenceDiagram two = Runs.diagram(Runs.stale());
        double least = DiagramLayout.fitting(two, Metrics.PAPER, 1).width();
        for (int top = 0; top < two.rows(); top += 10) {
            DiagramLayout little = DiagramLayout.fitting(two, Metrics.PAPER, 0.9 * least, top, top + 3);
            assertTrue(two.lanes().all().stream().noneMatch(little::folds));
        }
        DiagramLayout half = DiagramLayout.fitting(two, Metrics.PAPER, 0.5 * least, 0, 3);
        assertTrue(two.lanes().all().stream().anyMatch(half::folds));
    }

    @Test
    void aPictureOfAllFoldsNothing() {
        DiagramLayout complete = DiagramLayout.complete(diagram, Metrics.PAPER);
        assertTrue(diagram.lanes().all().stream().noneMatch(complete::folds));
    }

    @Test
    void aFoldedLaneKeepsAShortName() {
        DiagramLayout layout = at(0);
        List<String> heads = new ArrayList<>();
        layout.head().shapes().forEach(shape -> {
            if (shape instanceof Shape.Text text) {
                heads.add(text.text());
            }
        });
        for (Lane lane : diagram.lanes().all()) {
            assertEquals(layout.folds(lane) ? lane.name().replace("nvme", "") : lane.name(), heads.get(lane.index()));
        }
        assertEquals("17", new Lane(0, "d", "disk117", Layer.DRIVER, 0).shortName());
        assertEquals("n", new Lane(0, "net", "net", Layer.DRIVER, 0).shortName());
    }

    /** All that a message says: its arrow and its label. */
    @Test
    void aRowReachesAsFarAsItIsDrawn() {
        DiagramLayout layout = DiagramLayout.complete(diagram, Metrics.PAPER);
        for (int row = 0; row < diagram.rows(); row++) {
            if (!diagram.kind(row).message()) {
                continue;
            }
            RowReach reach = layout.reach(row);
            assertTrue(reach.left() < reach.right() && reach.right() <= layout.width(), reach::toString);
            for (Shape shape : layout.piece(row, row).shapes()) {
                if (shape instanceof Shape.Text text && text.halo()) {
                    assertTrue(text.x() >= reach.left(), text + " " + reach);
                    assertTrue(
                            text.x() + Metrics.PAPER.width(text.text(), text.face()) <= reach.right() + 0.1,
                            text + " " + reach);
                } else if (shape instanceof Shape.Head head) {
                    assertTrue(head.x() >= reach.left() && head.x() <= reach.right(), head + " " + reach);
                }
            }
        }
    }

    @Test
    void aWindowMovesNoFurtherThanItMust() {
        RowReach reach = new RowReach(400, 500);
        assertEquals(250, reach.into(0, 250, 50), "to the right until its end is seen");
        assertEquals(350, reach.into(390, 250, 50), "to the left until its beginning is not covered");
        assertEquals(300, reach.into(300, 250, 50), "not at all");
        assertEquals(350, reach.into(0, 120, 50), "to its beginning where it does not fit");
        assertEquals(0, new RowReach(20, 60).into(100, 250, 50), "never beyond the edge");
        assertFalse(reach.into(0, 2000, 50) > 0);
    }
}
