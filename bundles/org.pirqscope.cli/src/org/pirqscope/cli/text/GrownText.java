package org.pirqscope.cli.text;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.pirqscope.cli.shell.Output;
import org.pirqscope.cli.shell.Usage;
import org.pirqscope.machine.call.Outcome;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.search.GrownOutcomes;

/** Prints what becomes of each of many equal controllers. */
public final class GrownText {

    private static final String FEW =
            "outcomes of each controller in all orders of %d with at most %d context switches "
                    + "(%,d states; those with more are too many; not known for them, nor for %d controllers):";

    private final Output out;

    public GrownText(Output out) {
        this.out = out;
    }

    /** How far they were grown, and the outcomes of each. */
    public void print(GrownOutcomes grown, List<Controller> controllers) {
        out.line();
        new Paragraph(Usage.WIDTH).lines(head(grown)).forEach(out::line);
        grown.switched().ifPresent(few -> outcomes(few.each()));
        if (!grown.sizes().isEmpty()) {
            grown.sizes().getLast().each().forEach((kind, each) -> {
                if (grown.kinds().size() > 1) {
                    out.line("  " + controllers.get(kind).name() + " and those like it:");
                }
                outcomes(each);
            });
        }
    }

    private void outcomes(Set<Outcome> each) {
        each.stream().map(Outcome::text).sorted().forEach(text -> out.line("  " + text));
    }

    private static String head(GrownOutcomes grown) {
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
