package org.pirqscope.report.words;

import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.run.Cause;

/** What is said of the findings: the titles of lists, and sentences that stand alone. */
public final class FindingWords {

    private static final String NEVER_MAPPED = "entry never mapped";
    private static final String BIND_FAILED = "bind failed";

    private static final String KEPT = ", and request_irq does not know the number of phase 1's irq any more (were it "
            + "another device's by now, both would share it: not simulated)";

    private FindingWords() {}

    /** A short title for lists: {@code stale pirq re-used}. */
    public static String title(Finding finding) {
        return switch (finding) {
            case Finding.MessageDecoded seen -> "message decoded";
            case Finding.StaleHit hit -> "STALE PIRQ " + hit.pirq() + " RE-USED";
            case Finding.Reuse seen -> "pirq re-used";
            case Finding.DuplicatePirq seen -> "duplicate pirq";
            case Finding.NoIrq seen -> NEVER_MAPPED;
            case Finding.NotMapped seen -> NEVER_MAPPED;
            case Finding.UnmappedForAnother seen -> NEVER_MAPPED;
            case Finding.PortMismatch seen -> "port names another pirq";
            case Finding.SharedPirq seen -> "two QEMU entries with one pirq";
            case Finding.MapFailed seen -> "map failed";
            case Finding.BindFailed seen -> BIND_FAILED;
            case Finding.BindOfUnmapped seen -> BIND_FAILED;
            case Finding.XenIrqLeaked seen -> "Xen irq leaked";
            case Finding.ForcedUnbind seen -> "forced unbind";
            case Finding.LeftMasked seen -> "left masked";
            case Finding.Lost seen -> "interrupt lost";
            case Finding.Misrouted seen -> "interrupt misrouted";
            case Finding.SetupFailed seen -> "setup failed";
            case Finding.Fallback seen -> "fallback";
            case Finding.PirqLeaked seen -> "pirq leaked";
            case Finding.PoolNotRestored seen -> "pool smaller after teardown";
            case Finding.PoolExhausted seen -> "pool exhausted";
        };
    }

    /** Why an interrupt is lost, and then what is lost, in one or two sentences. */
    public static String sentence(Cause cause) {
        String lost = sentence(cause.loss().finding());
        return cause.reason().equals(cause.loss())
                ? lost
                : sentence(cause.reason().finding()) + " " + lost;
    }

