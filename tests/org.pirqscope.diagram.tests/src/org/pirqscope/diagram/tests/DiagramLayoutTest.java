package org.pirqscope.diagram.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pirqscope.diagram.Query;
import org.pirqscope.diagram.Scope;
import org.pirqscope.diagram.SequenceDiagram;
import org.pirqscope.diagram.picture.Anchor;
import org.pirqscope.diagram.picture.DiagramLayout;
import org.pirqscope.diagram.picture.Face;
import org.pirqscope.diagram.picture.Metrics;
import org.pirqscope.diagram.picture.Picture;
import org.pirqscope.diagram.picture.Shape;

class DiagramLayoutTest {

    private final SequenceDiagram diagram = Runs.diagram(Runs.stale());
    private final DiagramLayout layout = DiagramLayout.complete(diagram, Metrics.PAPER);

    private static List<Shape.Text> texts(Picture picture) {
        return picture.shapes().stream()
                .filter(Shape.Text.class::isInstance)
                .map(Shape.Text.class::cast)
                .toList();
    }

    @Test
    void everyRowIsFoundWhereItIsDrawn() {
        for (int row = 0; row < diagram.rows(); row++) {
            assertEquals(row, layout.rowAt(layout.y(row)));
            assertEquals(row, layout.rowAt(layout.y(row) + layout.rowHeight() - 0.1));
        }
        assertEquals(-1, layout.rowAt(-1));
        assertEquals(-1, layout.rowAt(layout.bodyHeight()));
    }

    @Test
    void piecesTogetherDrawEveryMessageOnce() {
        List<Integer> steps = new ArrayList<>();
        for (int first = 0; first < diagram.rows(); first += 7) {
            layout.piece(first, first + 6).shapes().stream()
                    .filter(Shape.Start.class::isInstance)
                    .forEach(s -> steps.add(((Shape.Start) s).step()));
        }
        assertEquals(diagram.messages(), steps.size());
        assertEquals(steps.stream().sorted().distinct().toList(), steps);
    }

    @Test
    void nothingOfACompleteLayoutIsCutOrOutside() {
        for (Shape.Text text : texts(layout.rows(0, diagram.rows()))) {
            double width = Metrics.PAPER.width(text.text(), text.face());
            double left = switch (text.anchor()) {
                case LEFT -> text.x();
                case MIDDLE -> text.x() - width / 2;
                case RIGHT -> text.x() - width;
            };
            assertTrue(left >= 0 && left + width <= layout.width(), text::toString);
        }
        assertTrue(texts(layout.rows(0, diagram.rows())).stream()
                .noneMatch(text -> text.text().endsWith("...") && text.face() != Face.CODE));
    }

    @Test
    void aNarrowWindowShortensLabelsAndKeepsTheLanes() {
        DiagramLayout narrow = DiagramLayout.fitting(diagram, Metrics.PAPER, 400);
        assertTrue(narrow.width() < layout.width());
        assertTrue(narrow.laneX(4) < narrow.width());
        for (Shape.Text text : texts(narrow.rows(0, diagram.rows()))) {
            assertTrue(
                    text.anchor() != Anchor.LEFT
                            || text.x() + Metrics.PAPER.width(text.text(), text.face()) <= narrow.width(),
                    text::toString);
        }
        assertTrue(texts(narrow.rows(0, diagram.rows())).stream()
                .anyMatch(text -> text.text().endsWith("...")));
    }

    @Test
    void aNoteThatBeginsAboveTheWindowIsSeen() {
        int note = diagram.next(Query.finding(), -1) + 2;
        assertTrue(texts(layout.rows(note, note)).stream()
                .anyMatch(text -> text.text().equals("! STALE PIRQ 55 RE-USED")));
    }

    @Test
    void aMillionMessagesScroll() {
        List<org.pirqscope.machine.call.Step> steps =
                new Endless(Runs.random(1, "4.11", "nvme0", "nvme1").steps(), 1_400_000);
        SequenceDiagram huge = SequenceDiagram.of(steps, List.of("nvme0", "nvme1"), Scope.ALL);
        assertTrue(huge.messages() > 1_000_000, huge.messages() + " messages");
        DiagramLayout window = DiagramLayout.fitting(huge, Metrics.PAPER, 1200);
        assertTrue(
                texts(window.rows(huge.rows() - 40, huge.rows())).stream()
                        .filter(text -> text.face() == Face.SMALL)
                        .allMatch(text -> text.x() - Metrics.PAPER.width(text.text(), Face.SMALL) >= 0),
                "step numbers are cut");
        int middle = huge.rows() / 2;
        assertTrue(window.rows(middle, middle + 40).shapes().size() < 1_000);
        assertEquals(middle, window.rowAt(window.y(middle) + 1));
    }
}
