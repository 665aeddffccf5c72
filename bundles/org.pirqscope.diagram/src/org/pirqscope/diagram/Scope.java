package org.pirqscope.diagram;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What of a run is drawn.
 *
 * @param first and {@code last}: the range of step numbers, both included
 * @param modes by lane id; a lane that is not named is shown
 * @param foldedCalls numbers of the entering steps whose inside is left out
 * @param only draw what matches and the calls around it; empty for all
 * @param notes whether notes have rows of their own
 * @param remarks by step number
 */
public record Scope(
        int first,
        int last,
        Map<String, LaneMode> modes,
        Set<Integer> foldedCalls,
        Optional<Query> only,
        boolean notes,
        Map<Integer, StepRemark> remarks) {

    /** The whole run. */
    public static final Scope ALL =
            new Scope(1, Integer.MAX_VALUE, Map.of(), Set.of(), Optional.empty(), true, Map.of());

    public Scope {
        modes = Map.copyOf(modes);
        foldedCalls = Set.copyOf(foldedCalls);
        remarks = Map.copyOf(remarks);
    }

    public Scope range(int from, int to) {
        return new Scope(from, to, modes, foldedCalls, only, notes, remarks);
    }

    public Scope lane(String id, LaneMode mode) {
        Map<String, LaneMode> next = new HashMap<>(modes);
        if (mode == LaneMode.SHOWN) {
            next.remove(id);
        } else {
            next.put(id, mode);
        }
        return new Scope(first, last, next, foldedCalls, only, notes, remarks);
    }

    /** Folds the call that this step enters, or unfolds it. */
    public Scope toggle(int step) {
        Set<Integer> next = new HashSet<>(foldedCalls);
        if (!next.remove(step)) {
            next.add(step);
        }
        return new Scope(first, last, modes, next, only, notes, remarks);
    }

    /** Whether the inside of the call that this step enters is left out. */
    public boolean folds(int step) {
        return foldedCalls.contains(step);
    }

    public boolean foldsAny() {
        return !foldedCalls.isEmpty();
    }

    /** The same with the inside of every call. */
    public Scope unfolded() {
        return new Scope(first, last, modes, Set.of(), only, notes, remarks);
    }

    /** The same lanes in another run, whose calls and steps are others; all lanes if none of these would be left. */
    public Scope elsewhere(Lanes lanes) {
        Scope same = new Scope(ALL.first, ALL.last, modes, Set.of(), Optional.empty(), notes, Map.of());
        return lanes.all().stream().anyMatch(lane -> same.mode(lane) == LaneMode.SHOWN) ? same : ALL;
    }

    public Scope only(Query query) {
        return new Scope(first, last, modes, foldedCalls, Optional.of(query), notes, remarks);
    }

    /** The same without anything to narrow it to. */
    public Scope everything() {
        return new Scope(first, last, modes, foldedCalls, Optional.empty(), notes, remarks);
    }

    public Scope withNotes(boolean wanted) {
        return new Scope(first, last, modes, foldedCalls, only, wanted, remarks);
    }

    /** The same with remarks below the rows of these steps instead of those that it has. */
    public Scope withRemarks(Map<Integer, StepRemark> next) {
        return new Scope(first, last, modes, foldedCalls, only, notes, next);
    }

    LaneMode mode(Lane lane) {
        return modes.getOrDefault(lane.id(), LaneMode.SHOWN);
    }

    boolean contains(int step) {
        return step >= first && step <= last;
    }
}
