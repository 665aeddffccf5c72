package org.pirqscope.diagram.tests;

import java.util.AbstractList;
import java.util.List;
import org.pirqscope.machine.call.Step;

/** A run again and again, as one long list that keeps nothing but the first round. */
final class Endless extends AbstractList<Step> {

    private final List<Step> round;
    private final int size;

    /** @param size at least so many steps; whole rounds, so that every call is left again */
    Endless(List<Step> round, int size) {
        this.round = List.copyOf(round);
        this.size = (size + round.size() - 1) / round.size() * round.size();
    }

    @Override
    public Step get(int index) {
        Step step = round.get(index % round.size());
        int before = index / round.size() * round.size();
        return new Step(
                step.number() + before,
                step.actor(),
                step.actorName(),
                step.move(),
                step.atomic(),
                step.entering(),
                step.depth(),
                step.call(),
                step.answer(),
                step.partner() == 0 ? 0 : step.partner() + before,
                step.effects(),
                step.log(),
                step.findings());
    }

    @Override
    public int size() {
        return size;
    }
}
