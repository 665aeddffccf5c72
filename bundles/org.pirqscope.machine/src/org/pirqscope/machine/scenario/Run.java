package org.pirqscope.machine.scenario;

import java.util.List;
import org.pirqscope.machine.call.Outcome;
import org.pirqscope.machine.call.Step;

/**
 * A scenario carried out to its end: all steps, and the world at any position by replay from checkpoints.
 * Position {@code p} is the moment after step {@code p}; position 0 is the start. Immutable.
 */
public final class Run {

    /** Carries out the schedule, then lets the rest run to their end in the order of the file. @throws ScenarioException if a turn cannot be taken */
    public static Run of(Scenario scenario) {
        throw new UnsupportedOperationException();
    }

    public Scenario scenario() {
        throw new UnsupportedOperationException();
    }

    /** All steps; {@code steps().get(n - 1).number() == n}. */
    public List<Step> steps() {
        throw new UnsupportedOperationException();
    }

    public int length() {
        return steps().size();
    }

    /** The world after step {@code position}. @throws IndexOutOfBoundsException outside 0..length */
    public World at(int position) {
        throw new UnsupportedOperationException();
    }

    /**
     * Indices of the actors (see {@link Scenario#actors()}) that could take the next atomic move at this position. Inside a move there is only
     * the one that makes it; at the end there is none.
     */
    public List<Integer> choicesAt(int position) {
        throw new UnsupportedOperationException();
    }

    /** The run that is this one up to {@code position}, where {@code actor} takes the next move; then the rest of this run's schedule, as far as it can be taken. */
    public Run choose(int position, int actor) {
        throw new UnsupportedOperationException();
    }

    /** How each controller ended, in the scenario's order. */
    public List<Outcome> outcomes() {
        throw new UnsupportedOperationException();
    }

    /** Whether a controller lost an interrupt or a step has a failure finding. */
    public boolean failed() {
        throw new UnsupportedOperationException();
    }

    /** Who took every atomic move of this run, equal neighbours joined: as a schedule it gives the same run. */
    public List<Turn> schedule() {
        throw new UnsupportedOperationException();
    }

    /** One pasteable line that names scenario, versions, choices and the model's hash: {@code pq1:stale-pirq;4.10;2.5;4.7;0*16,1*10,0*21;1a2b3c4d}. */
    public String runString() {
        throw new UnsupportedOperationException();
    }
}
