package org.pirqscope.diagram.mail.story;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.pirqscope.diagram.mail.row.Callers;
import org.pirqscope.diagram.mail.row.Captions;
import org.pirqscope.diagram.mail.row.Remark;
import org.pirqscope.diagram.mail.row.Story;
import org.pirqscope.diagram.mail.row.Subjects;
import org.pirqscope.diagram.mail.row.Weight;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.Finding.Kind;
import org.pirqscope.machine.call.GuestFunction;
import org.pirqscope.machine.call.Step;

/**
 * What an empty pool has to tell: who holds the pirqs, who got none, what was lost in the setup that failed, and what
 * the driver does then.
 */
final class PoolStory {

    private final List<Step> steps;
    private final int actor;
    private final int end;
    private final TreeMap<Integer, Integer> weights = new TreeMap<>();
    private final Map<Integer, Remark> remarks = new HashMap<>();

    /** @param at the step of the answer; {@code end} that of the setup around it */
    private PoolStory(List<Step> steps, int at, int end) {
        this.steps = steps;
        this.actor = steps.get(at - 1).actor();
        this.end = end;
    }

    /** The story of the pirq that could not be had at a step. */
    static Story of(List<Step> steps, int at, Finding finding) {
        Callers callers = new Callers(steps);
        int root = callers.outermost(entering(steps.get(at - 1)));
        int end = steps.get(root - 1).partner();
        PoolStory story = new PoolStory(steps, at, end == 0 ? steps.size() : end);
        PoolHolders holders = PoolHolders.at(steps, at);
        holders.groups(callers).forEach(group -> story.granted(group, holders));
        story.kept(at);
        story.tell(entering(steps.get(at - 1)), Weight.NEEDED, Remark.alarm("no pirq is free"));
        int leaked = story.leaks(at);
        story.alarms(at);
        boolean line = story.lineInterrupt(at);
        return new Story(
                story.weights,
                story.remarks,
                Captions.title(finding),
                story.caption(holders, leaked, line),
                Map.of(),
                false);
    }

    private static int entering(Step step) {
        return step.entering() || step.partner() == 0 ? step.number() : step.partner();
    }

    private void tell(int step, int weight, Remark remark) {
        weights.merge(step, weight, Math::min);
        if (!remark.isEmpty()) {
            remarks.putIfAbsent(step, remark);
        }
    }

    /** The first and the last of the pirqs that one setup got stand for all of them. */
    private void granted(List<PoolHolders.Grant> group, PoolHolders holders) {
        PoolHolders.Grant last = group.getLast();
        boolean all = last.equals(holders.grants().getLast());
        Remark end = all ? Remark.comment("the last one of " + holders.grants().size()) : Remark.NONE;
        Remark more = group.size() < 3
                ? Remark.NONE
                : Remark.comment("and " + PoolHolders.pirqs(group.subList(1, group.size() - 1)));
        tell(last.step(), Weight.REASON, end);
        tell(group.getFirst().step(), Weight.REASON, more);
    }

    /** The teardowns after which pirqs were missing already. */
    private void kept(int at) {
        for (Step step : steps.subList(0, at)) {
            Finding finding = step.actor() == actor ? finding(step, Kind.POOL_NOT_RESTORED) : null;
            if (finding != null) {
                tell(entering(step), Weight.REASON, Subjects.remark(finding, step, steps));
            }
        }
    }

    /** What the failed setup loses: the first and the last irq that is destroyed while its pirq stays. Counts them. */
    private int leaks(int at) {
        List<Step> leaking = new ArrayList<>();
        for (Step step : after(at)) {
            if (has(step, Kind.PIRQ_LEAKED)) {
                leaking.add(step);
            }
        }
        if (!leaking.isEmpty()) {
            Step first = leaking.getFirst();
            String more = leaking.size() < 3 ? "" : ", and " + (leaking.size() - 2) + " more";
            tell(entering(first), Weight.NEEDED, Remark.alarm("pirq " + pirq(first) + " leaked" + more));
            tell(
                    entering(leaking.getLast()),
                    Weight.REASON,
                    Remark.alarm("pirq " + pirq(leaking.getLast()) + " leaked"));
            after(at).stream()
                    .filter(step -> step.entering() && step.call().function() == GuestFunction.FREE_MSI_IRQS)
                    .findFirst()
                    .ifPresent(step -> tell(step.number(), Weight.ASIDE, Remark.NONE));
        }
        return leaking.size();
    }

    private static int pirq(Step leaking) {
        return Subjects.of(finding(leaking, Kind.PIRQ_LEAKED))[1];
    }

    private List<Step> after(int at) {
        return steps.subList(at, end).stream()
                .filter(step -> step.actor() == actor)
                .toList();
    }

    private static boolean has(Step step, Kind kind) {
        return finding(step, kind) != null;
    }

    private static Finding finding(Step step, Kind kind) {
        return step.findings().stream()
                .filter(finding -> finding instanceof Finding.Observed seen && seen.kind() == kind)
                .findFirst()
                .orElse(null);
    }

    /**
     * Every later alarm of the same setup, said in its own words: fallbacks among them. That a retry is refused too
     * stands in its answer.
     */
    private void alarms(int at) {
        for (Step step : after(at)) {
            if (!step.alarming() || has(step, Kind.PIRQ_LEAKED)) {
                continue;
            }
            Finding finding = Focus.at(step).orElseThrow().finding();
            boolean again = finding instanceof Finding.Observed seen && seen.kind() == Kind.POOL_EXHAUSTED;
            tell(
                    entering(step),
                    again ? Weight.DETAIL : Weight.NEEDED,
                    again ? Remark.NONE : Subjects.remark(finding, step, steps));
        }
    }

    /** Whether the last handler is requested for an irq that no event channel is bound for: the device's line. */
    private boolean lineInterrupt(int at) {
        Step last = null;
        for (Step step : after(at)) {
            last = step.entering() && step.call().function() == GuestFunction.REQUEST_IRQ ? step : last;
        }
        boolean line = last != null && last.partner() == last.number() + 1;
        if (line) {
            tell(
                    last.number(),
                    Weight.NEEDED,
                    Remark.comment("irq " + last.call().argument("irq") + " is its INTx line"));
        }
        return line;
    }

    private String caption(PoolHolders holders, int leaked, boolean line) {
        String name = Captions.name(steps, actor);
        String lost = leaked == 0
                ? ""
                : leaked == 1
                        ? " One that QEMU never mapped is not given back: it is lost until the domain ends."
                        : " The failed setup gives none of its " + leaked
                                + " back: QEMU never mapped them, so they are lost until the domain ends.";
        String then = line ? " " + name + " goes on with its line interrupt." : "";
        return holders.sentence(steps, actor) + lost + then + others();
    }

    /** Who else asks in vain later, for all or some of what it wants. */
    private String others() {
        List<String> names = steps.subList(end, steps.size()).stream()
                .filter(step -> step.actor() != actor && has(step, Kind.POOL_EXHAUSTED))
                .map(step -> Captions.name(steps, step.actor()))
                .distinct()
                .toList();
        String listed = names.size() <= 2
                ? String.join(" and ", names)
                : names.getFirst() + " and " + (names.size() - 1) + " more";
        return names.isEmpty() ? "" : " " + listed + (names.size() == 1 ? " runs" : " run") + " out of pirqs, too.";
    }
}
