package org.pirqscope.ui.review;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.pirqscope.cli.review.HunkWords;
import org.pirqscope.cli.review.ReviewedText;
import org.pirqscope.evidence.amount.HunkReading;
import org.pirqscope.evidence.amount.PatchReading;
import org.pirqscope.evidence.patch.PatchedFile;
import org.pirqscope.machine.call.Function;
import org.pirqscope.machine.call.Step;

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

    /** The steps of a run that enter one of its calls, in order. */
    public List<Integer> steps(List<Step> run) {
        Set<Function> calls = new HashSet<>(reading.calls());
        return run.stream()
                .filter(step -> step.entering() && calls.contains(step.call().function()))
                .map(Step::number)
                .toList();
    }
}
