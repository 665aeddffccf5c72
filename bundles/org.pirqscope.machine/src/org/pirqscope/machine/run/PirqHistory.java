package org.pirqscope.machine.run;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.pirqscope.machine.call.Answer;
import org.pirqscope.machine.call.Function;
import org.pirqscope.machine.call.GuestFunction;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.call.XenFunction;

/** Who was granted, mapped, bound and freed which pirq before a step. Only calls that succeeded count. */
public final class PirqHistory {

    /** No pirq, or no Xen irq. */
    public static final int NONE = -1;

    private final History history;
    private final Map<Integer, Occurrences> byPirq = new HashMap<>();
    private final Map<Integer, Occurrences> byDevice = new HashMap<>();
    private final Occurrences moves = new Occurrences();
    private final Occurrences ends = new Occurrences();

    PirqHistory(History history) {
        this.history = history;
    }

    /** A pirq that Xen gave to a controller. @param step at which the hypercall was entered */
    public record Grant(int pirq, int actor, int step) {}

    void add(Step step) {
        if (step.entering() || !(step.call().function() instanceof XenFunction function)) {
            return;
        }
        switch (function) {
            case MAP_PIRQ, UNMAP_PIRQ, GET_FREE_PIRQ -> {
                if (!step.answer().failed()) {
                    moves.add(step);
                    of(byDevice, step.actor()).add(step);
                    of(byPirq, pirq(step)).add(step);
                }
            }
            case EVTCHN_BIND_PIRQ -> {
                if (!step.answer().failed()) {
                    of(byPirq, step.call().argument("pirq")).add(step);
                }
            }
            case DESTROY_DOMAIN -> ends.add(step);
            case MAP_DOMAIN_PIRQ -> of(byPirq, step.call().argument("pirq")).add(step);
            default -> {}
        }
    }

    private static Occurrences of(Map<Integer, Occurrences> all, int key) {
        return all.computeIfAbsent(key, k -> new Occurrences());
    }

    private static int pirq(Step step) {
        return step.call().function() == XenFunction.UNMAP_PIRQ ? step.call().argument("pirq") : value(step);
    }

    private static int value(Step step) {
        return step.answer() instanceof Answer.Value value ? value.value() : NONE;
    }

    private Stream<Step> events(int pirq, int before) {
        return thisDomain(byPirq.getOrDefault(pirq, Occurrences.NONE), before);
    }

    /** What happened before a step to the domain of then, the last first: with a domain go its pirqs. */
    private Stream<Step> thisDomain(Occurrences all, int before) {
        int began = began(before);
        return all.before(before).takeWhile(step -> step.number() > began);
    }

    private int began(int before) {
        return ends.before(before).findFirst().map(Step::number).orElse(0);
    }

    private static Predicate<Step> of(Function function) {
        return step -> step.call().function() == function;
    }

    /** The last EVTCHNOP_bind_pirq of a pirq before a step. */
    public Optional<Step> bound(int pirq, int before) {
        return events(pirq, before).filter(of(XenFunction.EVTCHN_BIND_PIRQ)).findFirst();
    }

    /** Whether QEMU has mapped a pirq after a step, for whatever device. */
    public boolean mapped(int pirq, int step) {
        return events(pirq, step + 1)
                .filter(one -> one.call().function() == XenFunction.MAP_PIRQ
                        || one.call().function() == XenFunction.UNMAP_PIRQ)
                .findFirst()
                .filter(of(XenFunction.MAP_PIRQ))
                .isPresent();
    }

    /** The Xen irq that a pirq was mapped to last, up to a step; {@link #NONE} for none. */
    public int xenIrq(int pirq, int step) {
        return events(pirq, step + 1)
                .filter(of(XenFunction.MAP_DOMAIN_PIRQ))
                .findFirst()
                .map(map -> map.call().argument("irq"))
                .orElse(NONE);
    }

    /** What QEMU has mapped for a device after a step. */
    public Set<Integer> held(int device, int step) {
        Set<Integer> held = new TreeSet<>();
        Set<Integer> gone = new TreeSet<>();
        maps(device, step + 1).forEach(one -> {
            int pirq = pirq(one);
            if (!gone.contains(pirq)) {
                (one.call().function() == XenFunction.MAP_PIRQ ? held : gone).add(pirq);
            }
        });
        return held;
    }

    /** The pirq that QEMU holds for an entry of a device after a step, {@link #NONE} for none. */
    public int held(int device, int entry, int step) {
        Set<Integer> unmapped = new TreeSet<>();
        for (Step one : (Iterable<Step>) maps(device, step + 1)::iterator) {
            if (one.call().function() == XenFunction.UNMAP_PIRQ) {
                unmapped.add(pirq(one));
            } else if (one.call().argument("entry") == entry) {
                return unmapped.contains(pirq(one)) ? NONE : pirq(one);
            }
        }
        return NONE;
    }

    private Stream<Step> maps(int device, int before) {
        return thisDomain(byDevice.getOrDefault(device, Occurrences.NONE), before)
                .filter(of(XenFunction.GET_FREE_PIRQ).negate());
    }

    /** Whom Xen gave which pirq that nobody has given back up to a step, in the order in which they were given. */
    public List<Grant> grants(int step) {
        Map<Integer, Grant> held = new LinkedHashMap<>();
        int began = began(step + 1);
        for (Step one : moves.upTo(step)) {
            if (one.number() < began) {
                continue;
            }
            if (one.call().function() == XenFunction.UNMAP_PIRQ) {
                held.remove(pirq(one));
            } else if (one.call().function() == XenFunction.GET_FREE_PIRQ
                    || one.call().argument("pirq") < 0) {
                held.put(pirq(one), new Grant(pirq(one), one.actor(), one.partner()));
            }
        }
        return List.copyOf(held.values());
    }

    /** The step of the call that gave a Linux irq its pirq, if it still has that before a step. */
    public Optional<Step> carrier(int irq, int pirq, int before) {
        int destroyed = destroyed(irq, before).map(Step::number).orElse(0);
        return history.left(GuestFunction.XEN_BIND_PIRQ_MSI_TO_IRQ)
                .before(before)
                .takeWhile(step -> step.number() > destroyed)
                .filter(step -> step.call().argument("pirq") == pirq && value(step) == irq)
                .findFirst();
    }

    /** Where QEMU unmapped a pirq from a device last, after one step and up to another. */
    public Optional<Step> unmapped(int device, int pirq, int after, int step) {
        return maps(device, step + 1)
                .takeWhile(one -> one.number() > after)
                .filter(one -> one.call().function() == XenFunction.UNMAP_PIRQ && pirq(one) == pirq)
                .findFirst();
    }

    /** Where a Linux irq is destroyed next after a step. */
    public Optional<Step> goes(int irq, int step) {
        return history.left(GuestFunction.XEN_DESTROY_IRQ)
                .after(step)
                .filter(one -> one.call().argument("irq") == irq)
                .findFirst();
    }

    /** Whether a Linux irq that was bound at a step is not destroyed up to another. */
    public boolean lives(int irq, int bound, int step) {
        return goes(irq, bound).filter(gone -> gone.number() <= step).isEmpty();
    }

    /** Where a Linux irq was destroyed last before a step. */
    public Optional<Step> destroyed(int irq, int before) {
        return history.left(GuestFunction.XEN_DESTROY_IRQ)
                .before(before)
                .filter(step -> step.call().argument("irq") == irq)
                .findFirst();
    }
}
