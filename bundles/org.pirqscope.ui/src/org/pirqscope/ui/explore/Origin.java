package org.pirqscope.ui.explore;

import org.pirqscope.explore.Progress;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.search.Exploration;
import org.pirqscope.session.Moment;

/**
 * From where every interleaving is tried.
 *
 * @param position 0 for the start of the scenario, else between two moves of the run
 */
public record Origin(Run run, int position) {

    /** The start of the scenario that is open. */
    public static Origin start(Moment now) {
        return new Origin(now.run(), 0);
    }

    /** The place between two moves that is nearest to the moment; the earlier of two. */
    public static Origin here(Moment now) {
        int away = 0;
        while (!between(now, now.position() - away) && !between(now, now.position() + away)) {
            away++;
        }
        return new Origin(now.run(), between(now, now.position() - away) ? now.position() - away : now.position() + away);
    }

    private static boolean between(Moment now, int position) {
        return position >= 0 && position <= now.run().length() && now.run().betweenMoves(position);
    }

    Exploration.Result explore(Exploration.Options options, Progress progress) {
        return position == 0 ? Exploration.explore(run.scenario(), options, progress) : Exploration.exploreFrom(run, position, options, progress);
    }

    /** A run that was found, at the place from where it was searched. */
    Moment open(Scenario found) {
        Run opened = Run.of(found);
        return new Moment(opened, Math.min(position, opened.length()));
    }

    /** In words. */
    public String text() {
        String where = position == 0 ? "from the start" : "from step " + position;
        return run.scenario().name() + " " + where + ", " + run.scenario().versions().text();
    }
}
