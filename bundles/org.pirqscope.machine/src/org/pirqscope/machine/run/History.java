package org.pirqscope.machine.run;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.pirqscope.machine.call.Answer;
import org.pirqscope.machine.call.Function;
import org.pirqscope.machine.call.GuestFunction;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.call.XenFunction;

/**
 * The index of a run's steps, made in one pass over them: who called whom, when a function was entered and left, what
 * was found where, and what became of each pirq. Whoever asks for something before or after a step asks here and looks
 * at no other steps.
 */
public final class History {

    private final List<Step> steps;
    private final int[] caller;
    private final BitSet entering = new BitSet();
    private final BitSet failed = new BitSet();
    private final BitSet alarmed = new BitSet();
    private final Map<Function, Occurrences> entered = new HashMap<>();
    private final Map<Function, Occurrences> left = new HashMap<>();
    private final Occurrences loads = new Occurrences();
    private final Occurrences handlers = new Occurrences();
    private final Map<Integer, EnableCalls> enables = new HashMap<>();
    private final Map<Integer, String> names = new HashMap<>();
    private final List<StepFinding> findings = new ArrayList<>();
    private final PirqHistory pirqs;

    private History(List<Step> steps) {
        this.steps = steps;
        this.caller = new int[steps.size() + 1];
        this.pirqs = new PirqHistory(this);
        Map<Integer, Deque<Step>> open = new HashMap<>();
        for (Step step : steps) {
            add(step, open.computeIfAbsent(step.actor(), actor -> new ArrayDeque<>()));
        }
    }

    /** Of some steps; step {@code n} must stand at index {@code n - 1}. */
    public static History of(List<Step> steps) {
        return new History(steps);
    }

    private void add(Step step, Deque<Step> open) {
        (step.entering() ? entered : left)
                .computeIfAbsent(step.call().function(), function -> new Occurrences())
                .add(step);
        names.putIfAbsent(step.actor(), step.actorName());
        step.findings().forEach(finding -> findings.add(new StepFinding(step, finding)));
        pirqs.add(step);
        forget(open, step.entering() ? step.depth() : step.depth() + 1);
        if (step.entering()) {
            entering.set(step.number());
            enables.computeIfAbsent(step.actor(), actor -> new EnableCalls()).add(step);
            if (step.call().function().beginsLoad()) {
                loads.add(step);
            }
            if (step.call().function().handlesInterrupt()) {
                handlers.add(step);
            }
            caller[step.number()] = open.isEmpty() ? 0 : open.peek().number();
            open.push(step);
        } else if (!open.isEmpty()) {
            caller[step.number()] = caller[open.peek().number()];
        }
        mark(step, open);
        if (!step.entering() && !open.isEmpty()) {
            open.pop();
        }
    }

    /** Calls that a kexec or a reboot has cut off never come back. */
    private static void forget(Deque<Step> open, int left) {
        while (open.size() > left) {
            open.pop();
        }
    }

    private void mark(Step step, Deque<Step> open) {
        if (step.alarming()) {
            open.forEach(around -> alarmed.set(around.number()));
        }
        // the guest lives without that answer
        if (step.answer().failed() && step.call().function() != XenFunction.IRQ_STATUS_QUERY) {
            open.forEach(around -> failed.set(around.number()));
        }
    }

    public List<Step> steps() {
        return steps;
    }

    /** The step of a number, which counts from 1. */
    public Step step(int number) {
        return steps.get(number - 1);
    }

    /** How many steps there are. */
    public int length() {
        return steps.size();
    }

    /** How many calls there are. */
    public int calls() {
        return entering.cardinality();
    }

    /** Where the call of a step was entered. */
    public static int entry(Step step) {
        return step.entering() || step.partner() == 0 ? step.number() : step.partner();
    }

    /** The call that a step enters or leaves. */
    public Invocation call(Step step) {
        Step enter = step.number() == entry(step) ? step : step(entry(step));
        List<Integer> inner = new ArrayList<>();
        int end = enter.partner() == 0 ? steps.size() + 1 : enter.partner();
        for (int i = enter.number() + 1; i < end; i++) {
            if (caller[i] == enter.number() && entering.get(i)) {
                inner.add(i);
            }
        }
        return new Invocation(enter.number(), enter.partner(), caller[enter.number()], inner, failed(enter.number()));
    }

    /** Where the call around a step's call was entered, 0 for none. */
    public int caller(int step) {
        return caller[step];
    }

    /** Where the outermost call around a call was entered, or the call itself. */
    public int outermost(int enter) {
        int root = enter;
        while (caller[root] > 0) {
            root = caller[root];
        }
        return root;
    }

    /** Where the xen_hvm_setup_msi_irqs around a call was entered, or else the outermost call. */
    public int setup(int enter) {
        int at = enter;
        while (caller[at] > 0 && step(at).call().function() != GuestFunction.XEN_HVM_SETUP_MSI_IRQS) {
            at = caller[at];
        }
        return at;
    }

    /** Whether a warning or failure is found in the call that a step enters. */
    public boolean alarmed(int enter) {
        return alarmed.get(enter);
    }

    /** Whether the call that a step enters, or a call inside of it, answers with an error. */
    public boolean failed(int enter) {
        return failed.get(enter);
    }

    /** Where a function is entered. */
    public Occurrences entered(Function function) {
        return entered.getOrDefault(function, Occurrences.NONE);
    }

    /** Where a function is left. */
    public Occurrences left(Function function) {
        return left.getOrDefault(function, Occurrences.NONE);
    }

    /** Where a driver begins to enable its interrupts; a fallback that it tries at once is no new beginning. */
    public Occurrences enables(int actor) {
        EnableCalls begun = enables.get(actor);
        return begun == null ? Occurrences.NONE : begun.begun();
    }

    /** Where a driver's load begins. */
    public Occurrences loads() {
        return loads;
    }

    /** Where a driver's interrupt handler is entered inside of a step's call, 0 for nowhere. */
    public int handler(Step step) {
        return handlers.inside(step(entry(step))).findFirst().map(Step::number).orElse(0);
    }

    /** The answer to the call that a step enters; the step itself while that is open. */
    public Step answer(Step enter) {
        return enter.partner() == 0 ? enter : step(enter.partner());
    }

    /** The name of an actor, empty for one that does nothing. */
    public String name(int actor) {
        return names.getOrDefault(actor, "");
    }

    /** All findings with their steps, in order. */
    public List<StepFinding> findings() {
        return findings;
    }

    /** Those up to a step, the last one first. */
    public Stream<StepFinding> findings(int step) {
        return findings.reversed().stream().filter(seen -> seen.step().number() <= step);
    }

    /** Those that are losses: an interrupt that is waited for never comes, or there is none at all. */
    public Stream<StepFinding> losses() {
        return findings.stream().filter(StepFinding::loss);
    }

    /** Whether a request_irq is for the device's line: no setup of its actor has made that irq. */
    public boolean asksForLine(Step request) {
        int irq = request.call().argument("irq");
        return left(GuestFunction.XEN_BIND_PIRQ_MSI_TO_IRQ)
                .all()
                .noneMatch(step -> step.actor() == request.actor()
                        && step.answer() instanceof Answer.Value value
                        && value.value() == irq);
    }

    /** What became of the pirqs. */
    public PirqHistory pirqs() {
        return pirqs;
    }
}
