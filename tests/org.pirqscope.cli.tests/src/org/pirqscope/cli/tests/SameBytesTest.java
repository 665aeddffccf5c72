package org.pirqscope.cli.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pirqscope.diagram.LaneMode;
import org.pirqscope.diagram.Lanes;
import org.pirqscope.diagram.export.ChoiceException;
import org.pirqscope.diagram.export.Draft;
import org.pirqscope.diagram.export.DraftText;
import org.pirqscope.diagram.export.Export;
import org.pirqscope.diagram.export.ExportFormat;
import org.pirqscope.diagram.export.ExportStyle;
import org.pirqscope.diagram.export.Passage;
import org.pirqscope.diagram.mail.Preset;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.report.file.CrashSafeFile;

/**
 * Whatever is filled into the export dialog, the verb with the same options writes the same bytes, or refuses with the
 * same sentence.
 */
class SameBytesTest {

    private static final LaneMode FOLD = LaneMode.FOLDED;
    private static final LaneMode LEAVE = LaneMode.HIDDEN;
    private static final List<Map<String, LaneMode>> LANES = List.of(
            Map.of(),
            Map.of("qemu", FOLD),
            Map.of("xen", LEAVE),
            Map.of("nvme0", FOLD),
            Map.of("qemu", FOLD, "xen", LEAVE, "nvme0", LEAVE),
            Map.of("guest", LEAVE, "qemu", FOLD, "xen", FOLD));
    private static final List<String> TOUCHED = List.of("", "55", "nvme0", "nvme0/0");
    private static final List<String> WIDTHS = List.of("75", "72", "80", "48", "132");
    private static final List<String> SCALES = List.of("1", "0.5", "1.5", "2");
    private static final int[] QUOTES = {1, 0, 3};
    private static final int[] INDENTS = {0, 4};
    private static final int[] ROWS = {26, 0, 20};

    @TempDir
    private Path folder;

    /** Every part that the dialog offers: the failure, all, steps with and without their ends, and each finding. */
    private static List<Passage> passages(Run run) {
        List<Passage> passages = new ArrayList<>(List.of(
                Passage.FAILURE,
                new Passage(Passage.Kind.WHOLE, "", "", 0, ""),
                Passage.steps(40, 120),
                new Passage(Passage.Kind.STEPS, "", "90", 0, ""),
                new Passage(Passage.Kind.STEPS, "110", "", 0, ""),
                new Passage(Passage.Kind.STEPS, "", " ", 0, "")));
        run.steps().stream()
                .filter(step -> step.alarming())
                .limit(3)
                .forEach(step -> passages.add(new Passage(Passage.Kind.AROUND, "", "", step.number(), "")));
        return passages;
    }

    private static Passage touched(Passage passage, String touched) {
        return new Passage(passage.kind(), passage.from(), passage.to(), passage.finding(), touched);
    }

    private static Draft draft(Run run, int[] row) {
        ExportStyle style = new ExportStyle(
                WIDTHS.get(row[4]),
                Preset.values()[row[5]],
                QUOTES[row[6]],
                INDENTS[row[7]],
                ROWS[row[8]],
                row[9] == 1,
                SCALES.get(row[10]),
                1 + row[11]);
        return new Draft(
                ExportFormat.values()[row[0]],
                touched(passages(run).get(row[1]), TOUCHED.get(row[2])),
                LANES.get(row[3]),
                style);
    }

    @Test
    void everyTwoFieldsTogether() throws IOException {
        Run run = Run.of(BuiltIn.named("stale-pirq"));
        List<int[]> rows = Pairs.of(
                ExportFormat.values().length,
                passages(run).size(),
                TOUCHED.size(),
                LANES.size(),
                WIDTHS.size(),
                Preset.values().length,
                QUOTES.length,
                INDENTS.length,
                ROWS.length,
                2,
                SCALES.size(),
                2);
        for (int[] row : rows) {
            assertSame(run, draft(run, row));
        }
        assertTrue(rows.size() >= ExportFormat.values().length * passages(run).size(), rows.size() + " combinations");
    }

    @Test
    void everyFormatWithEveryPartOfEverything() throws IOException {
        Run run = Run.of(BuiltIn.named("stale-pirq"));
        int written = 0;
        for (ExportFormat format : ExportFormat.values()) {
            for (Passage passage : passages(run)) {
                for (String touched : TOUCHED) {
                    written += assertSame(run, Draft.MAIL.withFormat(format).withPassage(touched(passage, touched)))
                            ? 1
                            : 0;
                }
            }
        }
        assertTrue(written > 200, written + " files");
    }

    @Test
    void everyLayoutOfAText() throws IOException {
        Run run = Run.of(BuiltIn.named("stale-pirq"));
        Set<String> texts = new HashSet<>();
        for (int i = 0;
                i < WIDTHS.size() * Preset.values().length * QUOTES.length * INDENTS.length * ROWS.length;
                i++) {
            int preset = i / WIDTHS.size();
            int quotes = preset / Preset.values().length;
            int indent = quotes / QUOTES.length;
            ExportStyle style = new ExportStyle(
                    WIDTHS.get(i % WIDTHS.size()),
                    Preset.values()[preset % Preset.values().length],
                    QUOTES[quotes % QUOTES.length],
                    INDENTS[indent % INDENTS.length],
                    ROWS[indent / INDENTS.length],
                    false,
                    "1",
                    1);
            if (assertSame(run, Draft.MAIL.withStyle(style))) {
                texts.add(Files.readString(folder.resolve("dialog")));
            }
        }
        assertTrue(texts.size() > 60, texts.size() + " different texts");
    }

