package org.pirqscope.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pirqscope.cli.Environment;
import org.pirqscope.cli.Main;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.scenario.Scenario;

/** Trying every interleaving, and opening what was found. */
@ExtendWith(Screenshot.class)
class ExplorerTest {

    private final UiRobot robot = new UiRobot();

    @AfterEach
    void stop() {
        robot.select(robot.find(Button.class, "explore-cancel"));
        settle();
        robot.find(Combo.class, "explore-steps").select(0);
        robot.find(Combo.class, "explore-reductions").select(0);
        robot.find(Combo.class, "explore-memory").select(0);
    }

    @Test
    void stalePirqFailsAndAnOutcomeOpensItsRun() {
        begin("stale-pirq");
        explore("explore-start");
        assertTrue(verdict().startsWith("\u2717 fails: "), verdict());
        Table outcomes = robot.find(Table.class, "explorer-outcomes");
        assertTrue(outcomes.getItemCount() > 1, outcomes.getItemCount() + " outcomes");
        int lost = row(outcomes, "\u2717");
        String nvme0 = outcomes.getItem(lost).getText(2);
        outcomes.setSelection(lost);
        outcomes.notifyListeners(SWT.DefaultSelection, new Event());
        robot.spin();
        assertTrue(run().failed());
        assertEquals(nvme0, run().outcomes().get(0).text());
        assertTrue(verdict().startsWith("\u2717 fails: "), "what was found stays");
    }

    @Test
    void theShortestAndTheFewestAreLinksWithTheirCause() {
        begin("stale-pirq");
        explore("explore-start");
        for (String id : new String[] {"shortest", "fewest"}) {
            Link link = robot.find(Link.class, id);
            assertTrue(link.isVisible() && link.getText().contains("re-uses pirq"), link.getText());
            robot.desk().session().open(BuiltIn.named("one-controller"));
            robot.select(link);
            assertTrue(run().failed(), id);
        }
    }

    @Test
    void whatCanStillHappenBeginsHere() {
        begin("stale-pirq");
        robot.press("F8");
        int position = robot.desk().session().now().position();
        List<String> before = lines(position / 2);
        explore("explore-here");
        robot.select(robot.find(Link.class, "shortest"));
        assertTrue(robot.desk().session().now().position() > 0);
        assertEquals(before, lines(position / 2), "the run is the same up to here");
    }

    @Test
    void aSearchThatIsCancelledBeforeItBeginsCostsNoAnswer() {
        begin("stale-pirq");
        explore("explore-start");
        String known = verdict();
        int outcomes = robot.find(Table.class, "explorer-outcomes").getItemCount();
        robot.begin("one-controller");
        robot.show("explorer");
        Job.getJobManager().suspend();
        try {
            robot.select(robot.find(Button.class, "explore-start"));
            robot.select(robot.find(Button.class, "explore-cancel"));
        } finally {
            Job.getJobManager().resume();
        }
        settle();
        assertEquals(known, verdict());
        assertEquals(outcomes, robot.find(Table.class, "explorer-outcomes").getItemCount());
        robot.select(robot.find(Link.class, "shortest"));
        assertTrue(run().failed(), "it is the run of the answer that is shown");
    }

    @Test
    void linux411NeverFails() {
        begin("stale-pirq");
        robot.desk().session().withVersions(run().scenario().versions().withLinux("4.11"));
        explore("explore-start");
        assertTrue(verdict().startsWith("\u2713 never fails: "), verdict());
        assertFalse(robot.find(Link.class, "shortest").isVisible());
    }

    @Test
    void aCancelledSearchIsNotDecided() {
        begin("8x2");
        robot.desk().session().withVersions(run().scenario().versions().withLinux("4.11"));
        robot.find(Combo.class, "explore-reductions").select(1);
        robot.select(robot.find(Button.class, "explore-start"));
        robot.spinUntil(
                "it tells how it goes",
                () -> robot.find(Label.class, "counts").getText().contains("states/s"));
        robot.select(robot.find(Button.class, "explore-cancel"));
        settle();
        assertTrue(verdict().startsWith("? not decided: Cancelled after "), verdict());
    }

