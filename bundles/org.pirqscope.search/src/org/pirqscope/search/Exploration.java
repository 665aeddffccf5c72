package org.pirqscope.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.pirqscope.explore.BreadthFirst;
import org.pirqscope.explore.Coverage;
import org.pirqscope.explore.Limits;
import org.pirqscope.explore.Progress;
import org.pirqscope.explore.Search;
import org.pirqscope.explore.StateSpace;
import org.pirqscope.explore.WindowExceeded;
import org.pirqscope.machine.call.Outcome;
import org.pirqscope.machine.call.Tape;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.scenario.ScenarioException;
import org.pirqscope.machine.scenario.Turn;
import org.pirqscope.machine.simulate.Machine;
import org.pirqscope.machine.simulate.Wiring;
import org.pirqscope.machine.state.BoundsExceeded;
import org.pirqscope.search.cache.RememberedMoves;
import org.pirqscope.search.space.ChangedCell;
import org.pirqscope.search.space.Codec;
import org.pirqscope.search.space.Derived;
import org.pirqscope.search.space.Interleavings;
import org.pirqscope.search.space.Outcomes;
import org.pirqscope.search.space.Renaming;

/**
 * Tries every interleaving of a scenario's controllers: counts, outcomes, verdict, the shortest failing run and the one with the fewest context
 * switches. What it finds is handed back as schedules of the ordinary machine, so that every run can be opened and stepped through.
 */
public final class Exploration {

    /** A small space is cheap to begin anew, a big one is not. */
    private static final int[] LEARNING_WALKS = {0, 8, 40, 600, 2000, 3000, 3000, 3000, 3000};

    private final Scenario scenario;
    private final Options options;
    private final Progress progress;
    private final List<Integer> prefix;
    private Wiring.Bounds bounds;
    private Machine machine;
    private Outcomes outcomes;
    private short[] from;
    private Codec.Vocabulary[] vocabulary = new Codec.Vocabulary[2];
    private boolean[][] changes = new boolean[2][];

    /**
     * How to explore.
     *
     * @param fine fine atomic steps instead of fused ones
     * @param reduce names, symmetry and partial order; without, every number is kept
     * @param shortcuts without reductions, moves are remembered by what they use, and a successor that is known to be there is not made again;
     *        without shortcuts the machine makes every move of every state, with the same result
     * @param threads how many threads; the result does not depend on it
     * @param limits memory, time, cancel
     */
    public record Options(boolean fine, boolean reduce, boolean shortcuts, int threads, Limits limits) {

        /** With shortcuts. */
        public Options(boolean fine, boolean reduce, int threads, Limits limits) {
            this(fine, reduce, true, threads, limits);
        }

        public static Options standard() {
            return new Options(false, true, Runtime.getRuntime().availableProcessors(), Limits.ofHeap());
        }
    }

    private Exploration(Scenario scenario, List<Integer> prefix, Options options, Progress progress) {
        this.scenario = scenario.withSchedule(List.of());
        this.prefix = prefix;
        this.options = options;
        this.progress = progress;
        int entries = scenario.controllers().stream().mapToInt(Controller::entries).sum();
        this.bounds = new Wiring.Bounds(entries + scenario.controllers().size() + 1, entries + 1);
    }

    /**
     * Explores from the scenario's start; its schedule is not looked at.
     *
     * @throws ScenarioException if there are more than eight controllers
     */
    public static Exploration.Result explore(Scenario scenario, Options options, Progress progress) {
        return new Exploration(scenario, List.of(), options, progress).explore();
    }

    /** Explores what can still happen from a position of a run, which must lie between two moves. */
    public static Exploration.Result exploreFrom(Run run, int position, Options options, Progress progress) {
        return new Exploration(run.scenario(), run.actorsUpTo(position), options, progress).explore();
    }

    /**
     * What was found.
     *
     * @param complete every interleaving was covered; if not, "never fails" cannot be said
     * @param shortest and {@code fewestSwitches}: null unless it fails
     */
    public record Result(Scenario scenario, boolean complete, long states, long transitions, int depth, double seconds, List<Ending> endings,
            Verdict verdict, Failure shortest, Failure fewestSwitches) {
    }

