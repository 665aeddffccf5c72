package org.pirqscope.search;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.pirqscope.explore.Coverage;
import org.pirqscope.explore.EndReason;
import org.pirqscope.explore.Limits;
import org.pirqscope.explore.Progress;
import org.pirqscope.machine.call.Outcome;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.scenario.ScenarioException;
import org.pirqscope.search.path.Deadline;
import org.pirqscope.search.proof.Certificate;
import org.pirqscope.search.proof.EachAlone;
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
    /** As many controllers may have few enough states that all outcomes come by the way. */
    public static final int FEW = 4;
    /** What of the time the search of all interleavings may take; the rest is for the failing runs and for printing. */
    private static final double COVERED = 0.75;

    private final Scenario scenario;
    private final Options options;
    private final Progress progress;
    private final Listener listener;
    private final Deadline deadline;
    private final Orders orders;

    /**
     * How to explore.
     *
     * @param fine fine atomic steps instead of fused ones
     * @param reduce names, symmetry and partial order; without, every number is kept
     * @param shortcuts without reductions, moves are remembered by what they use, and a successor that is known to be
     * there is not made again;
     *        without shortcuts the machine makes every move of every state, with the same result
     * @param threads how many threads; the result does not depend on it
     * @param limits memory, time, cancel: of all that is done together
     * @param afterFailure how many states the search of all interleavings may have where two of more controllers are
     *        known to fail, 0 for no such search; without reductions it is not asked
     */
    public record Options(
            boolean fine, boolean reduce, boolean shortcuts, int threads, Limits limits, long afterFailure) {

        /** All outcomes are looked for, whatever is known. */
        public Options(boolean fine, boolean reduce, boolean shortcuts, int threads, Limits limits) {
            this(fine, reduce, shortcuts, threads, limits, Long.MAX_VALUE);
        }

        /** With shortcuts. */
        public Options(boolean fine, boolean reduce, int threads, Limits limits) {
            this(fine, reduce, true, threads, limits);
        }

        /** The same, but where two of many fail, other outcomes are not looked for. */
        public Options withoutOthers() {
            return new Options(fine, reduce, shortcuts, threads, limits, 0);
        }

        /** The same for what is done when so many seconds are gone. */
        public Options after(double seconds) {
            long millis = limits.millis() == Long.MAX_VALUE
                    ? Long.MAX_VALUE
                    : Math.max(0, limits.millis() - Math.round(1000 * seconds));
            return within(new Limits(limits.bytes(), millis, limits.cancelled()));
        }

        /** The same within other limits. */
        public Options within(Limits other) {
            return new Options(fine, reduce, shortcuts, threads, other, afterFailure);
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
        this.deadline = new Deadline(options.limits());
        refuse();
        this.orders = new Orders(scenario, prefix, options, deadline);
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
        if (replayed().isPresent()) {
            return Verdict.FAILS;
        }
        Coverage coverage = orders.cover(orders.all(), () -> deadline.until(1), true, progress);
        return verdict(coverage.shortest() != null, coverage);
    }

    private static Verdict verdict(boolean fails, Coverage coverage) {
        return fails ? Verdict.FAILS : coverage.complete() ? Verdict.NEVER_FAILS : Verdict.NOT_DECIDED;
    }

    private Optional<EachAlone.Proof> eachAlone() {
        return options.reduce() && orders.fromStart() ? EachAlone.of(scenario, deadline) : Optional.empty();
    }

    private Optional<PairReplay> replayed() {
        return options.reduce() && orders.fromStart()
                ? PairReplay.of(scenario, options, deadline, progress)
                : Optional.empty();
    }

    private Result explore() {
        Optional<EachAlone.Proof> proof = eachAlone();
        if (proof.isPresent()) {
            return neverFails(proof.get());
        }
        Optional<PairReplay> two = replayed();
        if (listener != null) {
            two.ifPresent(known -> listener.failure(known.shortest()));
        }
        return two.isPresent() && leftOut() ? fails(two.get()) : search(two);
    }

    /** Whether the other outcomes are not looked for: more than a few controllers have more states than any bound. */
    private boolean leftOut() {
        return options.afterFailure() == 0
                || options.afterFailure() < Long.MAX_VALUE
                        && scenario.controllers().size() > FEW;
    }

    /** Since no order fails, all of them end as one after the other does. */
    private Result neverFails(EachAlone.Proof proof) {
        Ending ending = carriedOut(scenario);
        if (!ending.outcomes().stream().allMatch(Outcome::ok)) {
            throw new IllegalStateException("alone, no controller loses an interrupt; one after the other, one does");
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
                        List.of(
                                Certificate.NAMES,
                                Certificate.SYMMETRY,
                                proof.demand() == 0 ? Certificate.REFUSALS : Certificate.POOL),
                        proof.states(),
                        0,
                        proof.most()));
    }

    /** The failing run of two controllers alone: no other outcome is looked for. */
    private Result fails(PairReplay two) {
        return result(
                two.coverage(),
                options.afterFailure() == 0 ? EndReason.BROKEN : EndReason.STATES,
                List.of(carriedOut(two.shortest().run())),
                false,
                two);
    }

    private Ending carriedOut(Scenario one) {
        Run run = Run.of(one);
        Ending ending = new Ending(run.outcomes(), 1, scenario.withSchedule(run.schedule()));
        if (listener != null) {
            listener.ending(ending);
        }
        return ending;
    }

    private Result search(Optional<PairReplay> two) {
        Interleavings.Reductions all = orders.all();
        Optional<Discoveries> told =
                Optional.ofNullable(listener).map(one -> discoveries(all, two.map(PairReplay::shortest)));
        long states = two.isPresent() ? options.afterFailure() : Long.MAX_VALUE;
        Coverage coverage = orders.cover(
                all, () -> deadline.until(COVERED).ofStates(states), false, told.isPresent() ? told.get() : progress);
        SeenOutcomes endings = endings(all);
        List<Ending> list =
                told.map(early -> early.with(endings.of(coverage, all))).orElseGet(() -> endings.of(coverage, all));
        if (two.isPresent() && !coverage.complete()) {
            return result(coverage, coverage.ended(), withOneThatFails(list, two.get()), endings.all(), two.get());
        }
        Optional<Failure> first = told.flatMap(Discoveries::first);
        Verdict verdict = verdict(coverage.shortest() != null || first.isPresent(), coverage);
        boolean fails = verdict == Verdict.FAILS;
        Failure shortest = coverage.shortest() != null ? orders.shortest(coverage, all) : first.orElse(null);
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
                fails ? orders.fewest(() -> deadline.until(Orders.SEARCHED)) : null,
                orders.certificate(verdict, coverage, all));
    }

    /** That which the replay proves, beside what a search that came to a limit has seen. */
    private Result result(Coverage seen, EndReason ended, List<Ending> list, boolean allListed, PairReplay two) {
        return new Result(
                scenario,
                ended,
                seen.states(),
                seen.transitions(),
                seen.depth(),
                deadline.seconds(),
                list,
                allListed,
                Verdict.FAILS,
                two.shortest(),
                two.fewestSwitches(),
                two.certificate());
    }

    /** A search that came to a limit may have no final state that fails: the replayed run is carried out to its end. */
    private List<Ending> withOneThatFails(List<Ending> list, PairReplay two) {
        boolean fails =
                list.stream().anyMatch(ending -> !ending.outcomes().stream().allMatch(Outcome::ok));
        return fails
                ? list
                : Stream.concat(
                                list.stream(),
                                Stream.of(carriedOut(two.shortest().run())))
                        .toList();
    }

    private SeenOutcomes endings(Interleavings.Reductions reductions) {
        return new SeenOutcomes(scenario, orders.spaces(), orders.paths(), reductions.symmetry(), deadline);
    }

    /** What is told while the search goes on; it has a list of its own, since the last one counts. */
    private Discoveries discoveries(Interleavings.Reductions reductions, Optional<Failure> known) {
        SeenOutcomes early = endings(reductions);
        return new Discoveries(
                listener,
                known,
                path -> orders.failure(orders.paths().actors(path, reductions), false),
                ending -> early.more(ending, reductions));
    }
}
