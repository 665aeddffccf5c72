package org.pirqscope.report.manual;

import java.util.List;

/** What a page of the manual is made of, from one empty line to the next. */
public sealed interface ManualBlock {

    /** A heading. @param level 1 for the page's */
    record Heading(int level, List<Inline> words) implements ManualBlock {}

    /** A paragraph. */
    record Prose(List<Inline> words) implements ManualBlock {}

    /** A point of a list. @param mark what stands before it: {@code *} or a number with a dot */
    record Item(String mark, List<Inline> words) implements ManualBlock {}

    /** Lines that stand as they are: what one types, and what is printed. */
    record Listing(List<String> lines) implements ManualBlock {}

    /** A table; its first row is the head. */
    record Grid(List<List<List<Inline>>> rows) implements ManualBlock {}

    /** A picture. @param file below docs/ @param words what it shows, for who does not see it */
    record Picture(String file, String words) implements ManualBlock {}
}
