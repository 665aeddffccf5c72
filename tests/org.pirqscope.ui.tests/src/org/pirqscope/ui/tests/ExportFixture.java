package org.pirqscope.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.pirqscope.cli.Environment;
import org.pirqscope.cli.Main;
import org.pirqscope.diagram.export.Draft;
import org.pirqscope.machine.run.Run;
import org.pirqscope.ui.export.ExportDialog;
import org.pirqscope.ui.export.ExportMemory;

/** The export dialog of {@code stale-pirq} is open, with what is filled in at first. */
@ExtendWith(Screenshot.class)
abstract class ExportFixture {

    final UiRobot robot = new UiRobot();
    ExportMemory memory;
    ExportDialog dialog;
    Run run;

    @TempDir
    Path folder;

    @BeforeEach
    void begin() {
        robot.begin("stale-pirq");
        run = robot.desk().session().now().run();
        memory = new ExportMemory(robot.desk().preferences());
        open(Draft.MAIL);
    }

    @AfterEach
    void close() {
        dialog.close();
        robot.spin();
    }

    void open(Draft draft) {
        dialog = new ExportDialog(robot.page().getWorkbenchWindow().getShell(), run, draft, memory, robot.desk()::tell);
        dialog.setBlockOnOpen(false);
        dialog.open();
        robot.spin();
    }

    void again(Draft draft) {
        dialog.close();
        open(draft);
    }

    void type(String id, String text) {
        robot.find(Text.class, id).setText(text);
        robot.spin();
    }

    void choose(String id, int index) {
        Combo combo = robot.find(Combo.class, id);
        combo.select(index);
        robot.select(combo);
    }

    void radio(String id) {
        for (Control one : robot.find(Button.class, id).getParent().getChildren()) {
            if (one instanceof Button other && (other.getStyle() & SWT.RADIO) != 0) {
                other.setSelection(id.equals(other.getData("id")));
            }
        }
        robot.select(robot.find(Button.class, id));
    }

    boolean possible() {
        return robot.find(Button.class, "export-ok").isEnabled();
    }

    String preview() {
        return robot.find(Text.class, "export-preview").getText();
    }

    /** Presses Export and waits for the file. */
    byte[] export(String name) throws IOException {
        Path file = folder.resolve(name);
        type("export-file", file.toString());
        assertTrue(possible(), dialog.getErrorMessage());
        robot.select(robot.find(Button.class, "export-ok"));
        robot.spinUntil("the file is written", () -> Files.exists(file));
        return Files.readAllBytes(file);
    }

    /** What the verb writes with these options. */
    byte[] verb(String... options) throws IOException {
        Path file = folder.resolve("verb");
        Files.deleteIfExists(file);
        List<String> words = new ArrayList<>(List.of("diagram", run.runString(), "-o", file.toString()));
        words.addAll(List.of(options));
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(
                words.toArray(String[]::new),
                new PrintStream(new ByteArrayOutputStream()),
                new PrintStream(err),
                new Environment(Map.of(), false));
        assertEquals(0, code, err.toString());
        return Files.readAllBytes(file);
    }
}
