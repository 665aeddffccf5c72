package org.pirqscope.evidence.timeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.pirqscope.evidence.fact.Fact;
import org.pirqscope.evidence.fact.Party;
import org.pirqscope.evidence.fact.PirqEvent;
import org.pirqscope.evidence.fact.SourceLine;
import org.pirqscope.evidence.read.Evidence;
import org.pirqscope.evidence.read.ReadLine;

/** What each line tells: its facts, in words, and whose line it is. */
public final class LineFacts {

    private final List<Fact> facts;
    private final Integer[] order;
    private final LineParties parties;

    private LineFacts(List<Fact> facts) {
        this.facts = facts;
        this.parties = new LineParties(facts);
        order = new Integer[facts.size()];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparing(i -> facts.get(i).place()));
    }

    /** Of all texts that were read. */
    public static LineFacts of(Evidence evidence) {
        return new LineFacts(evidence.facts());
    }

    /** The facts of a line, in the order in which they were read. */
    public List<Fact> at(SourceLine place) {
        int low = 0;
        int high = order.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (facts.get(order[middle]).place().compareTo(place) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        List<Fact> found = new ArrayList<>();
        for (int i = low; i < order.length && facts.get(order[i]).place().equals(place); i++) {
            found.add(facts.get(order[i]));
        }
        return found;
    }

    /** Whose line it is: who is named in what it tells, else who writes such lines; a listing is nobody's. */
    public Optional<Party> party(ReadLine line) {
        Optional<Party> told = at(line.record()).stream()
                .filter(PirqEvent.class::isInstance)
                .map(fact -> ((PirqEvent) fact).party())
                .findFirst();
        return told.isPresent() ? told : parties.of(line.place().file(), line.format());
    }

    /** What was read out of a line, in words; empty for nothing of its own. */
    public String told(ReadLine line) {
        return at(line.record()).stream()
                .filter(fact -> !(fact instanceof Fact.Logged))
                .map(FactWords::of)
                .distinct()
                .collect(Collectors.joining("; "));
    }

    /** What was read out of a line, in words; what became of it where that is nothing. */
    public String words(ReadLine line) {
        String own = told(line);
        if (!own.isEmpty()) {
            return own;
        }
        return switch (line.state()) {
            case READ -> "read; what it says stands with the lines around it";
            case KNOWN -> "known, and without meaning here";
            case NOT_UNDERSTOOD -> "not understood";
            case CUT -> "cut: it begins as a known line and ends too early";
        };
    }
}
