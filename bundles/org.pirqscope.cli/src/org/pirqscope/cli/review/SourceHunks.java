package org.pirqscope.cli.review;

import java.util.List;
import java.util.TreeMap;
import org.pirqscope.evidence.patch.Hunk;
import org.pirqscope.evidence.patch.HunkLine;
import org.pirqscope.source.CallSource;
import org.pirqscope.source.HunkText;
import org.pirqscope.source.HunkText.Line;
import org.pirqscope.source.HunkText.Sign;

/** The hunks of patches, over the functions that they change. */
public record SourceHunks(List<HunkText> hunks) {

    /** No patch. */
    public static final SourceHunks NONE = new SourceHunks(List.of());

    public SourceHunks {
        hunks = List.copyOf(hunks);
    }

    /** All hunks of a text. */
    public static SourceHunks of(ReviewedText text) {
        return new SourceHunks(text.patches().stream()
                .flatMap(patch -> patch.files().entrySet().stream())
                .flatMap(file ->
                        file.getValue().stream().map(hunk -> text(file.getKey().path(), hunk.hunk())))
                .toList());
    }

    /** A hunk of that file. */
    public static HunkText text(String path, Hunk hunk) {
        return new HunkText(
                path,
                hunk.lines().stream()
                        .map(line -> new Line(sign(line.sign()), line.text()))
                        .toList());
    }

    private static Sign sign(HunkLine.Sign sign) {
        return switch (sign) {
            case CONTEXT -> Sign.KEPT;
            case REMOVED -> Sign.REMOVED;
            case ADDED -> Sign.ADDED;
        };
    }

    /** The lines of a function that hunks have, by their number in the file. */
    public TreeMap<Integer, Sign> over(CallSource source) {
        TreeMap<Integer, Sign> signs = new TreeMap<>();
        hunks.forEach(hunk -> hunk.over(source).forEach((line, sign) -> {
            if (signs.getOrDefault(line, Sign.KEPT) == Sign.KEPT) {
                signs.put(line, sign);
            }
        }));
        return signs;
    }
}
