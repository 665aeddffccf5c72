package org.pirqscope.chart;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.pirqscope.machine.call.Answer;
import org.pirqscope.machine.call.AtomicStep;
import org.pirqscope.machine.call.Effect;
import org.pirqscope.machine.call.Function;
import org.pirqscope.machine.call.QemuFunction;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.call.Subject;
import org.pirqscope.machine.call.XenFunction;
import org.pirqscope.machine.scenario.Pool;
import org.pirqscope.machine.state.PirqRow;
import org.pirqscope.machine.state.PirqRow.State;
import org.pirqscope.machine.state.PoolCount;

/** Keeps the state of every MSI pirq up to date with the effects of one step after the other. */
final class PoolLedger {

    private final int first;
    private final int[] irq;
    private final boolean[] emulated;
    private final BitSet[] awaited;
    private final int[] count = new int[State.values().length];

    /** @param actors who can be setting up */
    PoolLedger(Pool pool, int actors) {
        first = pool.nrIrqsGsi();
        irq = new int[pool.extraGuestIrqs()];
        emulated = new boolean[irq.length];
        awaited = Stream.generate(BitSet::new).limit(actors).toArray(BitSet[]::new);
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
        boolean any = await(step);
        for (Effect effect : step.effects()) {
            switch (effect.subject()) {
                case Subject.Pirq pirq -> any |= table(pirq.pirq(), effect);
                case Subject.GuestIrq guest -> any |= effect.field().equals("pirq") && carry(step.actor(), effect);
                default -> { }
            }
        }
        return any | enabled(step);
    }

    /** A setup waits for the map of a number from get_free_pirq's answer until its enabling write is done, or until it is cut off. */
    private boolean await(Step step) {
        if (step.atomic() == AtomicStep.KEXEC || step.atomic() == AtomicStep.REBOOT) {
            return IntStream.range(0, awaited.length).filter(this::letGo).count() > 0;
        }
        if (step.entering()) {
            return step.atomic() == AtomicStep.UNPLUG && letGo(step.actor());
        }
        if (step.call().function() == XenFunction.GET_FREE_PIRQ && step.answer() instanceof Answer.Value answer && known(answer.value())) {
            change(answer.value(), () -> awaited[step.actor()].set(answer.value() - first));
            return true;
        }
        return false;
    }

    private boolean enabled(Step step) {
        Function function = step.call().function();
        return !step.entering() && step.atomic().enables()
                && (function == QemuFunction.MSIXCTRL_REG_WRITE || function == QemuFunction.MSGCTRL_REG_WRITE) && letGo(step.actor());
    }

    /** The actor waits for nothing any more; whether it did. */
    private boolean letGo(int actor) {
        int[] were = awaited[actor].stream().toArray();
        for (int i : were) {
            change(first + i, () -> awaited[actor].clear(i));
        }
        return were.length > 0;
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

    /** An irq_info that the actor binds carries its number until it is destroyed. */
    private boolean carry(int actor, Effect effect) {
        return carry(actor, effect.before(), false) | carry(actor, effect.after(), true);
    }

    private boolean carry(int actor, String pirq, boolean bound) {
        if (pirq.equals("none") || !known(Integer.parseInt(pirq))) {
            return false;
        }
        int number = Integer.parseInt(pirq);
        change(number, () -> awaited[actor].set(number - first, bound));
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
        return irq[i] < -1 ? State.FORCED : Arrays.stream(awaited).anyMatch(numbers -> numbers.get(i)) ? State.ALLOCATED : State.LEAKED;
    }
}
