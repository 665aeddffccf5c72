package org.pirqscope.diagram.mail.story;

import org.pirqscope.diagram.mail.row.Weight;
import org.pirqscope.machine.call.Answer;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.call.XenFunction;

/** Between two binds of one pirq that succeed its event channel is closed: without that nobody believes the second. */
record ClosedPorts(StoryBuilder story) {

    /** Tells of the close between binds that are told. */
    void add(int last, int pirq) {
        Step bound = null;
        for (Step step : story.history().left(XenFunction.EVTCHN_BIND_PIRQ).upTo(last)) {
            if (step.call().argument("pirq") == pirq && !step.answer().failed()) {
                if (bound != null && story.has(bound.number()) && story.has(step.number())) {
                    close(bound, step.number());
                }
                bound = step;
            }
        }
    }

    private void close(Step bound, int before) {
        int port = bound.answer() instanceof Answer.Value value ? value.value() : -1;
        story.history()
                .entered(XenFunction.EVTCHN_CLOSE)
                .after(bound.number())
                .takeWhile(step -> step.number() < before)
                .filter(step -> step.call().argument("port") == port)
                .findFirst()
                .ifPresent(step -> {
                    story.keep(step.number(), story.weight(bound.number(), Weight.ASIDE));
                    story.pair(step.number(), bound.partner());
                    story.pair(bound.partner(), step.number());
                });
    }
}
