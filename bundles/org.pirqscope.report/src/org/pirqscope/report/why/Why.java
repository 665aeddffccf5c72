package org.pirqscope.report.why;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.pirqscope.machine.call.Layer;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.History;

/**
 * Follows a value back: the step that set it, who asked for that across the layers, where the number in it was found,
 * who had left it there and who had freed it. All of it is looked up in the history of the run and the effects of its
 * steps; nothing is simulated again.
 */
public final class Why {

    private final History history;
    private final Changes changes;
    private final Origins origins;

    private Why(History history) {
        this.history = history;
        this.changes = Changes.of(history.steps());
        this.origins = new Origins(history, changes);
    }

    /** For one run. */
    public static Why of(History history) {
        return new Why(history);
    }

    /** All that the run changes. */
    public Changes changes() {
        return changes;
    }

    /** Why a quantity has the value that it has after a step; no links where nothing up to there has changed it. */
    public Chain chain(Quantity quantity, int step) {
        return changes.last(quantity, step)
                .map(change -> follow(new ChainLink(change.step(), LinkReason.CHANGED, List.of(change.effect()))))
                .orElse(new Chain(List.of()));
    }

    /** Why the call of a step was made as it was. */
    public Chain chain(Step step) {
        return follow(new ChainLink(step, LinkReason.CALLED, step.effects()));
    }

    /** What came of a step: each later step that changes something or fails, and whose chain holds it, in order. */
    public Stream<Step> cameOf(int step) {
        return history.steps().stream()
                .skip(step)
                .filter(later -> !later.effects().isEmpty() || later.answer().failed())
                .filter(later -> chain(later).holds(step));
    }

    private Chain follow(ChainLink first) {
        List<ChainLink> links = new ArrayList<>();
        Set<Integer> seen = new HashSet<>();
        Optional<ChainLink> next = Optional.of(first);
        while (next.isPresent()) {
            ChainLink link = next.get();
            if (seen.add(link.step().number())) {
                links.add(link);
            }
            asked(link.step(), seen, links);
            if (link.because() == LinkReason.READ) {
                origins.meanwhile(link.step())
                        .filter(each -> seen.add(each.step().number()))
                        .forEach(links::add);
            }
            // who freed a number is where a chain ends: what it was before is another question
            next = link.because() == LinkReason.FREED
                    ? Optional.empty()
                    : origins.of(link.step())
                            .filter(earlier -> !seen.contains(earlier.step().number()));
        }
        return new Chain(List.copyOf(links));
    }

    /** The first caller of each other layer, and the outermost call of the guest. */
    private void asked(Step step, Set<Integer> seen, List<ChainLink> links) {
        Layer layer = step.layer();
        Step outermost = null;
        for (int at = history.caller(History.entry(step)); at > 0; at = history.caller(at)) {
            Step caller = history.step(at);
            if (caller.layer() != layer) {
                add(outermost, seen, links);
                add(caller, seen, links);
                layer = caller.layer();
            }
            outermost = caller.layer() == Layer.GUEST ? caller : null;
        }
        add(outermost, seen, links);
    }

    private void add(Step caller, Set<Integer> seen, List<ChainLink> links) {
        if (caller != null && !seen.contains(caller.number()) && !seen.contains(caller.partner())) {
            seen.add(caller.number());
            links.add(ChainLink.of(caller, LinkReason.ASKED));
        }
    }
}
