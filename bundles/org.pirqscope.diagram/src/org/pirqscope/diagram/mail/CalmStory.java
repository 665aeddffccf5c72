package org.pirqscope.diagram.mail;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.pirqscope.machine.call.Function;
import org.pirqscope.machine.call.GuestFunction;
import org.pirqscope.machine.call.Kind;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.call.XenFunction;

/** What a run in which nothing goes wrong has to tell: who got which pirq, and who gave it back. */
final class CalmStory {

    private CalmStory() {
    }

    static Story of(List<Step> steps) {
        TreeMap<Integer, Integer> weights = new TreeMap<>();
        for (Step step : steps) {
            int weight = step.entering() ? weight(step.call().function()) : 0;
            if (weight > 0) {
                weights.put(step.number(), weight);
            }
        }
        return new Story(weights, Map.of(), "NOTHING LOST", "No interrupt is lost and no pirq has two owners.", true);
    }

    private static int weight(Function function) {
        if (function == XenFunction.GET_FREE_PIRQ || function == XenFunction.UNMAP_PIRQ) {
            return 1;
        }
        if (function == GuestFunction.PCI_READ_MSI_MSG || function == GuestFunction.XEN_IRQ_FROM_PIRQ || function == XenFunction.EVTCHN_BIND_PIRQ) {
            return 2;
        }
        return function == XenFunction.MAP_PIRQ || function == GuestFunction.XEN_BIND_PIRQ_MSI_TO_IRQ ? 3
                : function.kind() == Kind.COMMAND ? 4 : 0;
    }
}
