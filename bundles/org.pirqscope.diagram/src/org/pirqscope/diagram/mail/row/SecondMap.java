package org.pirqscope.diagram.mail.row;

import org.pirqscope.machine.call.Answer;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.call.XenFunction;
import org.pirqscope.machine.run.History;

/**
 * QEMU's second map of one pirq. Xen's map_domain_pirq answers 0 when the pirq is mapped already, so that QEMU believes
 * in both; but it programs the hardware only of the first.
 *
 * @param refused name of the controller whose map did nothing, empty if there was none
 * @param mapped name of the one whose hardware has the pirq
 * @param first step at which Xen mapped it; {@code second} at which it did nothing
 */
public record SecondMap(String refused, String mapped, int first, int second) {

    private static final SecondMap NONE = new SecondMap("", "", 0, 0);

    /** The first one of a pirq after a step. */
    public static SecondMap of(History history, int at, int pirq) {
        Step mapped = null;
        for (Step step : history.left(XenFunction.MAP_DOMAIN_PIRQ).all().toList()) {
            if (step.call().argument("pirq") != pirq) {
                continue;
            }
            if (!leaks(step)) {
                mapped = done(step) ? step : mapped;
            } else if (step.number() > at && mapped != null) {
                return new SecondMap(
                        Captions.name(history, step.actor()),
                        Captions.name(history, mapped.actor()),
                        mapped.number(),
                        step.number());
            }
        }
        return NONE;
    }

    private static boolean done(Step step) {
        return step.answer() instanceof Answer.Value value && value.value() == 0;
    }

    private static boolean leaks(Step step) {
        return step.findings().stream().anyMatch(Finding.XenIrqLeaked.class::isInstance);
    }

    /** What became of it, and why an interrupt is lost. */
    String sentence(int pirq) {
        if (refused.isEmpty()) {
            return "QEMU maps " + pirq + " again.";
        }
        String whose = refused.equals(mapped) ? "the first one" : mapped + "'s";
        return "QEMU maps " + pirq + " for both; Xen answers 0 to " + refused + "'s map but keeps " + whose + ", so "
                + refused + "'s hardware is never programmed.";
    }
}
