package org.pirqscope.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.widgets.Tree;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.ScenarioWriter;
import org.pirqscope.ui.desk.FileDrop;

/**
 * What a file does that is dropped on the window: SWT cannot make a drag, so that the listener of the window's own drop
 * target is called.
 */
@ExtendWith(Screenshot.class)
class DropTest {

    private static final String LSPCI = """
            00:04.0 Non-Volatile memory controller: Made up for this test (prog-if 02 [NVM Express])
            \tCapabilities: [b0] MSI-X: Enable+ Count=9 Masked-
            \t\tVector table: BAR=0 offset=00003000
            \t\tPBA: BAR=0 offset=00002000
            """;

    private final UiRobot robot = new UiRobot();

    @TempDir
    private Path folder;

    @BeforeEach
    void begin() {
        robot.begin("stale-pirq");
    }

    @Test
    void aScenarioIsOpened() throws IOException {
        Path file = Files.writeString(
                folder.resolve("dropped.yaml"), ScenarioWriter.write(BuiltIn.named("one-controller")));
        drop(new String[] {file.toString()});
        robot.spinUntil("the file is open", () -> robot.desk().document().file().equals(Optional.of(file)));
        assertEquals("one-controller", robot.desk().scenario().name());
    }

    @Test
    void theDevicesOfAnLspciDumpBecomeAScenarioAndWhatIsMissingIsSaid() throws IOException {
        StringBuilder said = new StringBuilder();
        robot.answer(dialog -> said.append(FileTest.words(dialog)));
        drop(new String[] {
            Files.writeString(folder.resolve("dropped.txt"), LSPCI).toString()
        });
        robot.spinUntil("its note was there", () -> said.length() > 0);
        assertTrue(said.toString().contains("00:04.0 (line 1)"), said.toString());
        assertEquals(9, robot.desk().scenario().controllers().get(0).msixTableSize());
        assertTrue(robot.desk().session().now().atStart());
        String known = ((Supplier<?>)
                        robot.find(Tree.class, "devices").getItem(0).getData())
                .get()
                .toString();
        assertTrue(
                known.contains(
                        "MSI-X [b0]: 9 entries\n  vector table BAR=0 offset=00003000\n  PBA BAR=0 offset=00002000\n"),
                known);
    }

    @Test
    void whatIsNoFileIsLeftAlone() {
        drop(null);
        drop(new String[0]);
        robot.spin();
        assertEquals("stale-pirq", robot.desk().scenario().name());
    }

    private void drop(Object files) {
        DropTarget target =
                (DropTarget) robot.page().getWorkbenchWindow().getShell().getData(DND.DROP_TARGET_KEY);
        assertEquals(FileTransfer.getInstance(), target.getTransfer()[0]);
        ((FileDrop) target.getDropListeners()[0]).take(files);
    }
}
