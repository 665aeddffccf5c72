package org.pirqscope.report.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.History;

/**
 * The steps of two runs beside one another. Calls are paired actor by actor, from the outermost to the innermost, so
 * that it does not matter who ran in between.
 */
public final class Alignment {

    private final Map<String, List<AlignedStep>> byActor = new LinkedHashMap<>();
    private final List<Step> loneLeft = new ArrayList<>();
    private final List<Step> loneRight = new ArrayList<>();

    private Alignment() {}

    /** Aligns two runs. */
    public static Alignment of(History left, History right) {
        Alignment alignment = new Alignment();
        Map<String, List<CallBlock>> ours = CallBlock.of(left);
        Map<String, List<CallBlock>> theirs = CallBlock.of(right);
        Set<String> actors = new LinkedHashSet<>(ours.keySet());
        actors.addAll(theirs.keySet());
        for (String actor : actors) {
            List<AlignedStep> steps = alignment.byActor.computeIfAbsent(actor, each -> new ArrayList<>());
            alignment.pair(ours.getOrDefault(actor, List.of()), theirs.getOrDefault(actor, List.of()), steps);
        }
        return alignment;
    }

    private void pair(List<CallBlock> left, List<CallBlock> right, List<AlignedStep> steps) {
        for (CallPairs.Couple couple : CallPairs.of(left, right)) {
            if (couple.left().isPresent() && couple.right().isPresent()) {
                CallBlock ours = couple.left().get();
                CallBlock theirs = couple.right().get();
                steps.add(new AlignedStep(Optional.of(ours.enter()), Optional.of(theirs.enter())));
                pair(ours.inner(), theirs.inner(), steps);
                if (ours.leave().isPresent() || theirs.leave().isPresent()) {
                    steps.add(new AlignedStep(ours.leave(), theirs.leave()));
                }
            } else {
                couple.left().ifPresent(block -> {
                    loneLeft.add(block.enter());
                    block.steps().forEach(step -> steps.add(new AlignedStep(Optional.of(step), Optional.empty())));
                });
                couple.right().ifPresent(block -> {
                    loneRight.add(block.enter());
                    block.steps().forEach(step -> steps.add(new AlignedStep(Optional.empty(), Optional.of(step))));
                });
            }
        }
    }

    /** The steps of an actor beside one another. */
    public List<AlignedStep> steps(String actor) {
        return byActor.getOrDefault(actor, List.of());
    }

    /** Who does something in one of the runs. */
    public List<String> actors() {
        return List.copyOf(byActor.keySet());
    }

    /**
     * All of them in one list: the left run's steps in their order, and before each of these what only the right run
     * has there.
     */
    public List<AlignedStep> steps() {
        Map<Integer, List<AlignedStep>> before = new LinkedHashMap<>();
        List<AlignedStep> last = new ArrayList<>();
        for (List<AlignedStep> steps : byActor.values()) {
            List<AlignedStep> waiting = new ArrayList<>();
            for (AlignedStep step : steps) {
                waiting.add(step);
                if (step.left().isPresent()) {
                    before.put(step.left().get().number(), waiting);
                    waiting = new ArrayList<>();
                }
            }
            last.addAll(waiting);
        }
        List<AlignedStep> all = new ArrayList<>();
        before.keySet().stream().sorted().forEach(number -> all.addAll(before.get(number)));
        last.sort(Comparator.comparingInt(step -> step.right().orElseThrow().number()));
        all.addAll(last);
        return List.copyOf(all);
    }

    /** The calls that one of the runs has alone, without those inside of them: where each is entered. */
    public List<Step> lone(boolean ofLeft) {
        return List.copyOf(ofLeft ? loneLeft : loneRight);
    }

    /**
     * Where somebody does something else for the first time, in the order of the left run; nothing where nobody does.
     */
    public Optional<Divergence> differentCall() {
        return byActor.values().stream()
                .map(Alignment::differentCall)
                .flatMap(Optional::stream)
                .min(Comparator.comparingInt((Divergence one) -> number(one.left()))
                        .thenComparingInt(one -> number(one.right())));
    }

