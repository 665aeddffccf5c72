package org.pirqscope.diagram.mail.story;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.pirqscope.diagram.mail.row.AlarmRemark;
import org.pirqscope.diagram.mail.row.Captions;
import org.pirqscope.diagram.mail.row.Remark;
import org.pirqscope.diagram.mail.row.Story;
import org.pirqscope.diagram.mail.row.Weight;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.Finding.Kind;
import org.pirqscope.machine.call.GuestFunction;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.History;
import org.pirqscope.machine.run.PirqHistory.Grant;
import org.pirqscope.machine.run.StepFinding;

/**
 * What an empty pool has to tell: who holds the pirqs, who got none, what was lost in the setup that failed, and what
 * the driver does then.
 */
final class PoolStory {

    private final History history;
    private final int actor;
    private final int end;
    private final TreeMap<Integer, Integer> weights = new TreeMap<>();
    private final Map<Integer, Remark> remarks = new HashMap<>();

    /** @param at the step of the answer; {@code end} that of the setup around it */
    private PoolStory(History history, int at, int end) {
        this.history = history;
        this.actor = history.step(at).actor();
        this.end = end;
    }

    /** The story of the pirq that could not be had at a step. */
    static Story of(History history, int at, Finding finding) {
        int root = history.outermost(History.entry(history.step(at)));
        int end = history.step(root).partner();
        PoolStory story = new PoolStory(history, at, end == 0 ? history.length() : end);
        PoolHolders holders = new PoolHolders(history.pirqs().grants(at));
        holders.groups(history).forEach(group -> story.granted(group, holders));
        story.kept(at);
        story.tell(History.entry(history.step(at)), Weight.NEEDED, Remark.alarm("no pirq is free"));
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

    private void tell(int step, int weight, Remark remark) {
        weights.merge(step, weight, Math::min);
        if (!remark.isEmpty()) {
            remarks.putIfAbsent(step, remark);
        }
    }

    /** The first and the last of the pirqs that one setup got stand for all of them. */
    private void granted(List<Grant> group, PoolHolders holders) {
        Grant last = group.getLast();
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
        for (StepFinding seen : history.findings()) {
            if (seen.step().number() <= at
                    && seen.step().actor() == actor
                    && seen.finding() instanceof Finding.PoolNotRestored) {
                tell(History.entry(seen.step()), Weight.REASON, AlarmRemark.of(seen.finding(), seen.step(), history));
            }
        }
    }

    /** What the failed setup loses: the first and the last irq that is destroyed while its pirq stays. Counts them. */
    private int leaks(int at) {
        List<Step> leaking = new ArrayList<>();
        alarmed(at).filter(step -> has(step, Kind.PIRQ_LEAKED)).forEach(leaking::add);
        if (!leaking.isEmpty()) {
            Step first = leaking.getFirst();
            String more = leaking.size() < 3 ? "" : ", and " + (leaking.size() - 2) + " more";
            tell(History.entry(first), Weight.NEEDED, Remark.alarm("pirq " + pirq(first) + " leaked" + more));
            tell(
                    History.entry(leaking.getLast()),
                    Weight.REASON,
                    Remark.alarm("pirq " + pirq(leaking.getLast()) + " leaked"));
            after(GuestFunction.FREE_MSI_IRQS, at)
                    .findFirst()
                    .ifPresent(step -> tell(step.number(), Weight.ASIDE, Remark.NONE));
        }
        return leaking.size();
    }

    private static int pirq(Step leaking) {
        return finding(leaking, Kind.PIRQ_LEAKED).pirq();
    }

    private Stream<Step> after(GuestFunction function, int at) {
        return history.entered(function)
                .after(at)
                .takeWhile(step -> step.number() <= end)
                .filter(step -> step.actor() == actor);
    }

    /** The steps of the setup at which something is found. */
    private Stream<Step> alarmed(int at) {
        return history.findings().stream()
                .map(StepFinding::step)
                .filter(step -> step.number() > at && step.number() <= end && step.actor() == actor)
                .distinct();
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
        for (Step step : alarmed(at).toList()) {
            if (!step.alarming() || has(step, Kind.PIRQ_LEAKED)) {
                continue;
            }
            Finding finding = Focus.at(step).orElseThrow().finding();
            boolean again = finding instanceof Finding.Observed seen && seen.kind() == Kind.POOL_EXHAUSTED;
            tell(
                    History.entry(step),
                    again ? Weight.DETAIL : Weight.NEEDED,
                    again ? Remark.NONE : AlarmRemark.of(finding, step, history));
        }
    }

    /** Whether the last handler is requested for an irq that no setup of the device has made: its line. */
    private boolean lineInterrupt(int at) {
        Step last = after(GuestFunction.REQUEST_IRQ, at)
                .reduce((earlier, later) -> later)
                .orElse(null);
        boolean line = last != null && history.asksForLine(last);
        if (line) {
            tell(
                    last.number(),
                    Weight.NEEDED,
                    Remark.comment("irq " + last.call().argument("irq") + " is its INTx line"));
        }
        return line;
    }

    private String caption(PoolHolders holders, int leaked, boolean line) {
        String name = Captions.name(history, actor);
        String lost = leaked == 0
                ? ""
                : leaked == 1
                        ? " One that QEMU never mapped is not given back: it is lost until the domain ends."
                        : " The failed setup gives none of its " + leaked
                                + " back: QEMU never mapped them, so they are lost until the domain ends.";
        String then = line ? " " + name + " goes on with its line interrupt." : "";
        return holders.sentence(history, actor) + lost + then + others();
    }

    /** Who else asks later without getting all that it wants. */
    private String others() {
        List<String> names = history.findings().stream()
                .filter(seen -> seen.step().number() > end
                        && seen.step().actor() != actor
                        && seen.finding() instanceof Finding.PoolExhausted)
                .map(seen -> Captions.name(history, seen.step().actor()))
                .distinct()
                .toList();
        String listed = names.size() <= 2
                ? String.join(" and ", names)
                : names.getFirst() + " and " + (names.size() - 1) + " more";
        return names.isEmpty() ? "" : " " + listed + (names.size() == 1 ? " runs" : " run") + " out of pirqs, too.";
    }
}
