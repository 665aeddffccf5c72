package org.pirqscope.machine.run;

import java.util.ArrayList;
import java.util.List;
import org.pirqscope.machine.call.AtomicStep;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.scenario.ScenarioException;
import org.pirqscope.machine.scenario.Turn;
import org.pirqscope.machine.simulate.Machine;
import org.pirqscope.machine.text.Quoted;

/** Carries a run out, move by move, and records it. */
final class Runner {

    /** Steps of a run: what is made of as many, the longest diagram included, stays below a gigabyte. */
    private static final int MOST_STEPS = 250_000;

    private final Machine machine;
    private final short[] cells;
    private final Trace trace;
    private final Recorder recorder;
    private final List<Turn> unmet = new ArrayList<>();

    Runner(Machine machine) {
        this.machine = machine;
        this.cells = machine.start();
        this.trace = new Trace(machine);
        this.recorder = new Recorder(machine, cells);
    }

    /** Begins with the first {@code moves} moves and {@code count} steps of another run of the same machine. */
    Runner resume(Run run, Trace old, int moves, int count) {
        short[] replay = machine.start();
        for (int m = 0; m < moves; m++) {
            trace.add(old.actor(m), old.firstStep(m, run.length()), replay);
            machine.move(replay, old.actor(m), org.pirqscope.machine.call.Tape.SILENT);
        }
        System.arraycopy(replay, 0, cells, 0, cells.length);
        recorder.resume(run.steps(), count);
        return this;
    }

    /**
     * Gives each turn its moves; an actor that has ended is skipped, one that waits for a trap lets its holder go
     * first.
     */
    Runner schedule(List<Turn> turns) {
        List<String> actors = machine.scenario().actors();
        for (Turn turn : turns) {
            int actor = actors.indexOf(turn.actor());
            if (actor < 0) {
                throw new ScenarioException(
                        "",
                        0,
                        0,
                        "schedule names " + Quoted.of(turn.actor()) + "; there are " + String.join(", ", actors));
            }
            switch (turn.extent()) {
                case Turn.Moves moves -> moves(actor, moves.count());
                case Turn.To to -> {
                    if (!act(actor, to.step())) {
                        unmet.add(turn);
                    }
                }
                case Turn.Act act -> act(actor, null);
            }
        }
        return this;
    }

    private void moves(int actor, int count) {
        for (int m = 0; m < count && !ended(actor); m++) {
            turn(actor);
        }
    }

    /**
     * All moves of the act that the actor is in, up to the first of that step; null for all. Answers whether it came.
     */
    private boolean act(int actor, AtomicStep last) {
        int act = machine.act(cells, actor);
        boolean there = false;
        while (!there && !ended(actor) && machine.act(cells, actor) == act) {
            there = machine.nextStep(cells, actor) == last;
            turn(actor);
        }
        return there;
    }

    boolean ended(int actor) {
        return machine.ended(cells, actor);
    }

    /** One move of an actor, after the trap that it waits for, if any, is through. */
    void turn(int actor) {
        while (!machine.mayMove(cells, actor)) {
            move(machine.awaited(cells));
        }
        move(actor);
    }

    private void move(int actor) {
        if (recorder.steps().size() >= MOST_STEPS) {
            throw new ScenarioException(
                    "",
                    0,
                    0,
                    ("the run has more than %,d steps, the limit; fewer acts, vectors or "
                                    + "controllers make it shorter")
                            .formatted(MOST_STEPS));
        }
        trace.add(actor, recorder.steps().size() + 1, cells);
        recorder.begin(trace.moves() - 1, actor, machine.nextStep(cells, actor));
        machine.move(cells, actor, recorder);
        recorder.end();
    }

    /**
     * Lets the rest run to their end in the order of the file. A guest-wide event that no turn named does not happen.
     */
    Run finish() {
        int controllers = machine.scenario().controllers().size();
        for (int actor = 0; actor < controllers; actor++) {
            while (!ended(actor)) {
                turn(actor);
            }
        }
        List<Step> steps = recorder.steps();
        return new Run(machine, trace, steps, cells, List.copyOf(unmet));
    }
}
