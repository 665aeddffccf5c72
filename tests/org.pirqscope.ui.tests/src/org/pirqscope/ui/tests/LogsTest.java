package org.pirqscope.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pirqscope.cli.Environment;
import org.pirqscope.cli.Main;
import org.pirqscope.evidence.fact.LineState;
import org.pirqscope.evidence.fact.PirqEvent;
import org.pirqscope.evidence.fact.SourceLine;
import org.pirqscope.evidence.life.Life;
import org.pirqscope.evidence.read.ReadLine;
import org.pirqscope.evidence.read.SourceCount;
import org.pirqscope.evidence.timeline.ClockTextException;
import org.pirqscope.evidence.timeline.TimelineEntry;
import org.pirqscope.machine.call.Layer;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.ScenarioWriter;
import org.pirqscope.ui.desk.ChosenVersions;
import org.pirqscope.ui.desk.LogSelection;
import org.pirqscope.ui.desk.Logs;
import org.pirqscope.ui.desk.Opening;
import org.pirqscope.ui.desk.Perspective;
import org.pirqscope.ui.desk.ReadLogs;
import org.pirqscope.ui.diagram.DiagramCanvas;
import org.pirqscope.ui.logs.LinesCanvas;
import org.pirqscope.ui.view.CheckView;
import org.pirqscope.ui.view.LivesChartView;
import org.pirqscope.ui.view.LogTimelineView;

/** Logs on the desktop: what is opened, what the views show of it, and what is selected in all of them. */
@ExtendWith(Screenshot.class)
class LogsTest {

    private static final String QEMU = """
            [00:03.0] msi_msix_setup: requested pirq 55 for MSI-X (vec: 0x0, entry: 0x0)
            [00:03.0] msi_msix_update: Updating MSI-X with pirq 55 gvec 0x0 gflags 0x302f (entry: 0x0)
            [00:03.0] msi_msix_disable: Unbind MSI-X with pirq 55, gvec 0x0
            [00:03.0] msi_msix_disable: Unmap MSI-X pirq 55
            [00:04.0] msi_msix_setup: requested pirq 55 for MSI-X (vec: 0x0, entry: 0x0)
            [00:04.0] msi_msix_update: Updating MSI-X with pirq 55 gvec 0x0 gflags 0x302f (entry: 0x0)
            [00:04.0] msi_msix_setup: requested pirq 54 for MSI-X (vec: 0x0, entry
            """;
    private static final String GUEST = """
            [    1.0] nvme 0000:00:03.0: xen: msi bound to pirq=55
            [    1.1] nvme 0000:00:03.0: xen: msi --> pirq=55 --> irq=60
            [    2.0] nvme 0000:00:04.0: xen: msi bound to pirq=55
            [    2.1] nvme 0000:00:04.0: xen: msi --> pirq=55 --> irq=61
            [    3.0] nvme 0000:00:03.0: xen: msi already bound to pirq=55
            a line of nobody
            """;

    private final UiRobot robot = new UiRobot();
    private final Logs logs = robot.desk().logs();

    @TempDir
    private Path folder;

    @AfterEach
    void back() {
        Perspective.STEP.show();
        robot.page().resetPerspective();
        robot.spin();
    }

    private ReadLogs open(Path... files) {
        robot.page().resetPerspective();
        ReadLogs before = logs.read().orElse(null);
        new Opening(robot.desk()).files(List.of(files));
        robot.spinUntil("the logs are read", () -> logs.read().orElse(null) != before);
        robot.spin();
        return logs.read().orElseThrow();
    }

    private ReadLogs twins() throws IOException {
        Files.writeString(folder.resolve("qemu.log"), QEMU);
        Files.writeString(folder.resolve("guest.log"), GUEST);
        return open(folder);
    }

