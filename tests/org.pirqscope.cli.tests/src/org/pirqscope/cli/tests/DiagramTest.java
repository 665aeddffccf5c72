package org.pirqscope.cli.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.pirqscope.diagram.export.Choice;
import org.pirqscope.diagram.export.Export;
import org.pirqscope.diagram.export.ExportFormat;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.BuiltIn;

class DiagramTest {

    @TempDir
    private Path folder;

    private static byte[] exported(Choice choice) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Export.of(Run.of(BuiltIn.named("stale-pirq")), choice).write(out);
        return out.toByteArray();
    }

    @Test
    void theDefaultIsTheMailTextOfTheFailingPart() throws IOException {
        Shell shell = Shell.run("diagram", "stale-pirq");

        assertEquals(0, shell.code());
        assertEquals(new String(exported(Choice.MAIL)), shell.out());
        assertEquals(26, shell.lines().size());
        assertEquals("", shell.err());
    }

    @ParameterizedTest
    @EnumSource(value = ExportFormat.class, names = "PDF", mode = EnumSource.Mode.EXCLUDE)
    void aFileHasTheBytesThatTheDialogWrites(ExportFormat format) throws IOException {
        Path file = folder.resolve("diagram." + format.extension());
        Shell shell = Shell.run("diagram", "stale-pirq", "--format", format.id(), "-o", file.toString());

        assertEquals(0, shell.code(), shell.err());
        assertArrayEquals(exported(Choice.MAIL.withFormat(format)), Files.readAllBytes(file));
    }

    @ParameterizedTest
    @EnumSource(
            value = ExportFormat.class,
            names = {"TEXT", "PLANTUML", "MERMAID", "MSCGEN", "SVG"})
    void standardOutputHasTheSameBytes(ExportFormat format) throws IOException {
        assertEquals(
                new String(exported(Choice.MAIL.withFormat(format))).stripTrailing(),
                Shell.run("diagram", "stale-pirq", "--format", format.id())
                        .out()
                        .stripTrailing());
    }

    /** The calls of what matters stand in the kernel's lane; without it nothing may be told that is not drawn. */
    @Test
    void aTextWithoutAnyCallTellsNoStory() {
        String out = Shell.run("diagram", "stale-pirq", "--lanes", "nvme1").out();
        assertTrue(
                out.contains("None of the calls that matter stands in the lanes that were chosen.")
                        && out.contains("; 0 of 238 calls"),
                out);
        assertFalse(out.contains("reads pirq 55 back"), out);
    }

    // The scenario names places, the string the moves that lead to them.
    private static String behindOrder(String scenario) {
        String out = Shell.run("run", scenario).out();
        return out.substring(out.indexOf("Logs   "));
    }

    @Test
    void theRunStringOfADiagramOpensTheSameRun() {
        String last = Shell.run("diagram", "stale-pirq").lines().getLast();
        assertTrue(last.startsWith("pirqscope run: "), last);
        assertEquals(behindOrder("stale-pirq"), behindOrder(last.substring("pirqscope run: ".length())));
        assertEquals(
                Shell.run("diagram", "stale-pirq").out(),
                Shell.run("diagram", last.substring("pirqscope run: ".length())).out());
    }

    @Test
    void aRunStringThatAMailWrappedAndQuotedOpensTheSameRun() throws IOException {
        Path file = folder.resolve("mine.yaml");
        Shell.run("scenario", "stale-pirq", "-o", file.toString());
        Files.writeString(file, Files.readString(file).replaceFirst("name: stale-pirq", "name: mine"));
        Shell shell = Shell.run("diagram", file.toString(), "--schedule", "nvme0*16,nvme1*11", "--preset", "reply");
        String wrapped = shell.out().substring(shell.out().indexOf("> pirqscope run:"));
        assertEquals(
                shell.out(), Shell.run("diagram", wrapped, "--preset", "reply").out());
    }

    @Test
    void aFileThatIsThereIsReplacedWithForceOnly() throws IOException {
        Path file = Files.writeString(folder.resolve("d.txt"), "mine");

        assertTrue(Shell.run("diagram", "stale-pirq", "-o", file.toString())
                .err()
                .contains("exists already; --force replaces it"));
        assertEquals("mine", Files.readString(file));
        assertEquals(
                0,
                Shell.run("diagram", "stale-pirq", "-o", file.toString(), "--force")
                        .code());
        assertTrue(Files.readString(file).startsWith("nvme0 (nvme_reset_work)"));
    }

    /** No word of --force, with which it could not be written either. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aDeviceIsNoFile() {
        for (String force : new String[] {"--indent=1", "--force"}) {
            Shell shell = Shell.run("diagram", "stale-pirq", "-o", "/dev/full", force);
            assertTrue(
                    shell.refused()
                            && shell.err()
                                    .contains("/dev/full: cannot be written: it is not a file that can be replaced, "
                                            + "but a device"),
                    shell.err());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--format|gif|expected one of text, plantuml",
                "--preset|letter|expected one of commit",
                "--width|20|from 48 to 1000",
                "--around|nothing|there are STALE PIRQ 55 RE-USED",
                "--around|1|has no warning or failure",
                "--from|9999|expected a whole number from 1 to",
                "--to|9999|expected a whole number from 1 to",
                "--around|9999|expected a whole number from 1 to 476",
                "--around|0|expected a whole number from 1 to 476",
                "--around|5|there are some at steps 258, ",
                "--device|nvme7|expected one of nvme0, nvme1",
                "--device|55|expected one of nvme0, nvme1",
                "--device|nvme0/0|expected one of nvme0, nvme1",
                "--entry|nvme7/1|expected NAME/ENTRY such as nvme0/0; there are nvme0, nvme1",
                "--entry|nvme0|expected NAME/ENTRY such as nvme0/0",
                "--entry|nvme0/99|touches nvme0 entry 99; the run has entries 0 and 1 of nvme0",
                "--pirq|7|touches pirq 7; the run has pirqs 54 and 55",
                "--lanes|disk|guest, qemu, xen",
                "--scale|0|from 0.1 to 16",
                "--pirq|-1|whole number",
                "--format|pdf|needs a file: -o NAME.pdf"
            })
    void whatCannotBeIsRefusedInOneSentence(String option, String value, String part) {
        Shell shell = Shell.run("diagram", "stale-pirq", option, value);
        assertTrue(shell.refused(), shell.err());
        assertTrue(shell.err().contains(part), shell.err());
    }

    /** What the dialog greys out. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--quotes 2|--preset reply",
                "--preset lockdep --quotes 2|--preset reply",
                "--dark|svg, png, pdf, html, slide-svg, slide-png or slide-pdf alone",
                "--scale 2|--format png",
                "--format svg --scale 2|--format png",
                "--format svg --width 80|--format text alone, not with svg",
                "--format mermaid --preset reply|--format text",
                "--format svg --columns layers|--format text alone, not with svg",
                "--rows 9 --all|shows what matters",
                "--rows 9 --pirq 55|shows what matters",
                "--format png --rows 9 -o x.png|--format text",
                "--force|-o FILE",
                "--force -o -|-o FILE",
                "--lanes nvme0,qemu --fold qemu|--fold folds it",
                "--from 20 --to 10|goes forward",
                "--width 48 --preset reply|leave 46 of 48 columns",
                "--format png -o -|needs a file"
            })
    void anOptionThatWouldDoNothingIsRefused(String options, String part) {
        Shell shell = Shell.run(("diagram stale-pirq " + options).split(" "));
        assertTrue(shell.refused(), shell.out() + shell.err());
        assertTrue(shell.err().contains(part), shell.err());
    }

    @Test
    void aMissingValueIsNamedInASentence() {
        assertTrue(Shell.run("diagram", "stale-pirq", "--lanes").err().contains("the value of --lanes is missing"));
        assertTrue(Shell.run("diagram").err().contains("SCENARIO is missing"));
    }

    @Test
    void aDashIsStandardOutput() {
        assertEquals(
                Shell.run("diagram", "stale-pirq").out(),
                Shell.run("diagram", "stale-pirq", "-o", "-").out());
        assertEquals(
                Shell.run("scenario", "stale-pirq").out(),
                Shell.run("scenario", "stale-pirq", "-o", "-").out());
        assertFalse(Files.exists(Path.of("-")));
    }

    @Test
    void whyATextLooksDifferentIsNoted() {
        assertTrue(Shell.run("diagram", "stale-pirq", "--all", "--width", "48")
                .err()
                .contains("note: 2 columns do not fit beside one another into 48"));
        assertFalse(Shell.run("diagram", "stale-pirq", "--all", "--fold", "qemu")
                .err()
                .contains("lanes are left out"));
    }

    @Test
    void waysToChooseAPartExcludeEachOther() {
        assertTrue(
                Shell.run("diagram", "stale-pirq", "--all", "--around", "first").refused());
    }

    @Test
    void limitsOfAFormatAreTold() {
        assertTrue(Shell.run("diagram", "stale-pirq", "--format", "plantuml")
                .err()
                .contains("note: PlantUML crops pictures at 4096 pixels"));
    }

    @Test
    void optionsReachTheText() {
        assertTrue(Shell.run("diagram", "stale-pirq", "--preset", "reply", "--quotes", "2")
                .out()
                .startsWith("> > nvme0"));
        assertTrue(Shell.run("diagram", "stale-pirq", "--linux", "4.11").out().contains("No interrupt is lost"));
        assertTrue(Shell.run("diagram", "stale-pirq", "--width", "72").lines().stream()
                .allMatch(line -> line.length() <= 72));
        assertFalse(Shell.run("diagram", "stale-pirq", "--all", "--lanes", "nvme0,nvme1,guest")
                .out()
                .contains("[qemu]"));
    }

    /** Pictures and markup have a box, a text has a sentence; the step is the same one. */
    @ParameterizedTest
    @EnumSource(
            value = ExportFormat.class,
            names = {"TEXT", "PLANTUML", "MERMAID", "SVG"})
    void thePointOfNoReturnIsThatOfTheOdds(ExportFormat format) {
        String odds = Shell.run("explore", "stale-pirq", "--odds").out();
        String step = odds.replaceAll("(?s).*point of no return: step (\\d+),.*", "$1");
        String out = Shell.run("diagram", "stale-pirq", "--no-return", "--format", format.id())
                .out();
        String plain =
                Shell.run("diagram", "stale-pirq", "--format", format.id()).out();
        if (format == ExportFormat.TEXT) {
            String line = out.replaceAll("\\s+", " ");
            assertTrue(line.contains("(step " + step + ") on, every order fails."), out);
        } else {
            assertTrue(out.contains("point of no return"), out);
        }
        assertFalse(plain.contains("no return") || plain.contains("every order fails"), plain);
    }

    @Test
    void aRunWithoutPointOfNoReturnIsRefused() {
        Shell shell = Shell.run("diagram", "2x1", "--linux", "4.11", "--no-return");
        assertEquals(2, shell.code());
        assertEquals(
                "pirqscope: diagram: --no-return: this run has no such step; whatever happened, some order goes well\n",
                shell.err());
        assertEquals(
                "pirqscope: diagram: --seconds goes with --no-return\n",
                Shell.run("diagram", "2x1", "--seconds", "1").err());
    }
}