    @Test
    void aSearchThatNeedsMoreMemoryThanItMayIsNotDecided() {
        begin("4x2");
        robot.desk().session().withVersions(run().scenario().versions().withLinux("4.11"));
        robot.find(Combo.class, "explore-reductions").select(1);
        Combo memory = robot.find(Combo.class, "explore-memory");
        memory.select(memory.indexOf("up to 64 MB"));
        explore("explore-start");
        assertTrue(verdict().startsWith("? not decided: The memory limit of 64 MB was reached after "), verdict());
        assertTrue(
                robot.find(Label.class, "counts").getText().contains(", no reduction: "),
                robot.find(Label.class, "counts").getText());
    }

    @Test
    void fineStepsHaveMoreStatesAndEveryOutcomeOfTheFusedOnes() {
        begin("2x1");
        explore("explore-start");
        Set<String> fused = outcomes();
        robot.find(Combo.class, "explore-steps").select(1);
        explore("explore-start");
        assertTrue(outcomes().containsAll(fused), fused + " " + outcomes());
        assertTrue(
                robot.find(Label.class, "counts").getText().contains(", fine steps: "),
                robot.find(Label.class, "counts").getText());
    }

    private Set<String> outcomes() {
        return Arrays.stream(robot.find(Table.class, "explorer-outcomes").getItems())
                .map(item -> item.getText(2) + ", " + item.getText(3))
                .collect(Collectors.toSet());
    }

    @Test
    void aNewSearchTakesThePlaceOfTheOneUnderWay() {
        begin("8x2");
        robot.desk().session().withVersions(run().scenario().versions().withLinux("4.11"));
        robot.find(Combo.class, "explore-reductions").select(1);
        robot.select(robot.find(Button.class, "explore-start"));
        robot.spinUntil(
                "it tells how it goes",
                () -> robot.find(Label.class, "counts").getText().contains("states/s"));
        robot.desk().session().open(BuiltIn.named("2x1"));
        explore("explore-start");
        robot.spinUntil("the second one has ended", () -> verdict().startsWith("\u2717 fails: "));
        assertTrue(
                robot.find(Label.class, "counts").getText().startsWith("2x1 from the start"),
                robot.find(Label.class, "counts").getText());
    }

    @Test
    void theFirstFailureAndTheOutcomesAreThereWhileTheSearchGoesOn() {
        begin("8x2");
        robot.select(robot.find(Button.class, "explore-start"));
        robot.spinUntil(
                "a failing run is found",
                () -> robot.find(Link.class, "shortest").isVisible());
        assertTrue(robot.find(Button.class, "explore-cancel").isEnabled(), "the search goes on");
        assertTrue(verdict().startsWith("\u2717 fails: "), verdict());
        robot.select(robot.find(Link.class, "shortest"));
        assertTrue(run().failed());
        assertTrue(robot.find(Button.class, "explore-cancel").isEnabled(), "the search goes on");
        Button stop = robot.find(Button.class, "explore-stop");
        stop.setSelection(true);
        robot.select(stop);
        settle();
        stop.setSelection(false);
        assertTrue(verdict().contains("Stopped at the first failure"), verdict());
        assertTrue(robot.find(Link.class, "shortest").isVisible());
    }

    @Test
    void outcomesAreListedAsTheyAreFoundAndOpenTheirRun() {
        begin("3x1");
        int[] most = {0};
        boolean[] uncounted = {false};
        // without handling what waits: what comes one by one is looked at one by one
        robot.find(Button.class, "explore-start").notifyListeners(SWT.Selection, new Event());
        robot.spinUntil("the search has ended", () -> {
            Table table = robot.find(Table.class, "explorer-outcomes");
            most[0] = Math.max(most[0], table.getItemCount());
            uncounted[0] |=
                    table.getItemCount() > 0 && table.getItem(0).getText(1).equals("\u2026");
            return !robot.find(Button.class, "explore-cancel").isEnabled();
        });
        assertTrue(uncounted[0], "no outcome was listed before the end");
        assertEquals(most[0], robot.find(Table.class, "explorer-outcomes").getItemCount());
    }

