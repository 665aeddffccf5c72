package org.pirqscope.diagram.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.pirqscope.diagram.Activations;
import org.pirqscope.diagram.DiagramPair;
import org.pirqscope.diagram.SequenceDiagram;
import org.pirqscope.diagram.SpacedRows;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.report.compare.AlignedStep;
import org.pirqscope.report.compare.RunComparison;

/** Two diagrams side by side: nothing is lost, and what both runs do stands in one row. */
class DiagramPairTest {

    private static DiagramPair pair(Run left, Run right) {
        return DiagramPair.of(Runs.diagram(left), Runs.diagram(right), steps(left, right));
    }

    private static List<AlignedStep> steps(Run left, Run right) {
        return RunComparison.of(left, right).alignment().steps();
    }

    private static List<String> texts(SpacedRows rows) {
        List<String> texts = new ArrayList<>();
        for (int at = 0; at < rows.rows(); at++) {
            if (!rows.blank(at)) {
                texts.add(
                        rows.kind(at) + " " + rows.row(at).text() + rows.row(at).note());
            }
        }
        return texts;
    }

    private static List<String> texts(SequenceDiagram diagram) {
        return IntStream.range(0, diagram.rows())
                .mapToObj(row -> diagram.kind(row) + " " + diagram.row(row).text()
                        + diagram.row(row).note())
                .toList();
    }

    /** The same order on two kernels. */
    private static List<Run[]> onTwoKernels() {
        List<Run[]> pairs = new ArrayList<>();
        BuiltIn.all().stream().filter(one -> one.controllers().size() <= 4).forEach(scenario -> {
            Run run = Run.of(scenario);
            pairs.add(new Run[] {
                run, Run.of(scenario.withVersions(scenario.versions().withLinux("4.11")))
            });
        });
        return pairs;
    }

    private static List<Run[]> pairs() {
        List<Run[]> pairs = onTwoKernels();
        LongStream.range(0, 60)
                .forEach(seed -> pairs.add(new Run[] {
                    Runs.random(seed, "4.10", "nvme0", "nvme1"), Runs.random(seed + seed % 3, "4.11", "nvme0", "nvme1")
                }));
        return pairs;
    }

    @Test
    void everyRowOfBothIsThereOnceInItsOrder() {
        for (Run[] runs : pairs()) {
            DiagramPair pair = pair(runs[0], runs[1]);
            assertEquals(pair.left().rows(), pair.right().rows());
            assertEquals(texts(Runs.diagram(runs[0])), texts(pair.left()));
            assertEquals(texts(Runs.diagram(runs[1])), texts(pair.right()));
            for (int at = 0; at < pair.left().rows(); at++) {
                assertTrue(!pair.left().blank(at) || !pair.right().blank(at), "no row is blank in both");
            }
        }
    }

    /** In one order on two kernels, each call that both make stands beside itself. */
    @Test
    void whatBothDoStandsSideBySide() {
        int beside = 0;
        int both = 0;
        for (Run[] runs : onTwoKernels()) {
            DiagramPair pair = pair(runs[0], runs[1]);
            int found = 0;
            int all = 0;
            for (AlignedStep step : steps(runs[0], runs[1])) {
                if (step.left().isPresent() && step.right().isPresent()) {
                    int left = pair.left().rowOf(step.left().get().number());
                    int right = pair.right().rowOf(step.right().get().number());
                    found += left == right ? 1 : 0;
                    all++;
                }
            }
            assertTrue(found > 0 || all == 0, found + " of " + all);
            beside += found;
            both += all;
        }
        assertTrue(beside > 0.9 * both, beside + " of " + both);
    }

    @Test
    void aRunBesideItselfHasNoBlankRow() {
        Run run = Runs.stale();
        DiagramPair pair = pair(run, run);
        assertEquals(Runs.diagram(run).rows(), pair.left().rows());
        assertTrue(IntStream.range(0, pair.left().rows())
                .noneMatch(at -> pair.left().blank(at) || pair.right().blank(at)));
    }

    /** Each activation goes from the row in which it began to the one in which it ended. */
    @Test
    void activationsMoveWithTheirRows() {
        Run run = Runs.stale();
        Run other = Run.of(run.scenario().withVersions(run.scenario().versions().withLinux("4.11")));
        SequenceDiagram diagram = Runs.diagram(run);
        SpacedRows moved = pair(run, other).left();
        List<Activations.Span> before = new ArrayList<>();
        List<Activations.Span> after = new ArrayList<>();
        diagram.activations().starting(0, diagram.rows(), before::add);
        moved.activations().starting(0, moved.rows(), after::add);
        assertEquals(before.size(), after.size());
        for (int i = 0; i < before.size(); i++) {
            assertEquals(
                    diagram.row(before.get(i).first()).text(),
                    moved.row(after.get(i).first()).text());
            assertEquals(
                    diagram.row(before.get(i).last()).text(),
                    moved.row(after.get(i).last()).text());
        }
    }
}
