package org.pirqscope.cli.explored;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.pirqscope.machine.call.Outcome;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.search.GrownOutcomes;

/** What becomes of each of many controllers, in words. */
public record GrownWords(GrownOutcomes grown, List<Controller> controllers) {

    private static final String FEW =
            "outcomes of each controller in all orders of %d with at most %d context switches "
                    + "(%,d states; those with more are too many; not known for them, nor for %d controllers):";

    public GrownWords {
        controllers = List.copyOf(controllers);
    }

    /** The outcomes of each, a line each, indented below the names of their groups where there are several. */
    public List<String> outcomes() {
        List<String> lines = new ArrayList<>();
        grown.switched().ifPresent(few -> lines.addAll(sorted(few.each())));
        if (!grown.sizes().isEmpty()) {
            grown.sizes().getLast().each().forEach((kind, each) -> {
                if (grown.kinds().size() > 1) {
                    lines.add("  " + controllers.get(kind).name() + " and those like it:");
                }
                lines.addAll(sorted(each));
            });
        }
        return List.copyOf(lines);
    }

    private static List<String> sorted(Set<Outcome> each) {
        return each.stream()
                .map(Outcome::text)
                .sorted()
                .map(text -> "  " + text)
                .toList();
    }

    /** How far they were grown, in a sentence that ends with a colon where outcomes follow. */
    public String head() {
        if (grown.sizes().isEmpty()) {
            return grown.switched()
                    .map(few -> FEW.formatted(few.controllers(), few.most(), few.states(), grown.of()))
                    .orElse("outcomes of each controller: not known, the fewest of them have too many orders");
        }
        GrownOutcomes.Size last = grown.sizes().getLast();
        String covered = grown.sizes().stream()
                .map(size -> "%s: %,d states".formatted(count(size), size.states()))
                .collect(Collectors.joining(", "));
        String same = "outcomes of each controller, the same for %s to %s controllers "
                + "(saturated; not proved for %d; %s):";
        String one = "outcomes of each controller among %s (not known for more; %s):";
        return grown.sameFrom()
                .map(from -> same.formatted(count(from), count(last), grown.of(), covered))
                .orElse(one.formatted(count(last) + " controllers", covered));
    }

    private static String count(GrownOutcomes.Size size) {
        return size.counts().stream().map(String::valueOf).collect(Collectors.joining("+"));
    }
}
