package org.pirqscope.ui.review;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.pirqscope.cli.review.HunkWords;
import org.pirqscope.cli.review.ReviewedText;
import org.pirqscope.cli.review.SourceHunks;
import org.pirqscope.evidence.amount.HunkReading;
import org.pirqscope.evidence.amount.PatchReading;
import org.pirqscope.evidence.patch.PatchedFile;
import org.pirqscope.machine.call.Function;

/** A row: a hunk of a patch. */
public record ReviewedHunk(PatchReading patch, PatchedFile file, HunkReading reading) {

    /** All hunks of a text, in its order. */
    public static List<ReviewedHunk> of(ReviewedText text) {
        return text.patches().stream()
                .flatMap(patch -> patch.files().entrySet().stream()
                        .flatMap(file ->
                                file.getValue().stream().map(hunk -> new ReviewedHunk(patch, file.getKey(), hunk))))
                .toList();
    }

    /** The function that it changes. */
    public String function() {
        return HunkWords.function(reading.hunk());
    }

    /** Where it stands. */
    public String place() {
        return HunkWords.place(file, reading.hunk());
    }

    /** How much it changes. */
    public String amount() {
        return HunkWords.amount(reading.hunk());
    }

    /** The calls that it touches. */
    public String calls() {
        return HunkWords.calls(reading);
    }

    /** The columns that it amounts to. */
    public String columns() {
        return reading.modelled()
                ? reading.columns().stream().map(HunkWords::change).collect(Collectors.joining("; "))
                : "not modelled";
    }

    /** How they were recognised. */
    public String origin() {
        return reading.columns().stream().map(HunkWords::origin).distinct().collect(Collectors.joining("; "));
    }

    /** What of them can be marked in a source. */
    public static SourceHunks sources(List<ReviewedHunk> hunks) {
        return new SourceHunks(hunks.stream()
                .map(hunk -> SourceHunks.text(hunk.file().path(), hunk.reading().hunk()))
                .toList());
    }

    /** The functions of the model that it touches. */
    public Set<Function> functions() {
        return Set.copyOf(reading.calls());
    }
}
