package org.pirqscope.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.part.ViewPart;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.ScenarioReader;
import org.pirqscope.machine.scenario.ScenarioWriter;
import org.pirqscope.machine.scenario.StopPoint;
import org.pirqscope.report.breakpoint.Breakpoint;
import org.pirqscope.report.breakpoint.BreakpointReader;
import org.pirqscope.ui.desk.Opening;

/** The Breakpoints view: Resume stops at them in both directions, and the scenario keeps them. */
@ExtendWith(Screenshot.class)
class BreakpointViewTest {

    private final UiRobot robot = new UiRobot();
    private Table table;

    @TempDir
    private Path folder;

    @BeforeEach
    void open() {
        robot.begin("stale-pirq");
        robot.show("breakpoints");
        table = robot.find(Table.class, "breakpoints");
    }

    private void add(String breakpoint) {
        robot.answer(dialog -> {
            field(dialog).orElseThrow().setText(breakpoint);
            UiRobot.push(dialog, "OK");
        });
        robot.press("M1+B");
        robot.spin();
    }

    private static Optional<Text> field(Composite box) {
        for (Control child : box.getChildren()) {
            Optional<Text> found = child instanceof Text text && text.getEditable()
                    ? Optional.of(text)
                    : child instanceof Composite inner ? field(inner) : Optional.empty();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static String words(Composite box) {
        StringBuilder words = new StringBuilder();
        for (Control child : box.getChildren()) {
            if (child instanceof Text text) {
                words.append(text.getText()).append("\n");
            } else if (child instanceof Composite inner) {
                words.append(words(inner));
            }
        }
        return words.toString();
    }

    /** The line above the table. */
    private String described() {
        return robot.page().findView("org.pirqscope.ui.breakpoints") instanceof ViewPart view
                ? view.getContentDescription()
                : "";
    }

    @Test
    void whereThereIsNoneItSaysHowToAddOne() {
        assertTrue(described().contains("Ctrl+B"), described());
        add("pirq:55");
        assertEquals("", described());
        robot.press("M1+Z");
        assertTrue(described().contains("Ctrl+B"), described());
    }

    private Run run() {
        return robot.desk().session().now().run();
    }

    private List<Integer> stops(String... breakpoints) {
        TreeSet<Integer> places = new TreeSet<>();
        places.add(run().length());
        for (Step step : run().steps()) {
            boolean stops = step.alarming();
            for (String text : breakpoints) {
                Breakpoint breakpoint = BreakpointReader.read(text, run());
                stops |= breakpoint.stops(step);
            }
            if (stops) {
                places.add(step.number());
            }
        }
        return List.copyOf(places);
    }

    private List<Integer> walk(String key, int end) {
        List<Integer> places = new ArrayList<>();
        do {
            robot.press(key);
            places.add(robot.desk().session().now().position());
        } while (places.getLast() != end);
        return places;
    }

    @Test
    void resumeStopsAtThemInBothDirections() {
        add("call:EVTCHNOP_bind_pirq if answer<0");
        add("pirq:55");
        assertEquals(2, table.getItemCount());
        robot.press("Home");
        List<Integer> both = stops("call:EVTCHNOP_bind_pirq if answer<0", "pirq:55");
        assertEquals(both, walk("F8", run().length()));
        List<Integer> back = new ArrayList<>(both);
        back.removeLast();
        Collections.reverse(back);
        back.add(0);
        assertEquals(back, walk("M2+F8", 0));
        assertEquals(
                run().steps().stream()
                        .filter(BreakpointReader.read("pirq:55", run())::stops)
                        .count(),
                Long.parseLong(table.getItem(1).getText(1)));
        table.getItem(1).setChecked(false);
        Event check = new Event();
        check.item = table.getItem(1);
        check.detail = SWT.CHECK;
        table.notifyListeners(SWT.Selection, check);
        robot.spin();
        assertEquals(stops("call:EVTCHNOP_bind_pirq if answer<0"), walk("F8", run().length()));
    }

    @Test
    void theScenarioKeepsThemAndItsRunStays() throws IOException {
        String text = "# mine\n" + ScenarioWriter.write(BuiltIn.named("stale-pirq"));
        Path file = Files.writeString(folder.resolve("mine.yaml"), text);
        new Opening(robot.desk()).file(file);
        robot.spinUntil("the file is open", () -> robot.desk().document().file().equals(Optional.of(file)));
        Run before = run();
        robot.press("F8");
        int position = robot.desk().session().now().position();
        add("finding:stale-hit");
        assertSame(before, run());
        assertEquals(position, robot.desk().session().now().position());
        assertTrue(robot.title().startsWith("*mine.yaml"), robot.title());
        robot.desk().breakpoints().change(0, new StopPoint("finding:stale-hit", false));
        robot.press("M1+S");
        String saved = Files.readString(file);
        assertEquals(text + "stop-at: [{at: \"finding:stale-hit\", on: false}]\n", saved);
        assertEquals(
                List.of(new StopPoint("finding:stale-hit", false)),
                ScenarioReader.read(saved, "mine.yaml").stops());
        robot.press("M1+Z");
        assertTrue(table.getItem(0).getChecked());
        robot.press("M1+Z");
        assertEquals(0, table.getItemCount());
        assertSame(before, run());
    }

    @Test
    void anEditOfTheScenarioKeepsThemAndWhatDoesNotFitIsSaid() {
        add("entry:nvme1/0");
        assertEquals("", table.getItem(0).getText(2));
        ScenarioRobot rows = new ScenarioRobot(robot);
        rows.choose(new String[] {"Remove"}, "controllers", "nvme1");
        robot.show("breakpoints");
        assertEquals("entry:nvme1/0", table.getItem(0).getText(0));
        assertTrue(
                table.getItem(0).getText(2).contains("nvme0"), table.getItem(0).getText(2));
        robot.press("Home");
        assertFalse(walk("F8", run().length()).isEmpty());
        table.setSelection(0);
        Event delete = new Event();
        delete.keyCode = SWT.DEL;
        table.notifyListeners(SWT.KeyDown, delete);
        robot.spin();
        assertEquals(0, table.getItemCount());
    }

    @Test
    void whatIsNoBreakpointCannotBeAdded() {
        StringBuilder said = new StringBuilder();
        robot.answer(dialog -> {
            field(dialog).orElseThrow().setText("pirq:many");
            said.append(words(dialog));
            UiRobot.push(dialog, "Cancel");
        });
        robot.press("M1+B");
        robot.spin();
        assertTrue(said.toString().contains("column 6: expected a number"), said.toString());
        assertEquals(0, table.getItemCount());
    }
}
