package org.pirqscope.report.moment;

import java.util.ArrayList;
import java.util.List;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.Turn;

/**
 * Another actor goes on: makes the choice a part of the scenario's schedule, so that it is saved and re-run with other
 * versions.
 */
final class Fork {

    private Fork() {}

    /** The run that is this one up to {@code position}, and in which {@code actor} then runs to its end. */
    static Run of(Run run, int position, int actor) {
        Run forked = run.choose(position, actor);
        return Run.of(run.scenario()
                .withSchedule(
                        decided(forked.schedule(), forked.scenario().actors().get(actor))));
    }

    /** The turns up to the actor's last one; what follows is nobody's choice, but the order of the file. */
    private static List<Turn> decided(List<Turn> turns, String actor) {
        List<Turn> decided = new ArrayList<>(turns);
        while (!decided.getLast().actor().equals(actor)) {
            decided.removeLast();
        }
        return decided;
    }
}
