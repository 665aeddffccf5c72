package org.pirqscope.cli.text;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.pirqscope.cli.explored.CertificateWords;
import org.pirqscope.cli.shell.Output;
import org.pirqscope.diagram.Origin;
import org.pirqscope.diagram.Scope;
import org.pirqscope.diagram.SequenceDiagram;
import org.pirqscope.diagram.mail.MailOptions;
import org.pirqscope.diagram.mail.MailText;
import org.pirqscope.explore.EndReason;
import org.pirqscope.machine.call.Outcome;
import org.pirqscope.machine.run.Cause;
import org.pirqscope.machine.run.Run;
import org.pirqscope.report.words.FindingWords;
import org.pirqscope.report.words.Plural;
import org.pirqscope.search.Exploration.Ending;
import org.pirqscope.search.Exploration.Failure;
import org.pirqscope.search.Exploration.Result;
import org.pirqscope.search.proof.Certificate;

/** Prints what an exploration found. */
public record ExploreText(Output out) {

    /**
     * Counts, outcomes with a run string each, verdict, and the two failing runs with their cause and their diagram for
     * a mail.
     */
    public void print(Result result) {
        out.line(result.scenario().versions().text());
        result.scenario().versions().readings().forEach(reading -> Paragraph.print(out, "", "NOTE: " + reading));
        out.line("%s: %d states, %d transitions, depth %d, %.2f s%s"
                .formatted(
                        Plural.of(result.scenario().controllers().size(), "controller"),
                        result.states(),
                        result.transitions(),
                        result.depth(),
                        result.seconds(),
                        incomplete(result.ended())));
        ModeText.of(result.scenario()).ifPresent(mode -> Paragraph.print(out, "", "mode: " + mode));
        ModeText.drivers(result.scenario()).ifPresent(drivers -> Paragraph.print(out, "", "drivers: " + drivers));
        out.line();
        out.line("outcomes (final states, run string):");
        result.endings().forEach(ending -> ending(result, ending));
        if (!result.allListed()) {
            out.line("  and those in which equal controllers are swapped");
        }
        if (result.ended() == EndReason.STATES) {
            out.line("  NOT ALL: two controllers fail, and so do all; --all-outcomes looks for the others");
        } else if (result.ended() == EndReason.BROKEN) {
            out.line("  NOT ALL of all together: two controllers fail, and so do all; those of each are below");
        } else if (!result.complete()) {
            out.line("  NOT ALL: a higher limit (--memory, --seconds) covers more");
        }
        out.line();
        out.line("verdict: " + result.verdict().label());
        Paragraph.print(out, "", CertificateWords.line(result));
        if (result.shortest() != null) {
            failure(title(result, result.shortest(), "shortest failing run", "failing run"), result.shortest());
        }
        if (result.fewestSwitches() != null) {
            String fewest = "failing run with the fewest context switches";
            failure(title(result, result.fewestSwitches(), fewest, fewest), result.fewestSwitches());
        }
    }

    private static String title(Result result, Failure failure, String least, String found) {
        Certificate certificate = result.certificate();
        if (certificate.kind() == Certificate.Kind.REPLAYED) {
            return "%s of %s, replayed among %d"
                    .formatted(
                            found,
                            Plural.of(certificate.replayed(), "controller"),
                            result.scenario().controllers().size());
        }
        return failure.least() ? least : found + " (the search for a shorter one reached a limit)";
    }

    private static String incomplete(EndReason ended) {
        return switch (ended) {
            case COVERED -> "";
            case MEMORY -> ", NOT COMPLETE, out of memory: only what was reached is reported";
            case TIME -> ", NOT COMPLETE, out of time: only what was reached is reported";
            case STATES -> ", NOT COMPLETE: two controllers fail, and so do all";
            case BROKEN, CANCELLED -> ", NOT COMPLETE: only what was reached is reported";
        };
    }

    private void ending(Result result, Ending ending) {
        List<Outcome> outcomes = ending.outcomes();
        out.line("  "
                + IntStream.range(0, outcomes.size())
                        .mapToObj(c -> result.scenario().controllers().get(c).name() + " "
                                + outcomes.get(c).text())
                        .collect(Collectors.joining(", ")));
        out.line("    %6d  %s".formatted(ending.count(), Run.of(ending.run()).runString()));
    }

    private void failure(String title, Failure failure) {
        Run run = Run.of(failure.run());
        out.line();
        out.line("%s: %s, %s to the first loss"
                .formatted(title, Plural.of(failure.steps(), "step"), Plural.of(failure.switches(), "context switch")));
        Cause.first(run.history())
                .map(FindingWords::sentence)
                .ifPresent(cause -> new Paragraph(96).lines(cause).forEach(line -> out.line("  " + line)));
        out.line();
        MailText.of(SequenceDiagram.of(run, Scope.ALL), Origin.of(run), MailOptions.DEFAULT)
                .lines()
                .forEach(line -> out.line(("    " + line).stripTrailing()));
    }
}
