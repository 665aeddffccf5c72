package org.pirqscope.evidence.timeline;

import java.util.List;
import org.pirqscope.evidence.fact.Fact;
import org.pirqscope.evidence.fact.Party;
import org.pirqscope.evidence.fact.PirqEvent;
import org.pirqscope.evidence.fact.SourceFormat;
import org.pirqscope.evidence.fact.SourceLine;

/**
 * Something that happened, or a dump that was taken.
 *
 * @param place its line, of a dump the first one with a fact
 * @param seconds by the clock of its source; not a number where the line does not say
 * @param facts of the line, or of all lines of the dump; never empty
 * @param copies the same line in other texts
 */
public record TimelineEntry(
        SourceLine place, Party party, double seconds, SourceFormat format, List<Fact> facts, List<SourceLine> copies) {

    public TimelineEntry {
        facts = List.copyOf(facts);
        copies = List.copyOf(copies);
    }

    /** Whether it is what a command printed, and nothing that happened. */
    public boolean dump() {
        return dump(format);
    }

    static boolean dump(SourceFormat format) {
        return switch (format) {
            case KEY_I, KEY_M, KEY_Q, KEY_E, KEY_Z, INTERRUPTS -> true;
            case QEMU, XEN, DMESG, FTRACE, LSPCI, XL, MAIL -> false;
        };
    }

    /** What happened to pirqs, or which pirqs the dump names. */
    public List<PirqEvent> events() {
        return facts.stream()
                .filter(PirqEvent.class::isInstance)
                .map(PirqEvent.class::cast)
                .toList();
    }

    /** Whether it says that something failed. */
    public boolean failed() {
        return !dump() && facts.stream().anyMatch(TimelineEntry::failed);
    }

    private static boolean failed(Fact fact) {
        return switch (fact) {
            case PirqEvent event -> event.failed();
            case Fact.Symptom symptom -> !FactWords.harmless(symptom.kind());
            default -> false;
        };
    }

    TimelineEntry with(List<SourceLine> more) {
        return new TimelineEntry(place, party, seconds, format, facts, more);
    }
}
