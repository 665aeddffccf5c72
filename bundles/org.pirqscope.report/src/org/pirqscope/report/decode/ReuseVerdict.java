package org.pirqscope.report.decode;

import java.util.List;
import org.pirqscope.machine.call.Answer;
import org.pirqscope.machine.call.GuestFunction;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.message.MessageDecode;
import org.pirqscope.machine.message.MsiMessage;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.version.LinuxRules.Reuse;
import org.pirqscope.report.decode.Condition.Result;

/**
 * What a kernel makes of a message before it allocates: the two conditions and what follows from them.
 *
 * @param conditions in the order in which the kernel tests them
 */
record ReuseVerdict(List<Condition> conditions, String outcome) {

    private static final String DATA = "data == XEN_PIRQ_MSI_DATA (0x4300)";

    /** @param until the first step that has no more to do with the message, or is not made yet */
    static ReuseVerdict of(Run run, HandledMessage handled, MessageDecode words, int until) {
        Reuse reuse = run.scenario().versions().linuxRules().reuse();
        if (reuse == Reuse.NEVER) {
            return none(
                    words,
                    "Linux " + run.scenario().versions().linux()
                            + " never re-uses a pirq: it does not read the message back.");
        }
        if (handled.message().written()) {
            return none(words, "Written, not read: nothing is tested.");
        }
        Step lookup = lookup(run.steps(), handled, until);
        return reuse == Reuse.LIST ? list(run, words, lookup) : array(run, words, lookup);
    }

    /** While the message is being read nothing is tested yet, in the kernel's order. */
    static ReuseVerdict of(Run run, MessageReading reading, MessageDecode words) {
        Condition data =
                reading.knows(Register.DATA) ? untested(words, "") : Condition.notTested(DATA, "data is not read yet");
        Condition lookup = Condition.notTested(
                reading.knowsPirq() ? text(words) : "xen_irq_from_pirq(pirq) >= 0",
                reading.knowsPirq() ? "" : "the pirq is not known yet");
        boolean lookupFirst = run.scenario().versions().linuxRules().reuse() == Reuse.ARRAY;
        return new ReuseVerdict(
                lookupFirst ? List.of(lookup, data) : List.of(data, lookup),
                "%d of %d words are read: the kernel tests nothing before it has all."
                        .formatted(reading.answered(), reading.count()));
    }

    private static ReuseVerdict none(MessageDecode words, String why) {
        return new ReuseVerdict(
                List.of(Condition.notTested(DATA, why), Condition.notTested(text(words), "")), words.explanation());
    }

    /** 2.6.39 and later: data first, then a walk over the list. */
    private static ReuseVerdict list(Run run, MessageDecode words, Step lookup) {
        Condition data = data(words);
        Condition second = lookup != null
                ? lookup(run, words, lookup)
                : Condition.notTested(
                        text(words), data.holds() ? "not looked up yet" : "data differs, so it is not looked up");
        return new ReuseVerdict(
                List.of(data, second), data.holds() ? outcome(words, second) : "data is not 0x4300: " + FRESH);
    }

    /** 2.6.37: the array first, then data. */
    private static ReuseVerdict array(Run run, MessageDecode words, Step lookup) {
        if (lookup == null) {
            return new ReuseVerdict(
                    List.of(Condition.notTested(text(words), "not looked up yet"), untested(words, "")), WAITS);
        }
        Condition first = lookup(run, words, lookup);
        Condition data = first.holds() ? data(words) : untested(words, "no irq answers");
        return new ReuseVerdict(
                List.of(first, data),
                data.holds() || !first.holds() ? outcome(words, first) : "data is not 0x4300: " + FRESH);
    }

    private static final String FRESH = "the kernel asks Xen for a pirq and writes a new message.";
    private static final String WAITS = "The kernel has not looked the pirq up yet.";

    private static String outcome(MessageDecode words, Condition lookup) {
        String pirq = Integer.toUnsignedString(words.message().pirq());
        return switch (lookup.result()) {
            case TRUE -> "Both hold: the kernel re-uses pirq " + pirq + " and writes nothing.";
            case FALSE -> "No irq carries pirq " + pirq + ": " + FRESH;
            case NOT_TESTED -> WAITS;
        };
    }

    private static Condition data(MessageDecode words) {
        return new Condition(DATA, value(words), Result.of(words.message().data() == MsiMessage.PIRQ_DATA), "");
    }

    /** The value is known, but nobody has looked at it. */
    private static Condition untested(MessageDecode words, String why) {
        return new Condition(DATA, value(words), Result.NOT_TESTED, why);
    }

    private static String value(MessageDecode words) {
        return "0x%04x".formatted(words.message().data());
    }

    private static Condition lookup(Run run, MessageDecode words, Step step) {
        int irq = step.answer() instanceof Answer.Value answer ? answer.value() : -1;
        return new Condition(
                text(words),
                Integer.toString(irq),
                Result.of(irq >= 0),
                irq < 0 ? "no irq carries it" : owner(run, step, irq));
    }

    private static String owner(Run run, Step step, int irq) {
        return run.at(step.number()).guestIrqs().stream()
                .filter(row -> row.irq() == irq && !row.owner().isEmpty())
                .findFirst()
                .map(row -> "irq " + irq + " belongs to " + row.owner())
                .orElse("irq " + irq + " no longer belongs to anyone");
    }

    private static String text(MessageDecode words) {
        return "xen_irq_from_pirq(" + Integer.toUnsignedString(words.message().pirq()) + ") >= 0";
    }

    private static Step lookup(List<Step> steps, HandledMessage handled, int until) {
        for (Step step : steps.subList(handled.step(), Math.min(until - 1, steps.size()))) {
            if (step.actor() == handled.actor()
                    && !step.entering()
                    && step.call().function() == GuestFunction.XEN_IRQ_FROM_PIRQ) {
                return step;
            }
        }
        return null;
    }
}
