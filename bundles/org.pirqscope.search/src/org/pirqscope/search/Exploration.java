package org.pirqscope.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pirqscope.explore.BreadthFirst;
import org.pirqscope.explore.Coverage;
import org.pirqscope.explore.EndReason;
import org.pirqscope.explore.Limits;
import org.pirqscope.explore.Progress;
import org.pirqscope.explore.Search;
import org.pirqscope.machine.call.Outcome;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.scenario.ScenarioException;
import org.pirqscope.search.cache.RememberedMoves;
import org.pirqscope.search.path.Deadline;
import org.pirqscope.search.path.Paths;
import org.pirqscope.search.path.Spaces;
import org.pirqscope.search.proof.Certificate;
import org.pirqscope.search.proof.EachAlone;
import org.pirqscope.search.proof.TwoOfMany;
import org.pirqscope.search.space.Interleavings;
import org.pirqscope.search.space.Outcomes;

/**
 * Tries every interleaving of a scenario's controllers: counts, outcomes, verdict, the shortest failing run and the one
 * with the fewest context switches. What it finds is handed back as schedules of the ordinary machine, so that every
 * run can be opened and stepped through.
 */
public final class Exploration {

    /** An actor of a path takes so many bits. */
    private static final int MOST_ACTORS = 64;
    /**
     * What of the time is for learning values, for the search of all interleavings, and for that of the shortest
     * failing run; the rest is for printing.
     */
    private static final double LEARNED = 0.1;

    private static final double COVERED = 0.75;
    private static final double SHORTENED = 0.85;
    private static final double SEARCHED = 0.95;

    private final Scenario scenario;
    private final Options options;
    private final Progress progress;
    private final Listener listener;
    private final boolean fromStart;
    private final Deadline deadline;
    private final Spaces spaces;
    private final Paths paths;

    /**
     * How to explore.
     *
     * @param fine fine atomic steps instead of fused ones
     * @param reduce names, symmetry and partial order; without, every number is kept
     * @param shortcuts without reductions, moves are remembered by what they use, and a successor that is known to be
     * there is not made again;
     *        without shortcuts the machine makes every move of every state, with the same result
     * @param threads how many threads; the result does not depend on it
     * @param limits memory, time, cancel
     */
    public record Options(boolean fine, boolean reduce, boolean shortcuts, int threads, Limits limits) {

        /** With shortcuts. */
        public Options(boolean fine, boolean reduce, int threads, Limits limits) {
            this(fine, reduce, true, threads, limits);
        }

        /** The same for what is done when so many seconds are gone. */
        public Options after(double seconds) {
            long millis = limits.millis() == Long.MAX_VALUE
                    ? Long.MAX_VALUE
                    : Math.max(0, limits.millis() - Math.round(1000 * seconds));
            return new Options(
                    fine, reduce, shortcuts, threads, new Limits(limits.bytes(), millis, limits.cancelled()));
        }

        public static Options standard() {
            return new Options(false, true, Runtime.getRuntime().availableProcessors(), Limits.ofHeap());
        }
    }

    private Exploration(Scenario given, List<Integer> prefix, Options options, Progress progress, Listener listener) {
        this.scenario = given.withSchedule(List.of());
        this.options = options;
        this.progress = progress;
        this.listener = listener;
        this.fromStart = prefix.isEmpty();
        this.deadline = new Deadline(options.limits());
        refuse();
        this.spaces = new Spaces(scenario, prefix, options.fine(), () -> deadline.over(LEARNED));
        this.paths = new Paths(scenario, prefix, spaces);
    }

    private void refuse() {
        int controllers = scenario.controllers().size();
        if (controllers > Outcomes.MOST) {
            throw new ScenarioException(
                    "", 0, 0, "at most " + Outcomes.MOST + " controllers can be explored; there are " + controllers);
        }
        if (scenario.actors().size() > MOST_ACTORS) {
            throw new ScenarioException(
                    "",
                    0,
                    0,
                    "at most " + MOST_ACTORS + " controllers and events can be explored; there are "
                            + scenario.actors().size());
        }
    }

    /**
     * Explores from the scenario's start; its schedule is not looked at.
     *
     * @throws ScenarioException if there are more controllers or events than can be explored
     */
    public static Exploration.Result explore(Scenario scenario, Options options, Progress progress) {
        return new Exploration(scenario, List.of(), options, progress, null).explore();
    }

    /** Explores from the scenario's start and tells what it finds at once. */
    public static Exploration.Result explore(Scenario scenario, Options options, Listener listener) {
        return new Exploration(scenario, List.of(), options, listener, listener).explore();
    }

