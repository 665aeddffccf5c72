package org.pirqscope.diagram.mail.story;

import org.pirqscope.diagram.Lanes;
import org.pirqscope.diagram.mail.row.Captions;
import org.pirqscope.diagram.mail.row.Story;
import org.pirqscope.diagram.mail.row.Weight;
import org.pirqscope.machine.call.Errno;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.XenFunction;
import org.pirqscope.machine.run.Cause;
import org.pirqscope.machine.run.History;
import org.pirqscope.machine.run.StepFinding;

/** Finds the story of a finding: everything that happened to its pirq, from the first allocation to what was lost. */
public final class FindingStory {

    private final History history;
    private final StoryBuilder story;
    private final StorySpan span;

    private FindingStory(History history, StorySpan span) {
        this.history = history;
        this.story = new StoryBuilder(history);
        this.span = span;
    }

    /** The story of a finding that is attached to this step. A stale hit that led to it is told as well. */
    public static Story of(History history, Lanes lanes, int step, Finding finding) {
        if (finding instanceof Finding.Observed seen && seen.kind() == Finding.Kind.POOL_EXHAUSTED) {
            return PoolStory.of(history, step, finding);
        }
        return new FindingStory(history, StorySpan.of(history, step, finding)).story(lanes, step, finding);
    }

    private Story story(Lanes lanes, int step, Finding finding) {
        int device = finding.device();
        PirqEvents events = new PirqEvents(story);
        events.add(span.first(), span.last(), span.pirq());
        Alarms alarms = new Alarms(story, span);
        alarms.add(device, Weight.CAUSE, Weight.NEEDED);
        if (span.root() != null) {
            stale((Finding.StaleHit) span.root().finding(), alarms);
        }
        events.pair(span.last(), span.pirq());
        new FailedBinds(story, span.owner(history)).add(span.last(), span.pirq());
        new ClosedPorts(story).add(span.last(), span.pirq());
        String kept = new KeptPirqs(story, events, device).add(span, step, finding);
        Focus cause = cause(finding, step);
        String others = new OtherLosses(story, device, cause).sentence();
        return story.build(
                Captions.title(finding),
                empty(device)
                        + emptied(device, finding, lanes)
                        + Captions.of(cause.finding(), lanes, history, cause.step())
                        + kept
                        + others);
    }

    private void stale(Finding.StaleHit hit, Alarms alarms) {
        alarms.add(hit.device(), Weight.DETAIL, Weight.DETAIL);
        alarms.add(span.loser(), Weight.DETAIL, Weight.NEEDED);
        new StaleRemarks(story).add(span.root().step(), hit);
    }

    /** QEMU asks for any pirq where the guest writes vectors: who has them all, if there was none for the device. */
    private String empty(int device) {
        return history.left(XenFunction.MAP_PIRQ)
                .after(span.first() - 1)
                .takeWhile(span::has)
                .filter(step -> step.actor() == device && Errno.ENOSPC.is(step.answer()))
                .findFirst()
                .map(step -> new PoolHolders(history.pirqs().grants(step.number())).sentence(history, device) + " ")
                .orElse("");
    }

    /** Why a device gets no vectors at all, if it is that the pool was empty. */
    private String emptied(int device, Finding loss, Lanes lanes) {
        if (!(loss instanceof Finding.SetupFailed)) {
            return "";
        }
        return history.findings().stream()
                .filter(seen -> seen.finding() instanceof Finding.PoolExhausted empty
                        && empty.device() == device
                        && span.has(seen.step()))
                .map(seen ->
                        Captions.of(seen.finding(), lanes, history, seen.step().number()) + " ")
                .findFirst()
                .orElse("");
    }

    /**
     * A lost interrupt is explained by the stale hit of its device, if there was one, or by a setup that ended too
     * early.
     */
    private Focus cause(Finding finding, int step) {
        Focus itself = new Focus(step, finding);
        if (!(finding instanceof Finding.Loss loss)) {
            return itself;
        }
        StepFinding reason =
                Cause.of(history, new StepFinding(history.step(step), finding)).reason();
        boolean explains = switch (reason.finding()) {
            case Finding.StaleHit hit -> hit.device() == loss.device();
            case Finding.NoIrq unset -> true;
            default -> false;
        };
        return explains ? new Focus(reason.step().number(), reason.finding()) : itself;
    }
}
