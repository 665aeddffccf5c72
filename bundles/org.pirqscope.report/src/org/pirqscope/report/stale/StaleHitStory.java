package org.pirqscope.report.stale;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.Finding.Observed;
import org.pirqscope.machine.call.Finding.Severity;
import org.pirqscope.machine.call.Finding.StaleHit;
import org.pirqscope.machine.call.Step;
import org.pirqscope.report.words.FindingWords;

/**
 * Why a stale pirq is where it is, and what came of it.
 *
 * @param step where it was re-used
 * @param links in the order of the run
 */
public record StaleHitStory(StaleHit hit, int step, List<Link> links) {

    /** The story of the hit, told with the steps of its run. */
    static StaleHitStory of(StaleHits.Interval interval, List<Step> steps) {
        StaleHit hit = interval.hit();
        List<Link> links = new ArrayList<>();
        add(links, "written", hit.writtenAt(), steps);
        add(links, "freed", hit.freedAt(), steps);
        add(links, "given to " + hit.owner().text(), hit.ownedSince(), steps);
        add(links, "re-used", interval.from(), steps);
        links.sort(Comparator.comparingInt(Link::step));
        follow(links, interval, steps);
        return new StaleHitStory(hit, interval.from(), List.copyOf(links));
    }

    /** Whether the position lies between the first and the last of its steps, both included. */
    public boolean spans(int position) {
        int[] told = links.stream()
                .mapToInt(Link::step)
                .filter(number -> number > 0)
                .sorted()
                .toArray();
        return told.length > 0 && position >= told[0] && position <= told[told.length - 1];
    }

    private static void add(List<Link> links, String title, int step, List<Step> steps) {
        if (step > 0) {
            links.add(new Link(
                    title,
                    steps.get(step - 1).shown(),
                    steps.get(step - 1).actorName() + ": " + steps.get(step - 1).text()));
        }
    }

    /** What happened to the entry while the hit was in force; each kind of finding once. */
    private static void follow(List<Link> links, StaleHits.Interval interval, List<Step> steps) {
        List<Finding.Kind> seen = new ArrayList<>();
        for (Step step : steps.subList(interval.from(), (int) Math.min(steps.size(), interval.until() - 1L))) {
            for (Finding finding : step.findings()) {
                if (finding instanceof Observed observed
                        && concerns(observed, interval.hit())
                        && !seen.contains(observed.kind())) {
                    seen.add(observed.kind());
                    links.add(new Link(FindingWords.title(observed), step.shown(), FindingWords.sentence(observed)));
                }
            }
        }
    }

    private static boolean concerns(Observed observed, StaleHit hit) {
        boolean itsEntry = observed.device() == hit.device() && observed.entry() == hit.entry();
        return observed.severity() != Severity.INFO && (itsEntry || observed.pirq() == hit.pirq());
    }
}
