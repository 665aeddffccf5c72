package org.pirqscope.report.stale;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.Run;

/** The stories of all stale hits of a run. */
public final class Stories {

    private final List<Step> steps;
    private final StaleHits hits;
    private final Map<StaleHits.Interval, StaleHitStory> told = new HashMap<>();

    private Stories(List<Step> steps) {
        this.steps = steps;
        this.hits = StaleHits.of(steps);
    }

    /** Goes once through the steps of the run. */
    public static Stories of(Run run) {
        return new Stories(run.steps());
    }

    /** The story of the hit on that entry between two steps, both not included. */
    public Optional<StaleHitStory> between(int after, int before, int device, int entry) {
        return hits.all().stream()
                .filter(interval -> interval.from() > after && interval.from() < before)
                .filter(interval ->
                        interval.hit().device() == device && interval.hit().entry() == entry)
                .findFirst()
                .map(this::story);
    }

    private StaleHitStory story(StaleHits.Interval interval) {
        return told.computeIfAbsent(interval, key -> StaleHitStory.of(key, steps));
    }
}
