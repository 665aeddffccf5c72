package org.pirqscope.machine.run;

import java.util.Optional;
import java.util.stream.Stream;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.Step;

/**
 * Says in one or two sentences why a run fails: the first stale hit, else the first failure, else the first broken
 * table; then the loss.
 */
public final class Cause {

    private Cause() {}

    /** The sentence; empty for a run without a loss. */
    public static Optional<String> of(Run run) {
        Optional<Step> lossStep = run.steps().stream()
                .filter(step -> step.findings().stream().anyMatch(Cause::loss))
                .findFirst();
        if (lossStep.isEmpty()) {
            return Optional.empty();
        }
        int end = lossStep.get().number();
        Finding.Observed loss = lossStep.get().findings().stream()
                .filter(Cause::loss)
                .map(Finding.Observed.class::cast)
                .findFirst()
                .orElseThrow();
        String why = before(run, end)
                .filter(Finding.StaleHit.class::isInstance)
                .map(Finding::sentence)
                .findFirst()
                .or(() -> before(run, end)
                        .filter(f -> f.severity() == Finding.Severity.FAILURE && !loss(f))
                        .map(Finding::sentence)
                        .findFirst())
                .or(() -> before(run, end)
                        .filter(f -> f.severity() == Finding.Severity.WARNING && !leak(f))
                        .map(Finding::sentence)
                        .findFirst())
                .orElse("");
        return Optional.of((why + " " + loss.sentence()).strip());
    }

    private static Stream<Finding> before(Run run, int end) {
        return run.steps().stream().limit(end).flatMap(step -> step.findings().stream());
    }

    // A leak costs pirqs; it is not why an interrupt is lost.
    private static boolean leak(Finding finding) {
        return finding instanceof Finding.Observed seen
                && (seen.kind() == Finding.Kind.PIRQ_LEAKED || seen.kind() == Finding.Kind.POOL_NOT_RESTORED);
    }

    private static boolean loss(Finding finding) {
        return finding instanceof Finding.Loss;
    }
}