    /** Whether some interleaving loses an interrupt. */
    public enum Verdict {
        NEVER_FAILS("never fails"), FAILS("fails"), NOT_DECIDED("not decided");

        private final String label;

        Verdict(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** One outcome of all controllers with the number of final states (as reduced) and a run that ends so. */
    public record Ending(List<Outcome> outcomes, long count, Scenario run) {
    }

    /**
     * A failing run.
     *
     * @param run the scenario with the schedule up to the first loss
     * @param steps moves (as explored) up to the first loss
     */
    public record Failure(Scenario run, int steps, int switches) {
    }

    private Result explore() {
        if (scenario.controllers().size() > Outcomes.MOST) {
            throw new ScenarioException("", 0, 0, "at most " + Outcomes.MOST + " controllers can be explored; there are " + scenario.controllers().size());
        }
        long started = System.nanoTime();
        Interleavings.Reductions all = reductions(true, true);
        Coverage coverage = withWindow(all, space -> new BreadthFirst(space, options.threads(), options.limits(), progress, false).search());
        List<Ending> endings = endings(coverage, all);
        boolean fails = coverage.shortest() != null;
        Verdict verdict = fails ? Verdict.FAILS : coverage.complete() ? Verdict.NEVER_FAILS : Verdict.NOT_DECIDED;
        Failure shortest = fails ? shortest(coverage, all) : null;
        Failure fewest = fails ? fewest() : null;
        return new Result(scenario, coverage.complete(), coverage.states(), coverage.transitions(), coverage.depth(),
                (System.nanoTime() - started) / 1e9, endings, verdict, shortest, fewest);
    }

    private Interleavings.Reductions reductions(boolean symmetry, boolean partialOrder) {
        return options.reduce() ? new Interleavings.Reductions(options.fine(), true, symmetry, partialOrder && !options.fine())
                : new Interleavings.Reductions(options.fine(), false, false, false);
    }

    /** Partial order may lengthen the way to a loss: the shortest is searched without it. */
    private Failure shortest(Coverage coverage, Interleavings.Reductions all) {
        int[] path = coverage.shortest();
        Interleavings.Reductions used = all;
        if (all.partialOrder()) {
            Interleavings.Reductions exact = reductions(true, false);
            Coverage nearest = withWindow(exact, space -> new BreadthFirst(space, options.threads(), options.limits(), progress, true).search());
            if (nearest.shortest() != null) {
                path = nearest.shortest();
                used = exact;
            }
        }
        return failure(concrete(path, used));
    }

    /** Context switches name actors, so that symmetry is off here. */
    private Failure fewest() {
        Interleavings.Reductions exact = reductions(false, false);
        Search.Found found = withWindow(exact, space -> new Search(space, Search.Order.FEWEST_SWITCHES, options.limits()).search());
        return found.path() == null ? null : failure(concrete(found.path(), exact));
    }

    private Failure failure(List<Integer> actors) {
        int switches = 0;
        for (int i = 1; i < actors.size(); i++) {
            switches += actors.get(i).equals(actors.get(i - 1)) ? 0 : 1;
        }
        return new Failure(schedule(actors), actors.size(), switches);
    }

    private List<Ending> endings(Coverage coverage, Interleavings.Reductions reductions) {
        List<Ending> endings = new ArrayList<>();
        int[] kinds = Renaming.kinds(scenario);
        boolean exchange = reductions.symmetry() && prefix.isEmpty();
        TreeSet<Long> told = new TreeSet<>();
        for (Coverage.Ending ending : coverage.outcomes()) {
            TreeSet<Long> keys = exchange ? outcomes.exchanged(ending.outcome(), kinds) : new TreeSet<>(List.of(ending.outcome()));
            for (long key : keys) {
                if (told.add(key)) {
                    endings.add(new Ending(outcomes.decode(key), ending.count(), schedule(endingIn(key, ending, kinds, reductions))));
                }
            }
        }
        endings.sort(java.util.Comparator.comparing(e -> e.outcomes().stream().map(Outcome::text).toList().toString()));
        return List.copyOf(endings);
    }

    /** A concrete run that ends with exactly this outcome: the path found, its actors exchanged until the outcome fits. */
    private List<Integer> endingIn(long key, Coverage.Ending ending, int[] kinds, Interleavings.Reductions reductions) {
        List<Integer> actors = concrete(ending.path(), reductions);
        if (!reductions.symmetry()) {
            return actors;
        }
        short[] s = from.clone();
        actors.forEach(actor -> step(s, actor));
        long own = outcomes.key(s);
        int[] order = exchangeTo(own, key, kinds);
        return actors.stream().map(actor -> order[actor]).toList();
    }

    /** new index of each device such that outcome {@code own} becomes {@code key}. */
    private int[] exchangeTo(long own, long key, int[] kinds) {
        int[] order = new int[kinds.length];
        Arrays.setAll(order, i -> i);
        if (own == key || !find(own, key, kinds, order, 0)) {
            Arrays.setAll(order, i -> i);
            return order;
        }
        int[] to = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            to[order[i]] = i;
        }
        return to;
    }

