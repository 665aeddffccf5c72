package org.pirqscope.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pirqscope.cli.explored.OddsWords;
import org.pirqscope.cli.explored.OrderShare;
import org.pirqscope.diagram.SequenceDiagram;
import org.pirqscope.report.moment.Moment;
import org.pirqscope.search.Exploration;
import org.pirqscope.search.Odds;
import org.pirqscope.ui.chart.ChartCanvas;
import org.pirqscope.ui.desk.RunOdds;
import org.pirqscope.ui.diagram.DiagramCanvas;

/** The odds along the run stand wherever the run is shown, while the user wants to see them. */
@ExtendWith(Screenshot.class)
class RunOddsTest {

    private static final String TOGGLE = "org.pirqscope.ui.show-odds";

    private final UiRobot robot = new UiRobot();

    @AfterEach
    void hide() {
        robot.desk().odds().show(false);
        robot.spin();
    }

    private Odds counted() {
        robot.spinUntil("the odds are counted", () -> robot.desk().odds().state() instanceof RunOdds.State.Known);
        robot.spin();
        return robot.desk().odds().visible().orElseThrow();
    }

    private Moment now() {
        return robot.desk().session().now();
    }

    private SequenceDiagram diagram() {
        return ((DiagramCanvas) robot.find(Canvas.class, "diagram").getData("shows")).diagram();
    }

    private List<Integer> marked() {
        SequenceDiagram diagram = diagram();
        return IntStream.range(0, diagram.rows())
                .filter(row -> diagram.row(row)
                        .note()
                        .filter(note -> note.title().equals("point of no return"))
                        .isPresent())
                .map(diagram::stepNumber)
                .distinct()
                .boxed()
                .toList();
    }

    @Test
    void everyPlaceSaysTheSame() {
        robot.begin("stale-pirq");
        robot.show("explorer");
        assertTrue(marked().isEmpty());
        robot.run(TOGGLE);
        Odds odds = counted();

        assertEquals(Odds.along(now().run(), Exploration.Options.standard()).orElseThrow(), odds);
        OddsWords words = new OddsWords(now().run(), odds);
        Table table = robot.find(Table.class, "explorer-odds");
        assertEquals(words.changes().size(), table.getItemCount());
        assertTrue(robot.find(Label.class, "explorer-odds-title").getText().startsWith(words.start()));
        assertEquals(List.of(odds.noReturn().orElseThrow().step()), marked());

        robot.show("chart");
        ChartCanvas chart = (ChartCanvas) robot.find(Canvas.class, "chart").getData("shows");
        int compared = 0;
        for (int position = 0; position <= now().run().length(); position++) {
            robot.desk().session().goTo(position);
            Odds.Moment moment = odds.at(position);
            assertTrue(chart.text().contains(OrderShare.text(moment.odds()) + " of the orders fail"), chart.text());
            if (now().choices().size() > 1) {
                for (Odds.Candidate next : moment.next()) {
                    ToolItem item = robot.find(ToolItem.class, "next-" + next.actor());
                    assertTrue(item.getText().endsWith(" " + OrderShare.brief(next.odds())), item.getText());
                    compared++;
                }
            }
        }
        assertTrue(compared > 20, compared + " numbers");
    }

    @Test
    void anotherRunIsCountedAnew() {
        robot.begin("stale-pirq");
        robot.run(TOGGLE);
        counted();
        robot.desk().session().goTo(134);
        ToolItem other = robot.find(ToolItem.class, "next-0");
        other.setSelection(true);
        robot.select(other);
        Odds odds = counted();
        assertEquals(Odds.along(now().run(), Exploration.Options.standard()).orElseThrow(), odds);
        assertEquals(odds.noReturn().stream().map(Odds.Moment::step).toList(), marked());
    }

    @Test
    void whatIsHiddenLeavesNothing() {
        robot.begin("stale-pirq");
        int rows = diagram().rows();
        robot.run(TOGGLE);
        counted();
        assertTrue(diagram().rows() > rows);
        robot.run(TOGGLE);
        assertEquals(rows, diagram().rows());
        assertFalse(robot.find(ToolItem.class, "next-1").getText().contains("0."));
        robot.show("explorer");
        assertEquals(0, robot.find(Table.class, "explorer-odds").getItemCount());
    }

    /** The window's tool bar makes room for the numbers, and for more controllers. */
    @Test
    void whoMayGoNextIsNotCut() {
        robot.begin("stale-pirq");
        robot.run(TOGGLE);
        counted();
        robot.settle();
        whole();
        robot.run(TOGGLE);
        robot.begin("reload-loop");
        robot.settle();
        whole();
    }

    private void whole() {
        ToolBar bar = robot.find(ToolBar.class, "next");
        Control outer = bar.getParent();
        assertTrue(
                bar.getBounds().x + bar.computeSize(-1, -1).x <= outer.getSize().x,
                bar.computeSize(-1, -1) + " in " + outer.getSize());
    }
}
