package org.pirqscope.report.reproduce;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.pirqscope.machine.call.CallKind;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.Layer;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.Run;
import org.pirqscope.report.table.LogRow;

/**
 * What it takes to bring a run about: who is held where, what to trace in each layer, which lines come in which order.
 */
public final class Reproduction {

    private final Run run;

    private Reproduction(Run run) {
        this.run = run;
    }

    /** Of a run. */
    public static Reproduction of(Run run) {
        return new Reproduction(run);
    }

    public Run run() {
        return run;
    }

    /**
     * One for each context switch after which the one who ran before goes on later, in the order of the switches; none
     * for one who has returned from all its calls and goes on in another kernel.
     */
    public List<Hold> holds() {
        List<Hold> holds = new ArrayList<>();
        Map<Integer, Integer> since = new HashMap<>();
        List<Step> steps = run.steps();
        for (int i = 1; i < steps.size(); i++) {
            if (steps.get(i).actor() != steps.get(i - 1).actor()) {
                Step last = steps.get(i - 1);
                hold(last, since.getOrDefault(last.actor(), 0)).ifPresent(hold -> {
                    hold.place().ifPresent(place -> since.put(last.actor(), place.number()));
                    holds.add(hold);
                });
            }
        }
        return List.copyOf(holds);
    }

    private Optional<Hold> hold(Step last, int since) {
        List<Step> later = run.steps().subList(last.number(), run.length());
        Optional<Step> next =
                later.stream().filter(step -> step.actor() == last.actor()).findFirst();
        Optional<Step> end = later
                .subList(0, next.map(step -> step.number() - last.number() - 1).orElse(0))
                .stream()
                .filter(this::endsTheGuest)
                .findFirst();
        if (end.isPresent() && last.depth() == 0 && !last.entering()) {
            // it was at its end, and what comes next is another kernel's
            return Optional.empty();
        }
        Optional<Step> place = later.stream()
                .filter(step -> end.isEmpty() && step.actor() == last.actor() && step.entering() && isFunction(step))
                .findFirst();
        int passes = place.map(step -> passes(step, since)).orElse(0);
        return next.map(step -> new Hold(
                last.actorName(), last, step, place, passes, run.steps().get(step.number() - 2)));
    }

    private boolean endsTheGuest(Step step) {
        int event = step.actor() - run.scenario().controllers().size();
        return event >= 0 && step.atomic().restartsGuest();
    }

    private int passes(Step place, int since) {
        return (int) run.steps().subList(Math.min(since, place.number() - 1), place.number() - 1).stream()
                .filter(step -> step.actor() == place.actor() && step.entering())
                .filter(step -> step.call().function().equals(place.call().function()))
                .count();
    }

    /** Hypercalls, traps and commands to a device are no functions of the kernel that makes them. */
    private static boolean isFunction(Step step) {
        return step.call().function().kind() == CallKind.CALL && step.layer() != Layer.XEN;
    }

    /** The functions of a layer that the run enters, in the order of their first call. */
    public List<String> functions(Layer layer) {
        Set<String> names = new LinkedHashSet<>();
        run.steps().stream()
                .filter(step -> step.layer() == layer && step.entering())
                .filter(step -> step.call().function().kind() != CallKind.COMMAND)
                .forEach(step -> names.add(step.call().name()));
        return List.copyOf(names);
    }

    /** All log lines in order. */
    public List<LogRow> lines() {
        return LogRow.of(run);
    }

    /** The first step with a failure, where the debug keys tell most; nothing for a run without. */
    public Optional<Step> failure() {
        return run.steps().stream()
                .filter(step ->
                        step.findings().stream().anyMatch(finding -> finding.severity() == Finding.Severity.FAILURE))
                .findFirst();
    }
}
