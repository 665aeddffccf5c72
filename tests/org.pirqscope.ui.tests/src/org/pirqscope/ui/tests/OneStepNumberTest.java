package org.pirqscope.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pirqscope.diagram.Scope;
import org.pirqscope.diagram.SequenceDiagram;
import org.pirqscope.machine.call.Finding.Severity;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.scenario.Turn;
import org.pirqscope.report.decode.Decode;
import org.pirqscope.report.decode.Decodes;
import org.pirqscope.report.moment.Moment;
import org.pirqscope.report.moment.Move;
import org.pirqscope.report.stale.Link;
import org.pirqscope.report.table.FindingRow;
import org.pirqscope.report.words.FindingWords;
import org.pirqscope.ui.diagram.DiagramCanvas;

/** Every place of the desktop that names the step of a finding names the same one, and all of them count as many. */
@ExtendWith(Screenshot.class)
class OneStepNumberTest {

    private final UiRobot robot = new UiRobot();

    /** The built-in scenarios on several kernels, as they are and in random orders. */
    static Stream<Scenario> scenarios() {
        return BuiltIn.all().stream()
                .flatMap(scenario -> Stream.of("2.6.37", "4.10", "4.11", "4.15")
                        .map(linux -> scenario.withVersions(scenario.versions().withLinux(linux)))
                        .flatMap(each -> Stream.of(
                                each, each.withSchedule(turns(each, each.name().hashCode())))));
    }

    private static List<Turn> turns(Scenario scenario, int seed) {
        Random random = new Random(seed);
        return IntStream.range(0, 30)
                .mapToObj(i -> new Turn(
                        scenario.actors().get(random.nextInt(scenario.actors().size())), 1 + random.nextInt(9)))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void listKeysRulerAndStoryNameTheSameSteps(Scenario scenario) {
        Run run = Run.of(scenario);
        List<FindingRow> rows = FindingRow.of(run, Severity.WARNING);
        SortedSet<Integer> steps = rows.stream().map(FindingRow::step).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(steps, stops(run, true), "F8");
        assertEquals(steps, stops(run, false), "Shift+F8");
        SequenceDiagram diagram = SequenceDiagram.of(run, Scope.ALL);
        assertEquals(
                steps,
                Arrays.stream(diagram.alarmRows())
                        .map(diagram::shownStep)
                        .boxed()
                        .collect(Collectors.toCollection(TreeSet::new)),
                "ruler");
        assertEquals(rows.size(), diagram.findings());
        story(run, rows);
    }

    private static SortedSet<Integer> stops(Run run, boolean forward) {
        SortedSet<Integer> stops = new TreeSet<>();
        Moment now = new Moment(run, forward ? 0 : run.length());
        stops.addAll(now.step().filter(step -> step.alarming()).map(step -> step.number()).stream()
                .toList());
        while (forward ? !now.atEnd() : !now.atStart()) {
            now = forward ? now.forward(Move.RESUME) : now.backward(Move.RESUME);
            now.step().filter(step -> step.alarming()).ifPresent(step -> stops.add(step.number()));
        }
        return stops;
    }

    private static void story(Run run, List<FindingRow> rows) {
        Decodes decodes = Decodes.of(run);
        List<String> named = rows.stream()
                .map(row -> FindingWords.title(row.finding()) + " " + row.step())
                .toList();
        for (FindingRow row : rows) {
            decodes.at(row.step()).map(Decode::story).ifPresent(story -> {
                List<Link> links = story.links();
                List<Link> followed = links.subList(
                        links.indexOf(links.stream()
                                        .filter(link -> link.step() == story.step())
                                        .findFirst()
                                        .orElseThrow())
                                + 1,
                        links.size());
                followed.forEach(
                        link -> assertTrue(named.contains(link.title() + " " + link.step()), link + " in " + named));
            });
        }
    }

    @Test
    void eachF8IsTheSameNumberInEveryView() {
        robot.begin("stale-pirq");
        robot.show("findings");
        Table table = robot.find(Table.class, "findings");
        DiagramCanvas diagram =
                (DiagramCanvas) robot.find(Canvas.class, "diagram").getData("shows");
        int length = robot.desk().session().now().run().length();
        List<String> met = new ArrayList<>();
        for (robot.press("F8"); robot.desk().session().now().position() < length; robot.press("F8")) {
            String step = Integer.toString(robot.desk().session().now().position());
            List<String> here = Arrays.stream(table.getItems())
                    .filter(item -> item.getText(0).startsWith("\u25b6"))
                    .map(item -> item.getText(1))
                    .toList();
            assertTrue(!here.isEmpty() && here.stream().allMatch(step::equals), step + " " + here);
            met.addAll(here);
            assertEquals(step, Integer.toString(diagram.diagram().shownStep(diagram.current())));
            String words = robot.find(Label.class, "standing").getText();
            String findings = here.size() + (here.size() == 1 ? " finding here" : " findings here");
            assertTrue(words.contains("step " + step + " of ") && words.contains(findings), words);
        }
        assertEquals(
                Arrays.stream(table.getItems()).map(item -> item.getText(1)).toList(), met);
        assertEquals("Findings (" + met.size() + ")", tab());
    }

    @Test
    void theTabCountsWhetherTheListIsInFrontOrNot() {
        robot.begin("stale-pirq");
        int bad = FindingRow.of(robot.desk().session().now().run(), Severity.WARNING)
                .size();
        assertEquals("Findings (" + bad + ")", tab());
        robot.show("findings");
        robot.show("chart");
        linux("4.11");
        assertEquals("Findings (0)", tab());
        linux("4.10");
        assertEquals("Findings (" + bad + ")", tab());
    }

    @Test
    void anEmptiedListShowsNothingOfTheRunBefore() {
        robot.begin("stale-pirq");
        robot.show("findings");
        Table table = robot.find(Table.class, "findings");
        robot.press("F8");
        TableItem[] before = table.getItems();
        table.select(0);
        linux("4.11");
        assertTrue(before.length > 0 && table.getItemCount() == 0 && table.getSelectionCount() == 0);
        assertEquals("Findings (0)", tab());
    }

    /** Types the version as a user does. */
    private void linux(String version) {
        new ScenarioRobot(robot).type(version, "versions", "linux");
    }

    private String tab() {
        return tabs(robot.page().getWorkbenchWindow().getShell())
                .map(CTabItem::getText)
                .filter(title -> title.startsWith("Findings"))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<CTabItem> tabs(Composite box) {
        Stream<CTabItem> own = box instanceof CTabFolder folder ? Arrays.stream(folder.getItems()) : Stream.empty();
        return Stream.concat(
                own,
                Arrays.stream(box.getChildren())
                        .filter(Composite.class::isInstance)
                        .flatMap(child -> tabs((Composite) child)));
    }
}
