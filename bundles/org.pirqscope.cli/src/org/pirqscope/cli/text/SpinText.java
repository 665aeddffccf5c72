package org.pirqscope.cli.text;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.pirqscope.cli.shell.Output;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.search.spin.SpinAnswer;

/** Prints what SPIN found. */
public record SpinText(Output out) {

    /** Jobs, outcomes, verdict and what it rests on. */
    public void print(Scenario scenario, SpinAnswer answer) {
        out.line(scenario.versions().text());
        answer.jobs()
                .forEach(job -> out.line("job %d, %s: %d states, %d transitions, depth %d%s"
                        .formatted(
                                job.number(),
                                job.exact() ? "every state kept" : "bit states",
                                job.states(),
                                job.transitions(),
                                job.depth(),
                                job.exact() && !job.covered() ? ", NOT COMPLETE" : "")));
        out.line();
        out.line("outcomes:");
        answer.outcomes().forEach(each -> out.line("  " + outcome(scenario, each)));
        if (answer.covered().isEmpty()) {
            out.line("  NOT ALL: no job covered every state");
        }
        out.line();
        out.line("verdict: " + answer.verdict().label());
        out.line("certificate: "
                + switch (answer.verdict()) {
                    case NEVER_FAILS -> "SPIN covered every state of the Promela model";
                    case FAILS -> "SPIN came to a final state of the Promela model that fails";
                    case NOT_DECIDED -> "none";
                });
    }

    private static String outcome(Scenario scenario, List<String> each) {
        return IntStream.range(0, each.size())
                .mapToObj(c -> scenario.controllers().get(c).name() + " " + each.get(c))
                .collect(Collectors.joining(", "));
    }
}
