package org.pirqscope.search.path;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.pirqscope.machine.call.Tape;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.simulate.Machine;
import org.pirqscope.machine.simulate.Wiring;
import org.pirqscope.machine.state.BoundsExceeded;
import org.pirqscope.search.pack.ChangedCell;
import org.pirqscope.search.pack.Codec;
import org.pirqscope.search.pack.Packing;
import org.pirqscope.search.pack.Renaming;
import org.pirqscope.search.space.Interleavings;
import org.pirqscope.search.space.Outcomes;

/**
 * The spaces of one exploration: the machine with as little of Xen's tables as suffices, what values its cells take,
 * and where it starts.
 */
public final class Spaces {

    /** A small space is cheap to begin anew, a big one is not. */
    private static final int[] LEARNING_WALKS = {0, 8, 40, 600, 2000, 3000, 3000, 3000, 3000};
    /**
     * Cells that are looked at while values are learned: what is left out is learned from the states that do not fit.
     */
    private static final long MOST_LEARNED = 400_000_000;

    private final Scenario scenario;
    private final List<Integer> prefix;
    private final boolean fine;
    private final BooleanSupplier hurry;
    private final boolean whole;
    private Wiring.Bounds bounds;
    private Machine machine;
    private Outcomes outcomes;
    private short[] from;
    private Codec.Vocabulary[] vocabulary = new Codec.Vocabulary[2];
    private boolean[][] changes = new boolean[2][];

    /**
     * The spaces of a scenario.
     *
     * @param prefix who has moved before the start
     * @param hurry asked while values are learned: a search can do with fewer of them, but may have to begin again
     */
    public Spaces(Scenario scenario, List<Integer> prefix, boolean fine, BooleanSupplier hurry) {
        this(scenario, prefix, fine, hurry, false);
    }

    private Spaces(Scenario scenario, List<Integer> prefix, boolean fine, BooleanSupplier hurry, boolean whole) {
        this.whole = whole;
        this.scenario = scenario;
        this.prefix = prefix;
        this.fine = fine;
        this.hurry = hurry;
        int entries =
                scenario.controllers().stream().mapToInt(Controller::entries).sum();
        this.bounds = new Wiring.Bounds(entries + scenario.controllers().size() + 1, entries + 1);
    }

    /** The spaces, of fine moves, of a scenario's own machine, in which Linux irqs have the numbers of a run. */
    public static Spaces numbered(Scenario scenario, BooleanSupplier hurry) {
        return new Spaces(scenario, List.of(), true, hurry, true);
    }

    /** A search of one space. */
    public interface Task<T> {
        /** Its result. @throws org.pirqscope.explore.WindowExceeded if a state does not fit: it is called again */
        T on(Interleavings space);
    }

    /** Runs a search, and again with wider tables or more values whenever a state does not fit. */
    public <T> T search(Interleavings.Reductions reductions, Task<T> task) {
        while (true) {
            try {
                return task.on(space(reductions));
            } catch (ChangedCell e) {
                int i = reductions.names() ? 1 : 0;
                vocabulary[i].learn(Arrays.copyOf(e.cells(), from.length), from, changes[i]);
            } catch (BoundsExceeded e) {
                bounds = new Wiring.Bounds(2 * bounds.pirqs(), 2 * bounds.xenIrqs());
                machine = null;
            }
        }
    }

    /** The space as it is wide enough by now. */
    public Interleavings space(Interleavings.Reductions reductions) {
        if (machine == null) {
            machine = whole ? new Machine(scenario) : new Machine(scenario, bounds);
            outcomes = outcomes == null ? new Outcomes(machine) : outcomes;
            from = machine.start();
            for (int actor : prefix) {
                machine.move(from, actor, Tape.SILENT);
            }
            vocabulary = new Codec.Vocabulary[2];
        }
        int i = reductions.names() ? 1 : 0;
        if (vocabulary[i] == null) {
            learn(i, reductions);
        }
        return new Interleavings(machine, reductions, new Codec(vocabulary[i], changes[i], from), outcomes, from);
    }

    /** Random walks, to see which cells change and what values they take. */
    private void learn(int i, Interleavings.Reductions reductions) {
        vocabulary[i] = new Codec.Vocabulary(machine.layout(), Packing.identity(machine, reductions.names()));
        changes[i] = new boolean[from.length];
        vocabulary[i].learn(from);
        Renaming renaming = new Renaming(machine.wiring(), scenario, reductions.symmetry());
        Random random = new Random(42);
        int most = LEARNING_WALKS[scenario.controllers().size()];
        int quiet = 0;
        long looked = 0;
        for (int walk = 0;
                walk < most && quiet < 20 + most / 6 && looked < MOST_LEARNED && !hurry.getAsBoolean();
                walk++) {
            short[] s = from.clone();
            short[] last = from.clone();
            boolean news = false;
            for (int actor = anyActor(s, random); actor >= 0; actor = anyActor(s, random)) {
                step(s, actor);
                looked += s.length;
                short[] seen = i == 1 ? renaming.rename(s) : s;
                news |= vocabulary[i].learn(seen, last, changes[i]);
                System.arraycopy(seen, 0, last, 0, last.length);
            }
            quiet = news ? 0 : quiet + 1;
        }
    }

    private int anyActor(short[] s, Random random) {
        int able = 0;
        int chosen = -1;
        for (int actor = 0; actor < machine.actors(); actor++) {
            if (machine.mayMove(s, actor) && random.nextInt(++able) == 0) {
                chosen = actor;
            }
        }
        return chosen;
    }

    /** One move as explored; answers how many atomic moves it was. */
    public int step(short[] s, int actor) {
        if (fine) {
            machine.move(s, actor, Tape.SILENT);
            return 1;
        }
        return machine.fusedMoveBesideTrap(s, actor, Tape.SILENT);
    }

    /** A copy of the cells that the spaces start from. */
    public short[] from() {
        return from.clone();
    }

    /** The machine that the spaces are of now. */
    public Machine machine() {
        return machine;
    }

    /** The numbers of outcomes, the same for all spaces. */
    public Outcomes outcomes() {
        return outcomes;
    }
}
