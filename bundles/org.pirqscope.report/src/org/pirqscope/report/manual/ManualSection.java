package org.pirqscope.report.manual;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A heading of the manual and what stands below it up to the next heading.
 *
 * @param page the file below docs/
 * @param above the titles of the sections that it is part of, the page's first
 * @param blocks the heading first
 */
public record ManualSection(String page, List<String> above, ManualBlock.Heading heading, List<ManualBlock> blocks) {

    /** The heading as one reads it. */
    public String title() {
        return Inline.text(heading.words());
    }

    /** What a link of any page leads here by: {@code usage.md#run}. */
    public String target() {
        return page + "#"
                + title().toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-');
    }

    /** The words that this section is the topic of: those that its heading has as code, or all of the heading. */
    public List<String> topics() {
        List<String> names = heading.words().stream()
                .filter(Inline.Code.class::isInstance)
                .map(Inline::text)
                .toList();
        return Stream.concat(names.stream(), Stream.of(title())).toList();
    }

    /** Whether it is part of another one. */
    boolean isBelow(ManualSection other) {
        return page.equals(other.page)
                && above.size() > other.above.size()
                && above.get(other.above.size()).equals(other.title());
    }

    /** All that one reads below the heading, and the heading. */
    String text() {
        StringBuilder all = new StringBuilder();
        for (ManualBlock block : blocks) {
            all.append(text(block)).append('\n');
        }
        return all.toString();
    }

    private static String text(ManualBlock block) {
        return switch (block) {
            case ManualBlock.Heading part -> Inline.text(part.words());
            case ManualBlock.Prose part -> Inline.text(part.words());
            case ManualBlock.Item part -> Inline.text(part.words());
            case ManualBlock.Listing part -> String.join("\n", part.lines());
            case ManualBlock.Picture part -> part.words();
            case ManualBlock.Grid part ->
                part.rows().stream()
                        .flatMap(List::stream)
                        .map(Inline::text)
                        .reduce("", (before, cell) -> before + cell + "\n");
        };
    }
}
