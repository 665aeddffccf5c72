package org.pirqscope.cli.matrix;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.Finding.Observed;
import org.pirqscope.machine.call.Finding.StaleHit;
import org.pirqscope.machine.call.GuestFunction;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.scenario.Run;

/**
 * Which finding explains a loss.
 *
 * @param from position at which the lost interrupt was being enabled
 * @param to position of the loss
 */
record Cause(Run run, int from, int to, Observed loss) {

    /** The best explanation in one sentence; that of the loss itself where there is none. */
    String sentence() {
        return findings().filter(finding -> rank(finding) > 0).max(Comparator.comparingInt(this::rank)).map(this::explained)
                .or(this::withoutIrq).orElse(loss.sentence());
    }

    private Stream<Step> steps() {
        return run.steps().subList(from, to).stream();
    }

    private Stream<Finding> findings() {
        return steps().flatMap(step -> step.findings().stream());
    }

    /** A bind fails where QEMU skips the map, since it still holds another number for the entry. */
    private String explained(Finding finding) {
        if (finding instanceof Observed bind && bind.kind() == Finding.Kind.BIND_FAILED) {
            Step step = steps().filter(s -> s.findings().contains(finding)).findFirst().orElseThrow();
            int held = run.at(step.number() - 1).devices().get(bind.device()).entries().get(loss.entry()).pirq();
            if (held > 0 && held != bind.pirq()) {
                return "QEMU still holds pirq " + held + " for " + run.scenario().controllers().get(bind.device()).name() + " entry " + loss.entry()
                        + " and so never maps the new pirq " + bind.pirq() + ", which Xen then refuses to bind.";
            }
        }
        return finding.sentence();
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

    // Linux 2.6.37: the first hit ends the call, and the later entries keep irq 0.
    private Optional<String> withoutIrq() {
        boolean requestsIrq0 = steps().anyMatch(step -> step.actor() == loss.device() && step.call().function() == GuestFunction.REQUEST_IRQ
                && step.call().argument("irq") == 0);
        return requestsIrq0 ? reused().map(entry -> "The re-use for entry " + entry + " ends xen_hvm_setup_msi_irqs, so entry " + loss.entry()
                + " keeps irq 0 and is never set up.") : Optional.empty();
    }

    private Optional<Integer> reused() {
        return findings().map(finding -> switch (finding) {
            case StaleHit hit when hit.device() == loss.device() -> hit.entry();
            case Observed seen when seen.device() == loss.device() && seen.kind() == Finding.Kind.REUSE -> seen.entry();
            default -> -1;
        }).filter(entry -> entry >= 0).findFirst();
    }
}
