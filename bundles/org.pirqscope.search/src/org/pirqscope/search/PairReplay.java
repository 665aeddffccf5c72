package org.pirqscope.search;

import java.util.List;
import java.util.Optional;
import org.pirqscope.explore.Coverage;
import org.pirqscope.explore.Limits;
import org.pirqscope.explore.Progress;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.search.Exploration.Failure;
import org.pirqscope.search.Exploration.Options;
import org.pirqscope.search.path.Deadline;
import org.pirqscope.search.proof.Certificate;
import org.pirqscope.search.proof.TwoOfMany;

/**
 * Failing runs of two controllers, carried out among all: two that fail do so within few states.
 *
 * @param shortest the failing run with the fewest steps that was found of two, not the shortest of all; where a limit
 * came before it, that with the fewest context switches
 * @param fewestSwitches that with the fewest context switches of these two; null where a limit came first
 * @param coverage the search of these two
 */
record PairReplay(Failure shortest, Failure fewestSwitches, Coverage coverage, Certificate certificate) {

    /** Memory for the states of all pairs. */
    private static final long BYTES = 16 << 20;

    private static final long LEAST_BYTES = 1 << 20;
    /** States of one pair: more would take minutes where controllers have many vectors. */
    private static final long STATES = 100_000;
    /** What of the time is gone when the shortest failing run of a pair is given up, and when pairs are. */
    private static final double SHORTENED = 0.25;

    private static final double PAIRED = 0.4;

    /** The first pair that fails, and fails among all too; empty where none is found. */
    static Optional<PairReplay> of(Scenario scenario, Options options, Deadline deadline, Progress progress) {
        List<Scenario> pairs = TwoOfMany.of(scenario);
        long bytes = Math.max(LEAST_BYTES, BYTES / Math.max(1, pairs.size()));
        return pairs.stream()
                .flatMap(two -> pair(scenario, two, options, deadline, bytes, progress).stream())
                .findFirst();
    }

    private static Optional<PairReplay> pair(
            Scenario scenario, Scenario two, Options options, Deadline deadline, long bytes, Progress progress) {
        Orders orders = new Orders(two, List.of(), options, deadline);
        Coverage coverage = orders.cover(orders.all(), () -> limits(deadline, SHORTENED, bytes), true, progress);
        if (coverage.shortest() == null && coverage.complete()) {
            return Optional.empty();
        }
        Optional<Failure> few = Optional.ofNullable(orders.fewest(() -> limits(deadline, PAIRED, bytes)))
                .flatMap(failure -> among(scenario, failure));
        Optional<Failure> shortest = coverage.shortest() == null
                ? few
                : among(scenario, orders.failure(orders.paths().actors(coverage.shortest(), orders.all()), false));
        Certificate certificate =
                new Certificate(Certificate.Kind.REPLAYED, Orders.names(orders.all()), coverage.states(), 2);
        return shortest.map(run -> new PairReplay(run, few.orElse(null), coverage, certificate));
    }

    private static Limits limits(Deadline deadline, double share, long bytes) {
        Limits left = deadline.until(share);
        return new Limits(Math.min(left.bytes(), bytes), left.millis(), left.cancelled(), STATES);
    }

    private static Optional<Failure> among(Scenario scenario, Failure of) {
        Scenario run = scenario.withSchedule(of.run().schedule());
        return TwoOfMany.fails(run)
                ? Optional.of(new Failure(run, of.steps(), of.switches(), false))
                : Optional.empty();
    }
}
