package org.pirqscope.ui.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.pirqscope.diagram.DiagramPair;
import org.pirqscope.diagram.Matches;
import org.pirqscope.diagram.Scope;
import org.pirqscope.diagram.SequenceDiagram;
import org.pirqscope.diagram.SpacedRows;
import org.pirqscope.machine.call.Outcome;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.version.Setting;
import org.pirqscope.report.compare.AlignedStep;
import org.pirqscope.report.compare.CellDifference;
import org.pirqscope.report.compare.DifferenceRule;
import org.pirqscope.report.compare.Divergence;
import org.pirqscope.report.compare.LoneCall;
import org.pirqscope.report.compare.RunComparison;
import org.pirqscope.report.words.FindingWords;

/**
 * The answer to a comparison, ready to be shown.
 *
 * @param first which of the steps is where they part; -1 where they don't
 */
record ComparedRuns(
        Run left,
        Run right,
        String title,
        List<AlignedStep> steps,
        int first,
        List<Difference> differences,
        Optional<Divergence> divergence,
        DiagramPair diagrams) {

    /** One thing in which the runs differ. @param step where in the run that has it, if it is of a step */
    record Difference(String kind, String what, String left, String right, Optional<Step> step) {

        /** Whether its step is one of the left run. */
        boolean ofLeft() {
            return right.isEmpty();
        }
    }

    static ComparedRuns of(RunComparison comparison) {
        List<AlignedStep> steps = comparison.alignment().steps();
        Optional<Divergence> divergence = comparison.divergence();
        int first = 0;
        while (first < steps.size() && divergence.isPresent() && !at(steps.get(first), divergence.get())) {
            first++;
        }
        return new ComparedRuns(
                comparison.left(),
                comparison.right(),
                title(comparison, divergence),
                steps,
                divergence.isPresent() && first < steps.size() ? first : -1,
                differences(comparison),
                divergence,
                DiagramPair.of(diagram(comparison.left()), diagram(comparison.right()), beside(steps, divergence)));
    }

    /** What the runs do where they part stands side by side, too. */
    private static List<AlignedStep> beside(List<AlignedStep> steps, Optional<Divergence> divergence) {
        return Stream.concat(steps.stream(), divergence.stream().map(one -> new AlignedStep(one.left(), one.right())))
                .toList();
    }

    private static SequenceDiagram diagram(Run run) {
        return SequenceDiagram.of(run, Scope.ALL.withNotes(false));
    }

    /** The rows of one of the diagrams that are not the same in the other. */
    Matches different(boolean ofLeft) {
        SpacedRows rows = ofLeft ? diagrams.left() : diagrams.right();
        return Matches.at(steps.stream()
                .filter(step -> !step.same())
                .flatMap(step -> (ofLeft ? step.left() : step.right()).stream())
                .mapToInt(step -> rows.rowOf(step.number()))
                .filter(row -> row >= 0));
    }

    /** The row of the diagrams in which that step stands. */
    int row(AlignedStep step) {
        return step.left().isPresent()
                ? diagrams.left().rowOf(step.left().get().number())
                : diagrams.right().rowOf(step.right().orElseThrow().number());
    }

    /** Of the row at which the runs part what both do there, else the row itself. */
    AlignedStep parting(AlignedStep row) {
        return first >= 0 && row.equals(steps.get(first))
                ? divergence
                        .map(one -> new AlignedStep(one.left(), one.right()))
                        .orElse(row)
                : row;
    }

    /** The aligned step of that number of one of the runs. */
    Optional<AlignedStep> step(boolean ofLeft, int number) {
        return steps.stream()
                .filter(step -> (ofLeft ? step.left() : step.right())
                        .filter(one -> one.number() == number)
                        .isPresent())
                .findFirst();
    }

    /** Whether the run is one of them. */
    boolean has(Run run) {
        return run == left || run == right;
    }

    private static boolean at(AlignedStep row, Divergence divergence) {
        return divergence.left().isPresent()
                ? row.left().map(Step::number).equals(divergence.left().map(Step::number))
                : row.right().map(Step::number).equals(divergence.right().map(Step::number));
    }

    private static String title(RunComparison comparison, Optional<Divergence> divergence) {
        Run left = comparison.left();
        Run right = comparison.right();
        String other = left.scenario().name().equals(right.scenario().name())
                        && !left.scenario().versions().equals(right.scenario().versions())
                ? left.scenario().versions().changeTo(right.scenario().versions())
                : right.scenario().name() + ", " + right.scenario().versions().text();
        String sides = "left: this run " + verdict(left) + "   right: " + other + " " + verdict(right);
        return divergence
                .map(one -> sides + "\nthey part: " + what(one.left()) + " | " + what(one.right())
                        + comparison
                                .rule()
                                .map(DifferenceRule::text)
                                .map(rule -> "  \u2013  " + rule)
                                .orElse(""))
                .orElse(sides + "\nthe same calls with the same answers");
    }

    private static String verdict(Run run) {
        return (run.failed() ? "\u2717 " : "\u2713 ")
                + String.join(
                        ", ",
                        run.outcomes().stream().map(Outcome::text).distinct().toList());
    }

    private static String what(Optional<Step> step) {
        return step.map(one -> one.actorName() + " " + one.text() + " at " + one.shown())
                .orElse("is at its end");
    }

    private static List<Difference> differences(RunComparison comparison) {
        List<Difference> all = new ArrayList<>();
        comparison.findings().forEach(one -> {
            Step step = one.seen().step();
            String words = FindingWords.title(one.seen().finding()) + " at " + step.shown();
            all.add(new Difference(
                    "finding", step.actorName(), one.left() ? words : "", one.left() ? "" : words, Optional.of(step)));
        });
        for (LoneCall call : comparison.loneCalls()) {
            String words = call.call().call().name() + " at " + call.call().shown()
                    + (call.times() > 1 ? ", " + call.times() + " times" : "")
                    + call.rule()
                            .map(Setting::difference)
                            .map(rule -> "  (" + rule + ")")
                            .orElse("");
            all.add(new Difference(
                    "call",
                    call.call().actorName(),
                    call.left() ? words : "",
                    call.left() ? "" : words,
                    Optional.of(call.call())));
        }
        for (CellDifference cell : comparison.tables()) {
            all.add(new Difference(
                    "at the end",
                    cell.table() + " " + cell.row() + ", " + cell.column(),
                    cell.left(),
                    cell.right(),
                    Optional.empty()));
        }
        return all;
    }
}
