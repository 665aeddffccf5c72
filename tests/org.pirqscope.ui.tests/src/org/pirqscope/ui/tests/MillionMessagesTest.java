package org.pirqscope.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pirqscope.diagram.Matches;
import org.pirqscope.diagram.Query;
import org.pirqscope.diagram.Scope;
import org.pirqscope.diagram.SequenceDiagram;
import org.pirqscope.diagram.picture.Shape;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.ui.diagram.DiagramCanvas;

/**
 * A run that is repeated up to a million messages is painted in each round as in the first; a frame's cost is measured
 * by releng/org.pirqscope.bench/desktop.
 */
@ExtendWith(Screenshot.class)
class MillionMessagesTest {

    private static final int ROUNDS = 4_000;

    private final UiRobot robot = new UiRobot();
    private final Run run = Run.of(BuiltIn.named("stale-pirq"));
    private final SequenceDiagram round = SequenceDiagram.of(run.steps(), List.of("nvme0", "nvme1"), Scope.ALL);
    private final SequenceDiagram diagram =
            SequenceDiagram.of(again(run.steps()), List.of("nvme0", "nvme1"), Scope.ALL);
    private Shell shell;
    private DiagramCanvas canvas;

    @BeforeEach
    void open() {
        shell = new Shell(robot.display());
        shell.setLayout(new FillLayout());
        shell.setSize(900, 1000);
        canvas = new DiagramCanvas(shell);
        canvas.show(diagram);
        shell.open();
    }

    @AfterEach
    void close() {
        shell.dispose();
    }

    @Test
    void everyRoundIsPaintedAsTheFirst() {
        assertTrue(diagram.messages() >= 1_000_000, diagram.messages() + " messages");
        for (int row = 0; row < round.rows(); row += 37) {
            List<Shape.Start> first = starts(row);
            for (int turn : new int[] {1, ROUNDS / 2, ROUNDS - 2}) {
                List<Shape.Start> later = starts(row + turn * round.rows());
                assertEquals(
                        first.stream()
                                .map(start -> start.row() + turn * round.rows())
                                .toList(),
                        later.stream().map(Shape.Start::row).toList());
                assertEquals(
                        first.stream()
                                .map(start -> start.step() + turn * run.length())
                                .toList(),
                        later.stream().map(Shape.Start::step).toList());
            }
        }
    }

    @Test
    void aSearchFindsAsMuchInEachRound() {
        int once = Matches.of(round, Query.pirq(55)).count();
        assertTrue(once > 10, once + " rows");
        assertEquals(once * ROUNDS, Matches.of(diagram, Query.pirq(55)).count());
    }

    @Test
    void zoomedOutMoreRowsArePainted() {
        int usual = starts(diagram.rows() / 2).size();
        canvas.zoom(-1);
        canvas.zoom(-1);
        canvas.zoom(-1);
        assertTrue(starts(diagram.rows() / 2).size() > usual * 3 / 2, "more than " + usual);
    }

    /** The messages of the frame that begins with a row. */
    private List<Shape.Start> starts(int row) {
        int before = canvas.frames();
        canvas.scrollTo(row);
        robot.spinUntil("the frame is painted", () -> canvas.frames() > before);
        List<Shape.Start> starts = new ArrayList<>();
        for (Shape shape : canvas.painted().shapes()) {
            if (shape instanceof Shape.Start start) {
                starts.add(start);
            }
        }
        assertTrue(
                starts.size() > canvas.visibleRows() / 2,
                starts.size() + " messages in " + canvas.visibleRows() + " rows");
        return starts;
    }

    /** The same steps over and over, numbered on. */
    private static List<Step> again(List<Step> steps) {
        return new AbstractList<>() {
            @Override
            public Step get(int index) {
                Step step = steps.get(index % steps.size());
                int before = index - index % steps.size();
                return new Step(
                        index + 1,
                        step.actor(),
                        step.actorName(),
                        step.move(),
                        step.atomic(),
                        step.entering(),
                        step.depth(),
                        step.call(),
                        step.answer(),
                        step.partner() == 0 ? 0 : before + step.partner(),
                        step.effects(),
                        step.log(),
                        step.findings());
            }

            @Override
            public int size() {
                return steps.size() * ROUNDS;
            }
        };
    }
}
