package org.pirqscope.diagram.mail;

import org.pirqscope.machine.call.Answer;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.Step;

/** Whom a finding is about. */
final class Subjects {

    private Subjects() {
    }

    /** Device, pirq and entry; -1 for none. */
    static int[] of(Finding finding) {
        return switch (finding) {
            case Finding.MessageDecoded seen -> new int[] { seen.device(), seen.message().pirq(), seen.entry() };
            case Finding.StaleHit seen -> new int[] { seen.device(), seen.pirq(), seen.entry() };
            case Finding.Observed seen -> new int[] { seen.device(), seen.pirq(), seen.entry() };
        };
    }

    /** What a remark says about a finding of a step, in a few words. */
    static String phrase(Finding finding, Step step) {
        return switch (finding) {
            case Finding.MessageDecoded seen -> "message decoded";
            case Finding.StaleHit hit -> "stale pirq " + hit.pirq() + " re-used";
            case Finding.Observed seen -> phrase(seen, step);
        };
    }

    private static String phrase(Finding.Observed seen, Step step) {
        return switch (seen.kind()) {
            case REUSE -> "pirq " + seen.pirq() + " re-used";
            case DUPLICATE_PIRQ -> nth(seen, step) + " irq with pirq " + seen.pirq();
            case ENTRY_NOT_MAPPED -> "entry " + seen.entry() + " is not mapped";
            case PORT_MISMATCH -> "port names another pirq";
            case TWO_ENTRIES_ONE_PIRQ -> "two QEMU entries with pirq " + seen.pirq();
            case MAP_FAILED -> "map failed";
            case BIND_FAILED -> "bind failed";
            case XEN_IRQ_LEAKED -> "Xen irq leaked";
            case FORCED_UNBIND -> "forced unbind";
            case INTERRUPT_LOST -> "interrupt lost";
            case INTERRUPT_MISROUTED -> "interrupt goes to another handler";
            case SETUP_FAILED -> "setup failed";
            case FALLBACK -> step.answer() instanceof Answer.Value answer && answer.value() > 0 ? "tried again with " + answer.value() : "falls back";
            case PIRQ_LEAKED -> "pirq " + seen.pirq() + " leaked";
            case POOL_NOT_RESTORED -> "fewer pirqs than before";
            case POOL_EXHAUSTED -> "no pirq is free";
        };
    }

    /** One finding tells of two irqs with a pirq; three of them are told by two findings of the same step. */
    private static String nth(Finding.Observed seen, Step step) {
        long others = step.findings().stream().filter(finding -> finding instanceof Finding.Observed other && other.kind() == seen.kind()).count();
        return others == 1 ? "second" : others == 2 ? "third" : "another";
    }
}
