package org.pirqscope.diagram.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pirqscope.diagram.LaneMode;
import org.pirqscope.diagram.export.Choice;
import org.pirqscope.diagram.export.ChoiceException;
import org.pirqscope.diagram.export.Draft;
import org.pirqscope.diagram.export.DraftText;
import org.pirqscope.diagram.export.Export;
import org.pirqscope.diagram.export.ExportFormat;
import org.pirqscope.diagram.export.ExportStyle;
import org.pirqscope.diagram.export.Passage;
import org.pirqscope.diagram.export.Preview;
import org.pirqscope.diagram.export.RunPart;
import org.pirqscope.diagram.export.Touched;
import org.pirqscope.diagram.mail.Preset;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.BuiltIn;

/** What somebody types into the export dialog. */
class DraftTest {

    private final Run run = Runs.stale();

    private static Draft steps(String from, String to) {
        return Draft.MAIL.withPassage(new Passage(Passage.Kind.STEPS, from, to, 0, ""));
    }

    private static Draft touched(String typed) {
        return Draft.MAIL.withPassage(new Passage(Passage.Kind.WHOLE, "", "", 0, typed));
    }

    private String refusal(Draft draft) {
        return assertThrows(ChoiceException.class, () -> Export.of(run, draft.choice(run)))
                .getMessage();
    }

