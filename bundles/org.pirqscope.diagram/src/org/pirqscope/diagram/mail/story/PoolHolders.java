package org.pirqscope.diagram.mail.story;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.pirqscope.diagram.mail.row.Captions;
import org.pirqscope.machine.run.History;
import org.pirqscope.machine.run.PirqHistory.Grant;

/**
 * Whom Xen gave which pirq that nobody has given back.
 *
 * @param grants in the order in which they were given
 */
record PoolHolders(List<Grant> grants) {

    /** Those that one controller got in one setup without another in between. */
    List<List<Grant>> groups(History history) {
        List<List<Grant>> groups = new ArrayList<>();
        for (Grant grant : grants) {
            if (groups.isEmpty() || history.setup(groups.getLast().getLast().step()) != history.setup(grant.step())) {
                groups.add(new ArrayList<>());
            }
            groups.getLast().add(grant);
        }
        return groups;
    }

    /** {@code 30 more: 54 to 25}, or the count alone where there are gaps. */
    static String pirqs(List<Grant> grants) {
        String count = grants.size() + " more";
        return together(grants) && grants.size() > 1
                ? count + ": " + grants.getFirst().pirq() + " to "
                        + grants.getLast().pirq()
                : count;
    }

    private static boolean together(List<Grant> grants) {
        for (int i = 1; i < grants.size(); i++) {
            if (grants.get(i).pirq() != grants.get(i - 1).pirq() - 1) {
                return false;
            }
        }
        return true;
    }

    /** Who holds how many, while one more is wanted by {@code actor}. */
    String sentence(History history, int actor) {
        Map<Integer, Long> counts =
                grants.stream().collect(Collectors.groupingBy(Grant::actor, LinkedHashMap::new, Collectors.counting()));
        String name = Captions.name(history, actor);
        if (counts.size() == 1 && counts.containsKey(actor)) {
            return name + " has taken all " + grants.size() + " pirqs, so Xen has none for its next vector.";
        }
        String who = counts.entrySet().stream()
                .map(one -> Captions.name(history, one.getKey()) + " holds " + one.getValue())
                .collect(Collectors.joining(", "));
        return grants.isEmpty()
                ? "Xen has no pirq for " + name + "."
                : "All " + grants.size() + " pirqs are given out (" + who + "), so Xen has none for " + name + ".";
    }
}