    /** What it means: one sentence that stands alone. */
    public static String sentence(Finding finding) {
        return switch (finding) {
            case Finding.MessageDecoded seen ->
                "%s entry %d: %s %s, pirq %s"
                        .formatted(
                                seen.name(),
                                seen.entry(),
                                seen.written() ? "wrote" : "read",
                                seen.message(),
                                Integer.toUnsignedString(seen.message().pirq()));
            case Finding.StaleHit hit -> stale(hit);
            case Finding.Reuse seen ->
                "%s re-uses pirq %d, which %s."
                        .formatted(
                                seen.affected().text(),
                                seen.pirq(),
                                seen.held()
                                        ? "QEMU still holds for it"
                                        : "nobody holds: QEMU maps it again at ENABLE=1");
            case Finding.DuplicatePirq seen ->
                "irq %d and irq %d both carry pirq %d (%s and %s)."
                        .formatted(
                                seen.otherIrq(),
                                seen.irq(),
                                seen.pirq(),
                                seen.otherOwner().text(),
                                seen.owner().text());
            case Finding.NoIrq seen -> noIrq(seen);
            case Finding.NotMapped seen ->
                "%s is enabled with pirq %d, but QEMU %s."
                        .formatted(
                                seen.affected().text(),
                                seen.pirq(),
                                seen.held() == -1
                                        ? "has mapped nothing for it"
                                        : "holds pirq " + seen.held() + " for it");
            case Finding.UnmappedForAnother seen ->
                "%s is enabled with pirq %d, which QEMU has unmapped for %s."
                        .formatted(
                                seen.affected().text(),
                                seen.pirq(),
                                seen.other().text());
            case Finding.PortMismatch seen ->
                "Port %d is bound to pirq %d, but pirq %d names %s."
                        .formatted(
                                seen.port(),
                                seen.pirq(),
                                seen.pirq(),
                                seen.named() == 0 ? "no port" : "port " + seen.named());
            case Finding.SharedPirq seen ->
                "QEMU holds pirq %d for %s and for %s."
                        .formatted(
                                seen.pirq(),
                                seen.affected().text(),
                                seen.other().text());
            case Finding.MapFailed seen ->
                "QEMU cannot map %s for %s: %s."
                        .formatted(
                                seen.pirq() < 0 ? "any pirq" : "pirq " + seen.pirq(),
                                seen.affected().text(),
                                seen.answer().text());
            case Finding.BindFailed seen ->
                "%s of pirq %d for %s fails: %s%s."
                        .formatted(
                                seen.call(),
                                seen.pirq(),
                                seen.affected().text(),
                                seen.answer().text(),
                                seen.swallowed() ? "; request_irq answers 0 all the same" : "");
            case Finding.BindOfUnmapped seen ->
                "QEMU still holds pirq %d for %s and so never maps the new pirq %d, which Xen then refuses to bind."
                        .formatted(seen.held(), seen.holder().text(), seen.pirq());
            case Finding.XenIrqLeaked seen ->
                "map_domain_pirq answers 0 although pirq %d is mapped to Xen irq %d: irq %d is leaked."
                        .formatted(seen.pirq(), seen.mappedTo(), seen.irq());
            case Finding.ForcedUnbind seen ->
                ("pirq %d was still bound: Xen unbinds it by force and keeps its number and its slot of irq_pirq "
                                + "occupied.")
                        .formatted(seen.pirq());
            case Finding.Misrouted seen ->
                "The interrupt of %s reaches the handler of %s: %s of %s times out."
                        .formatted(
                                seen.affected().text(),
                                seen.handler().text(),
                                seen.waiting(),
                                seen.affected().name());
            case Finding.Lost seen ->
                "The interrupt of %s is lost (%s): %s times out."
                        .formatted(seen.affected().text(), seen.reason().label(), seen.waiting());
            case Finding.SetupFailed seen ->
                "%s gets no interrupt vectors at all in phase %d%s."
                        .formatted(seen.affected().name(), seen.phase(), seen.kept() ? KEPT : "");
            case Finding.LeftMasked seen ->
                "%s stays masked: the guest masked it at step %d, after the bind of pirq %d, and nobody unmasks it."
                        .formatted(seen.affected().text(), seen.maskedAt(), seen.pirq());
            case Finding.Fallback seen -> fallback(seen);
            case Finding.PirqLeaked seen ->
                "pirq %d was allocated for %s and never mapped: it is lost until the domain ends."
                        .formatted(seen.pirq(), seen.allocator().text());
            case Finding.PoolNotRestored seen ->
                "Everything is torn down and %d of %d pirqs %s not free."
                        .formatted(seen.held(), seen.size(), seen.held() == 1 ? "is" : "are");
            case Finding.PoolExhausted seen ->
                "No pirq is free for %s: PHYSDEVOP_get_free_pirq %s."
                        .formatted(
                                seen.affected().name(),
                                seen.unchecked() == 0
                                        ? "= " + seen.answer().text()
                                        : "answers 0 with pirq " + seen.unchecked());
        };
    }

    private static String stale(Finding.StaleHit hit) {
        String freed =
                hit.freedAt() == 0 ? "which QEMU does not hold for it" : "which QEMU unmapped at step " + hit.freedAt();
        String given = hit.ownedSince() == 0
                ? hit.owner().isNobody()
                        ? " (pirq_to_irq[] was never reset)"
                        : "; " + hit.owner().text() + " still carries it"
                : " and Xen gave to " + hit.owner().text() + " at step " + hit.ownedSince();
        String then = hit.waits()
                ? "Nothing is written, but a write whose map or bind failed still waits: QEMU asks for pirq "
                        + hit.pirq() + " again."
                : hit.msix()
                        ? "Nothing is written, so QEMU will never map entry " + hit.entry() + "."
                        : "QEMU maps the number again at ENABLE=1: two devices then hold one pirq.";
        return "%s entry %d re-uses pirq %d%s, %s%s: irq %d answers for it. %s"
                .formatted(
                        hit.name(),
                        hit.entry(),
                        hit.pirq(),
                        hit.writtenAt() == 0 ? "" : " (written at step " + hit.writtenAt() + ")",
                        freed,
                        given,
                        hit.lookupIrq(),
                        then);
    }

    private static String noIrq(Finding.NoIrq seen) {
        boolean one = seen.entry() == seen.last();
        return "%s for entry %d ends xen_hvm_setup_msi_irqs, so %s %s irq 0 and %s never set up."
                .formatted(
                        seen.ending() < seen.entry() ? "The re-use" : "The lack of a pirq",
                        seen.ending(),
                        one
                                ? seen.affected().text()
                                : seen.affected().name() + " entries " + seen.entry() + " to " + seen.last(),
                        one ? "keeps" : "keep",
                        one ? "is" : "are");
    }

    private static String fallback(Finding.Fallback seen) {
        String who = seen.affected().name();
        String what = seen.msix() ? "MSI-X" : "MSI";
        return seen.available() > 0
                ? "%s: %s for %d vectors is refused, %d could be had: tried again with %d."
                        .formatted(who, what, seen.wanted(), seen.available(), seen.available())
                : "%s: %s cannot be set up (%s); the driver falls back."
                        .formatted(who, what, seen.answer().text());
    }
}
