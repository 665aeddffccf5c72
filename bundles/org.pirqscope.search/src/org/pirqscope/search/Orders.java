package org.pirqscope.search;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.pirqscope.explore.BreadthFirst;
import org.pirqscope.explore.Coverage;
import org.pirqscope.explore.Limits;
import org.pirqscope.explore.Progress;
import org.pirqscope.explore.Search;
import org.pirqscope.machine.call.Outcome;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.search.Exploration.Failure;
import org.pirqscope.search.Exploration.Options;
import org.pirqscope.search.Exploration.Verdict;
import org.pirqscope.search.cache.RememberedMoves;
import org.pirqscope.search.path.Deadline;
import org.pirqscope.search.path.Paths;
import org.pirqscope.search.path.Spaces;
import org.pirqscope.search.proof.Certificate;
import org.pirqscope.search.space.Interleavings;

/** The orders of one scenario, and the searches through them, all within one time. */
public final class Orders {

    /** What of the time is gone at the end of the search with the fewest context switches; the rest is for printing. */
    static final double SEARCHED = 0.95;

    /** What of the time is for learning values, and what is gone when the shortest failing run is known. */
    private static final double LEARNED = 0.1;

    private static final double SHORTENED = 0.85;

    private final Options options;
    private final boolean fromStart;
    private final Deadline deadline;
    private final Spaces spaces;
    private final Paths paths;

    /** @param prefix who has moved before the start */
    public Orders(Scenario scenario, List<Integer> prefix, Options options, Deadline deadline) {
        this.options = options;
        this.fromStart = prefix.isEmpty();
        this.deadline = deadline;
        this.spaces = new Spaces(scenario, prefix, options.fine(), () -> deadline.over(LEARNED));
        this.paths = new Paths(scenario, prefix, spaces);
    }

    boolean fromStart() {
        return fromStart;
    }

    /** The spaces of these orders. */
    public Spaces spaces() {
        return spaces;
    }

    /** Paths through those spaces as runs. */
    public Paths paths() {
        return paths;
    }

    /** All reductions that the options allow. */
    Interleavings.Reductions all() {
        return reductions(true, true);
    }

    /** Without exchange of controllers and with every order: a choice is an actor, each order is there. */
    public Interleavings.Reductions exact() {
        return reductions(false, false);
    }

    /** With every order; equal controllers are exchanged freely. */
    public Interleavings.Reductions exchanging() {
        return reductions(true, false);
    }

    /** From a moment of a run controllers are no longer equal. */
    private Interleavings.Reductions reductions(boolean symmetry, boolean partialOrder) {
        return options.reduce()
                ? new Interleavings.Reductions(
                        options.fine(), true, symmetry && fromStart, partialOrder && !options.fine())
                : new Interleavings.Reductions(options.fine(), false, false, false);
    }

    /** @param limits what is left, asked again whenever the search begins anew with wider tables */
    Coverage cover(Interleavings.Reductions reductions, Supplier<Limits> limits, boolean stopAtBroken, Progress hears) {
        return spaces.search(
                reductions,
                space -> new BreadthFirst(
                                options.shortcuts() ? RememberedMoves.over(space) : space,
                                options.threads(),
                                limits.get(),
                                hears,
                                stopAtBroken)
                        .search());
    }

    /** Partial order may lengthen the way to a loss: the shortest is searched without it. */
    Failure shortest(Coverage coverage, Interleavings.Reductions all) {
        if (!all.partialOrder()) {
            return failure(paths.actors(coverage.shortest(), all), true);
        }
        Interleavings.Reductions exact = exchanging();
        Coverage nearest = cover(exact, () -> deadline.until(SHORTENED), true, Progress.NONE);
        return nearest.shortest() != null
                ? failure(paths.actors(nearest.shortest(), exact), true)
                : failure(paths.actors(coverage.shortest(), all), false);
    }

    /** Context switches name actors, so that symmetry is off here; null where the limits come first. */
    Failure fewest(Supplier<Limits> limits) {
        Interleavings.Reductions exact = exact();
        Search.Found found = spaces.search(
                exact,
                space -> new Search(
                                options.shortcuts() ? RememberedMoves.over(space) : space,
                                Search.Order.FEWEST_SWITCHES,
                                limits.get())
                        .search());
        return found.path() == null ? null : failure(paths.actors(found.path(), exact), true);
    }

    /** The run of these actors, which has to fail when it is carried out. */
    public Failure failure(List<Integer> actors, boolean least) {
        int switches = 0;
        for (int i = 1; i < actors.size(); i++) {
            switches += actors.get(i).equals(actors.get(i - 1)) ? 0 : 1;
        }
        long outcome = paths.outcome(actors);
        if (spaces.outcomes().decode(outcome).stream().allMatch(Outcome::ok)) {
            throw new IllegalStateException("explored, the run loses an interrupt; carried out, it does not");
        }
        return new Failure(paths.agreed(paths.schedule(actors), outcome), actors.size(), switches, least);
    }

    /** What a verdict of a search with these reductions rests on. */
    Certificate certificate(Verdict verdict, Coverage coverage, Interleavings.Reductions used) {
        Certificate.Kind kind = switch (verdict) {
            case NEVER_FAILS -> Certificate.Kind.COVERED;
            case FAILS -> Certificate.Kind.RUN;
            case NOT_DECIDED -> Certificate.Kind.NONE;
        };
        return new Certificate(kind, names(used), coverage.states(), 0);
    }

    static List<String> names(Interleavings.Reductions used) {
        List<String> reductions = new ArrayList<>();
        add(reductions, !used.fine(), Certificate.FUSED);
        add(reductions, used.names(), Certificate.NAMES);
        add(reductions, used.symmetry(), Certificate.SYMMETRY);
        add(reductions, used.partialOrder(), Certificate.PARTIAL_ORDER);
        return List.copyOf(reductions);
    }

    private static void add(List<String> list, boolean used, String name) {
        if (used) {
            list.add(name);
        }
    }
}
