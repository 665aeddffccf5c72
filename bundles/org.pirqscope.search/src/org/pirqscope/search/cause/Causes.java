package org.pirqscope.search.cause;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pirqscope.explore.BehindBroken;
import org.pirqscope.explore.BrokenShare;
import org.pirqscope.explore.Limits;
import org.pirqscope.explore.Search;
import org.pirqscope.explore.Walker;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.Reason;
import org.pirqscope.machine.run.Cause;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.search.Exploration.Failure;
import org.pirqscope.search.Exploration.Options;
import org.pirqscope.search.Exploration.Result;
import org.pirqscope.search.Orders;
import org.pirqscope.search.path.Deadline;
import org.pirqscope.search.proof.Certificate;
import org.pirqscope.search.proof.TwoOfMany;
import org.pirqscope.search.space.Interleavings;

/**
 * Why the orders of a scenario fail. An order's cause is that of its first loss, as {@link Cause} says it of a run;
 * states that lose an interrupt in the same shape (who holds its pirq then) count to the cause of the run that comes
 * there with the fewest context switches.
 *
 * @param of how many controllers were searched: fewer than the scenario's where two of them decided it
 * @param groups by their run's context switches
 * @param complete whether no limit was reached: else there may be other causes, and the runs may not be the least
 */
public record Causes(int of, List<Group> groups, boolean complete) {

    /**
     * The orders of one cause.
     *
     * @param loss how the interrupt is lost
     * @param fewest a run with the fewest context switches up to the loss
     * @param share of all orders, every next mover equally likely at each choice; empty where a limit was reached
     * @param finalStates after these losses, as reduced by names and by equal controllers; empty as before
     * @param nearest the passing run that has most in common with {@code fewest}; empty if none was found
     */
    public record Group(
            Reason loss,
            Failure fewest,
            Optional<Double> share,
            Optional<Long> finalStates,
            Optional<NearestPass> nearest) {}

    /** What makes two losses the same: what is told of them, and how the interrupt is lost. */
    private record Key(Class<?> told, Optional<Finding.Kind> kind, boolean own, Reason loss) {

        static Key of(Run run, Reason loss) {
            Cause cause = Cause.first(run.history())
                    .orElseThrow(() -> new IllegalStateException("explored, the run loses an interrupt"));
            Finding reason = cause.reason().finding();
            int lost = ((Finding.Loss) cause.loss().finding()).device();
            return switch (reason) {
                case Finding.StaleHit hit -> new Key(hit.getClass(), Optional.empty(), hit.device() == lost, loss);
                case Finding.Observed seen ->
                    new Key(seen.getClass(), Optional.of(seen.kind()), seen.device() == lost, loss);
                case Finding.MessageDecoded seen -> new Key(seen.getClass(), Optional.empty(), true, loss);
            };
        }
    }

    /** Of what was explored and fails, within the options' limits. */
    public static Causes of(Result result, Options options) {
        Deadline deadline = new Deadline(options.limits());
        boolean two = result.certificate().kind() == Certificate.Kind.REPLAYED;
        List<Scenario> parts = two ? TwoOfMany.of(result.scenario()) : List.of(result.scenario());
        Causes last = new Causes(0, List.of(), true);
        for (Scenario part : parts) {
            last = new Parts(result.scenario(), part, options, deadline).causes();
            if (!last.groups.isEmpty()) {
                return last;
            }
        }
        return last;
    }

    /** The search of one scenario whose runs are carried out in another, which may have more controllers. */
    private static final class Parts {

        private static final double FOUND = 0.4;
        private static final double NEARED = 0.6;
        private static final double COUNTED = 0.8;
        /** Two controllers that stand for more are looked at as far as this memory goes. */
        private static final long FEW = 8 << 20;

        private final Scenario whole;
        private final Scenario part;
        private final Deadline deadline;
        private final Orders orders;
        private final Map<LossShape, Integer> shapes = new LinkedHashMap<>();
        private final Map<Key, Integer> keys = new LinkedHashMap<>();
        private final List<int[]> paths = new ArrayList<>();
        private final List<Failure> runs = new ArrayList<>();
        private boolean complete;

        Parts(Scenario whole, Scenario part, Options options, Deadline deadline) {
            this.whole = whole;
            this.part = part;
            this.deadline = deadline;
            this.orders = new Orders(part, List.of(), options, deadline);
        }

        Causes causes() {
            find();
            List<Optional<NearestPass>> nearest =
                    paths.stream().map(this::nearest).toList();
            Optional<long[]> behind = behind();
            List<Group> groups = new ArrayList<>();
            int group = 0;
            for (Key key : keys.keySet()) {
                int at = group++;
                groups.add(new Group(
                        key.loss(), whole(runs.get(at)), share(at), behind.map(counts -> counts[at]), nearest.get(at)));
            }
            return new Causes(part.controllers().size(), List.copyOf(groups), complete);
        }

        private Limits until(double share) {
            Limits left = deadline.until(share);
            return whole == part ? left : new Limits(Math.min(left.bytes(), FEW), left.millis(), left.cancelled());
        }

        private void find() {
            complete = orders.spaces().search(orders.exact(), space -> {
                shapes.clear();
                keys.clear();
                paths.clear();
                runs.clear();
                return new Search(space, Search.Order.FEWEST_SWITCHES, until(FOUND))
                        .searchFor((at, switches, path) -> {
                            if (at.broken()) {
                                shapes.computeIfAbsent(shape(space, at), shape -> group(shape, path.get()));
                            }
                            return false;
                        })
                        .complete();
            });
        }

        private int group(LossShape shape, int[] path) {
            Failure run = orders.failure(orders.paths().actors(path, orders.exact()), true);
            return keys.computeIfAbsent(Key.of(Run.of(run.run()), shape.reason()), key -> {
                paths.add(path);
                runs.add(run);
                return paths.size() - 1;
            });
        }

        private static LossShape shape(Interleavings space, Walker at) {
            return LossShape.of(space, ((Interleavings.View) at).now());
        }

        private int known(Interleavings space, Walker at) {
            return shapes.getOrDefault(shape(space, at), -1);
        }

        private Optional<NearestPass> nearest(int[] path) {
            return NearestPass.of(orders, path, () -> until(NEARED))
                    .map(pass -> whole == part ? pass : pass.among(whole))
                    .filter(pass -> !TwoOfMany.fails(pass.run()));
        }

        private Failure whole(Failure run) {
            Scenario schedule = whole.withSchedule(run.run().schedule());
            return new Failure(
                    schedule,
                    run.steps(),
                    run.switches(),
                    complete && whole.controllers().equals(part.controllers()));
        }

        private Optional<Double> share(int group) {
            if (!complete) {
                return Optional.empty();
            }
            return orders.spaces().search(orders.exchanging(), space -> {
                Limits limits = until(1);
                long[] start = new long[space.width() + space.hints()];
                space.walker().start(start, 0);
                return new BrokenShare(space, limits, at -> known(space, at) == group)
                        .of(start)
                        .map(BrokenShare.Share::broken);
            });
        }

        private Optional<long[]> behind() {
            if (!complete) {
                return Optional.empty();
            }
            return orders.spaces()
                    .search(
                            orders.exchanging(),
                            space -> new BehindBroken(space, until(COUNTED), at -> known(space, at)).count());
        }
    }
}
