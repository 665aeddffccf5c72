package org.pirqscope.search.cover;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.pirqscope.explore.StateSpace;
import org.pirqscope.explore.Walker;
import org.pirqscope.machine.call.AtomicStep;
import org.pirqscope.machine.call.Errno;
import org.pirqscope.machine.call.Function;
import org.pirqscope.machine.call.Tape;
import org.pirqscope.machine.simulate.Machine;
import org.pirqscope.search.space.Interleavings;

/** A space of atomic steps in which what the layers tell of every move is heard. For one thread. */
final class HeardSpace implements StateSpace {

    private final Interleavings space;
    private final Set<AtomicStep> steps = EnumSet.noneOf(AtomicStep.class);
    private final Map<Function, Set<String>> errors = new LinkedHashMap<>();

    HeardSpace(Interleavings space) {
        this.space = space;
    }

    /** The atomic steps that were made. */
    Set<AtomicStep> steps() {
        return steps;
    }

    /** The functions that were called, with the errors that each has answered. */
    Map<Function, Set<String>> errors() {
        return errors;
    }

    @Override
    public int width() {
        return space.width();
    }

    @Override
    public int choices() {
        return space.choices();
    }

    @Override
    public Walker walker() {
        return new Listening(space.walker());
    }

    private final class Listening implements Walker, Tape.Quiet {

        private final Interleavings.View view;
        private final Machine machine = space.machine();

        Listening(Interleavings.View view) {
            this.view = view;
        }

        @Override
        public void start(long[] out, int at) {
            view.start(out, at);
        }

        @Override
        public long load(long[] states, int at) {
            long mask = view.load(states, at);
            for (long left = mask; left != 0; left &= left - 1) {
                int actor = Long.numberOfTrailingZeros(left);
                steps.add(machine.nextStep(view.now(), actor));
                machine.move(view.now().clone(), actor, this);
            }
            return mask;
        }

        @Override
        public void next(int choice, long[] out, int at) {
            view.next(choice, out, at);
        }

        @Override
        public boolean mayEnd() {
            return view.mayEnd();
        }

        @Override
        public boolean broken() {
            return view.broken();
        }

        @Override
        public long outcome() {
            return view.outcome();
        }

        @Override
        public void enter(Function function, int a, int b, int c, int d) {
            errors.computeIfAbsent(function, called -> new TreeSet<>());
        }

        @Override
        public void leave(Function function, int answer) {
            if (answer < 0 && Exercised.canFail(function)) {
                errors.computeIfAbsent(function, called -> new TreeSet<>()).add(Errno.text(answer));
            }
        }
    }
}
