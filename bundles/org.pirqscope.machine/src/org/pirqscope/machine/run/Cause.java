package org.pirqscope.machine.run;

import java.util.Comparator;
import java.util.Optional;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.GuestFunction;
import org.pirqscope.machine.call.Step;

/**
 * Why an interrupt is lost: the one explanation that the search, the matrix and every text give.
 *
 * @param reason the finding that explains the loss, or the loss itself where none does
 */
public record Cause(StepFinding loss, StepFinding reason) {

    /** Of the first loss of a run; none of a run that loses nothing. */
    public static Optional<Cause> first(History history) {
        return history.losses().findFirst().map(loss -> of(history, loss));
    }

    /**
     * Of a loss: what went wrong for its entry, or for its device as a whole, since the interrupts were last being
     * enabled, a stale pirq that it re-used before all. If it re-used none itself, but another device did re-use the
     * pirq in question, it is that.
     */
    public static Cause of(History history, StepFinding loss) {
        Finding.Loss lost = (Finding.Loss) loss.finding();
        int step = loss.step().number();
        Optional<StepFinding> own = own(history, lost, step);
        if (own.filter(seen -> seen.finding() instanceof Finding.StaleHit).isPresent()) {
            return new Cause(loss, own.get());
        }
        int named = own.map(seen -> ((Finding.Observed) seen.finding()).pirq()).orElse(-1);
        int pirq = named >= 0 ? named : bound(history, lost, step);
        Optional<StepFinding> taken = history.findings(step)
                .filter(seen -> seen.finding() instanceof Finding.StaleHit hit && hit.pirq() == pirq)
                .findFirst();
        return new Cause(loss, taken.or(() -> own).orElse(loss));
    }

    private static Optional<StepFinding> own(History history, Finding.Loss lost, int step) {
        int since = history.enables(lost.device())
                .before(step)
                .findFirst()
                .map(Step::number)
                .orElse(0);
        return history.findings().stream()
                .filter(seen ->
                        seen.step().number() > since && seen.step().number() <= step && rank(seen.finding(), lost) > 0)
                .max(Comparator.comparingInt(seen -> rank(seen.finding(), lost)));
    }

    /** The pirq that the guest gave the entry last. */
    private static int bound(History history, Finding.Loss lost, int step) {
        return history.entered(GuestFunction.PCI_READ_MSI_MSG)
                .before(step)
                .filter(read -> read.actor() == lost.device() && read.call().argument("entry") == lost.entry())
                .findFirst()
                .flatMap(read -> history.left(GuestFunction.XEN_BIND_PIRQ_MSI_TO_IRQ)
                        .after(read.number())
                        .filter(bind -> bind.actor() == lost.device())
                        .findFirst())
                .map(bind -> bind.call().argument("pirq"))
                .orElse(-1);
    }

    private static int rank(Finding finding, Finding.Loss lost) {
        return switch (finding) {
            case Finding.StaleHit hit -> hit.device() == lost.device() && hit.entry() == lost.entry() ? 3 : 0;
            case Finding.Observed seen -> concerns(seen, lost) ? rank(seen.kind()) : 0;
            case Finding.MessageDecoded decoded -> 0;
        };
    }

    private static boolean concerns(Finding.Observed seen, Finding.Loss lost) {
        return seen.device() == lost.device() && (seen.entry() == lost.entry() || seen.entry() < 0);
    }

    private static int rank(Finding.Kind kind) {
        return switch (kind) {
            case BIND_FAILED, MAP_FAILED, TWO_ENTRIES_ONE_PIRQ, LEFT_MASKED -> 2;
            case ENTRY_NOT_MAPPED, POOL_EXHAUSTED -> 1;
            default -> 0;
        };
    }
}
