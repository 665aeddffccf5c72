package org.pirqscope.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.preference.IPersistentPreferenceStore;
import org.eclipse.jface.resource.ColorRegistry;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Test;
import org.pirqscope.diagram.export.Choice;
import org.pirqscope.diagram.export.Draft;
import org.pirqscope.diagram.export.Export;
import org.pirqscope.diagram.export.ExportFormat;
import org.pirqscope.diagram.export.Passage;
import org.pirqscope.diagram.export.Preview;
import org.pirqscope.diagram.export.RunPart;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.ui.theme.ThemePalette;
import org.pirqscope.ui.theme.Tone;

/** The dialog that exports the diagram. */
class ExportDialogTest extends ExportFixture {

    @Test
    void theStatusLineSaysWhereItWasWritten() throws IOException {
        export("said.txt");
        Label words = robot.find(Label.class, "standing");
        robot.spinUntil("the status line says it", () -> words.getText().startsWith("Exported to "));
        assertTrue(words.getText().contains(folder.resolve("said.txt").toString()), words.getText());
        robot.desk().session().goTo(5);
        robot.spin();
        assertTrue(words.getText().contains("step 5 of"), words.getText());
    }

    @Test
    void aBrokenRangeIsOneSentenceAndNothingCanBeWritten() {
        type("export-from", "300");
        type("export-to", "200");
        assertEquals("A range goes forward, not from step 300 to 200.", dialog.getErrorMessage());
        assertFalse(possible());
        assertFalse(robot.find(Button.class, "export-copy").isEnabled());
        type("export-to", "310");
        assertEquals(null, dialog.getErrorMessage());
        assertTrue(possible());
    }

    /** Grey on grey in the dark theme, as the style sheets have it, is hard to read. */
    @Test
    void thePreviewIsAsReadableAsAPane() {
        Text preview = robot.find(Text.class, "export-preview");
        assertEquals(ThemePalette.now(Tone.PANE), preview.getBackground().getRGB());
        assertEquals(ThemePalette.now(Tone.TEXT), preview.getForeground().getRGB());
    }

    @Test
    void thePreviewStaysWhereOneLooks() {
        radio("export-whole");
        Text preview = robot.find(Text.class, "export-preview");
        preview.setTopIndex(100);
        int top = preview.getTopIndex();
        assertTrue(top > 0, "it can be scrolled");
        choose("export-width", 2);
        robot.spinUntil("the preview stands where it stood", () -> Math.abs(preview.getTopIndex() - top) <= 1);
    }

    @Test
    void aFileThatCannotBeIsNamed() {
        type("export-file", folder.resolve("no/such.txt").toString());
        assertEquals("There is no folder " + folder.resolve("no") + ".", dialog.getErrorMessage());
        assertFalse(possible());
        assertTrue(robot.find(Button.class, "export-copy").isEnabled());
        type("export-file", folder.toString());
        assertTrue(dialog.getErrorMessage().contains("is a folder"), dialog.getErrorMessage());
    }