    @Test
    void aCellOfTheMatrixCountsAndStopsAtItsFirstFailure() {
        begin("stale-pirq");
        Button stop = robot.find(Button.class, "explore-stop");
        stop.setSelection(true);
        robot.select(stop);
        boolean[] counted = {false};
        robot.find(Button.class, "explore-matrix").notifyListeners(SWT.Selection, new Event());
        robot.spinUntil("all cells are explored", () -> {
            counted[0] |= cell("4.10 2.5").contains("states");
            return !robot.find(Button.class, "explore-cancel").isEnabled();
        });
        stop.setSelection(false);
        robot.select(stop);
        assertTrue(counted[0], "the cell counted");
        assertTrue(cell("4.11 2.5").startsWith("\u2713 never fails"), cell("4.11 2.5"));
        assertTrue(cell("4.10 2.5").startsWith("\u2717 fails"), cell("4.10 2.5"));
        robot.find(Canvas.class, "cell 4.10 2.5").notifyListeners(SWT.MouseUp, new Event());
        robot.spin();
        assertTrue(run().failed());
    }

    @Test
    void nineControllersAreTooManyAndTheAnswerBeforeStays() {
        Scenario eight = BuiltIn.named("8x1");
        List<Controller> nine = new ArrayList<>(eight.controllers());
        nine.add(Controller.msix("nvme8", "0000:00:1f.0", 13, 1));
        begin("2x1");
        explore("explore-start");
        String known = verdict();
        robot.desk()
                .session()
                .open(new Scenario("nine", "", eight.versions(), eight.pool(), nine, List.of(), List.of()));
        explore("explore-start");
        assertEquals(known, verdict());
        String said = robot.find(Label.class, "standing").getText();
        assertTrue(said.contains("at most 8 controllers"), said);
    }

    @Test
    void theMatrixHasAVerdictInEachCell() {
        begin("stale-pirq");
        robot.desk().session().open(BuiltIn.named("2x1"));
        explore("explore-matrix");
        assertTrue(cell("4.11 2.5").startsWith("\u2713 never fails"), cell("4.11 2.5"));
        assertTrue(cell("4.10 2.5").startsWith("\u2717 fails, "), cell("4.10 2.5"));
        String printed = matrix();
        for (String cell : List.of("4.11 2.5", "4.10 2.5", "4.10 2.0")) {
            String[] tip =
                    robot.find(Canvas.class, "cell " + cell).getToolTipText().split("\n");
            assertTrue(printed.contains(tip[tip.length - 2].replaceAll(".*: ", "")), tip[tip.length - 2]);
            assertTrue(printed.contains(tip[tip.length - 1]), tip[tip.length - 1]);
        }
        robot.find(Canvas.class, "cell 4.10 2.0").notifyListeners(SWT.MouseUp, leftButton());
        robot.spin();
        assertEquals(cell("4.10 2.0").startsWith("\u2717"), run().failed());
        robot.find(Canvas.class, "cell 4.10 2.5").notifyListeners(SWT.MouseUp, leftButton());
        robot.spin();
        assertTrue(run().failed());
        assertEquals("2.5", run().scenario().versions().qemu());
    }

    @Test
    void theCertificateStandsBelowTheVerdictInTheCommandLinesWords() {
        for (String linux : List.of("4.10", "4.11")) {
            begin("stale-pirq");
            robot.desk().session().withVersions(run().scenario().versions().withLinux(linux));
            explore("explore-start");
            Label certificate = robot.find(Label.class, "certificate");
            assertTrue(certificate.isVisible(), linux);
            String printed = printed("explore", "stale-pirq", "--linux", linux);
            assertTrue(certificate.getText().startsWith("certificate: "), certificate.getText());
            assertTrue(printed.contains(" " + certificate.getText() + " "), certificate.getText());
        }
    }