    /** A run in which nothing goes wrong, one without MSI-X, and one of eight controllers. */
    @Test
    void otherRuns() throws IOException {
        for (String name : List.of("one-controller", "msi-reuse", "i3.16xlarge", "kexec")) {
            Run run = Run.of(BuiltIn.named(name));
            for (ExportFormat format : ExportFormat.values()) {
                assertSame(run, Draft.MAIL.withFormat(format));
                assertSame(
                        run,
                        Draft.MAIL
                                .withFormat(format)
                                .withPassage(new Passage(Passage.Kind.STEPS, "20", "60", 0, "nvme0/0")));
            }
        }
    }

    /** @return whether a file was written, by both */
    private boolean assertSame(Run run, Draft filled) throws IOException {
        Draft draft = DraftText.read(DraftText.of(filled));
        assertEquals(filled, draft, "the dialog remembers what was filled in");
        Path verb = folder.resolve("verb");
        Files.deleteIfExists(verb);
        List<String> words = new ArrayList<>(List.of("diagram", run.scenario().name(), "-o", verb.toString()));
        words.addAll(options(run, draft));
        Shell shell = Shell.run(words.toArray(String[]::new));
        try {
            Export export = Export.of(run, draft.choice(run));
            new CrashSafeFile(folder.resolve("dialog"), true).write(export::write);
            assertEquals(0, shell.code(), () -> words + ": " + shell.err());
            assertEquals(
                    export.warnings().stream()
                            .map(warning -> "pirqscope: note: " + warning + "\n")
                            .collect(Collectors.joining()),
                    shell.err(),
                    () -> String.join(" ", words));
            assertArrayEquals(
                    Files.readAllBytes(folder.resolve("dialog")),
                    Files.readAllBytes(verb),
                    () -> String.join(" ", words));
            return true;
        } catch (ChoiceException refusal) {
            assertEquals(
                    "pirqscope: diagram: " + refusal.getMessage() + "\n", shell.err(), () -> String.join(" ", words));
            assertTrue(shell.refused() && Files.notExists(verb), () -> String.join(" ", words));
            return false;
        }
    }

    /** The command line that says what is filled in; a field that the dialog greys out says nothing. */
    private static List<String> options(Run run, Draft draft) {
        List<String> words = new ArrayList<>(List.of("--format", draft.format().id()));
        words.addAll(part(run, draft));
        String touched = draft.passage().touched();
        if (!touched.isEmpty()) {
            words.addAll(List.of(
                    touched.matches("\\d+") ? "--pirq" : touched.contains("/") ? "--entry" : "--device", touched));
        }
        words.addAll(lanes(run, draft));
        words.addAll(look(draft));
        return words;
    }

    /** What went wrong, if anything did: of a run in which all went well the dialog offers the whole. */
    private static List<String> part(Run run, Draft draft) {
        Passage passage = draft.passage();
        return switch (passage.kind()) {
            case FAILURE ->
                draft.format().told() && passage.touched().isEmpty()
                        ? List.of()
                        : run.steps().stream().anyMatch(Step::alarming)
                                ? List.of("--around", "first")
                                : List.of("--all");
            case WHOLE -> List.of("--all");
            case AROUND -> List.of("--around", Integer.toString(passage.finding()));
            case STEPS -> {
                List<String> steps = new ArrayList<>();
                steps.addAll(
                        passage.from().isBlank() && !passage.to().isBlank()
                                ? List.of()
                                : List.of("--from", passage.from().isBlank() ? "1" : passage.from()));
                steps.addAll(passage.to().isBlank() ? List.of() : List.of("--to", passage.to()));
                yield steps;
            }
        };
    }

    /** No lane calls a driver: without its tick it is left out. */
    private static List<String> lanes(Run run, Draft draft) {
        Lanes known = Lanes.of(
                run.scenario().controllers().stream().map(Controller::name).toList());
        List<String> ids = known.all().stream().map(lane -> lane.id()).toList();
        List<String> folded = ids.stream()
                .filter(id -> draft.lanes().get(id) == FOLD && ids.indexOf(id) >= known.controllers())
                .toList();
        List<String> shown =
                ids.stream().filter(id -> !draft.lanes().containsKey(id)).toList();
        List<String> words = new ArrayList<>();
        words.addAll(
                shown.size() + folded.size() == ids.size() ? List.of() : List.of("--lanes", String.join(",", shown)));
        words.addAll(folded.isEmpty() ? List.of() : List.of("--fold", String.join(",", folded)));
        return words;
    }

    private static List<String> look(Draft draft) {
        ExportStyle style = draft.style();
        List<String> words = new ArrayList<>();
        if (draft.format() == ExportFormat.TEXT) {
            words.addAll(List.of(
                    "--width",
                    style.width(),
                    "--preset",
                    style.preset().id(),
                    "--indent",
                    Integer.toString(style.indent())));
            words.addAll(
                    style.preset() == Preset.REPLY ? List.of("--quotes", Integer.toString(style.quotes())) : List.of());
            words.addAll(draft.passage().shortened() ? List.of("--rows", Integer.toString(style.rows())) : List.of());
        }
        words.addAll(draft.format().picture() && style.dark() ? List.of("--dark") : List.of());
        words.addAll(draft.format().pixels() ? List.of("--scale", style.scale()) : List.of());
        words.addAll(draft.format().oneSlide() ? List.of("--slide", Integer.toString(style.slide())) : List.of());
        return words;
    }

    @Test
    void thePairsAreComplete() {
        List<int[]> rows = Pairs.of(3, 4, 2);
        Set<List<Integer>> met = new HashSet<>();
        rows.forEach(row -> IntStream.range(0, 9)
                .filter(i -> i / 3 < i % 3)
                .forEach(i -> met.add(List.of(i / 3, row[i / 3], i % 3, row[i % 3]))));
        assertEquals(3 * 4 + 3 * 2 + 4 * 2, met.size());
    }
}
