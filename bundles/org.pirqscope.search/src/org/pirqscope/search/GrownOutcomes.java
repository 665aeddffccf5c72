package org.pirqscope.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pirqscope.explore.Limits;
import org.pirqscope.explore.Progress;
import org.pirqscope.machine.call.Outcome;
import org.pirqscope.machine.call.Reason;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.simulate.EntryNames;
import org.pirqscope.search.Exploration.Ending;
import org.pirqscope.search.Exploration.Options;
import org.pirqscope.search.Exploration.Result;
import org.pirqscope.search.pack.Renaming;
import org.pirqscope.search.path.Deadline;

/**
 * What becomes of one of many equal controllers: all its outcomes among two, among three and so on, as far as all
 * orders can be covered. Where one controller more changes nothing, they are saturated; that is no proof for more.
 *
 * @param of how many controllers there are
 * @param sizes each number of controllers of which all orders were covered, from two on
 */
public record GrownOutcomes(int of, List<Size> sizes) {

    /** Of more controllers all orders are too many. */
    private static final int MOST = 4;
    /** States of three and more controllers. */
    private static final long STATES = 300_000;
    /** Memory of two. */
    private static final long BYTES = 64 << 20;
    /** What of the time it may take. */
    private static final double SHARE = 0.5;

    /**
     * Among so many.
     *
     * @param each what can become of a controller; where its interrupt goes, another one is any other
     */
    public record Size(int controllers, Set<Outcome> each, long states) {}

    /** Of equal controllers that nothing else than their own steps moves; empty for others. */
    public static Optional<GrownOutcomes> of(Scenario scenario, Options options) {
        boolean equal = Arrays.stream(Renaming.kinds(scenario)).allMatch(kind -> kind == 0);
        int of = scenario.controllers().size();
        if (!equal || of <= 2 || !options.reduce() || !scenario.events().isEmpty()) {
            return Optional.empty();
        }
        Deadline deadline = new Deadline(options.limits());
        List<Size> sizes = new ArrayList<>();
        for (int count = 2; count <= Math.min(MOST, of); count++) {
            Optional<Size> size = size(scenario, count, options, deadline);
            if (size.isEmpty()) {
                break;
            }
            sizes.add(size.get());
        }
        return Optional.of(new GrownOutcomes(of, List.copyOf(sizes)));
    }

    private static Optional<Size> size(Scenario scenario, int count, Options options, Deadline deadline) {
        Limits left = deadline.until(SHARE);
        Limits limits = new Limits(Math.min(left.bytes(), BYTES), left.millis(), left.cancelled());
        Scenario some = new Scenario(
                scenario.name(),
                "",
                scenario.versions(),
                scenario.pool(),
                scenario.controllers().subList(0, count),
                List.of(),
                List.of());
        Result result = Exploration.explore(
                some,
                new Options(options.fine(), options.reduce(), options.shortcuts(), options.threads(), limits, STATES),
                Progress.NONE);
        return result.complete()
                ? Optional.of(new Size(count, each(some, result.endings()), result.states()))
                : Optional.empty();
    }

    private static Set<Outcome> each(Scenario scenario, List<Ending> endings) {
        Set<Outcome> all = new LinkedHashSet<>();
        for (Ending ending : endings) {
            for (int c = 0; c < ending.outcomes().size(); c++) {
                all.add(ofOne(scenario.controllers(), ending.outcomes().get(c), c));
            }
        }
        return all;
    }

    private static Outcome ofOne(List<Controller> controllers, Outcome outcome, int c) {
        if (!(outcome instanceof Outcome.Lost lost)) {
            return outcome;
        }
        if (lost.reason() != Reason.GOES_TO) {
            return new Outcome.Lost(lost.phase(), lost.entry(), lost.reason(), "", 0);
        }
        EntryNames names =
                new EntryNames(controllers.stream().map(Controller::name).toList());
        for (int d = 0; d < controllers.size(); d++) {
            for (int e = 0; e < controllers.get(d).entries(); e++) {
                if (names.entry(d, e).text().equals(lost.goesTo())) {
                    String to = (d == c ? "its own entry " : "another one's entry ") + e;
                    return new Outcome.Lost(lost.phase(), lost.entry(), lost.reason(), to, 0);
                }
            }
        }
        return lost;
    }

    /** From which number of controllers on, up to the last one that was covered, the outcomes are the same. */
    public Optional<Integer> sameFrom() {
        int from = sizes.size() - 1;
        while (from > 0 && sizes.get(from - 1).each().equals(sizes.getLast().each())) {
            from--;
        }
        return sizes.size() < 2 || from == sizes.size() - 1
                ? Optional.empty()
                : Optional.of(sizes.get(from).controllers());
    }

    /** Whether all controllers were covered themselves. */
    public boolean all() {
        return !sizes.isEmpty() && sizes.getLast().controllers() == of;
    }
}