    /** Where all orders of many are too many, what becomes of each is said as the command line says it. */
    @Test
    void whatBecomesOfEachOfManyControllersIsSaid() {
        begin("8x1");
        Combo memory = robot.find(Combo.class, "explore-memory");
        memory.select(memory.indexOf("up to 64 MB"));
        robot.select(robot.find(Button.class, "explore-start"));
        Label grown = robot.find(Label.class, "grown");
        robot.spinUntil(
                "outcomes of each", () -> grown.isVisible() && !grown.getText().isEmpty());
        String printed = printed("explore", "8x1", "--all-outcomes");
        for (String line : grown.getText().split("\n  ")) {
            String words = line.strip();
            assertTrue(printed.contains(words.substring(1)), words + " in " + printed);
        }
    }

    @Test
    void aCauseOpensItsRunAndTheNearestOneThatPasses() {
        begin("stale-pirq");
        explore("explore-start");
        Table causes = robot.find(Table.class, "explorer-causes");
        String printed = printed("explore", "stale-pirq", "--causes");
        assertTrue(
                printed.contains(
                        robot.find(Label.class, "explorer-causes-title").getText()),
                printed);
        assertTrue(causes.getItemCount() > 0);
        for (int row = 0; row < causes.getItemCount(); row++) {
            String share =
                    causes.getItem(row).getText(1) + ", " + causes.getItem(row).getText(2) + " final state";
            assertTrue(printed.contains(share), share);
            assertTrue(
                    printed.contains(causes.getItem(row).getText(4)),
                    causes.getItem(row).getText(4));
            assertTrue(
                    printed.contains(causes.getItem(row).getText(5)),
                    causes.getItem(row).getText(5));
            robot.desk().session().open(BuiltIn.named("one-controller"));
            causes.setSelection(row);
            causes.notifyListeners(SWT.DefaultSelection, new Event());
            robot.spin();
            assertTrue(run().failed(), "row " + row);
            assertTrue(printed.contains(run().runString()), run().runString());
            int ends = run().length();
            robot.select(robot.find(Button.class, "explorer-causes-title-do"));
            assertFalse(run().failed(), "row " + row);
            assertTrue(printed.contains(run().runString()), run().runString());
            int parted = robot.desk().session().now().position();
            assertTrue(causes.getItem(row).getText(5).contains("step " + parted), parted + " of " + ends);
        }
    }

    @Test
    void noCausesWhereNoOrderFails() {
        begin("stale-pirq");
        explore("explore-start");
        assertTrue(robot.find(Table.class, "explorer-causes").getItemCount() > 0);
        robot.desk().session().withVersions(run().scenario().versions().withLinux("4.11"));
        explore("explore-start");
        assertEquals(0, robot.find(Table.class, "explorer-causes").getItemCount());
        assertFalse(robot.find(Button.class, "explorer-causes-title-do").isEnabled());
    }

    @Test
    void aRepairIsMadeAsAChangeThatCanBeUndone() {
        begin("stale-pirq");
        explore("explore-start");
        Scenario before = run().scenario();
        explore("explorer-repairs-title-do");
        Table repairs = robot.find(Table.class, "explorer-repairs");
        assertTrue(repairs.getItemCount() > 1, repairs.getItemCount() + " repairs");
        String printed = printed("explore", "stale-pirq", "--repairs");
        assertTrue(
                printed.contains(
                        robot.find(Label.class, "explorer-repairs-title").getText()),
                printed);
        for (int row = 0; row < repairs.getItemCount(); row++) {
            String change = (repairs.getItem(row).getText(1) + " "
                            + repairs.getItem(row).getText(2) + " "
                            + repairs.getItem(row).getText(3))
                    .replaceAll("\\s+", " ");
            assertTrue(printed.contains(change.strip()), change);
        }
        for (int row = 0; row < 2; row++) {
            apply(repairs, row);
            String change = repairs.getItem(row).getText(1);
            String column = change.substring(change.indexOf('.') + 1, change.indexOf(':'));
            String value = change.substring(change.indexOf("-> ") + 3);
            assertTrue(
                    run().scenario().versions().whatIf().contains(column + "=" + value),
                    run().scenario().versions().whatIf());
        }
        robot.desk().session().undo();
        robot.desk().session().undo();
        assertEquals(before.versions(), run().scenario().versions());
        apply(repairs, 0);
        explore("explore-start");
        assertTrue(verdict().startsWith("\u2713 never fails: "), verdict());
    }

