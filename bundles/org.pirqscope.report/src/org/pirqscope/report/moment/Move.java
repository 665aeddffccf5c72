package org.pirqscope.report.moment;

import java.util.List;
import org.pirqscope.machine.call.Step;

/**
 * How far one key press goes, as in a debugger. The current step of position {@code p} is step {@code p}; backwards
 * each move is the mirror image, in which leaving a call opens it and entering closes it.
 */
public enum Move {
    /** F5: one step. */
    INTO {
        @Override
        int go(Walk way, int from) {
            return way.neighbour(from);
        }
    },
    /** F6: just after entering a call, to its answer; else to the next step of the same actor that is not deeper. */
    OVER {
        @Override
        int go(Walk way, int from) {
            return way.over(from);
        }
    },
    /** F7: to the answer of the innermost open call of the same actor; outside of all calls as {@link #OVER}. */
    RETURN {
        @Override
        int go(Walk way, int from) {
            return way.out(from);
        }
    },
    /** F8: to the next step with a warning or a failure, else to the end. */
    RESUME {
        @Override
        int go(Walk way, int from) {
            return way.find(from, Step::alarming);
        }
    },
    /** To the first step of another actor; backwards to the last step of the actor before. */
    SWITCH {
        @Override
        int go(Walk way, int from) {
            int actor = way.step(way.inside(from)).actor();
            return way.find(from, step -> step.actor() != actor);
        }
    };

    abstract int go(Walk way, int from);

    /** The position to which the move leads; the end stays where it is. */
    public int forward(List<Step> steps, int from) {
        return from >= steps.size() ? steps.size() : go(new Walk(steps, true), from);
    }

    /** The position to which the move leads backwards; the start stays where it is. */
    public int backward(List<Step> steps, int from) {
        return from <= 0 ? 0 : go(new Walk(steps, false), from);
    }
}
