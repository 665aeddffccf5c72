package org.pirqscope.report.moment;

import java.util.List;
import org.pirqscope.machine.call.Step;

/** Finds the step of another run that corresponds to the one at which the reviewer stands. */
final class SamePlace {

    private SamePlace() {}

    /**
     * The position in {@code to} that matches {@code position} in {@code from}: the same call, else the end of the same
     * move, else the nearest.
     */
    static int of(List<Step> from, int position, List<Step> to) {
        if (position == 0 || position == from.size()) {
            return position == 0 ? 0 : to.size();
        }
        Step wanted = from.get(position - 1);
        int same = occurrence(to, wanted, occurrences(from.subList(0, position), wanted));
        return same > 0 ? same : endOfMove(to, wanted.move());
    }

    private static int occurrences(List<Step> steps, Step wanted) {
        return (int) steps.stream().filter(step -> alike(step, wanted)).count();
    }

    private static int occurrence(List<Step> steps, Step wanted, int which) {
        int seen = 0;
        for (Step step : steps) {
            if (alike(step, wanted) && ++seen == which) {
                return step.number();
            }
        }
        return 0;
    }

    private static boolean alike(Step one, Step other) {
        return one.actor() == other.actor()
                && one.entering() == other.entering()
                && one.call().function() == other.call().function()
                && one.call().arguments().equals(other.call().arguments());
    }

    private static int endOfMove(List<Step> steps, int move) {
        int place = 0;
        for (Step step : steps) {
            if (step.move() > move) {
                break;
            }
            place = step.number();
        }
        return place;
    }
}