    /** Explores what can still happen from a position of a run, which must lie between two moves. */
    public static Exploration.Result exploreFrom(Run run, int position, Options options, Progress progress) {
        return new Exploration(run.scenario(), run.actorsUpTo(position), options, progress, null).explore();
    }

    /** Explores what can still happen and tells what it finds at once. */
    public static Exploration.Result exploreFrom(Run run, int position, Options options, Listener listener) {
        return new Exploration(run.scenario(), run.actorsUpTo(position), options, listener, listener).explore();
    }

    /** The verdict alone: ends with the first loss, and looks for no shorter run. */
    public static Verdict verdict(Scenario scenario, Options options, Progress progress) {
        return new Exploration(scenario, List.of(), options, progress, null).verdict();
    }

    /** Hears how an exploration goes and what it finds, as soon as it is found, on one of its threads. */
    public interface Listener extends Progress {

        /** The first failing run; a shorter one may follow when all is explored. */
        void failure(Failure first);

        /** A run that ends as none before; how many end so (its count) is not known yet. */
        void ending(Ending ending);
    }

    /**
     * What was found.
     *
     * @param ended why the search of all interleavings ended
     * @param allListed whether {@code endings} has all outcomes that were seen; if not, of those that differ by
     * exchanging equal controllers it has one
     * @param depth most moves; where each controller was looked at alone, atomic steps of one
     * @param shortest null unless it fails; {@code fewestSwitches} also if the search for it came to a limit
     */
    public record Result(
            Scenario scenario,
            EndReason ended,
            long states,
            long transitions,
            int depth,
            double seconds,
            List<Ending> endings,
            boolean allListed,
            Verdict verdict,
            Failure shortest,
            Failure fewestSwitches,
            Certificate certificate) {

        /** Whether every interleaving was covered; if not, "never fails" cannot be said. */
        public boolean complete() {
            return ended == EndReason.COVERED;
        }
    }

    /** Whether some interleaving loses an interrupt. */
    public enum Verdict {
        NEVER_FAILS("never fails"),
        FAILS("fails"),
        NOT_DECIDED("not decided");

        private final String label;

