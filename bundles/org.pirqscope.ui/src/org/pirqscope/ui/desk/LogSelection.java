package org.pirqscope.ui.desk;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.pirqscope.evidence.fact.SourceFormat;
import org.pirqscope.evidence.fact.SourceLine;
import org.pirqscope.evidence.read.ReadLine;
import org.pirqscope.evidence.read.SourceCount;
import org.pirqscope.evidence.timeline.TimelineEntry;

/**
 * Lines of the logs that a reviewer has selected: some of them, or all of a source.
 *
 * @param lines rising
 * @param source all lines of that text and format, beside {@code lines}
 */
public record LogSelection(Set<SourceLine> lines, Optional<SourceCount> source) {

    /** No line. */
    public static final LogSelection NONE = new LogSelection(Set.of(), Optional.empty());

    public LogSelection {
        lines = new TreeSet<>(lines);
    }

    /** Some lines. */
    public static LogSelection of(Collection<SourceLine> lines) {
        return new LogSelection(new TreeSet<>(lines), Optional.empty());
    }

    /** All lines of a source. */
    public static LogSelection of(SourceCount source) {
        return new LogSelection(Set.of(), Optional.of(source));
    }

    /** Whether nothing is selected. */
    public boolean isEmpty() {
        return lines.isEmpty() && source.isEmpty();
    }

    /** Whether any of these lines is selected by itself. */
    public boolean meets(Collection<SourceLine> places) {
        return places.stream().anyMatch(lines::contains);
    }

    /** Whether the line is selected. */
    public boolean has(ReadLine line) {
        return lines.contains(line.record()) || lines.contains(line.place()) || of(line.place(), line.format());
    }

    /** Whether a line of the entry is selected. */
    public boolean has(TimelineEntry entry) {
        return of(entry.place(), entry.format())
                || meets(entry.copies())
                || entry.facts().stream().anyMatch(fact -> lines.contains(fact.place()));
    }

    private boolean of(SourceLine place, SourceFormat format) {
        return source.isPresent()
                && source.get().file() == place.file()
                && source.get().format() == format;
    }

    /** The first of them that are selected by themselves. */
    public Optional<SourceLine> first() {
        return lines.stream().findFirst();
    }

    /** They all, rising; none of a source. */
    public List<SourceLine> all() {
        return List.copyOf(lines);
    }
}