    @Test
    void anExistingFileIsReplacedOnlyAfterAsking() throws IOException {
        Path file = folder.resolve("kept.txt");
        Files.writeString(file, "mine");
        type("export-file", file.toString());
        String expected = preview();
        List<String> asked = new ArrayList<>();
        whenAsked(question -> {
            asked.add(words(question));
            question.close();
        });
        robot.select(robot.find(Button.class, "export-ok"));
        assertTrue(asked.toString().contains("kept.txt exists already"), asked.toString());
        assertEquals("mine", Files.readString(file));
        whenAsked(question -> UiRobot.push(question, "Replace"));
        robot.select(robot.find(Button.class, "export-ok"));
        robot.spinUntil("the file is replaced", () -> !"mine".equals(read(file)));
        assertEquals(expected, read(file));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException gone) {
            return "mine";
        }
    }

    private static String words(Composite box) {
        StringBuilder words = new StringBuilder();
        for (Control child : box.getChildren()) {
            words.append(
                    child instanceof Label label
                            ? label.getText() + "\n"
                            : child instanceof Composite inner ? words(inner) : "");
        }
        return words.toString();
    }

    /** When a question stands above the dialog. */
    private void whenAsked(Consumer<Shell> answer) {
        robot.display()
                .timerExec(
                        100,
                        () -> Arrays.stream(dialog.getShell().getShells())
                                .filter(Shell::isVisible)
                                .findFirst()
                                .ifPresentOrElse(answer, () -> whenAsked(answer)));
    }

    @Test
    void theLastChoiceIsRememberedAndTheFileFollowsTheFormat() throws IOException {
        choose("export-format", ExportFormat.MERMAID.ordinal());
        assertTrue(
                robot.find(Text.class, "export-file").getText().endsWith("stale-pirq.mmd"),
                robot.find(Text.class, "export-file").getText());
        type("export-from", "200");
        export("one.mmd");
        assertFalse(
                ((IPersistentPreferenceStore) robot.desk().preferences()).needsSaving(),
                "written, so that it is there after a restart");
        again(memory.draft(run));
        assertEquals(
                ExportFormat.MERMAID.ordinal(),
                robot.find(Combo.class, "export-format").getSelectionIndex());
        assertEquals("200", robot.find(Text.class, "export-from").getText());
        assertEquals(
                folder.resolve("stale-pirq.mmd").toString(),
                robot.find(Text.class, "export-file").getText());
        assertEquals(
                Passage.FAILURE,
                memory.draft(Run.of(run.scenario().withName("other"))).passage());
    }

    @Test
    void aLongRunIsPreviewedInTheBackgroundAndOnlyTheLastDraftCounts() throws IOException {
        run = Run.of(BuiltIn.equal(8, 10));
        again(Draft.MAIL);
        robot.find(Text.class, "export-from").setText("1");
        robot.find(Text.class, "export-to").setText("40");
        assertFalse(possible(), "nothing is written that was not looked at");
        robot.spinUntil("the preview is there", this::possible);
        assertEquals(Preview.text(Export.of(run, Choice.MAIL.withPart(new RunPart.Steps(1, 40)))), preview());
    }

    @Test
    void whoCancelsARunningExportGetsNoFile() throws Exception {
        run = Run.of(BuiltIn.equal(8, 10));
        again(Draft.MAIL);
        choose("export-format", ExportFormat.PNG.ordinal());
        radio("export-whole");
        robot.find(Combo.class, "export-scale").setText("3");
        robot.spinUntil("the preview is there", this::possible);
        type("export-file", folder.resolve("long.png").toString());
        robot.select(robot.find(Button.class, "export-ok"));
        Job writing = Arrays.stream(Job.getJobManager().find(null))
                .filter(job -> job.getName().equals("Exporting long.png"))
                .findFirst()
                .orElseThrow();
        robot.spinUntil(
                "something is written",
                () -> files().stream().anyMatch(file -> file.toFile().length() > 0));
        assertTrue(writing.isUser() && !writing.cancel(), "it runs, and is shown with its Cancel button");
        robot.spinUntil("it has ended", () -> writing.getState() == Job.NONE);
        assertEquals(Status.CANCEL_STATUS, writing.getResult());
        assertEquals(List.of(), files());
    }

    private List<Path> files() {
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @Test
    void copyPutsTheWholeTextOnTheClipboardAndTheDialogStays() {
        robot.select(robot.find(Button.class, "export-copy"));
        Clipboard clipboard = new Clipboard(robot.display());
        assertEquals(preview(), clipboard.getContents(TextTransfer.getInstance()));
        clipboard.dispose();
        assertFalse(dialog.getShell().isDisposed());
    }

    @Test
    void fieldsThatDoNotApplyCannotBeChanged() {
        assertFalse(robot.find(Combo.class, "export-scale").isEnabled()
                || robot.find(Button.class, "export-dark").isEnabled()
                || robot.find(Spinner.class, "export-quotes").isEnabled());
        choose("export-format", ExportFormat.SVG.ordinal());
        assertTrue(robot.find(Button.class, "export-dark").isEnabled());
        assertFalse(robot.find(Combo.class, "export-width").isEnabled()
                || robot.find(Combo.class, "export-scale").isEnabled());
        assertTrue(robot.find(Label.class, "export-summary").getText().matches("\\d+ x \\d+ units, \\d+ messages.*"));
    }

    /** Each picture has its pixels in the canvas, a text has no canvas; the calls stay as text beside it. */
    @Test
    void aPictureIsPreviewedAsOne() {
        for (ExportFormat format : ExportFormat.values()) {
            choose("export-format", format.ordinal());
            Canvas canvas = robot.find(Canvas.class, "export-picture");
            boolean drawn = format.picture() && format != ExportFormat.HTML;
            assertEquals(drawn, canvas.getParent().getSize().y > 100, format.id());
            assertTrue(!drawn || canvas.getSize().y > 200, format.id());
            assertFalse(preview().isEmpty(), format.id());
            assertEquals(
                    format.oneSlide(), robot.find(Spinner.class, "export-slide").isEnabled(), format.id());
        }
    }

    /** The system's own colour may be that of the theme with which the desktop started. */
    @Test
    void theTitleBandHasTheColourOfTheTheme() {
        ColorRegistry colors =
                PlatformUI.getWorkbench().getThemeManager().getCurrentTheme().getColorRegistry();
        RGB usual = colors.getRGB("org.pirqscope.ui.pane");
        colors.put("org.pirqscope.ui.pane", new RGB(1, 2, 3));
        again(Draft.MAIL);
        colors.put("org.pirqscope.ui.pane", usual);
        assertEquals(
                new RGB(1, 2, 3),
                label(dialog.getShell(), "Export the sequence diagram of stale-pirq")
                        .getBackground()
                        .getRGB());
    }

    private static Label label(Composite box, String text) {
        for (Control child : box.getChildren()) {
            Label found = child instanceof Composite inner
                    ? label(inner, text)
                    : child instanceof Label label && label.getText().equals(text) ? label : null;
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    @Test
    void everyMnemonicIsThereOnceAndReturnExports() {
        List<Character> keys = new ArrayList<>();
        mnemonics(dialog.getShell(), keys);
        Set<Character> once = new HashSet<>(keys);
        assertEquals(once.size(), keys.size(), keys.toString());
        assertTrue(keys.size() >= 20, keys.toString());
        assertSame(robot.find(Button.class, "export-ok"), dialog.getShell().getDefaultButton());
        dialog.close();
        robot.spin();
        assertEquals(
                "org.pirqscope.ui.export",
                robot.binding("M1+E").getParameterizedCommand().getId());
    }

    private static void mnemonics(Composite box, List<Character> keys) {
        for (Control child : box.getChildren()) {
            String text = child instanceof Button button
                    ? button.getText()
                    : child instanceof Label label
                            ? label.getText()
                            : child instanceof Group group ? group.getText() : "";
            int at = text.replace("&&", "").indexOf('&');
            if (at >= 0) {
                keys.add(Character.toLowerCase(text.charAt(at + 1)));
            }
            if (child instanceof Composite inner) {
                mnemonics(inner, keys);
            }
        }
    }

    /** Several Mermaid diagrams are a Markdown file; a name that promises something else is remarked. */
    @Test
    void theNameOfTheFileFollowsWhatIsWritten() {
        run = Run.of(BuiltIn.named("i3.16xlarge"));
        again(Draft.MAIL);
        choose("export-format", ExportFormat.MERMAID.ordinal());
        radio("export-whole");
        robot.spinUntil("the preview is there", this::possible);
        assertTrue(
                robot.find(Text.class, "export-file").getText().endsWith("i3.16xlarge.md"),
                robot.find(Text.class, "export-file").getText());
        type("export-file", folder.resolve("mine.svg").toString());
        assertEquals("Note: the name ends in .svg, but Markdown is written; .md is usual.", dialog.getMessage());
        assertTrue(possible());
        radio("export-failure");
        robot.spinUntil("the preview is there", this::possible);
        assertTrue(
                robot.find(Text.class, "export-file").getText().endsWith("mine.mmd"),
                robot.find(Text.class, "export-file").getText());
        assertEquals("pirqscope diagram writes the same for the same choice.", dialog.getMessage());
    }

    /** Java looks the home up in the list of users; HOME may be another folder. */
    @Test
    void theFirstFileIsAtHome() {
        robot.desk().preferences().setValue("exportFolder", "");
        again(Draft.MAIL);
        assertEquals(
                Path.of(System.getenv("HOME"), "stale-pirq.txt").toString(),
                robot.find(Text.class, "export-file").getText());
    }
}