        Verdict(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** One outcome of all controllers with the number of final states (as reduced) and a run that ends so. */
    public record Ending(List<Outcome> outcomes, long count, Scenario run) {}

    /**
     * A failing run.
     *
     * @param run the scenario with the schedule up to the first loss
     * @param steps moves (as explored) up to the first loss
     * @param least whether no run has fewer of what it is named for; if not, the search for one came to a limit
     */
    public record Failure(Scenario run, int steps, int switches, boolean least) {}

    private Verdict verdict() {
        if (eachAlone().isPresent()) {
            return Verdict.NEVER_FAILS;
        }
        if (twoFail()) {
            return Verdict.FAILS;
        }
        Coverage coverage = cover(reductions(true, true), 1, true, progress);
        return coverage.shortest() != null
                ? Verdict.FAILS
                : coverage.complete() ? Verdict.NEVER_FAILS : Verdict.NOT_DECIDED;
    }

    private boolean twoFail() {
        return options.reduce() && fromStart && TwoOfMany.of(scenario).stream().anyMatch(this::fails);
    }

    /** Whether these two fail, and all do in the same run. */
    private boolean fails(Scenario two) {
        Options half = new Options(options.fine(), true, options.shortcuts(), options.threads(), deadline.until(0.5));
        Exploration small = new Exploration(two, List.of(), half, progress, null);
        Interleavings.Reductions used = small.reductions(true, true);
        Coverage coverage = small.cover(used, 1, true, progress);
        return coverage.shortest() != null
                && TwoOfMany.fails(
                        scenario,
                        small.failure(small.paths.actors(coverage.shortest(), used), false)
                                .run());
    }

    private Optional<EachAlone.Proof> eachAlone() {
        return options.reduce() && fromStart ? EachAlone.of(scenario, deadline) : Optional.empty();
    }

    private Result explore() {
        Optional<EachAlone.Proof> proof = eachAlone();
        return proof.isPresent() ? neverFails(proof.get()) : search();
    }

    /** Since no order fails, all of them end as one after the other does. */
    private Result neverFails(EachAlone.Proof proof) {
        Run run = Run.of(scenario);
        if (!run.outcomes().stream().allMatch(Outcome::ok)) {
            throw new IllegalStateException("alone, no controller loses an interrupt; one after the other, one does");
        }
        Ending ending = new Ending(run.outcomes(), 1, scenario.withSchedule(run.schedule()));
        if (listener != null) {
            listener.ending(ending);
        }
        return new Result(
                scenario,
                EndReason.COVERED,
                proof.states(),
                proof.moves(),
                proof.depth(),
                deadline.seconds(),
                List.of(ending),
                true,
                Verdict.NEVER_FAILS,
                null,
                null,
                new Certificate(
                        Certificate.Kind.EACH_ALONE,
                        List.of(Certificate.NAMES, Certificate.SYMMETRY, Certificate.REFUSALS),
                        proof.states(),
                        0));
    }

    private Certificate certificate(Verdict verdict, Coverage coverage, Interleavings.Reductions used) {
        List<String> reductions = new ArrayList<>();
        add(reductions, !used.fine(), Certificate.FUSED);
        add(reductions, used.names(), Certificate.NAMES);
        add(reductions, used.symmetry(), Certificate.SYMMETRY);
        add(reductions, used.partialOrder(), Certificate.PARTIAL_ORDER);
        Certificate.Kind kind = switch (verdict) {
            case NEVER_FAILS -> Certificate.Kind.COVERED;
            case FAILS -> Certificate.Kind.RUN;
            case NOT_DECIDED -> Certificate.Kind.NONE;
        };
        return new Certificate(kind, List.copyOf(reductions), coverage.states(), 0);
    }

    private static void add(List<String> list, boolean used, String name) {
        if (used) {
            list.add(name);
        }
    }

    private Result search() {
        Interleavings.Reductions all = reductions(true, true);
        Optional<Discoveries> told = Optional.ofNullable(listener).map(one -> discoveries(all));
        Coverage coverage = cover(all, COVERED, false, told.isPresent() ? told.get() : progress);
        Endings endings = endings(all);
        List<Ending> list =
                told.map(early -> early.with(endings.of(coverage, all))).orElseGet(() -> endings.of(coverage, all));
        Optional<Failure> first = told.flatMap(Discoveries::first);
        boolean fails = coverage.shortest() != null || first.isPresent();
        Verdict verdict = fails ? Verdict.FAILS : coverage.complete() ? Verdict.NEVER_FAILS : Verdict.NOT_DECIDED;
        Failure shortest = coverage.shortest() != null ? shortest(coverage, all) : first.orElse(null);
        Failure fewest = fails ? fewest() : null;
        return new Result(
                scenario,
                coverage.ended(),
                coverage.states(),
                coverage.transitions(),
                coverage.depth(),
                deadline.seconds(),
                list,
                endings.all(),
                verdict,
                shortest,
                fewest,
                certificate(verdict, coverage, all));
    }

    private Endings endings(Interleavings.Reductions reductions) {
        return new Endings(scenario, spaces, paths, reductions.symmetry(), deadline);
    }

    /** What is told while the search goes on; it has a list of its own, since the last one counts. */
    private Discoveries discoveries(Interleavings.Reductions reductions) {
        Endings early = endings(reductions);
        return new Discoveries(
                listener,
                path -> failure(paths.actors(path, reductions), false),
                ending -> early.more(ending, reductions));
    }

    private Coverage cover(Interleavings.Reductions reductions, double share, boolean stopAtBroken, Progress hears) {
        return spaces.search(
                reductions,
                space -> new BreadthFirst(
                                options.shortcuts() ? RememberedMoves.over(space) : space,
                                options.threads(),
                                deadline.until(share),
                                hears,
                                stopAtBroken)
                        .search());
    }

    /** From a moment of a run controllers are no longer equal. */
    private Interleavings.Reductions reductions(boolean symmetry, boolean partialOrder) {
        return options.reduce()
                ? new Interleavings.Reductions(
                        options.fine(), true, symmetry && fromStart, partialOrder && !options.fine())
                : new Interleavings.Reductions(options.fine(), false, false, false);
    }

    /** Partial order may lengthen the way to a loss: the shortest is searched without it. */
    private Failure shortest(Coverage coverage, Interleavings.Reductions all) {
        if (!all.partialOrder()) {
            return failure(paths.actors(coverage.shortest(), all), true);
        }
        Interleavings.Reductions exact = reductions(true, false);
        Coverage nearest = cover(exact, SHORTENED, true, progress);
        return nearest.shortest() != null
                ? failure(paths.actors(nearest.shortest(), exact), true)
                : failure(paths.actors(coverage.shortest(), all), false);
    }

    /** Context switches name actors, so that symmetry is off here. */
    private Failure fewest() {
        Interleavings.Reductions exact = reductions(false, false);
        Search.Found found = spaces.search(
                exact,
                space -> new Search(
                                options.shortcuts() ? RememberedMoves.over(space) : space,
                                Search.Order.FEWEST_SWITCHES,
                                deadline.until(SEARCHED))
                        .search());
        return found.path() == null ? null : failure(paths.actors(found.path(), exact), true);
    }

    private Failure failure(List<Integer> actors, boolean least) {
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
}
