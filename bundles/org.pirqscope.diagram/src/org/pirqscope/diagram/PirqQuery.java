package org.pirqscope.diagram;

import org.pirqscope.machine.call.Answer;
import org.pirqscope.machine.call.Call;
import org.pirqscope.machine.call.Effect;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.GuestFunction;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.call.Subject;
import org.pirqscope.machine.call.XenFunction;
import org.pirqscope.machine.message.MsiMessage;

/** Everything that names one pirq: arguments, answers, messages, table rows, findings. */
record PirqQuery(int pirq) implements Query {

    @Override
    public boolean matches(Step step) {
        return called(step.call())
                || answered(step)
                || step.effects().stream().anyMatch(this::changed)
                || step.findings().stream().anyMatch(this::found);
    }

    private boolean called(Call call) {
        for (Call.Argument argument : call.arguments()) {
            boolean names = argument.name().equals("pirq") || argument.name().equals("requested");
            if (names && argument.value() == pirq) {
                return true;
            }
        }
        return call.function() == GuestFunction.PCI_WRITE_MSI_MSG && carries(written(call));
    }

    private static MsiMessage written(Call call) {
        return new MsiMessage(call.argument("address_hi"), call.argument("address_lo"), call.argument("data"));
    }

    private boolean answered(Step step) {
        return switch (step.answer()) {
            case Answer.Nothing nothing -> false;
            case Answer.Message read -> carries(read.message());
            case Answer.Value value -> value.value() == pirq && givesPirq(step);
        };
    }

    private static boolean givesPirq(Step step) {
        return step.call().function() == XenFunction.GET_FREE_PIRQ
                || step.call().function() == XenFunction.MAP_PIRQ
                || step.call().function() == GuestFunction.XEN_ALLOCATE_PIRQ_MSI;
    }

    private boolean carries(MsiMessage message) {
        return message.pirq() == pirq && (message.data() & 0xff) == 0;
    }

    private boolean changed(Effect effect) {
        return effect.subject() instanceof Subject.Pirq row && row.pirq() == pirq;
    }

    private boolean found(Finding finding) {
        return finding instanceof Finding.MessageDecoded decoded ? carries(decoded.message()) : finding.pirq() == pirq;
    }
}