    @Test
    void whatBringsAFailureBackOpensAsADocumentBesideAnotherScenario() {
        begin("stale-pirq");
        robot.desk().session().withVersions(run().scenario().versions().withLinux("4.11"));
        explore("explore-start");
        explore("explorer-repairs-title-do");
        Table reopens = robot.find(Table.class, "explorer-repairs");
        assertEquals("\u2717", reopens.getItem(0).getText(0));
        robot.desk().session().open(BuiltIn.named("one-controller"));
        apply(reopens, 0);
        assertEquals("stale-pirq", run().scenario().name());
        explore("explore-start");
        assertTrue(verdict().startsWith("\u2717 fails: "), verdict());
    }

    @Test
    void aSearchForRepairsThatIsCancelledAtOnceComesToItsEnd() {
        begin("2x2");
        robot.find(Combo.class, "explore-reductions").select(1);
        explore("explore-start");
        Button find = robot.find(Button.class, "explorer-repairs-title-do");
        find.notifyListeners(SWT.Selection, new Event());
        robot.find(Button.class, "explore-cancel").notifyListeners(SWT.Selection, new Event());
        settle();
        assertTrue(find.isEnabled());
        String title = robot.find(Label.class, "explorer-repairs-title").getText();
        assertFalse(title.startsWith("Trying changes"), title);
    }

    @Test
    void repairsWantAVerdict() {
        begin("2x1");
        robot.press("F8");
        explore("explore-here");
        assertFalse(robot.find(Button.class, "explorer-repairs-title-do").isEnabled(), "not of all that can happen");
        explore("explore-start");
        assertTrue(robot.find(Button.class, "explorer-repairs-title-do").isEnabled());
    }

    private void apply(Table table, int row) {
        Run before = run();
        table.setSelection(row);
        table.notifyListeners(SWT.DefaultSelection, new Event());
        robot.spinUntil("the change is made", () -> run() != before);
    }

    /** What the command line prints of the reloads, without its line ends. */
    private static String matrix() {
        return printed("matrix");
    }

    /** What the command line prints, without its line ends. */
    private static String printed(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, false, StandardCharsets.UTF_8);
        Main.run(words, stream, stream, new Environment(Map.of(), false));
        stream.flush();
        return out.toString(StandardCharsets.UTF_8).replaceAll("\\s+", " ");
    }

    private static Event leftButton() {
        Event click = new Event();
        click.button = 1;
        return click;
    }

    private void begin(String name) {
        robot.begin(name);
        robot.show("explorer");
    }

    private void explore(String button) {
        robot.select(robot.find(Button.class, button));
        settle();
    }

    private void settle() {
        robot.spinUntil(
                "the search has ended",
                () -> !robot.find(Button.class, "explore-cancel").isEnabled());
    }

    private String verdict() {
        return robot.find(Label.class, "verdict").getText();
    }

    private String cell(String name) {
        return robot.find(Canvas.class, "cell " + name).getData("shows").toString();
    }

    private Run run() {
        return robot.desk().session().now().run();
    }

    private List<String> lines(int steps) {
        return run().steps().stream()
                .limit(steps)
                .map(step -> step.actorName() + " " + step.text())
                .toList();
    }

    private static int row(Table table, String sign) {
        for (int i = 0; i < table.getItemCount(); i++) {
            if (table.getItem(i).getText(0).equals(sign)) {
                return i;
            }
        }
        throw new AssertionError("no row with " + sign);
    }
}
