package org.pirqscope.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.pirqscope.explore.Search;
import org.pirqscope.machine.call.Outcome;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.search.Exploration.Options;
import org.pirqscope.search.path.Deadline;

/**
 * What becomes of a controller in all orders of a few that have at most so many context switches, for scenarios whose
 * orders are too many. It says nothing of orders with more.
 *
 * @param controllers of how many
 * @param most context switches
 * @param complete whether no order has more
 * @param each its outcomes; where its interrupt goes, another one is any other
 */
public record FewSwitches(int controllers, int most, boolean complete, Set<Outcome> each, long states) {

    /** Empty where a limit came before the orders that switch as seldom as any were covered. */
    public static Optional<FewSwitches> of(Scenario scenario, Options options) {
        Deadline deadline = new Deadline(options.limits());
        Orders orders = new Orders(scenario, List.of(), options, deadline);
        Map<Long, Integer> firsts = new LinkedHashMap<>();
        Search.Found found = orders.spaces().search(orders.exact(), space -> {
            firsts.clear();
            return new Search(space, Search.Order.FEWEST_SWITCHES, deadline.until(1))
                    .searchAll((at, switches, path) -> {
                        firsts.merge(at.outcome(), switches.getAsInt(), Math::min);
                        return false;
                    });
        });
        int most = found.switches() - 1;
        List<Long> within = new ArrayList<>();
        firsts.forEach((outcome, switches) -> {
            if (switches <= most) {
                within.add(outcome);
            }
        });
        return within.isEmpty()
                ? Optional.empty()
                : Optional.of(new FewSwitches(
                        scenario.controllers().size(),
                        most,
                        found.complete(),
                        each(scenario, orders, within),
                        found.states()));
    }

    private static Set<Outcome> each(Scenario scenario, Orders orders, List<Long> endings) {
        OneOutcome one = new OneOutcome(scenario.controllers());
        Set<Outcome> each = new LinkedHashSet<>();
        for (long ending : endings) {
            List<Outcome> outcomes = orders.spaces().outcomes().decode(ending);
            for (int c = 0; c < outcomes.size(); c++) {
                each.add(one.of(outcomes, c));
            }
        }
        return each;
    }
}
