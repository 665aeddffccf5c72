package org.pirqscope.evidence.life;

import static org.pirqscope.evidence.fact.PirqEvent.UNKNOWN;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.pirqscope.evidence.fact.Fact;
import org.pirqscope.evidence.fact.Fact.Bound;
import org.pirqscope.evidence.fact.Fact.Product;

/**
 * What the texts say about the stack; empty where none says it, and the last one where several do.
 *
 * @param linux the guest's kernel
 * @param debugBuild whether Xen prints dprintk lines at all
 * @param pirqs nr_pirqs of dom0, as Xen prints it
 * @param extraGuestIrqs extra_guest_irqs= of Xen's command line; 32, Xen's default, where a command line without it is
 * shown
 */
public record StackFacts(
        Optional<String> xen,
        Optional<String> qemu,
        Optional<String> linux,
        Optional<String> dom0Linux,
        Optional<Boolean> debugBuild,
        OptionalInt nrIrqsGsi,
        OptionalInt pirqs,
        OptionalInt extraGuestIrqs) {

    /** Gathers them. */
    public static StackFacts of(List<Fact> facts) {
        Optional<String> guest = version(facts, Product.GUEST_LINUX);
        return new StackFacts(
                version(facts, Product.XEN),
                version(facts, Product.QEMU),
                guest.isPresent() ? guest : version(facts, Product.LINUX),
                version(facts, Product.DOM0_LINUX),
                debug(facts),
                limit(facts, Bound.NR_IRQS_GSI),
                limit(facts, Bound.PIRQS),
                limit(facts, Bound.EXTRA_GUEST_IRQS));
    }

    /** The same with versions that somebody knows better; empty for those that stay. */
    public StackFacts with(Optional<String> otherLinux, Optional<String> otherQemu, Optional<String> otherXen) {
        return new StackFacts(
                otherXen.isPresent() ? otherXen : xen,
                otherQemu.isPresent() ? otherQemu : qemu,
                otherLinux.isPresent() ? otherLinux : linux,
                dom0Linux,
                debugBuild,
                nrIrqsGsi,
                pirqs,
                extraGuestIrqs);
    }

    // of two texts the longer one: a guest prints "Xen version 4.17", Xen itself 4.17.7
    private static Optional<String> version(List<Fact> facts, Product product) {
        String best = null;
        for (Fact fact : facts) {
            if (fact instanceof Fact.Banner banner && banner.product() == product) {
                boolean more = best == null || !best.startsWith(banner.version());
                best = more ? banner.version() : best;
            }
        }
        return Optional.ofNullable(best);
    }

    private static Optional<Boolean> debug(List<Fact> facts) {
        Optional<Boolean> debug = Optional.empty();
        for (Fact fact : facts) {
            if (fact instanceof Fact.Banner banner && !banner.debug().isEmpty()) {
                debug = Optional.of(banner.debug().equals("y"));
            }
        }
        return debug;
    }

    private static OptionalInt limit(List<Fact> facts, Bound bound) {
        OptionalInt value = OptionalInt.empty();
        for (Fact fact : facts) {
            if (fact instanceof Fact.Limit limit && limit.bound() == bound) {
                value = OptionalInt.of(limit.value());
            }
        }
        return value;
    }

    /**
     * nr_pirqs of a guest (xen/common/domain.c, domain_create): nr_irqs_gsi and extra_guest_irqs together; empty where
     * either is not known. Of dom0 what Xen prints.
     */
    public OptionalInt pirqsOf(int domain) {
        if (domain == 0) {
            return pirqs;
        }
        boolean known = domain != UNKNOWN && nrIrqsGsi.isPresent() && extraGuestIrqs.isPresent();
        return known ? OptionalInt.of(nrIrqsGsi.getAsInt() + extraGuestIrqs.getAsInt()) : OptionalInt.empty();
    }
}
