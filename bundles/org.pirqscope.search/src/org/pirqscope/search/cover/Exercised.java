package org.pirqscope.search.cover;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pirqscope.explore.BreadthFirst;
import org.pirqscope.explore.Coverage;
import org.pirqscope.explore.Limits;
import org.pirqscope.explore.Progress;
import org.pirqscope.machine.call.AtomicStep;
import org.pirqscope.machine.call.Function;
import org.pirqscope.machine.call.GuestFunction;
import org.pirqscope.machine.call.QemuFunction;
import org.pirqscope.machine.call.XenFunction;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.version.Setting;
import org.pirqscope.search.Exploration;
import org.pirqscope.search.Exploration.Options;
import org.pirqscope.search.Exploration.Result;
import org.pirqscope.search.path.Deadline;
import org.pirqscope.search.path.Spaces;
import org.pirqscope.search.space.Interleavings;

/**
 * What of the reference (docs/domain.md) the orders of a scenario exercise, and what they never do.
 *
 * @param steps rows of 6.2 that are made in some order
 * @param answers functions of guest, QEMU and Xen that are called in some order, with the errors that they answer
 * @param decides columns of code of which another value changes the states, moves or outcomes
 * @param silent columns of code of which no value does
 * @param unknown columns of code of which a limit left that open
 * @param complete whether every order was heard
 */
public record Exercised(
        Set<AtomicStep> steps,
        Map<Function, Set<String>> answers,
        List<String> decides,
        List<String> silent,
        List<String> unknown,
        boolean complete) {

    private static final double HEARD = 0.5;
    /** Memory for each search with another value. */
    private static final long BYTES = 16 << 20;

    /** Of all orders of a scenario, within the options' limits. */
    public static Exercised of(Scenario scenario, Options options) {
        Deadline deadline = new Deadline(options.limits());
        Spaces spaces = new Spaces(scenario, List.of(), true, () -> deadline.over(0.1));
        var reductions = new Interleavings.Reductions(true, options.reduce(), options.reduce(), false);
        return spaces.search(reductions, space -> {
            HeardSpace heard = new HeardSpace(space);
            Coverage coverage = new BreadthFirst(heard, 1, deadline.until(HEARD), Progress.NONE, false).search();
            return new Columns(scenario, deadline).with(heard, coverage.complete());
        });
    }

    /** Rows of 6.2 that no order makes. */
    public Set<AtomicStep> neverMade() {
        Set<AtomicStep> never = EnumSet.allOf(AtomicStep.class);
        never.removeAll(steps);
        return never;
    }

    /** Functions of guest, QEMU and Xen that no order calls, with whatever arguments. */
    public List<Function> neverCalled() {
        Set<String> called = answers.keySet().stream().map(Function::spelling).collect(Collectors.toSet());
        return functions()
                .filter(function -> !called.contains(function.spelling()))
                .toList();
    }

    /** Functions that are called, could answer an error, and never do. */
    public List<Function> neverFail() {
        return functions()
                .filter(function -> canFail(function) && answers.containsKey(function))
                .filter(function -> answers.get(function).isEmpty())
                .toList();
    }

    private static Stream<Function> functions() {
        return Stream.<Function[]>of(GuestFunction.values(), QemuFunction.values(), XenFunction.values())
                .flatMap(Arrays::stream);
    }

    /** Whether a function has an answer that is an error. */
    static boolean canFail(Function function) {
        return switch (function.answer()) {
            case RC, UNUSED_RC, NUMBER_OR_RC, ZERO_WITH_PIRQ, ERRNO -> true;
            case VOID, NUMBER, HEX, WORD, MAP_TYPE, CAPABILITY, CONTROL, MESSAGE, DEVICE -> false;
        };
    }

    /** Tries the other values of each column. */
    private static final class Columns {

        private final Scenario scenario;
        private final Deadline deadline;
        private final List<String> decides = new ArrayList<>();
        private final List<String> silent = new ArrayList<>();
        private final List<String> unknown = new ArrayList<>();

        Columns(Scenario scenario, Deadline deadline) {
            this.scenario = scenario;
            this.deadline = deadline;
        }

        Exercised with(HeardSpace heard, boolean complete) {
            Result plain = explore(scenario);
            for (Setting setting : Setting.ofCode(scenario.versions())) {
                column(plain, setting);
            }
            silent.removeAll(decides);
            silent.removeAll(unknown);
            unknown.removeAll(decides);
            return new Exercised(
                    heard.steps(), heard.errors(), decides, List.copyOf(silent), List.copyOf(unknown), complete);
        }

        private void column(Result plain, Setting setting) {
            if (decides.contains(setting.name())) {
                return;
            }
            Result changed = explore(scenario.withVersions(setting.applied(scenario.versions())));
            boolean known = plain.complete() && changed.complete();
            List<String> list = !known ? unknown : same(plain, changed) ? silent : decides;
            if (!list.contains(setting.name())) {
                list.add(setting.name());
            }
        }

        private Result explore(Scenario one) {
            Limits left = deadline.until(1);
            Limits limits = new Limits(Math.min(left.bytes(), BYTES), left.millis(), left.cancelled());
            return Exploration.explore(one, new Options(false, false, 1, limits), Progress.NONE);
        }

        private static boolean same(Result one, Result other) {
            return one.states() == other.states()
                    && one.transitions() == other.transitions()
                    && outcomes(one).equals(outcomes(other));
        }

        private static List<String> outcomes(Result result) {
            return result.endings().stream()
                    .map(ending -> ending.outcomes().toString())
                    .sorted()
                    .toList();
        }
    }
}
