package org.pirqscope.machine.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ObjIntConsumer;
import java.util.stream.IntStream;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.Outcome;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.scenario.Turn;
import org.pirqscope.machine.simulate.Machine;
import org.pirqscope.machine.simulate.World;

/**
 * A scenario carried out to its end: all steps, and the world at any position by replay from checkpoints.
 * Position {@code p} is the moment after step {@code p}; position 0 is the start. Immutable.
 */
public final class Run {

    private final Machine machine;
    private final Trace trace;
    private final List<Step> steps;
    private final World end;
    private final List<Turn> unmet;
    private History history;
    private String string;

    Run(Machine machine, Trace trace, List<Step> steps, short[] end, List<Turn> unmet) {
        this.machine = machine;
        this.trace = trace;
        this.steps = Collections.unmodifiableList(steps);
        this.end = new World(machine, end);
        this.unmet = unmet;
    }

    /**
     * Carries out the schedule, then lets the rest run to their end in the order of the file. @throws
     * org.pirqscope.machine.scenario.ScenarioException if a turn names nobody
     */
    public static Run of(Scenario scenario) {
        return new Runner(new Machine(scenario.unreviewed()))
                .schedule(scenario.schedule())
                .finish();
    }

    /** The turns of the schedule that name a step which did not follow: they went to the end of their act. */
    public List<Turn> unmet() {
        return unmet;
    }

    public Scenario scenario() {
        return machine.scenario();
    }

    /** The index of the steps, made when it is asked for first. */
    public synchronized History history() {
        if (history == null) {
            history = History.of(steps);
        }
        return history;
    }

    /** All steps; {@code steps().get(n - 1).number() == n}. */
    public List<Step> steps() {
        return steps;
    }

    public int length() {
        return steps.size();
    }

    /** The world after step {@code position}. @throws IndexOutOfBoundsException outside 0..length */
    public World at(int position) {
        if (position == length()) {
            return end;
        }
        if (position == 0) {
            return new World(machine, machine.start());
        }
        int move = steps.get(position - 1).move();
        int first = trace.firstStep(move, length());
        if (position + 1 == trace.firstStep(move + 1, length())) {
            return new World(machine, trace.before(move + 1));
        }
        return trace.inside(move, position - first + 1);
    }

    /**
     * Tells the world at every position from 0 to {@code length}, in one replay; where a step changes nothing, the same
     * object again.
     */
    public void replay(ObjIntConsumer<World> visitor) {
        if (length() > 0) {
            trace.replay(length(), visitor);
        }
        visitor.accept(end, length());
    }

    /** Whether a position lies between two atomic moves. */
    public boolean betweenMoves(int position) {
        return position == 0
                || position == length()
                || steps.get(position).move() != steps.get(position - 1).move();
    }

    /**
     * Indices of the actors (see {@link Scenario#actors()}) that could take the next atomic move at this position.
     * Inside a move there is only the one that makes it; at the end there is none.
     */
    public List<Integer> choicesAt(int position) {
        if (!betweenMoves(position)) {
            return List.of(steps.get(position).actor());
        }
        short[] cells = trace.before(movesBefore(position));
        return IntStream.range(0, machine.actors())
                .filter(actor -> machine.mayMove(cells, actor))
                .boxed()
                .toList();
    }

    private int movesBefore(int position) {
        return position == 0 ? 0 : steps.get(position - 1).move() + 1;
    }

    /**
     * The run that is this one up to {@code position} (inside a move: up to its end), where {@code actor} goes on, to
     * its end unless somebody else is chosen later; then the rest in the order of the file.
     *
     * @throws IllegalArgumentException if the actor cannot move there
     */
    public Run choose(int position, int actor) {
        int moves = movesBefore(position);
        if (!machine.mayMove(trace.before(moves), actor)) {
            throw new IllegalArgumentException(scenario().actors().get(actor) + " cannot go on at step " + position);
        }
        Runner runner = new Runner(machine).resume(this, trace, moves, trace.firstStep(moves, length()) - 1);
        while (!runner.ended(actor)) {
            runner.turn(actor);
        }
        return runner.finish();
    }

    /** Who made the moves up to a position. */
    public List<Integer> actorsUpTo(int position) {
        return IntStream.range(0, movesBefore(position))
                .map(trace::actor)
                .boxed()
                .toList();
    }

    /** How each controller ended, in the scenario's order. */
    public List<Outcome> outcomes() {
        return IntStream.range(0, scenario().controllers().size())
                .mapToObj(end::outcome)
                .toList();
    }

    /** How each load of a controller ended, the first one first: a next kernel's probe is a load as well. */
    public List<Outcome> loads(int controller) {
        LoadOutcomes loads = new LoadOutcomes(end, scenario().controllers().size());
        short[] cells = machine.start();
        for (int m = 0; m < trace.moves(); m++) {
            machine.move(cells, trace.actor(m), loads);
        }
        return loads.of(controller);
    }

    /** Whether a controller lost an interrupt or a step has a failure finding. */
    public boolean failed() {
        return outcomes().stream().anyMatch(outcome -> !outcome.ok())
                || steps.stream()
                        .flatMap(step -> step.findings().stream())
                        .anyMatch(f -> f.severity() == Finding.Severity.FAILURE);
    }

    /** Who took every atomic move of this run, equal neighbours joined: as a schedule it gives the same run. */
    public List<Turn> schedule() {
        List<Turn> turns = new ArrayList<>();
        for (int m = 0; m < trace.moves(); m++) {
            String actor = scenario().actors().get(trace.actor(m));
            if (!turns.isEmpty() && turns.getLast().actor().equals(actor)) {
                turns.set(turns.size() - 1, new Turn(actor, turns.getLast().moves() + 1));
            } else {
                turns.add(new Turn(actor, 1));
            }
        }
        return List.copyOf(turns);
    }

    /**
     * One pasteable line that names scenario, versions, choices and a hash of the steps; {@link RunString#open} reads
     * it.
     */
    public synchronized String runString() {
        if (string == null) {
            string = RunString.of(this);
        }
        return string;
    }
}