    private static int number(Optional<Step> step) {
        return step.map(Step::number).orElse(Integer.MAX_VALUE);
    }

    /** Where the runs part: on a value, or else on a call that changes none. */
    public Optional<Divergence> divergence() {
        return parting().or(this::differentCall);
    }

    private static Optional<Divergence> differentCall(List<AlignedStep> steps) {
        for (int i = 0; i < steps.size(); i++) {
            if (!steps.get(i).same()) {
                List<AlignedStep> rest = steps.subList(i, steps.size());
                return Optional.of(new Divergence(
                        rest.stream().flatMap(step -> step.left().stream()).min(Comparator.comparingInt(Step::number)),
                        rest.stream()
                                .flatMap(step -> step.right().stream())
                                .min(Comparator.comparingInt(Step::number))));
            }
        }
        return Optional.empty();
    }

    /**
     * Where the runs do not agree on a value for the first time: what an actor was answered in each of them, by the
     * call that the other run does not make, or else the steps that change the value. A call that reads and changes
     * nothing parts no runs here, however many of them only one has.
     */
    public Optional<Divergence> parting() {
        return byActor.values().stream()
                .map(Alignment::parting)
                .flatMap(Optional::stream)
                .min(Comparator.comparingInt((Divergence one) -> number(one.left()))
                        .thenComparingInt(one -> number(one.right())));
    }

    private static Optional<Divergence> parting(List<AlignedStep> steps) {
        List<Step> left = steps.stream().flatMap(step -> step.left().stream()).toList();
        List<Step> right = steps.stream().flatMap(step -> step.right().stream()).toList();
        List<ChangedBy> ours = ChangedBy.of(left);
        List<ChangedBy> theirs = ChangedBy.of(right);
        int first = 0;
        while (first < Math.min(ours.size(), theirs.size())
                && ours.get(first).what().equals(theirs.get(first).what())) {
            first++;
        }
        if (first == ours.size() && first == theirs.size()) {
            return Optional.empty();
        }
        return Optional.of(new Divergence(
                first < ours.size()
                        ? Optional.of(answered(steps, ours.get(first).step(), true))
                        : Optional.empty(),
                first < theirs.size()
                        ? Optional.of(answered(steps, theirs.get(first).step(), false))
                        : Optional.empty()));
    }

    /** A change, and the step that makes it. */
    private record ChangedBy(Step step, String what) {
        static List<ChangedBy> of(List<Step> steps) {
            return steps.stream()
                    .flatMap(step -> step.effects().stream().map(effect -> new ChangedBy(step, effect.text())))
                    .toList();
        }
    }

    /** The answer of the lone call around a step, or of the one right before it in the same call; else the step. */
    private static Step answered(List<AlignedStep> steps, Step changing, boolean ofLeft) {
        List<Step> lone = steps.stream()
                .filter(step -> (ofLeft ? step.right() : step.left()).isEmpty())
                .map(step -> (ofLeft ? step.left() : step.right()).orElseThrow())
                .filter(step -> !step.entering())
                .toList();
        Optional<Step> around = lone.stream()
                .filter(step -> step.partner() < changing.number() && changing.number() <= step.number())
                .min(Comparator.comparingInt(Step::depth));
        int enter = changing.entering() ? changing.number() : changing.partner();
        Optional<Step> before = lone.stream()
                .filter(step -> step.depth() == changing.depth() && step.number() < enter)
                .max(Comparator.comparingInt(Step::number))
                .filter(step -> steps.stream()
                        .flatMap(each -> (ofLeft ? each.left() : each.right()).stream())
                        .noneMatch(each -> step.number() < each.number() && each.number() < enter));
        return around.or(() -> before).orElse(changing);
    }
}
