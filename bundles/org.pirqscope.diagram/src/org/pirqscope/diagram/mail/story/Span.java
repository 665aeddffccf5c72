package org.pirqscope.diagram.mail.story;

import java.util.List;
import org.pirqscope.diagram.Mark;
import org.pirqscope.diagram.mail.row.Subjects;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.call.XenFunction;

/**
 * Which part of a run the story of a finding needs.
 *
 * @param pirq what it is about, -1 if it is about none
 * @param root the stale hit that led to it or that it is; null if there is none
 * @param loser the device that loses an interrupt: the finding's, or the owner of what it re-uses if only that one does
 * @param first step of the allocation that the cached message goes back to, 1 without a stale hit
 * @param last step at which the loser loses its first interrupt after the finding, or that of the finding
 */
record Span(int pirq, Focus root, int loser, int first, int last) {

    static Span of(List<Step> steps, int step, Finding finding) {
        int device = Subjects.of(finding)[0];
        int pirq = finding instanceof Finding.StaleHit hit ? hit.pirq() : pirq(steps, step, finding);
        Focus root = finding instanceof Finding.StaleHit ? new Focus(step, finding) : staleHit(steps, step, pirq);
        int loser = root == null ? device : loser(steps, step, device, (Finding.StaleHit) root.finding());
        int first = root == null ? 1 : first(steps, (Finding.StaleHit) root.finding());
        return new Span(pirq, root, loser, first, end(steps, step, loser));
    }

    /** Whom Xen gave the pirq that the root re-uses, -1 if nobody. */
    int owner(List<Step> steps) {
        int since = root == null ? 0 : ((Finding.StaleHit) root.finding()).ownedSince();
        return since == 0 ? -1 : steps.get(since - 1).actor();
    }

    /** A lost interrupt does not name its pirq, but an earlier finding of the device may. */
    private static int pirq(List<Step> steps, int step, Finding finding) {
        int pirq = Subjects.of(finding)[1];
        for (int i = step - 1; i >= 0 && pirq < 0; i--) {
            for (Finding earlier : steps.get(i).findings()) {
                boolean same = Mark.of(earlier) != Mark.NONE && Subjects.of(earlier)[0] == Subjects.of(finding)[0];
                pirq = same ? Math.max(pirq, Subjects.of(earlier)[1]) : pirq;
            }
        }
        return pirq;
    }

    /** The last time at or before a step that somebody re-used this pirq. */
    private static Focus staleHit(List<Step> steps, int step, int pirq) {
        for (int i = step - 1; i >= 0; i--) {
            for (Finding earlier : steps.get(i).findings()) {
                if (earlier instanceof Finding.StaleHit hit && hit.pirq() == pirq) {
                    return new Focus(steps.get(i).number(), hit);
                }
            }
        }
        return null;
    }

    private static int loser(List<Step> steps, int step, int device, Finding.StaleHit hit) {
        int owner =
                hit.ownedSince() == 0 ? device : steps.get(hit.ownedSince() - 1).actor();
        return loss(steps, step, device) == null && loss(steps, step, owner) != null ? owner : device;
    }

    private static int first(List<Step> steps, Finding.StaleHit hit) {
        for (int i = hit.writtenAt() - 1; i >= 0; i--) {
            Step step = steps.get(i);
            if (step.actor() == hit.device() && step.call().function() == XenFunction.GET_FREE_PIRQ) {
                return step.entering() ? step.number() : step.partner();
            }
        }
        return 1;
    }

    private static int end(List<Step> steps, int step, int device) {
        Step lost = loss(steps, step, device);
        Step last = lost == null ? steps.get(step - 1) : lost;
        return Math.max(last.number(), last.partner());
    }

    private static Step loss(List<Step> steps, int step, int device) {
        for (Step one : steps.subList(step - 1, steps.size())) {
            for (Finding finding : one.findings()) {
                if (OtherLosses.lost(finding) && Subjects.of(finding)[0] == device) {
                    return one;
                }
            }
        }
        return null;
    }
}
