package org.pirqscope.evidence.check;

import java.util.Optional;
import java.util.function.Function;
import org.pirqscope.evidence.fact.SourceLine;
import org.pirqscope.machine.call.LogLine;

/** The words of logs beside a run. */
public final class BesideWords {

    private BesideWords() {}

    /** The line as the run has it, else what the logs say. */
    public static String line(BesideLine line) {
        return line.logged()
                .map(LogLine::text)
                .or(() -> line.observed().map(CheckWords::line))
                .orElse("");
    }

    /** What a check has found, in one sentence without a full stop. @param place how a line is named */
    public static String verdict(EvidenceCheck found, Function<SourceLine, String> place) {
        return switch (found.check()) {
            case Check.Possible possible ->
                "Possible: a run logs the %d lines%s"
                        .formatted(possible.lines(), possible.irqs() ? "" : ", with other Linux irqs");
            case Check.Impossible no -> "Impossible: " + refusal(found, no.disagreement(), place);
            case Check.Unknown unknown -> "Unknown: " + CheckWords.reason(unknown);
        };
    }

    private static String refusal(EvidenceCheck found, Disagreement at, Function<SourceLine, String> place) {
        String line = at.line().map(one -> place.apply(one.place())).orElse("the end");
        Optional<String> guard = found.scenario().map(scenario -> CheckWords.guard(at.guard(), scenario));
        return "no run logs " + line + "; runs have: " + CheckWords.allowed(at)
                + guard.map(words -> "; guard: " + words).orElse("");
    }
}
