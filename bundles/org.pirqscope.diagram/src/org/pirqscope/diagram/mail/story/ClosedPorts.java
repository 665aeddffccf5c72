package org.pirqscope.diagram.mail.story;

import org.pirqscope.diagram.mail.row.Weight;
import org.pirqscope.machine.call.Answer;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.call.XenFunction;

/** Between two binds of one pirq that succeed its event channel is closed: without that nobody believes the second. */
final class ClosedPorts {

    private final Telling telling;

    ClosedPorts(Telling telling) {
        this.telling = telling;
    }

    /** Tells of the close between binds that are told. */
    void add(int last, int pirq) {
        Step bound = null;
        for (int number = 1; number <= last; number++) {
            Step step = telling.step(number);
            boolean binds = !step.entering()
                    && step.call().function() == XenFunction.EVTCHN_BIND_PIRQ
                    && step.call().argument("pirq") == pirq;
            if (binds && !step.answer().failed()) {
                if (bound != null && telling.tells(bound.number()) && telling.tells(number)) {
                    close(bound, number);
                }
                bound = step;
            }
        }
    }

    private void close(Step bound, int before) {
        int port = bound.answer() instanceof Answer.Value value ? value.value() : -1;
        for (int number = bound.number(); number < before; number++) {
            Step step = telling.step(number);
            if (step.entering()
                    && step.call().function() == XenFunction.EVTCHN_CLOSE
                    && step.call().argument("port") == port) {
                telling.keep(number, telling.weight(bound.number(), Weight.ASIDE));
                telling.pair(number, bound.partner());
                telling.pair(bound.partner(), number);
                return;
            }
        }
    }
}
