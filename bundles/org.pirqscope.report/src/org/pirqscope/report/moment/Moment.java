package org.pirqscope.report.moment;

import java.util.List;
import java.util.Optional;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.simulate.World;
import org.pirqscope.machine.version.Versions;

/**
 * A place in a run: a pure value, so that long work can make the next one anywhere and hand it on later.
 *
 * @param position 0 is before the first step, {@code run.length()} after the last
 */
public record Moment(Run run, int position) {

    public Moment {
        if (position < 0 || position > run.length()) {
            throw new IndexOutOfBoundsException("position " + position + " of a run with " + run.length() + " steps");
        }
    }

    /** The start of the scenario's run. @throws org.pirqscope.machine.scenario.ScenarioException if it cannot be run */
    public static Moment startOf(Scenario scenario) {
        return new Moment(Run.of(scenario), 0);
    }

    /** The step that was just taken; nothing at the start. */
    public Optional<Step> step() {
        return position == 0 ? Optional.empty() : Optional.of(run.steps().get(position - 1));
    }

    /** The step that comes next in this run; nothing at the end. */
    public Optional<Step> next() {
        return atEnd() ? Optional.empty() : Optional.of(run.steps().get(position));
    }

    /** The state of all layers here. */
    public World world() {
        return run.at(position);
    }

    public boolean atStart() {
        return position == 0;
    }

    public boolean atEnd() {
        return position == run.length();
    }

    /** Indices of the actors that the reviewer may let run next. */
    public List<Integer> choices() {
        return run.choicesAt(position);
    }

    /** Another position of the same run; one outside goes to the nearer end. */
    public Moment goTo(int place) {
        return new Moment(run, Math.clamp(place, 0, run.length()));
    }

    /** The moment to which the move leads. */
    public Moment forward(Move move) {
        return goTo(move.forward(run.steps(), position));
    }

    /** The moment to which the move leads backwards. */
    public Moment backward(Move move) {
        return goTo(move.backward(run.steps(), position));
    }

    /** Here, in the run in which {@code actor} goes on. The same moment if it would anyway. */
    public Moment choose(int actor) {
        boolean already = next().map(step -> step.actor() == actor).orElse(true);
        return already ? this : new Moment(Fork.of(run, position, actor), position);
    }

    /** The matching moment of the same schedule on other versions. */
    public Moment withVersions(Versions versions) {
        return with(run.scenario().withVersions(versions));
    }

    /** The matching moment of a scenario that differs from this run's in what is simulated. */
    public Moment with(Scenario scenario) {
        Run other = Run.of(scenario);
        return new Moment(other, SamePlace.of(run.steps(), position, other.steps()));
    }
}
