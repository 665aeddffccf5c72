package org.pirqscope.diagram.mail.story;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.pirqscope.diagram.mail.row.Weight;
import org.pirqscope.machine.call.Answer;
import org.pirqscope.machine.call.Call;
import org.pirqscope.machine.call.Function;
import org.pirqscope.machine.call.GuestFunction;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.call.XenFunction;
import org.pirqscope.machine.message.MsiMessage;

/** What happens to a pirq: who gets it, writes it, maps it, binds it and gives it back. */
record PirqEvents(StoryBuilder story) {

    private static final List<Function> TOLD = List.of(
            XenFunction.GET_FREE_PIRQ,
            XenFunction.UNMAP_PIRQ,
            GuestFunction.XEN_BIND_PIRQ_MSI_TO_IRQ,
            XenFunction.EVTCHN_BIND_PIRQ,
            GuestFunction.PCI_WRITE_MSI_MSG,
            XenFunction.MAP_PIRQ);

    /** Tells of all calls on the pirq that are entered from one step to another. */
    void add(int first, int last, int pirq) {
        if (pirq < 0) {
            return;
        }
        for (Function function : TOLD) {
            story.history()
                    .entered(function)
                    .after(first - 1)
                    .takeWhile(step -> step.number() <= last)
                    .filter(step -> weight(step, pirq) >= 0)
                    .forEach(step -> {
                        boolean opens = step.number() == first && function == XenFunction.GET_FREE_PIRQ;
                        story.keep(step.number(), opens ? Weight.OPENING : weight(step, pirq));
                    });
        }
    }

    /** Whoever gives a pirq back got it before; the one without the other makes no sense. */
    void pair(int last, int pirq) {
        Map<Integer, Integer> got = new HashMap<>();
        Stream.of(XenFunction.GET_FREE_PIRQ, XenFunction.MAP_PIRQ, XenFunction.UNMAP_PIRQ)
                .flatMap(function -> story.history().entered(function).upTo(last).stream())
                .sorted(Comparator.comparingInt(Step::number))
                .forEach(step -> pair(step, pirq, got));
    }

    private void pair(Step step, int pirq, Map<Integer, Integer> got) {
        if (answers(step, pirq)) {
            got.put(step.actor(), step.number());
        } else if (step.call().function() == XenFunction.UNMAP_PIRQ
                && names(step.call(), pirq)
                && got.containsKey(step.actor())) {
            story.pair(step.number(), got.get(step.actor()));
            story.pair(got.remove(step.actor()), step.number());
        }
    }

    /** How much a call on this pirq matters; -1 if it has nothing to do with it. */
    private int weight(Step step, int pirq) {
        Function function = step.call().function();
        boolean named = names(step.call(), pirq) || answers(step, pirq);
        if (function == XenFunction.GET_FREE_PIRQ || function == XenFunction.UNMAP_PIRQ) {
            return named ? Weight.REASON : -1;
        }
        if (function == GuestFunction.XEN_BIND_PIRQ_MSI_TO_IRQ || function == XenFunction.EVTCHN_BIND_PIRQ) {
            return named ? Weight.ASIDE : -1;
        }
        boolean told = function == GuestFunction.PCI_WRITE_MSI_MSG || function == XenFunction.MAP_PIRQ;
        return named && told ? Weight.DETAIL : -1;
    }

    /** Whether the call writes the number into a message. */
    static boolean writes(Call call, int pirq) {
        if (call.function() != GuestFunction.PCI_WRITE_MSI_MSG) {
            return false;
        }
        MsiMessage written =
                new MsiMessage(call.argument("address_hi"), call.argument("address_lo"), call.argument("data"));
        return written.vector() == 0 && written.pirq() == pirq;
    }

    private static boolean names(Call call, int pirq) {
        return writes(call, pirq)
                || call.arguments().stream()
                        .anyMatch(argument -> argument.name().equals("pirq") && argument.value() == pirq);
    }

    private boolean answers(Step enter, int pirq) {
        boolean gives = enter.call().function() == XenFunction.GET_FREE_PIRQ
                || enter.call().function() == XenFunction.MAP_PIRQ
                        && enter.call().argument("pirq") < 0;
        return gives
                && enter.partner() > 0
                && story.history().answer(enter).answer() instanceof Answer.Value value
                && value.value() == pirq;
    }
}
