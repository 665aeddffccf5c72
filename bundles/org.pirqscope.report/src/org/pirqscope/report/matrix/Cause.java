package org.pirqscope.report.matrix;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.Finding.Observed;
import org.pirqscope.machine.call.Finding.StaleHit;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.Run;

/**
 * Which finding explains a loss.
 *
 * @param from position at which the lost interrupt was being enabled
 * @param to position of the loss
 */
record Cause(Run run, int from, int to, Observed loss) {

    /** The best explanation in one sentence; that of the loss itself where there is none. */
    String sentence() {
        return best().map(Finding::sentence).orElse(loss.sentence());
    }

    /**
     * The call whose failure is that explanation, with its answer; none where the explanation is not that a call fails.
     */
    Optional<String> failedCall() {
        return best().flatMap(best -> steps().filter(
                        step -> step.answer().failed() && step.findings().contains(best))
                .findFirst()
                .map(Step::text));
    }

    private Optional<Finding> best() {
        return findings().filter(finding -> rank(finding) > 0).max(Comparator.comparingInt(this::rank));
    }

    private Stream<Step> steps() {
        return run.steps().subList(from, to).stream();
    }

    private Stream<Finding> findings() {
        return steps().flatMap(step -> step.findings().stream());
    }

    /** How well a finding explains the loss; 0 not at all. */
    private int rank(Finding finding) {
        return switch (finding) {
            case StaleHit hit -> hit.device() == loss.device() && hit.entry() == loss.entry() ? 3 : 0;
            case Observed seen -> concerns(seen) ? rank(seen.kind()) : 0;
            case Finding.MessageDecoded decoded -> 0;
        };
    }

    private boolean concerns(Observed seen) {
        return seen.device() == loss.device() && (seen.entry() == loss.entry() || seen.entry() < 0);
    }

    private static int rank(Finding.Kind kind) {
        return switch (kind) {
            case BIND_FAILED, MAP_FAILED, TWO_ENTRIES_ONE_PIRQ -> 2;
            case ENTRY_NOT_MAPPED, POOL_EXHAUSTED -> 1;
            default -> 0;
        };
    }
}
