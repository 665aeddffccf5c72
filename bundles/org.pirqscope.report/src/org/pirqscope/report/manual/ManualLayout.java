package org.pirqscope.report.manual;

import java.util.ArrayList;
import java.util.List;

/**
 * Lays blocks out in lines.
 *
 * @param prose columns for sentences; {@link Integer#MAX_VALUE} where who shows them breaks them
 * @param grid columns for tables
 */
public record ManualLayout(int prose, int grid) {

    private static final String INDENT = "    ";

    /** The lines; listings are as wide as they are. */
    public List<ManualLine> lines(List<ManualBlock> blocks) {
        List<ManualLine> lines = new ArrayList<>();
        ManualBlock before = null;
        for (ManualBlock block : blocks) {
            if (before != null && !(before instanceof ManualBlock.Item && block instanceof ManualBlock.Item)) {
                lines.add(ManualLine.EMPTY);
            }
            lines.addAll(lines(block));
            before = block;
        }
        return lines;
    }

    private List<ManualLine> lines(ManualBlock block) {
        return switch (block) {
            case ManualBlock.Heading heading ->
                broken(heading.level() == 1 ? ManualLine.Kind.TITLE : ManualLine.Kind.HEADING, heading.words(), "", "");
            case ManualBlock.Prose paragraph -> broken(ManualLine.Kind.PROSE, paragraph.words(), "", "");
            case ManualBlock.Item item ->
                broken(
                        ManualLine.Kind.ITEM,
                        item.words(),
                        item.mark() + " ",
                        " ".repeat(item.mark().length() + 1));
            case ManualBlock.Listing listing ->
                listing.lines().stream()
                        .map(line -> new ManualLine(
                                ManualLine.Kind.LISTING, List.<Inline>of(new Inline.Code(INDENT + line))))
                        .toList();
            case ManualBlock.Grid table -> GridLines.of(table, grid);
            case ManualBlock.Picture picture ->
                List.of(new ManualLine(
                        ManualLine.Kind.PICTURE, List.of(new Inline.Reference(picture.words(), picture.file()))));
        };
    }

    private List<ManualLine> broken(ManualLine.Kind kind, List<Inline> words, String first, String next) {
        List<ManualLine> lines = new ArrayList<>();
        int room = Math.max(1, prose - first.length());
        for (List<Inline> line : LineBreaks.of(words, room)) {
            List<Inline> pieces = new ArrayList<>();
            String before = lines.isEmpty() ? first : next;
            if (!before.isEmpty()) {
                pieces.add(new Inline.Words(before));
            }
            pieces.addAll(line);
            lines.add(new ManualLine(kind, List.copyOf(pieces)));
        }
        return lines;
    }
}
