package org.pirqscope.cli.review;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pirqscope.evidence.amount.ColumnChange;
import org.pirqscope.evidence.amount.CommitReading;
import org.pirqscope.evidence.amount.PatchReading;
import org.pirqscope.evidence.patch.Patch;
import org.pirqscope.evidence.patch.PatchReader;

/** The patches of a text as the model sees them, and the commits that they name. */
public record ReviewedText(List<PatchReading> patches, List<CommitReading> commits) {

    /**
     * Reads a text. @throws org.pirqscope.evidence.patch.PatchException if it holds no patch
     *
     * @param name of the text, for refusals
     */
    public static ReviewedText of(String name, byte[] text) {
        List<Patch> patches = PatchReader.read(name, text);
        return new ReviewedText(patches.stream().map(PatchReading::of).toList(), CommitReading.of(patches));
    }

    /** What all patches together amount to, each column once; of a series the last value counts. */
    public List<ColumnChange> changes() {
        Map<String, ColumnChange> all = new LinkedHashMap<>();
        patches.stream().flatMap(patch -> patch.changes().stream()).forEach(change -> all.put(change.name(), change));
        return List.copyOf(all.values());
    }
}