    private static String verb(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, false, StandardCharsets.UTF_8);
        PrintStream notes = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        assertEquals(0, Main.run(words, stream, notes, new Environment(java.util.Map.of(), false)));
        return out.toString(StandardCharsets.UTF_8);
    }

    private Table table(String view) {
        robot.show(view);
        return robot.find(Table.class, view.replace("diagnosis", "diagnoses"));
    }

    private static int count(String text, String word) {
        return (text.length() - text.replace(word, "").length()) / word.length();
    }

    /** Views and verb have the same of everything that is counted. */
    private void showsWhatTheVerbPrints(Path files, ReadLogs read) {
        Table sources = table("log-sources");
        String printed = verb("evidence", files.toString());
        assertEquals(read.evidence().sources().size(), sources.getItemCount());
        for (SourceCount source : read.evidence().sources()) {
            assertTrue(
                    printed.contains("%s: %s, %d line%s: %d read, %d known, %d not understood"
                            .formatted(
                                    source.name(),
                                    source.format().id(),
                                    source.lines(),
                                    source.lines() == 1 ? "" : "s",
                                    source.read(),
                                    source.known(),
                                    source.notUnderstood())),
                    source + " in " + printed);
        }
        for (int i = 0; i < sources.getItemCount(); i++) {
            SourceCount source = read.evidence().sources().get(i);
            assertEquals(Integer.toString(source.read()), sources.getItem(i).getText(4));
            assertEquals(
                    Integer.toString(source.notUnderstood()), sources.getItem(i).getText(6));
        }
        String json = verb("evidence", files.toString(), "--json");
        assertEquals(count(json, "\"mappedAtEnd\""), table("log-lives").getItemCount());
        assertEquals(count(json, "\"decide\""), table("log-diagnosis").getItemCount());
        robot.show("log-text");
        LinesCanvas text = (LinesCanvas) robot.find(Canvas.class, "log-lines").getData("shows");
        assertEquals(
                verb("evidence", files.toString(), "--lines", "--json").lines().count(),
                text.lines().size());
    }

    @Test
    void aFolderOfLogsIsShownInItsPerspectiveAsTheVerbPrintsIt() throws IOException {
        ReadLogs read = twins();
        assertEquals(Perspective.EVIDENCE.id(), robot.page().getPerspective().getId());
        showsWhatTheVerbPrints(folder, read);
        assertEquals(
                folder, robot.desk().recent().all().getFirst(), "it can be opened again from the menu of recent files");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "real/qemu_log",
                "real/xen_console",
                "real/mail",
                "real2/bug_xen4.17_qemu7.2_linux6.1_old_lines",
                "real2/xen4.17_qemu7.2_linux6.1_two_nvme"
            })
    void realLogsAreShownAsTheVerbPrintsThem(String name) {
        Path shared = Path.of(System.getProperty("pirqscope.root", "."))
                .toAbsolutePath()
                .normalize()
                .getParent();
        while (shared != null && !Files.isDirectory(shared.resolve("shared"))) {
            shared = shared.getParent();
        }
        assumeTrue(shared != null && Files.isDirectory(shared.resolve("shared").resolve(name)), name);
        Path files = shared.resolve("shared").resolve(name);
        showsWhatTheVerbPrints(files, open(files));
    }

    private void choose(Table table, int row) {
        Event down = new Event();
        down.button = 1;
        table.notifyListeners(SWT.MouseDown, down);
        table.setSelection(row);
        Event chosen = new Event();
        chosen.item = table.getItem(row);
        table.notifyListeners(SWT.Selection, chosen);
        robot.spin();
    }

    private static List<Integer> marked(Table table) {
        TableItem[] items = table.getItems();
        return IntStream.range(0, items.length)
                .filter(i -> items[i].getText(0).startsWith("\u25b8"))
                .boxed()
                .toList();
    }

    /** What every view marks is what the selected lines say. */
    private void inStep(ReadLogs read) {
        LogSelection selection = logs.selection();
        assertFalse(selection.isEmpty());
        List<Life> lives = read.seen().lives().all();
        if (selection.source().isEmpty()) {
            assertEquals(
                    IntStream.range(0, lives.size())
                            .filter(i -> lives.get(i).events().stream()
                                    .map(PirqEvent::place)
                                    .anyMatch(selection.lines()::contains))
                            .boxed()
                            .toList(),
                    marked(table("log-lives")));
            assertEquals(
                    IntStream.range(0, read.diagnoses().size())
                            .filter(i ->
                                    read.diagnoses().get(i).lines().stream().anyMatch(selection.lines()::contains))
                            .boxed()
                            .toList(),
                    marked(table("log-diagnosis")));
        }
        assertFalse(marked(table("log-sources")).isEmpty());
        robot.show("log-text");
        LinesCanvas text = (LinesCanvas) robot.find(Canvas.class, "log-lines").getData("shows");
        assertTrue(selection.has(text.current().orElseThrow()), "the text stands at a line that is selected");
        robot.show("log-timeline");
        DiagramCanvas timeline =
                (DiagramCanvas) robot.find(Canvas.class, "log-timeline").getData("shows");
        int row = timeline.current();
        assertTrue(row < 0
                || selection.has(read.timeline()
                        .rows()
                        .get(read.diagram().entries().get(row))
                        .entry()));
        List<TimelineEntry> entries =
                read.timeline().rows().stream().map(each -> each.entry()).toList();
        assertEquals(entries.stream().anyMatch(selection::has), row >= 0);
    }

    @Test
    void whateverIsSelectedIsSelectedEverywhere() throws IOException {
        ReadLogs read = twins();
        for (String view : List.of("log-sources", "log-lives", "log-diagnosis")) {
            Table table = table(view);
            for (int row = 0; row < table.getItemCount(); row++) {
                choose(table(view), row);
                assertTrue(marked(table).contains(row), view + " " + row);
                inStep(read);
            }
        }
        robot.show("log-text");
        LinesCanvas text = (LinesCanvas) robot.find(Canvas.class, "log-lines").getData("shows");
        for (int i = 0; i < text.lines().size(); i++) {
            key(text.control(), i == 0 ? SWT.PAGE_UP : SWT.ARROW_DOWN);
            ReadLine line = text.lines().at(i);
            assertEquals(List.of(line.record()), logs.selection().all());
            inStep(read);
        }
        DiagramCanvas timeline =
                (DiagramCanvas) robot.find(Canvas.class, "log-timeline").getData("shows");
        logs.select(LogSelection.NONE);
        for (TimelineEntry entry :
                read.timeline().rows().stream().map(row -> row.entry()).toList()) {
            robot.show("log-timeline");
            key(timeline.control(), SWT.ARROW_DOWN);
            if (!logs.selection().has(entry)) { // over the gap
                key(timeline.control(), SWT.ARROW_DOWN);
            }
            assertTrue(logs.selection().has(entry), entry.toString());
            inStep(read);
        }
    }

    private void key(Canvas control, int key) {
        Event event = new Event();
        event.keyCode = key;
        event.doit = true;
        control.notifyListeners(SWT.KeyDown, event);
        robot.spin();
    }

    @Test
    void onlyWhatIsNotUnderstoodIsShownIfThatIsAskedFor() throws IOException {
        ReadLogs read = twins();
        robot.show("log-text");
        LinesCanvas text = (LinesCanvas) robot.find(Canvas.class, "log-lines").getData("shows");
        int strange = read.evidence().notUnderstood();
        assertTrue(strange >= 2);
        assertEquals(
                strange,
                IntStream.range(0, text.lines().size())
                        .filter(i -> text.lines().at(i).state().strange())
                        .count());
        ReadLine cut = IntStream.range(0, text.lines().size())
                .mapToObj(text.lines()::at)
                .filter(line -> line.state() == LineState.CUT)
                .findFirst()
                .orElseThrow();
        assertTrue(text.words(cut).contains("qemu.log:7"), text.words(cut));
        assertTrue(
                text.words(text.lines().at(0)).contains("pirq 55"),
                text.words(text.lines().at(0)));
    }

    @Test
    void aReadingThatIsCancelledLeavesWhatWasOpen() throws Exception {
        ReadLogs read = twins();
        Path large = folder.resolve("large.log");
        Files.writeString(large, QEMU.repeat(40_000));
        new Opening(robot.desk()).files(List.of(large));
        Job reading = Arrays.stream(Job.getJobManager().find(null))
                .filter(job -> job.getName().equals("Reading large.log"))
                .findFirst()
                .orElseThrow();
        reading.cancel();
        robot.spinUntil("it has ended", () -> reading.getState() == Job.NONE);
        robot.spin();
        assertEquals(read, logs.read().orElseThrow());
        assertTrue(robot.desk().recent().all().stream().noneMatch(large::equals));
    }

    @Test
    void aScenarioIsOpenedAsOneAndLogsStayOpen() throws IOException {
        ReadLogs read = twins();
        for (String name : List.of("mine.yaml", "mine.txt")) {
            Path file = Files.writeString(
                    folder.resolve(name),
                    ScenarioWriter.write(BuiltIn.named("one-controller").withName(name)));
            Perspective.EVIDENCE.show();
            new Opening(robot.desk()).files(List.of(file));
            robot.spinUntil("it is open", () -> robot.desk().scenario().name().equals(name));
            robot.spin();
            assertEquals(Perspective.STEP.id(), robot.page().getPerspective().getId());
        }
        assertEquals(read, logs.read().orElseThrow());
    }

    @Test
    void whatNobodyKnowsIsRefusedInASentence() throws IOException {
        Path file = Files.writeString(folder.resolve("poem.txt"), "Full fathom five thy father lies\n");
        StringBuilder said = new StringBuilder();
        robot.answer(dialog -> said.append(FileTest.words(dialog)));
        new Opening(robot.desk()).files(List.of(file));
        robot.spinUntil("it is said", () -> said.length() > 0);
        assertTrue(said.toString().contains("no line of a known format"), said.toString());
    }

    @Test
    void logsComeBackAndAFileThatIsGoneIsSaidToBeGone() throws IOException {
        twins();
        Path qemu = folder.resolve("qemu.log");
        Path guest = folder.resolve("guest.log");
        open(qemu, guest);
        Files.delete(guest);
        again();
        assertEquals(1, logs.read().orElseThrow().evidence().names().size());
        assertTrue(logs.said().contains("guest.log is gone"), logs.said());
        Files.delete(qemu);
        again();
        assertTrue(logs.read().isEmpty());
        assertTrue(logs.said().contains("are gone"), logs.said());
        assertEquals(0, table("log-sources").getItemCount());
    }

    private void again() {
        Object before = logs.read();
        new Opening(robot.desk()).logsAgain();
        robot.spinUntil("it is read again", () -> !logs.read().equals(before));
        robot.spin();
    }

    /** Logs of a run of the simulated stack itself, a file for each layer. */
    private ReadLogs ownRun() throws IOException {
        StringBuilder guest = new StringBuilder();
        StringBuilder qemu = new StringBuilder();
        Run.of(BuiltIn.named("stale-pirq")).steps().stream()
                .flatMap(step -> step.log().stream())
                .forEach(line -> (line.layer() == Layer.GUEST ? guest : qemu)
                        .append(line.layer() == Layer.XEN ? "" : line.text() + "\n"));
        Files.writeString(folder.resolve("guest.log"), guest);
        Files.writeString(folder.resolve("qemu.log"), qemu);
        return open(folder);
    }

    @Test
    void theCheckIsShownBesideTheRunAsTheVerbPrintsItAndACancelledOneLeavesNothing() throws IOException {
        ownRun();
        Table table = table("log-check");
        CheckView view = (CheckView) robot.page().findView("org.pirqscope.ui.log-check");
        view.search();
        view.cancel();
        robot.spin();
        assertEquals(0, table.getItemCount());
        view.search();
        robot.spinUntil("the search has ended", () -> table.getItemCount() > 0);
        robot.spin();
        List<String> printed = verb("evidence", folder.toString(), "--check", "--beside")
                .lines()
                .toList();
        List<String> beside = printed.subList(
                printed.indexOf("Beside the run (= both, + the run alone, - the logs alone, ! no run logs it there):")
                        + 1,
                printed.size());
        assertEquals(beside.size(), table.getItemCount());
        for (int i = 0; i < beside.size(); i++) {
            TableItem row = table.getItem(i);
            assertTrue(beside.get(i).endsWith(row.getText(4)), beside.get(i) + " and " + row.getText(4));
            assertTrue(beside.get(i).contains("step " + row.getText(3) + " "), beside.get(i));
            choose(table, i);
            assertTrue(marked(table).contains(i), "row " + i);
        }
    }

    /** The check with versions that the user chose is the verb's with these options; other logs forget them. */
    @Test
    void theCheckTakesTheVersionsOfTheUserAsTheVerbDoes() throws IOException {
        ownRun();
        Table table = table("log-check");
        CheckView view = (CheckView) robot.page().findView("org.pirqscope.ui.log-check");
        for (String typed : List.of("linux=4.11", "linux=4.10, Linux.reuse=never")) {
            ChosenVersions chosen = ChosenVersions.of(typed);
            view.choose(chosen);
            assertTrue(view.getContentDescription().contains(chosen.toString()), view.getContentDescription());
            view.search();
            robot.spinUntil("the search has ended", () -> table.getItemCount() > 0);
            robot.spin();
            List<String> words = new ArrayList<>(List.of("evidence", folder.toString(), "--check", "--beside"));
            chosen.words()
                    .forEach((key, value) -> words.addAll(
                            key.contains(".") ? List.of("--set", key + "=" + value) : List.of("--" + key, value)));
            String printed = verb(words.toArray(String[]::new));
            assertTrue(printed.contains("Check: impossible"), printed);
            assertTrue(view.getContentDescription().startsWith("Impossible"), view.getContentDescription());
            String compared = printed.substring(printed.indexOf("! no run logs it there):"));
            assertEquals(compared.lines().count() - 1, table.getItemCount(), typed);
        }
        assertTrue(ChosenVersions.refusal("linux=0.1").isPresent());
        assertTrue(ChosenVersions.refusal("bsd=4").isPresent());
        assertTrue(ChosenVersions.refusal("linux.reuse").isPresent());
        ownRun();
        robot.show("log-check");
        CheckView other = (CheckView) robot.page().findView("org.pirqscope.ui.log-check");
        assertFalse(other.getContentDescription().contains("linux="), other.getContentDescription());
    }

    /** Clocks that the user sets, and what is exported then, are the verb's; a wrong text changes nothing. */
    @Test
    void clocksAndFilesAreThoseOfTheVerb() throws IOException {
        ReadLogs read = twins();
        robot.show("log-timeline");
        LogTimelineView view = (LogTimelineView) robot.page().findView("org.pirqscope.ui.log-timeline");
        for (String pair : List.of("guest.log:5=qemu.log:6", "guest.log:1=qemu.log:3")) {
            setClocks(view, pair);
            assertEquals(1, logs.read().orElseThrow().clocks().pairs().size());
            Path file = folder.resolveSibling(folder.getFileName() + "-timeline.txt");
            Files.deleteIfExists(file);
            view.export(file);
            robot.spinUntil("it is written", () -> Files.exists(file));
            assertEquals(
                    verb("evidence", folder.toString(), "--timeline", "--pair", pair)
                            .strip(),
                    Files.readString(file).strip());
        }
        assertThrows(ClockTextException.class, () -> view.clocks("guest.log:6=qemu.log:1"));
        assertThrows(ClockTextException.class, () -> view.clocks("guest.log=1"));
        assertThrows(ClockTextException.class, () -> view.clocks("other.log:6=qemu.log:1"));
        assertEquals(1, logs.read().orElseThrow().clocks().pairs().size());
        setClocks(view, "");
        assertEquals(
                read.timeline().rows(), logs.read().orElseThrow().timeline().rows());
    }

    private void setClocks(LogTimelineView view, String typed) {
        ReadLogs before = logs.read().orElseThrow();
        view.clocks(typed);
        robot.spinUntil("the clocks are set", () -> logs.read().orElseThrow() != before);
    }

    @Test
    void theChartIsWrittenAsADrawingOrAPicture() throws IOException {
        twins();
        robot.show("log-chart");
        LivesChartView view = (LivesChartView) robot.page().findView("org.pirqscope.ui.log-chart");
        for (String end : List.of("svg", "png")) {
            Path file = folder.resolveSibling(folder.getFileName() + "-lives." + end);
            view.export(file);
            robot.spinUntil("it is written", () -> Files.exists(file));
            byte[] bytes = Files.readAllBytes(file);
            assertEquals(
                    end.equals("svg") ? "<svg" : "\u0089PNG", new String(bytes, 0, 4, StandardCharsets.ISO_8859_1));
        }
    }

    @Test
    void whatIsSelectedStaysSoWhateverViewIsShown() throws IOException {
        ReadLogs read = twins();
        LogSelection lines = LogSelection.of(read.diagnoses().getFirst().lines());
        logs.select(lines);
        for (String view : List.of(
                "log-chart", "log-lives", "log-check", "log-diagnosis", "log-timeline", "log-text", "log-sources")) {
            robot.show(view);
            assertEquals(lines, logs.selection(), view);
        }
        for (SourceLine line : lines.lines()) {
            assertTrue(read.evidence().lines().row(line) >= 0, line.toString());
        }
    }
}
