package org.pirqscope.machine.run;

import java.util.List;
import org.pirqscope.machine.call.Answer;
import org.pirqscope.machine.call.Call;
import org.pirqscope.machine.call.Effect;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.call.Subject;

/**
 * What happens in a run as one number: who enters and leaves which function with which arguments and answers, and what
 * changes by it. Of wordings, findings and names nothing is in it: they may be put right without that the run is
 * another.
 */
final class StepDigest {

    private final Crc24 sum = new Crc24();

    private StepDigest() {}

    /** 24 bits. */
    static int of(List<Step> steps) {
        StepDigest digest = new StepDigest();
        steps.forEach(digest::add);
        return digest.sum.value();
    }

    private void add(Step step) {
        sum.add(step.actor())
                .add(step.entering() ? 1 : 0)
                .add(step.call().function().spelling());
        if (step.entering()) {
            step.call().arguments().stream().map(Call.Argument::value).forEach(sum::add);
        }
        switch (step.answer()) {
            case Answer.Nothing nothing -> {}
            case Answer.Value value -> sum.add(value.value());
            case Answer.Message read ->
                sum.add(read.message().addressHi())
                        .add(read.message().addressLo())
                        .add(read.message().data());
        }
        step.effects().forEach(this::add);
    }

    private void add(Effect effect) {
        switch (effect.subject()) {
            case Subject.Pirq row -> sum.add(row.pirq());
            case Subject.XenIrq row -> sum.add(row.irq());
            case Subject.EventChannel row -> sum.add(row.port());
            case Subject.GuestIrq row -> sum.add(row.irq());
            case Subject.TableEntry row -> sum.add(row.device()).add(row.entry());
            case Subject.MsiDescriptor row -> sum.add(row.device()).add(row.entry());
            case Subject.Device row -> sum.add(row.device());
        }
        sum.add(effect.field().name()).add(effect.before()).add(effect.after());
    }
}
