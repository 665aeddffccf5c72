package org.pirqscope.search.proof;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.search.pack.Renaming;

/** Failing runs of two controllers, carried out among all: the run that loses an interrupt there is the proof. */
public final class TwoOfMany {

    private TwoOfMany() {}

    /** For more than two controllers without guest-wide events: those of two of them, of equal ones one pair. */
    public static List<Scenario> of(Scenario scenario) {
        List<Controller> all = scenario.controllers();
        List<Scenario> pairs = new ArrayList<>();
        if (all.size() <= 2 || !scenario.events().isEmpty()) {
            return pairs;
        }
        int[] kinds = Renaming.kinds(scenario);
        Set<List<Integer>> seen = new HashSet<>();
        for (int i = 0; i < kinds.length; i++) {
            for (int j = i + 1; j < kinds.length; j++) {
                if (seen.add(List.of(kinds[i], kinds[j]))) {
                    pairs.add(new Scenario(
                            scenario.name(),
                            "",
                            scenario.versions(),
                            scenario.pool(),
                            List.of(all.get(i), all.get(j)),
                            List.of(),
                            List.of()));
                }
            }
        }
        return pairs;
    }

    /** Whether all controllers lose an interrupt where its schedule moves two of them, and then come the others. */
    public static boolean fails(Scenario scenario) {
        return Run.of(scenario).outcomes().stream().anyMatch(outcome -> !outcome.ok());
    }
}
