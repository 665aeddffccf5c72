package org.pirqscope.cli.text;

import java.util.stream.Collectors;
import org.pirqscope.cli.shell.Output;
import org.pirqscope.cli.shell.Usage;
import org.pirqscope.machine.call.Outcome;
import org.pirqscope.report.words.Plural;
import org.pirqscope.search.GrownOutcomes;

/** Prints what becomes of each of many equal controllers. */
public final class GrownText {

    private final Output out;

    public GrownText(Output out) {
        this.out = out;
    }

    /** How far they were grown, and the outcomes of each. */
    public void print(GrownOutcomes grown) {
        out.line();
        new Paragraph(Usage.WIDTH).lines(head(grown)).forEach(out::line);
        if (!grown.sizes().isEmpty()) {
            grown.sizes().getLast().each().stream().map(Outcome::text).sorted().forEach(text -> out.line("  " + text));
        }
    }

    private static String head(GrownOutcomes grown) {
        if (grown.sizes().isEmpty()) {
            return "outcomes of each controller: not known, two of them have too many orders";
        }
        int last = grown.sizes().getLast().controllers();
        String covered = grown.sizes().stream()
                .map(size -> "%d: %,d states".formatted(size.controllers(), size.states()))
                .collect(Collectors.joining(", "));
        String same = "outcomes of each controller, the same for %d to %d controllers "
                + "(saturated; not proved for %d; %s):";
        String one = "outcomes of each controller among %s (not known for more; %s):";
        return grown.sameFrom()
                .map(from -> same.formatted(from, last, grown.of(), covered))
                .orElse(one.formatted(Plural.of(last, "controller"), covered));
    }
}
