package org.pirqscope.evidence.read;

import java.util.List;
import org.pirqscope.evidence.fact.Fact;

/**
 * Everything that some texts tell.
 *
 * @param names of the texts, by their index; parts of mails are texts of their own if they were encoded
 * @param sources each text once for each format in it, in the order of the texts
 * @param facts in the order of texts and lines
 * @param origins of the facts, by their index
 * @param lines all lines, if the reading was to keep them
 * @param strange lines that were not understood, as far as they are kept
 * @param dropped facts beyond the number that is kept, which is said and never silent
 * @param notes what a person should know of the reading
 */
public record Evidence(
        List<String> names,
        List<SourceCount> sources,
        List<Fact> facts,
        FactOrigins origins,
        ReadLines lines,
        List<StrangeLine> strange,
        long dropped,
        List<String> notes) {

    public Evidence {
        names = List.copyOf(names);
        sources = List.copyOf(sources);
        facts = List.copyOf(facts);
        strange = List.copyOf(strange);
        notes = List.copyOf(notes);
    }

    /** How many lines ended as not understood. */
    public int notUnderstood() {
        return sources.stream().mapToInt(SourceCount::notUnderstood).sum();
    }
}
