package org.pirqscope.session.series;

import java.util.Arrays;
import org.pirqscope.machine.call.Answer;
import org.pirqscope.machine.call.AtomicStep;
import org.pirqscope.machine.call.Effect;
import org.pirqscope.machine.call.GuestFunction;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.call.Subject;
import org.pirqscope.machine.call.XenFunction;
import org.pirqscope.machine.scenario.Pool;
import org.pirqscope.machine.state.PirqRow;
import org.pirqscope.machine.state.PirqRow.State;
import org.pirqscope.machine.state.PoolCount;

/** Keeps the state of every MSI pirq up to date with the effects of one step after the other. */
final class PoolLedger {

    private static final int NOBODY = -1;

    private final int first;
    private final int[] irq;
    private final boolean[] emulated;
    private final int[] carriers;
    private final int[] holder;
    private final int[] count = new int[State.values().length];

    PoolLedger(Pool pool) {
        first = pool.nrIrqsGsi();
        irq = new int[pool.extraGuestIrqs()];
        emulated = new boolean[irq.length];
        carriers = new int[irq.length];
        holder = new int[irq.length];
        Arrays.fill(holder, NOBODY);
        count[State.FREE.ordinal()] = irq.length;
    }

    PoolCount count() {
        return new PoolCount(of(State.FREE), of(State.ALLOCATED), of(State.MAPPED), of(State.LEAKED), of(State.FORCED) + of(State.EMULATED));
    }

    private int of(State state) {
        return count[state.ordinal()];
    }

    /** Takes over what the step did; whether it did anything to a pirq. */
    boolean take(Step step) {
        boolean any = hold(step);
        for (Effect effect : step.effects()) {
            switch (effect.subject()) {
                case Subject.Pirq pirq -> any |= table(pirq.pirq(), effect);
                case Subject.GuestIrq guest -> any |= effect.field().equals("pirq") && carry(effect);
                default -> { }
            }
        }
        return any;
    }

    /** A setup holds a number from get_free_pirq's answer until it has bound an irq to it, or has been cut off. */
    private boolean hold(Step step) {
        if (step.atomic() == AtomicStep.KEXEC || step.atomic() == AtomicStep.REBOOT) {
            return letGo(NOBODY);
        }
        if (step.entering()) {
            return step.atomic() == AtomicStep.UNPLUG && letGo(step.actor());
        }
        if (step.call().function() == XenFunction.GET_FREE_PIRQ && step.answer() instanceof Answer.Value answer && known(answer.value())) {
            change(answer.value(), () -> holder[answer.value() - first] = step.actor());
            return true;
        }
        return step.call().function() == GuestFunction.XEN_BIND_PIRQ_MSI_TO_IRQ && letGo(step.actor());
    }

    /** @param actor whose numbers are let go, all of them for {@link #NOBODY} */
    private boolean letGo(int actor) {
        boolean any = false;
        for (int i = 0; i < holder.length; i++) {
            if (holder[i] != NOBODY && (actor == NOBODY || holder[i] == actor)) {
                int at = i;
                change(first + i, () -> holder[at] = NOBODY);
                any = true;
            }
        }
        return any;
    }

    private boolean table(int pirq, Effect effect) {
        if (!known(pirq)) {
            return false;
        }
        switch (effect.field()) {
            case "irq" -> change(pirq, () -> irq[pirq - first] = number(effect.after()));
            case "emuirq" -> change(pirq, () -> emulated[pirq - first] = !effect.after().equals("IRQ_UNBOUND"));
            default -> { }
        }
        return true;
    }

    private boolean carry(Effect effect) {
        return carry(effect.before(), -1) | carry(effect.after(), 1);
    }

    private boolean carry(String pirq, int more) {
        if (pirq.equals("none") || !known(Integer.parseInt(pirq))) {
            return false;
        }
        int number = Integer.parseInt(pirq);
        change(number, () -> carriers[number - first] += more);
        return true;
    }

    private static int number(String irq) {
        return irq.equals("PIRQ_ALLOCATED") ? -1 : Integer.parseInt(irq);
    }

    private boolean known(int pirq) {
        return pirq >= first && pirq < first + irq.length;
    }

    private void change(int pirq, Runnable change) {
        count[state(pirq - first).ordinal()]--;
        change.run();
        count[state(pirq - first).ordinal()]++;
    }

    /** As {@link PirqRow#state}. */
    private State state(int i) {
        if (irq[i] == 0) {
            return emulated[i] ? State.EMULATED : State.FREE;
        }
        if (irq[i] > 0) {
            return State.MAPPED;
        }
        return irq[i] < -1 ? State.FORCED : carriers[i] > 0 || holder[i] != NOBODY ? State.ALLOCATED : State.LEAKED;
    }
}