    @Test
    void whatIsNotTypedIsAsUsual() {
        assertEquals(Choice.MAIL, Draft.MAIL.choice(run));
        assertEquals(
                new RunPart.Steps(1, run.length()), steps("", " ").choice(run).part());
        assertEquals(
                new RunPart.Around(0),
                Draft.MAIL.withFormat(ExportFormat.SVG).choice(run).part());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1x|9|The first step is a number from 1 to 376, not \"1x\".",
                "9|0|The last step is a number from 1 to 376, not \"0\".",
                "9|9999999999|The last step is a number from 1 to 376, not \"9999999999\".",
                "30|20|a range goes forward, not from step 30 to 20"
            })
    void aBrokenRangeIsOneSentence(String from, String to, String sentence) {
        assertEquals(sentence.replace("376", Integer.toString(run.length())), refusal(steps(from, to)));
    }

    @Test
    void whatIsNotThereIsOneSentence() {
        String needed = "a pirq such as 55, a device (nvme0, nvme1) or an entry such as nvme0/0 is needed";
        assertEquals(Optional.empty(), touched(" ").choice(run).touched());
        assertEquals(needed + ", not \"-1\"", refusal(touched("-1")));
        assertEquals(needed + ", not \"nvme7/1\"", refusal(touched("nvme7/1")));
        assertEquals(
                "no call in this part of the run touches pirq 9999; the run has pirqs 54 and 55",
                refusal(touched("9999")));
        assertEquals(
                "no call in this part of the run touches nvme0 entry 7; the run has entries 0 and 1 of nvme0",
                refusal(touched("nvme0/7")));
        assertEquals(
                Optional.of(new Touched.Pirq(55)), touched("55").choice(run).touched());
        assertEquals(
                Optional.of(new Touched.Device(1, "nvme1")),
                touched(" NVMe1 ").choice(run).touched());
        assertEquals(
                Optional.of(new Touched.Entry(0, "nvme0", 1)),
                touched("nvme0/1").choice(run).touched());
    }

    @Test
    void widthAndScaleMatterOnlyWhereTheyApply() {
        Draft draft = Draft.MAIL.withStyle(new ExportStyle("wide", Preset.REPLY, 2, 0, 26, true, "0", 2));
        assertEquals("The width is a number from 48 to 1000, not \"wide\".", refusal(draft));
        assertEquals("The scale is a number from 0.1 to 16, not \"0\".", refusal(draft.withFormat(ExportFormat.PNG)));
        assertTrue(draft.withFormat(ExportFormat.SVG).choice(run).dark());
        assertFalse(draft.withFormat(ExportFormat.MERMAID).choice(run).dark());
    }

    @Test
    void lanesWithoutATickAreFoldedOrLeftOut() {
        assertEquals(
                Map.of("xen", LaneMode.FOLDED),
                Draft.MAIL.withLanes(Map.of("xen", LaneMode.FOLDED)).choice(run).lanes());
        assertEquals(
                Map.of("xen", LaneMode.HIDDEN),
                Draft.MAIL.withLanes(Map.of("xen", LaneMode.HIDDEN)).choice(run).lanes());
        Map<String, LaneMode> all = Stream.of("nvme0", "nvme1", "guest", "qemu", "xen")
                .collect(Collectors.toMap(id -> id, id -> LaneMode.FOLDED));
        assertEquals(
                Map.of("nvme0", LaneMode.HIDDEN),
                Draft.MAIL
                        .withLanes(Map.of("nvme0", LaneMode.FOLDED))
                        .choice(run)
                        .lanes(),
                "no lane calls a driver");
        assertEquals("no lane is left to draw", refusal(Draft.MAIL.withLanes(all)));
    }

    @Test
    void aDraftIsRememberedAndItsStepsAreForgottenElsewhere() {
        Draft draft = new Draft(
                ExportFormat.PNG,
                new Passage(Passage.Kind.STEPS, "20", "x", 230, "55"),
                Map.of("a=b", LaneMode.HIDDEN, "qemu", LaneMode.FOLDED),
                new ExportStyle("80", Preset.LOCKDEP, 3, 4, 40, true, "1.5", 2));
        assertEquals(draft, DraftText.read(DraftText.of(draft)));
        assertEquals(Passage.FAILURE, draft.elsewhere().passage());
        assertEquals(Draft.MAIL, DraftText.read(""));
        assertEquals(Draft.MAIL, DraftText.read("format=tiff\npart=\nquotes=many\nnothing"));
    }

    @Test
    void indentAndRowsReachTheText() throws IOException {
        Draft draft = Draft.MAIL.withStyle(new ExportStyle("75", Preset.REPLY, 2, 2, 20, false, "1", 2));
        assertEquals(
                Choice.MAIL
                        .mail()
                        .withPreset(Preset.REPLY)
                        .withQuotes(2)
                        .withIndent(2)
                        .withRows(20),
                draft.choice(run).mail());
        String narrow = refusal(draft.withStyle(new ExportStyle("50", Preset.REPLY, 2, 2, 20, false, "1", 2)));
        assertEquals("quotes and indent leave 44 of 50 columns; a text needs 48", narrow);
    }

    /** As the verb does with --around and --from: a part, narrowed to one thing. */
    @Test
    void aPartCanBeNarrowedToOnePirq() {
        Passage steps = new Passage(Passage.Kind.STEPS, "20", "90", 0, "55");
        assertEquals(
                Choice.MAIL.withPart(new RunPart.Steps(20, 90)).withTouched(new Touched.Pirq(55)),
                Draft.MAIL.withPassage(steps).choice(run));
        Passage failure = new Passage(Passage.Kind.FAILURE, "", "", 0, "55");
        assertEquals(
                Choice.MAIL.withPart(new RunPart.Around(0)).withTouched(new Touched.Pirq(55)),
                Draft.MAIL.withPassage(failure).choice(run));
        assertFalse(failure.shortened() || steps.shortened());
        assertTrue(Passage.FAILURE.shortened());
    }

    @Test
    void thePreviewOfATextIsTheText() throws IOException {
        Preview preview = Preview.of(run, Choice.MAIL);
        assertEquals(Preview.text(Export.of(run, Choice.MAIL)), preview.text());
        assertTrue(preview.summary().startsWith("26 rows, at most "), preview.summary());
    }

    @Test
    void thePreviewOfAPictureIsItsSizeAndTheText() throws IOException {
        Choice whole = Choice.MAIL.withPart(new RunPart.Whole());
        String text = Preview.of(run, whole).text();
        for (ExportFormat format : new ExportFormat[] {ExportFormat.PNG, ExportFormat.SVG, ExportFormat.PDF}) {
            assertEquals(text, Preview.of(run, whole.withFormat(format)).text());
        }
        assertTrue(Preview.of(run, whole.withFormat(ExportFormat.PNG).withScale(2))
                .summary()
                .matches("\\d+ x \\d+ pixels, \\d+ messages; .*"));
        assertTrue(
                Preview.of(run, whole.withFormat(ExportFormat.PDF)).summary().matches("\\d+ pages, \\d+ messages; .*"));
        assertTrue(Preview.of(run, whole.withFormat(ExportFormat.SVG))
                .summary()
                .matches("\\d+ x \\d+ units, \\d+ messages; .*"));
    }

    @Test
    void thePreviewOfALongTextSaysHowMuchIsMissing() throws IOException {
        Run wide = Run.of(BuiltIn.named("stale-pirq"));
        String text = Preview.of(wide, Choice.MAIL.withFormat(ExportFormat.SVG).withPart(new RunPart.Whole()))
                .text();
        assertFalse(text.contains("more rows are written"), text);
        Run many = Runs.random(7, "4.10", "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l");
        String cut = Preview.of(
                        many, Choice.MAIL.withFormat(ExportFormat.PLANTUML).withPart(new RunPart.Whole()))
                .text();
        assertTrue(
                cut.matches("(?s).*\\n\\.\\.\\. \\d+ more rows are written\\n"),
                cut.substring(Math.max(0, cut.length() - 200)));
        assertEquals(2001, cut.lines().count());
    }
}
