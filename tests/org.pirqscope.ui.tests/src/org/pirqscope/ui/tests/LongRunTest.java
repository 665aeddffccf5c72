package org.pirqscope.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.IWorkbenchPart2;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.scenario.Controller.Act;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.report.keys.DebugKey;
import org.pirqscope.report.keys.DebugKeys;
import org.pirqscope.report.moment.Moment;
import org.pirqscope.session.Session;
import org.pirqscope.session.document.ScenarioDocument;
import org.pirqscope.ui.diagram.DiagramCanvas;

/**
 * The keys in the middle of more than a hundred thousand steps; what a step costs there is measured by
 * releng/org.pirqscope.bench/desktop.
 */
@ExtendWith(Screenshot.class)
class LongRunTest {

    private static final int RELOADS = 330;

    private final UiRobot robot = new UiRobot();
    private Session session;
    private DiagramCanvas canvas;

    @BeforeEach
    void begin() {
        robot.begin("stale-pirq");
        Moment start = Moment.startOf(reloads());
        robot.desk().open(ScenarioDocument.unnamed(start.run().scenario()), start);
        robot.show("diagram");
        session = robot.desk().session();
        canvas = (DiagramCanvas) robot.find(Canvas.class, "diagram").getData("shows");
    }

    @AfterEach
    void end() {
        robot.begin("stale-pirq");
    }

    @Test
    void everyStepInTheMiddleIsTheNextOneAndInSight() {
        int length = session.now().run().length();
        assertTrue(length >= 100_000, length + " steps");
        robot.spinUntil("the diagram is worked out", () -> canvas.diagram() != null);
        session.goTo(length / 2);
        robot.spin();
        for (int step = length / 2 + 1; step <= length / 2 + 100; step++) {
            robot.press("F5");
            assertStandsAt(step);
        }
        robot.press("Shift+F5");
        assertStandsAt(length / 2 + 99);
        robot.press("End");
        assertStandsAt(length);
    }

    @Test
    void untilItIsWorkedOutNothingOfTheRunBeforeIsShown() {
        Moment reloads = session.now().goTo(0);
        for (String view : List.of("calls", "log", "findings")) {
            robot.begin("stale-pirq");
            robot.show(view);
            assertTrue(rows(view) > 0, view);
            robot.desk().open(ScenarioDocument.unnamed(reloads.run().scenario()), reloads);
            assertEquals(0, rows(view), view);
            assertTrue(line(view).startsWith("Working out the "), line(view));
            robot.spinUntil(view + " is worked out", () -> !line(view).startsWith("Working"));
            assertEquals(view.equals("findings"), rows(view) == 0, "4.11 re-uses nothing");
            assertTrue(line(view).isEmpty() || line(view).startsWith("reloads, Linux 4.11"), line(view));
        }
    }

    @Test
    void aDebugKeyIsPrintedAsideOfTheReviewersKeys() {
        robot.show("keys");
        Run run = session.now().run();
        String first = printed(run, 0);
        int step = run.length() / 2;
        while (printed(run, step).equals(first)) {
            step += 10;
        }
        String middle = printed(run, step);
        session.goTo(step);
        robot.spinUntil("the key is printed", () -> text("keys").equals(middle));
        session.toStart();
        assertEquals(middle, text("keys"), "it takes a while");
        robot.spinUntil("the key is printed again", () -> text("keys").equals(first));
    }

    private static String printed(Run run, int step) {
        return String.join("\n", DebugKeys.at(run, step).dump(DebugKey.IRQS).lines());
    }

    @Test
    void findingsAndChartNameTheirScenario() {
        robot.begin("stale-pirq");
        robot.show("chart");
        robot.show("findings");
        String versions = robot.desk().scenario().versions().text();
        assertEquals("stale-pirq, " + versions, line("findings"));
        robot.desk().session().withVersions(robot.desk().scenario().versions().withLinux("4.11"));
        robot.spin();
        assertEquals("stale-pirq, " + versions.replace("4.10", "4.11"), line("findings"));
        robot.show("chart");
        assertEquals(line("findings"), line("chart"));
    }

    private int rows(String view) {
        return view.equals("calls")
                ? robot.find(Tree.class, view).getItemCount()
                : robot.find(Table.class, view).getItemCount();
    }

    private String text(String view) {
        return Arrays.stream(robot.find(Table.class, view).getItems())
                .map(item -> item.getText(1))
                .collect(Collectors.joining("\n"));
    }

    private String line(String view) {
        return ((IWorkbenchPart2) robot.page().findView("org.pirqscope.ui." + view)).getContentDescription();
    }

    private void assertStandsAt(int step) {
        assertEquals(step, session.now().position());
        int row = canvas.current();
        assertEquals(canvas.diagram().rowOf(step), row);
        assertTrue(
                row >= canvas.top() && row < canvas.top() + canvas.visibleRows(),
                row + " is not in sight below " + canvas.top());
    }

    /** Two controllers whose driver is loaded and unloaded again and again. */
    static Scenario reloads() {
        Scenario base = BuiltIn.named("stale-pirq");
        Act[] script = Collections.nCopies(RELOADS, List.of(Act.LOAD, Act.UNLOAD)).stream()
                .flatMap(List::stream)
                .toArray(Act[]::new);
        List<Controller> controllers =
                base.controllers().stream().map(one -> one.withScript(script)).toList();
        return new Scenario(
                "reloads", "", base.versions().withLinux("4.11"), base.pool(), controllers, List.of(), List.of());
    }
}
