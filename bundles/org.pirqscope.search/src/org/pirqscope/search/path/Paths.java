package org.pirqscope.search.path;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.pirqscope.machine.call.Outcome;
import org.pirqscope.machine.call.Tape;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.scenario.Turn;
import org.pirqscope.machine.simulate.Machine;
import org.pirqscope.machine.simulate.World;
import org.pirqscope.search.space.Interleavings;

/** From a path through a space to a schedule of the scenario's own machine, which then has to agree. */
public final class Paths {

    private final Scenario scenario;
    private final List<Integer> prefix;
    private final Spaces spaces;
    private final Machine real;

    /** Paths through those spaces; the schedules begin with the moves of {@code prefix}. */
    public Paths(Scenario scenario, List<Integer> prefix, Spaces spaces) {
        this.scenario = scenario;
        this.prefix = prefix;
        this.spaces = spaces;
        this.real = new Machine(scenario);
    }

    /** The actors of a path, whose choices mean places that symmetry may have exchanged. */
    public List<Integer> actors(int[] path, Interleavings.Reductions reductions) {
        List<Integer> actors = new ArrayList<>();
        Interleavings space = spaces.space(reductions);
        Interleavings.View view = space.walker();
        long[] words = new long[space.width()];
        view.start(words, 0);
        int[] actorAt = new int[spaces.machine().actors()];
        Arrays.setAll(actorAt, i -> i);
        actorAt = follow(actorAt, view.devicesNow());
        for (int choice : path) {
            view.load(words, 0);
            actors.add(actorAt[choice]);
            view.next(choice, words, 0);
            actorAt = follow(actorAt, view.devicesNow());
        }
        return actors;
    }

    private static int[] follow(int[] actorAt, int[] devices) {
        int[] next = actorAt.clone();
        for (int i = 0; i < devices.length; i++) {
            next[devices[i]] = actorAt[i];
        }
        return next;
    }

    /** The number of the outcome that these moves lead to. */
    public long outcome(List<Integer> actors) {
        short[] s = spaces.from();
        actors.forEach(actor -> spaces.step(s, actor));
        return spaces.outcomes().key(s);
    }

    /** The scenario whose schedule is the prefix and these (fused or fine) moves. */
    public Scenario schedule(List<Integer> actors) {
        List<Turn> turns = new ArrayList<>();
        prefix.forEach(actor -> turn(turns, actor, 1));
        short[] s = spaces.from();
        for (int actor : actors) {
            turn(turns, actor, spaces.step(s, actor));
        }
        return scenario.withSchedule(turns);
    }

    private void turn(List<Turn> turns, int actor, int moves) {
        String name = scenario.actors().get(actor);
        if (!turns.isEmpty() && turns.getLast().actor().equals(name)) {
            turns.set(turns.size() - 1, new Turn(name, turns.getLast().moves() + moves));
        } else {
            turns.add(new Turn(name, moves));
        }
    }

    /**
     * Carries a schedule out on the machine that {@link Run} uses. @throws IllegalStateException if a controller is not
     * as it was found
     */
    public Scenario agreed(Scenario run, long outcome) {
        short[] s = real.start();
        List<String> actors = scenario.actors();
        for (Turn turn : run.schedule()) {
            for (int m = 0; m < turn.moves(); m++) {
                real.move(s, actors.indexOf(turn.actor()), Tape.SILENT);
            }
        }
        World end = new World(real, s);
        for (int c = 0; c < scenario.controllers().size(); c++) {
            Outcome found = spaces.outcomes().decode(outcome).get(c);
            Outcome carriedOut = end.outcome(c);
            if (found.ok() ? carriedOut instanceof Outcome.Lost : !found.text().equals(carriedOut.text())) {
                throw new IllegalStateException(
                        "explored, " + scenario.controllers().get(c).name() + " is " + found.text()
                                + "; carried out, it is " + carriedOut.text());
            }
        }
        return run;
    }
}
