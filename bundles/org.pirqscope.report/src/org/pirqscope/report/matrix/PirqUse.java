package org.pirqscope.report.matrix;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pirqscope.machine.call.Answer;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.Function;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.call.XenFunction;
import org.pirqscope.machine.run.Run;

/**
 * How a run came by its pirqs: why it works, in numbers.
 *
 * @param given the numbers that PHYSDEVOP_get_free_pirq gave out, highest first
 * @param calls how often it gave one out
 * @param reused how often a pirq was taken out of a message instead
 */
public record PirqUse(List<Integer> given, int calls, int reused, int mapped, int unmapped) {

    private static final int FEW = 4;

    static PirqUse of(Run run) {
        List<Integer> given = answers(run, XenFunction.GET_FREE_PIRQ).toList();
        long reused = run.steps().stream()
                .flatMap(step -> step.findings().stream())
                .filter(PirqUse::isReuse)
                .count();
        return new PirqUse(
                List.copyOf(new TreeSet<>(given).descendingSet()),
                given.size(),
                (int) reused,
                (int) answers(run, XenFunction.MAP_PIRQ).count(),
                (int) answers(run, XenFunction.UNMAP_PIRQ).count());
    }

    /** What the function answered, where it did not fail; Xen 4.1.3 may answer 0 with a negative pirq. */
    private static Stream<Integer> answers(Run run, Function function) {
        return run.steps().stream()
                .filter(step -> !step.entering()
                        && step.call().function() == function
                        && !step.answer().failed())
                .map(Step::answer)
                .map(answer -> answer instanceof Answer.Value value ? value.value() : 0)
                .filter(number -> number >= 0);
    }

    private static boolean isReuse(Finding finding) {
        return finding instanceof Finding.StaleHit
                || finding instanceof Finding.Observed seen && seen.kind() == Finding.Kind.REUSE;
    }

    /** One sentence. */
    public String sentence() {
        if (calls == 0 && reused == 0) {
            return "The guest asks for no pirq and uses vectors, and every interrupt came.";
        }
        return "Xen gave out a pirq " + calls + (calls == 1 ? " time (" : " times (") + names() + "), " + reused
                + (reused == 1 ? " was" : " were") + " re-used from a message, QEMU mapped " + mapped + " and unmapped "
                + unmapped
                + ", and every interrupt came.";
    }

    private String names() {
        return given.size() <= FEW
                ? given.stream().map(String::valueOf).collect(Collectors.joining(", "))
                : given.size() + " numbers from " + given.getFirst() + " down to " + given.getLast();
    }
}
