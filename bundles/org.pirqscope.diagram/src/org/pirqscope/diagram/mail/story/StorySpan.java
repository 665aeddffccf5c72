package org.pirqscope.diagram.mail.story;

import org.pirqscope.diagram.Mark;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.call.XenFunction;
import org.pirqscope.machine.run.Cause;
import org.pirqscope.machine.run.History;
import org.pirqscope.machine.run.StepFinding;

/**
 * Which part of a run the story of a finding needs.
 *
 * @param pirq what it is about, -1 if it is about none
 * @param root the stale hit that led to it or that it is; null if there is none
 * @param loser the device that loses an interrupt: the finding's, or the owner of what it re-uses if only that one does
 * @param first step of the allocation that the cached message goes back to, 1 without a stale hit
 * @param last step at which the loser loses its first interrupt after the finding, or that of the finding
 */
record StorySpan(int pirq, Focus root, int loser, int first, int last) {

    static StorySpan of(History history, int step, Finding finding) {
        int device = finding.device();
        int pirq = finding instanceof Finding.StaleHit hit ? hit.pirq() : pirq(history, step, finding);
        Focus root = root(history, step, finding, pirq);
        int loser = root == null ? device : loser(history, step, device, (Finding.StaleHit) root.finding());
        int first = root == null ? 1 : first(history, (Finding.StaleHit) root.finding());
        return new StorySpan(pirq, root, loser, first, end(history, step, loser));
    }

    /** Whether a step belongs to it. */
    boolean has(Step step) {
        return step.number() >= first && step.number() <= last;
    }

    /** Whom Xen gave the pirq that the root re-uses, -1 if nobody. */
    int owner(History history) {
        int since = root == null ? 0 : ((Finding.StaleHit) root.finding()).ownedSince();
        return since == 0 ? -1 : history.step(since).actor();
    }

    /** A lost interrupt does not name its pirq, but an earlier finding of the device may. */
    private static int pirq(History history, int step, Finding finding) {
        int pirq = finding.pirq();
        return pirq >= 0
                ? pirq
                : history.findings(step)
                        .filter(seen -> names(seen.finding(), finding.device()))
                        .findFirst()
                        .map(seen -> highest(seen.step(), finding.device()))
                        .orElse(-1);
    }

    private static boolean names(Finding finding, int device) {
        return Mark.of(finding) != Mark.NONE && finding.device() == device && finding.pirq() >= 0;
    }

    private static int highest(Step step, int device) {
        return step.findings().stream()
                .filter(finding -> names(finding, device))
                .mapToInt(finding -> finding.pirq())
                .max()
                .orElse(-1);
    }

    private static Focus root(History history, int step, Finding finding, int pirq) {
        return switch (finding) {
            case Finding.StaleHit hit -> new Focus(step, hit);
            case Finding.Loss loss -> {
                StepFinding reason = Cause.of(history, new StepFinding(history.step(step), loss))
                        .reason();
                yield reason.finding() instanceof Finding.StaleHit
                        ? new Focus(reason.step().number(), reason.finding())
                        : null;
            }
            default -> staleHit(history, step, pirq);
        };
    }

    /** The last time at or before a step that somebody re-used this pirq. */
    private static Focus staleHit(History history, int step, int pirq) {
        return history.findings(step)
                .filter(seen -> seen.finding() instanceof Finding.StaleHit hit && hit.pirq() == pirq)
                .findFirst()
                .map(seen -> new Focus(seen.step().number(), seen.finding()))
                .orElse(null);
    }

    private static int loser(History history, int step, int device, Finding.StaleHit hit) {
        int owner =
                hit.ownedSince() == 0 ? device : history.step(hit.ownedSince()).actor();
        return loss(history, step, device) == null && loss(history, step, owner) != null ? owner : device;
    }

    private static int first(History history, Finding.StaleHit hit) {
        return history.entered(XenFunction.GET_FREE_PIRQ)
                .before(hit.writtenAt())
                .filter(step -> step.actor() == hit.device())
                .findFirst()
                .map(Step::number)
                .orElse(1);
    }

    private static int end(History history, int step, int device) {
        Step lost = loss(history, step, device);
        Step last = lost == null ? history.step(step) : lost;
        return Math.max(last.number(), last.partner());
    }

    private static Step loss(History history, int step, int device) {
        return history.losses()
                .filter(seen -> seen.step().number() >= step && seen.finding().device() == device)
                .findFirst()
                .map(StepFinding::step)
                .orElse(null);
    }
}