    private boolean find(long own, long key, int[] kinds, int[] order, int at) {
        if (at == order.length) {
            return outcomes.renamed(own, order) == key;
        }
        for (int i = at; i < order.length; i++) {
            if (kinds[order[i]] == kinds[at]) {
                int keep = order[at];
                order[at] = order[i];
                order[i] = keep;
                if (find(own, key, kinds, order, at + 1)) {
                    return true;
                }
                order[i] = order[at];
                order[at] = keep;
            }
        }
        return false;
    }

    private interface Task<T> {
        T on(StateSpace space);
    }

    /** Runs a search, and again with wider tables or more values whenever a state does not fit. */
    private <T> T withWindow(Interleavings.Reductions reductions, Task<T> task) {
        while (true) {
            try {
                return task.on(options.shortcuts() ? RememberedMoves.over(space(reductions)) : space(reductions));
            } catch (ChangedCell e) {
                int i = reductions.names() ? 1 : 0;
                changes[i][e.cell()] = true;
                vocabulary[i].learn(machine.wiring().layout.groups()[e.cell()], e.value());
            } catch (WindowExceeded e) {
                continue; // the codec has learned the value
            } catch (BoundsExceeded e) {
                bounds = new Wiring.Bounds(2 * bounds.pirqs(), 2 * bounds.xenIrqs());
                machine = null;
            }
        }
    }

    private Interleavings space(Interleavings.Reductions reductions) {
        if (machine == null) {
            machine = new Machine(scenario, bounds);
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
        boolean[] packed = machine.wiring().layout.identity();
        if (!reductions.names()) {
            new Derived(machine.wiring()).addPorts(packed);
        }
        vocabulary[i] = new Codec.Vocabulary(machine.wiring().layout, packed);
        changes[i] = new boolean[from.length];
        vocabulary[i].learn(from);
        Renaming renaming = new Renaming(machine.wiring(), scenario, reductions.symmetry());
        Random random = new Random(42);
        int most = LEARNING_WALKS[scenario.controllers().size()];
        int quiet = 0;
        for (int walk = 0; walk < most && quiet < 20 + most / 6 && !options.limits().cancelled().getAsBoolean(); walk++) {
            short[] s = from.clone();
            short[] last = from.clone();
            boolean news = false;
            for (int actor = anyActor(s, random); actor >= 0; actor = anyActor(s, random)) {
                step(s, actor);
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

    private int step(short[] s, int actor) {
        if (options.fine()) {
            machine.move(s, actor, Tape.SILENT);
            return 1;
        }
        return machine.fusedMove(s, actor, Tape.SILENT);
    }

    /** The actors of a path, whose choices mean places that symmetry may have exchanged. */
    private List<Integer> concrete(int[] path, Interleavings.Reductions reductions) {
        List<Integer> actors = new ArrayList<>();
        Interleavings space = space(reductions);
        Interleavings.View view = space.walker();
        long[] words = new long[space.width()];
        view.start(words, 0);
        int[] actorAt = new int[machine.actors()];
        Arrays.setAll(actorAt, i -> i);
        int[] first = view.devicesNow();
        actorAt = follow(actorAt, first);
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

    /** The scenario whose schedule is the prefix and these (fused or fine) moves. */
    private Scenario schedule(List<Integer> actors) {
        List<Turn> turns = new ArrayList<>();
        prefix.forEach(actor -> turn(turns, actor, 1));
        short[] s = from.clone();
        for (int actor : actors) {
            turn(turns, actor, step(s, actor));
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
}
