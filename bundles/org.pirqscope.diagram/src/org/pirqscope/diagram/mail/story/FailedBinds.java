package org.pirqscope.diagram.mail.story;

import org.pirqscope.diagram.mail.row.Captions;
import org.pirqscope.diagram.mail.row.Remark;
import org.pirqscope.diagram.mail.row.Weight;
import org.pirqscope.machine.call.GuestFunction;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.call.XenFunction;

/**
 * The event channels that cannot be had: Xen binds a pirq once, so the last bind before that succeeded is still there.
 *
 * @param owner whom Xen gave the pirq that another one re-uses, -1 if there is no such
 */
record FailedBinds(StoryBuilder story, int owner) {

    /**
     * Tells of a story that ends at a step why a bind of the pirq fails: one of the story, or the first one that a bind
     * of the story lets fail later.
     */
    void add(int last, int pirq) {
        Step bound = null;
        boolean told = false;
        for (Step step :
                story.history().left(XenFunction.EVTCHN_BIND_PIRQ).all().toList()) {
            boolean binds = step.call().argument("pirq") == pirq;
            if (binds && !step.answer().failed()) {
                bound = step;
            } else if (binds
                    && bound != null
                    && bound.actor() != step.actor()
                    && (step.number() <= last ? story.has(step.number()) : !told && follows(bound, last))) {
                tell(bound, step, pirq);
                told = true;
            }
        }
    }

    private boolean follows(Step bound, int last) {
        return bound.number() <= last && story.has(bound.number());
    }

    private void tell(Step bound, Step failed, int pirq) {
        boolean needed = story.weight(failed.number(), Weight.ASIDE) <= Weight.CAUSE;
        int weight = needed
                ? Weight.REASON
                : Weight.SETUP; // how the device itself came to its pirq matters more than another's failure
        irq(needed ? bound : failed, pirq, weight);
        String victim = Captions.name(story.history(), failed.actor());
        story.addRemark(
                bound.number(),
                weight,
                failed.actor() == owner
                        ? Remark.alarm("binds it before " + victim + " does", "before " + victim)
                        : Remark.comment(pirq + " is bound now", ""));
        String by = "bound by " + Captions.name(story.history(), bound.actor());
        story.setRemark(
                failed.number(), weight, Remark.alarm("already " + by, by).besideOnly());
        story.pair(bound.partner(), failed.partner());
    }

    /** Where the irq of an event channel comes from. */
    private void irq(Step bound, int pirq, int weight) {
        story.history()
                .entered(GuestFunction.XEN_BIND_PIRQ_MSI_TO_IRQ)
                .before(bound.number())
                .filter(step -> step.actor() == bound.actor() && step.call().argument("pirq") == pirq)
                .findFirst()
                .ifPresent(step -> story.keep(step.number(), weight));
    }
}
