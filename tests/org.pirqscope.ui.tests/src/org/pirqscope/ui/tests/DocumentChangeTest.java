package org.pirqscope.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.scenario.ScenarioReader;
import org.pirqscope.machine.scenario.ScenarioWriter;
import org.pirqscope.ui.desk.Opening;

/** Changes of a document: visible, kept, undone, saved. */
@ExtendWith(Screenshot.class)
class DocumentChangeTest {

    private static final String MINE = "# mine\n" + ScenarioWriter.write(BuiltIn.named("stale-pirq")) + "# the end\n";
    private final UiRobot robot = new UiRobot();
    private final ScenarioRobot rows = new ScenarioRobot(robot);

    @TempDir
    private Path folder;

    @Test
    void whoGoesNextIsUndoneAndRedoneByKeys() {
        robot.begin("stale-pirq");
        Scenario before = scenario();
        robot.select(other());
        Scenario after = scenario();
        assertFalse(before.equals(after));
        assertTrue(robot.title().startsWith("*stale-pirq"), robot.title());
        robot.press("M1+Z");
        assertEquals(before, scenario());
        assertFalse(robot.title().startsWith("*"), robot.title());
        robot.press("M1+Y");
        assertEquals(after, scenario());
    }

    @Test
    void aVersionIsUndoneByKeys() {
        robot.begin("stale-pirq");
        robot.show("scenario");
        choose("4.11");
        robot.press("M1+Z");
        assertEquals("4.10", rows.value("versions", "linux"));
    }

    @Test
    void aWhatIfIsSeenWhereverTheVersionIsAndStaysWithAnotherOne() throws IOException {
        robot.begin("stale-pirq");
        robot.show("scenario");
        Scenario plain = BuiltIn.named("stale-pirq");
        Path file = write(
                "what-if.yaml",
                ScenarioWriter.write(plain.withVersions(plain.versions().with("linux", "reuse", "never"))));
        open(file);
        for (String release : new String[] {"4.4", "4.10"}) {
            choose(release);
            assertTrue(robot.title().contains(", CHANGED reuse=never)"), robot.title());
            assertTrue(
                    rows.remark("versions", "linux").startsWith("CHANGED reuse=never"),
                    rows.remark("versions", "linux"));
            assertEquals("never", rows.value("versions", "linux", "reuse"));
            assertTrue(robot.find(Label.class, "standing").getText().contains("CHANGED linux.reuse=never"));
            assertEquals("with CHANGED linux.reuse=never", rows.remark("controllers"));
        }
        choose("4.4");
        robot.press("M1+S");
        assertEquals(
                "never",
                ScenarioReader.read(Files.readString(file), "x")
                        .versions()
                        .linuxRow()
                        .value("reuse"));
        rows.choose(new String[] {"As Released"}, "versions", "linux");
        assertTrue(scenario().versions().released());
        assertEquals("as released", rows.value("versions"));
        robot.press("M1+Z");
        assertEquals("linux.reuse=never", scenario().versions().whatIf());
    }

    @Test
    void savingKeepsTheCommentsOfTheFile() throws IOException {
        robot.begin("stale-pirq");
        robot.show("scenario");
        Path file = write("mine.yaml", MINE);
        open(file);
        choose("4.11");
        robot.press("M1+S");
        assertEquals(MINE.replace("4.10", "4.11"), Files.readString(file));
        assertFalse(robot.desk().dirty());
    }

    @Test
    void aFileThatSomebodyElseChangedIsNotReplacedUnasked() throws IOException {
        robot.begin("stale-pirq");
        robot.show("scenario");
        Path file = write("mine.yaml", MINE);
        open(file);
        choose("4.11");
        Files.writeString(file, "# theirs\n" + MINE);
        robot.answer("Cancel");
        robot.press("M1+S");
        assertEquals("# theirs\n" + MINE, Files.readString(file));
        assertTrue(robot.desk().dirty());
        Path elsewhere = folder.resolve("elsewhere.yaml");
        robot.savesTo(elsewhere);
        robot.answer("Save As...");
        robot.press("M1+S");
        assertEquals("# theirs\n" + MINE, Files.readString(file));
        assertEquals(MINE.replace("4.10", "4.11"), Files.readString(elsewhere));
    }

    @Test
    void aRunStringOpensAndWhatIsWrongIsSaidWhileOneTypes() {
        robot.begin("one-controller");
        Run wanted = Run.of(BuiltIn.named("stale-pirq"));
        StringBuilder said = new StringBuilder();
        robot.answer(dialog -> {
            Text input = robot.find(Text.class, "run-string-input");
            input.setText(wanted.runString().substring(0, 20));
            said.append(words(dialog));
            input.setText("> run: " + wanted.runString().substring(0, 20) + "\n> "
                    + wanted.runString().substring(20));
            UiRobot.push(dialog, "OK");
        });
        robot.run("org.pirqscope.ui.open-run");
        robot.spinUntil("the run is open", () -> run().runString().equals(wanted.runString()));
        assertTrue(said.toString().contains("it was cut"), said.toString());
        assertTrue(robot.title().startsWith("stale-pirq \u2013 "), robot.title());
    }

    @Test
    void theRecentFilesAreOnTheDiskAtOnce() throws IOException {
        robot.begin("stale-pirq");
        Path file = write("recent.yaml", MINE);
        open(file);
        Path kept = Path.of(Platform.getStateLocation(Platform.getBundle("org.eclipse.core.runtime"))
                        .toString())
                .resolve("../org.eclipse.core.runtime/.settings/org.pirqscope.ui.prefs");
        assertTrue(Files.readString(kept).contains("recent.yaml"), InstanceScope.INSTANCE.toString());
    }

    private static String words(org.eclipse.swt.widgets.Composite box) {
        StringBuilder words = new StringBuilder();
        for (var child : box.getChildren()) {
            words.append(
                    child instanceof Text text
                            ? text.getText() + "\n"
                            : child instanceof org.eclipse.swt.widgets.Composite inner ? words(inner) : "");
        }
        return words.toString();
    }

    /** The enabled button of somebody who would not go on by himself. */
    private ToolItem other() {
        robot.press("F5");
        while (robot.desk().session().now().choices().size() < 2) {
            robot.press("F5");
        }
        int next = robot.desk().session().now().next().orElseThrow().actor();
        return robot.find(ToolItem.class, "next-" + (1 - next));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private void open(Path file) {
        new Opening(robot.desk()).file(file);
        robot.spinUntil("the file is open", () -> robot.desk().document().file().equals(Optional.of(file)));
    }

    private void choose(String version) {
        if (!rows.value("versions", "linux").equals(version)) {
            rows.type(version, "versions", "linux");
        }
    }

    private Scenario scenario() {
        return robot.desk().scenario();
    }

    private Run run() {
        return robot.desk().session().now().run();
    }
}
