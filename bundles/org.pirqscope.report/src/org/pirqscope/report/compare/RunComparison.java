package org.pirqscope.report.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.Outcome;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.run.StepFinding;
import org.pirqscope.report.words.FindingWords;

/** Everything in which two runs differ. */
public final class RunComparison {

    private final Run left;
    private final Run right;
    private final Alignment alignment;
    private final DecidingRules rules;

    private RunComparison(Run left, Run right) {
        this.left = left;
        this.right = right;
        this.alignment = Alignment.of(left.history(), right.history());
        this.rules = new DecidingRules(left, right);
    }

    /** Compares them; where a rule is asked for, the left one is carried out with a column changed, once a column. */
    public static RunComparison of(Run left, Run right) {
        return new RunComparison(left, right);
    }

    public Run left() {
        return left;
    }

    public Run right() {
        return right;
    }

    /** Their steps beside one another. */
    public Alignment alignment() {
        return alignment;
    }

    /**
     * Where they part: where they do not agree on a value for the first time, else on a call; nothing for runs that
     * make the same calls with the same answers.
     */
    public Optional<Divergence> divergence() {
        return alignment.divergence();
    }

    /** The first call that is not the same in both, though it may change nothing. */
    public Optional<Divergence> differentCall() {
        return alignment.differentCall();
    }

    /** The rule that makes them part where {@link #divergence} says. */
    public Optional<DifferenceRule> rule() {
        return divergence().map(parted -> rules.of(parted, Alignment::divergence));
    }

    /** The rule behind {@link #differentCall}, which may be another one. */
    public Optional<DifferenceRule> ruleOfDifferentCall() {
        return differentCall().map(call -> rules.of(call, Alignment::differentCall));
    }

    /** The calls that one of them has alone, the left run's first, each function of an actor once. */
    public List<LoneCall> loneCalls() {
        List<LoneCall> calls = new ArrayList<>(loneCalls(true));
        calls.addAll(loneCalls(false));
        return List.copyOf(calls);
    }

    private List<LoneCall> loneCalls(boolean ours) {
        Map<List<Object>, List<Step>> grouped = new LinkedHashMap<>();
        for (Step step : alignment.lone(ours)) {
            grouped.computeIfAbsent(List.of(step.actorName(), step.call().function()), key -> new ArrayList<>())
                    .add(step);
        }
        return grouped.values().stream()
                .map(steps -> new LoneCall(ours, steps.getFirst(), steps.size(), rules.of(steps.getFirst())))
                .toList();
    }

    /** Warnings and failures that one of them has alone, by what they say of whom. */
    public List<FindingDifference> findings() {
        List<FindingDifference> differences = new ArrayList<>();
        lone(left, right).forEach(seen -> differences.add(new FindingDifference(true, seen)));
        lone(right, left).forEach(seen -> differences.add(new FindingDifference(false, seen)));
        return List.copyOf(differences);
    }

    private static List<StepFinding> lone(Run one, Run other) {
        Set<String> titles =
                other.history().findings().stream().map(RunComparison::what).collect(Collectors.toSet());
        return one.history().findings().stream()
                .filter(seen -> seen.finding().severity() != Finding.Severity.INFO)
                .filter(seen -> !titles.contains(what(seen)))
                .toList();
    }

    private static String what(StepFinding seen) {
        return seen.step().actorName() + " " + FindingWords.title(seen.finding());
    }

    /** How each controller ends, by its name. */
    public List<OutcomePair> outcomes() {
        Map<String, Outcome> ours = outcomes(left);
        Map<String, Outcome> theirs = outcomes(right);
        Set<String> names = new LinkedHashSet<>(ours.keySet());
        names.addAll(theirs.keySet());
        return names.stream()
                .map(name -> new OutcomePair(
                        name, Optional.ofNullable(ours.get(name)), Optional.ofNullable(theirs.get(name))))
                .toList();
    }

    private static Map<String, Outcome> outcomes(Run run) {
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        List<Outcome> ends = run.outcomes();
        for (int i = 0; i < ends.size(); i++) {
            outcomes.put(run.scenario().controllers().get(i).name(), ends.get(i));
        }
        return outcomes;
    }

    /** The cells in which the tables at their ends differ. */
    public List<CellDifference> tables() {
        return TableDifferences.of(left.at(left.length()), right.at(right.length()));
    }
}
