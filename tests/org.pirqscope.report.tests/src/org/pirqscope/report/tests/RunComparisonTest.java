package org.pirqscope.report.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.pirqscope.machine.call.Effect;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.scenario.Turn;
import org.pirqscope.machine.version.Setting;
import org.pirqscope.machine.version.Versions;
import org.pirqscope.report.compare.AlignedStep;
import org.pirqscope.report.compare.Alignment;
import org.pirqscope.report.compare.DifferenceRule;
import org.pirqscope.report.compare.Divergence;
import org.pirqscope.report.compare.OutcomePair;
import org.pirqscope.report.compare.RunComparison;

class RunComparisonTest {

    private static final List<String> NAMES =
            List.of("stale-pirq", "commit-story-a", "msi-reuse", "kexec", "2x1", "1x3");
    private static final List<String> LINUX = List.of("2.6.37", "3.12", "4.10", "4.11", "5.14", "6.8");
    private static final List<String> QEMU = List.of("2.0", "2.5", "2.6");
    private static final List<String> XEN = List.of("4.2", "4.4", "4.7", "4.18.3");

    private static <T> T pick(Random random, List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static Run random(Random random, String name) {
        Scenario scenario = BuiltIn.named(name)
                .withVersions(Versions.of(pick(random, LINUX), pick(random, QEMU), pick(random, XEN)));
        List<Turn> turns = new ArrayList<>();
        for (int i = random.nextInt(8); i > 0; i--) {
            turns.add(new Turn(pick(random, scenario.actors()), 1 + random.nextInt(20)));
        }
        return Run.of(random.nextInt(4) == 0 ? scenario : scenario.withSchedule(turns));
    }

    private record Pair(Run left, Run right) {
        static Pair random(int seed) {
            Random random = new Random(seed);
            String name = pick(random, NAMES);
            return new Pair(
                    RunComparisonTest.random(random, name),
                    RunComparisonTest.random(random, random.nextInt(5) == 0 ? pick(random, NAMES) : name));
        }
    }

    @Test
    void aRunIsTheSameAsItself() {
        for (int seed = 0; seed < 40; seed++) {
            Run run = Pair.random(seed).left();
            RunComparison comparison = RunComparison.of(run, Run.of(run.scenario()));
            assertTrue(comparison.divergence().isEmpty(), "seed " + seed);
            assertTrue(comparison.tables().isEmpty(), "seed " + seed);
            assertTrue(comparison.findings().isEmpty(), "seed " + seed);
            assertEquals(List.of(), comparison.loneCalls());
            assertEquals(Optional.empty(), comparison.rule());
            assertTrue(comparison.alignment().steps().stream().allMatch(AlignedStep::same));
        }
    }

    /** Each step of both runs stands in the alignment once, each actor's in order. */
    @Test
    void nothingIsLostAndNothingChangesPlaces() {
        for (int seed = 0; seed < 60; seed++) {
            Pair pair = Pair.random(seed);
            Alignment alignment =
                    Alignment.of(pair.left().history(), pair.right().history());
            List<AlignedStep> all = alignment.steps();
            assertEquals(
                    pair.left().steps(),
                    all.stream().flatMap(step -> step.left().stream()).toList());
            assertEquals(
                    new TreeSet<>(
                            pair.right().steps().stream().map(Step::number).toList()),
                    new TreeSet<>(all.stream()
                            .flatMap(step -> step.right().stream())
                            .map(Step::number)
                            .toList()));
            for (String actor : alignment.actors()) {
                assertEquals(
                        of(pair.right(), actor),
                        alignment.steps(actor).stream()
                                .flatMap(step -> step.right().stream())
                                .toList());
            }
            for (AlignedStep step : all) {
                if (step.left().isPresent() && step.right().isPresent()) {
                    assertEquals(
                            step.left().get().call().function(),
                            step.right().get().call().function());
                    assertEquals(
                            step.left().get().entering(), step.right().get().entering());
                    assertEquals(step.left().get().depth(), step.right().get().depth());
                }
            }
        }
    }

    private static List<Step> of(Run run, String actor) {
        return run.steps().stream()
                .filter(step -> step.actorName().equals(actor))
                .toList();
    }

    /** The oracle knows no calls in calls: it walks down both lists of an actor's steps until they differ. */
    @Test
    void theFirstDifferentCallIsThatOfTheTwoLists() {
        int different = 0;
        for (int seed = 0; seed < 150; seed++) {
            Pair pair = Pair.random(seed);
            Optional<Divergence> found =
                    RunComparison.of(pair.left(), pair.right()).differentCall();
            Optional<Divergence> expected = oracle(pair);
            different += expected.isPresent() ? 1 : 0;
            assertEquals(expected, found, "seed " + seed);
        }
        assertTrue(different > 50, different + " pairs differ");
    }

    private static Optional<Divergence> oracle(Pair pair) {
        Divergence first = null;
        TreeSet<String> actors = new TreeSet<>(pair.left().scenario().actors());
        actors.addAll(pair.right().scenario().actors());
        for (String actor : actors) {
            List<Step> left = of(pair.left(), actor);
            List<Step> right = of(pair.right(), actor);
            int i = 0;
            while (i < left.size() && i < right.size() && alike(left.get(i), right.get(i))) {
                i++;
            }
            if (i < left.size() || i < right.size()) {
                Divergence one = new Divergence(
                        i < left.size() ? Optional.of(left.get(i)) : Optional.empty(),
                        i < right.size() ? Optional.of(right.get(i)) : Optional.empty());
                first = first == null || earlier(one, first) ? one : first;
            }
        }
        return Optional.ofNullable(first);
    }

    private static boolean alike(Step left, Step right) {
        return left.call().function().equals(right.call().function())
                && left.entering() == right.entering()
                && left.text()
                        .replace(left.call().name(), "")
                        .equals(right.text().replace(right.call().name(), ""));
    }

    private static boolean earlier(Divergence one, Divergence other) {
        int left = Integer.compare(number(one.left()), number(other.left()));
        return left != 0 ? left < 0 : number(one.right()) < number(other.right());
    }

    private static int number(Optional<Step> step) {
        return step.map(Step::number).orElse(Integer.MAX_VALUE);
    }

    /** Up to where the runs part, each actor changes the same values. */
    @Test
    void beforeTheRunsPartAllValuesAreTheSame() {
        for (int seed = 0; seed < 80; seed++) {
            Pair pair = Pair.random(seed);
            Alignment alignment =
                    Alignment.of(pair.left().history(), pair.right().history());
            Optional<Divergence> parting = alignment.parting();
            for (String actor : alignment.actors()) {
                List<String> left = changes(pair.left(), actor);
                List<String> right = changes(pair.right(), actor);
                int same = 0;
                while (same < Math.min(left.size(), right.size())
                        && left.get(same).equals(right.get(same))) {
                    same++;
                }
                boolean parts = same < left.size() || same < right.size();
                assertTrue(!parts || parting.isPresent(), "seed " + seed);
                if (parting.isPresent() && parting.get().actor().equals(actor)) {
                    assertTrue(parts, "seed " + seed);
                }
            }
        }
    }

    private static List<String> changes(Run run, String actor) {
        return of(run, actor).stream()
                .flatMap(step -> step.effects().stream())
                .map(Effect::text)
                .toList();
    }

    /** A run with one column changed parts by that column, wherever it parts at all. */
    @Test
    void theRuleIsTheColumnThatWasChanged() {
        int parted = 0;
        for (String name : List.of("stale-pirq", "one-controller", "msi-reload", "exhaustion")) {
            Scenario scenario = BuiltIn.named(name);
            Run run = Run.of(scenario);
            for (Setting setting : Setting.of(scenario.versions())) {
                RunComparison comparison =
                        RunComparison.of(run, Run.of(scenario.withVersions(setting.applied(scenario.versions()))));
                if (comparison.rule().isPresent()) {
                    parted++;
                    assertEquals(
                            setting,
                            assertInstanceOf(
                                            DifferenceRule.OneColumn.class,
                                            comparison.rule().get(),
                                            name + " " + setting.text())
                                    .setting());
                    comparison.loneCalls().forEach(call -> assertEquals(Optional.of(setting), call.rule()));
                }
            }
        }
        assertTrue(parted > 20, parted + " changes part");
    }

    /**
     * With two columns changed, the rule is one that does it alone: the run with that column changed parts from the
     * left one at the same step; and where both are named, neither does.
     */
    @Test
    void theRuleOfTwoChangedColumnsPartsTheRunsThere() {
        Random random = new Random(5);
        int second = 0;
        for (int times = 0; times < 120; times++) {
            Scenario scenario = BuiltIn.named(pick(random, List.of("stale-pirq", "msi-reuse", "one-controller")));
            List<Setting> settings = Setting.of(scenario.versions()).stream()
                    .filter(setting -> !setting.column().wording())
                    .toList();
            Setting one = pick(random, settings);
            Setting other = pick(random, settings);
            if (one.name().equals(other.name())) {
                continue;
            }
            Run left = Run.of(scenario);
            RunComparison both = RunComparison.of(left, changed(left, one, other));
            RunComparison first = RunComparison.of(left, changed(left, one));
            RunComparison last = RunComparison.of(left, changed(left, other));
            String what = scenario.name() + " " + one.text() + " " + other.text();
            second += rule(both.divergence(), both.rule(), first.divergence(), last.divergence(), one, other, what);
            rule(
                    both.differentCall(),
                    both.ruleOfDifferentCall(),
                    first.differentCall(),
                    last.differentCall(),
                    one,
                    other,
                    what);
        }
        assertTrue(second > 10, second + " times the column that stands second");
    }

    private static Run changed(Run run, Setting... settings) {
        Versions versions = run.scenario().versions();
        for (Setting setting : settings) {
            versions = setting.applied(versions);
        }
        return Run.of(run.scenario().withVersions(versions));
    }

    private static int rule(
            Optional<Divergence> both,
            Optional<DifferenceRule> rule,
            Optional<Divergence> first,
            Optional<Divergence> last,
            Setting one,
            Setting other,
            String what) {
        assertEquals(both.isPresent(), rule.isPresent(), what);
        if (rule.isEmpty()) {
            return 0;
        }
        boolean byFirst = there(both, first);
        boolean byLast = there(both, last);
        if (rule.get() instanceof DifferenceRule.OneColumn column) {
            assertTrue(column.setting().equals(one) ? byFirst : byLast, what + ": " + column.text());
            assertTrue(column.setting().equals(one) || column.setting().equals(other), what);
            return column.setting().equals(other) ? 1 : 0;
        }
        assertInstanceOf(DifferenceRule.SeveralColumns.class, rule.get(), what);
        assertTrue(!byFirst && !byLast, what);
        return 0;
    }

    private static boolean there(Optional<Divergence> both, Optional<Divergence> alone) {
        return alone.isPresent()
                && number(alone.get().left()) == number(both.orElseThrow().left())
                && alone.get().actor().equals(both.orElseThrow().actor());
    }

    @Test
    void eachControllerEndsInAPairOfOutcomes() {
        RunComparison comparison =
                RunComparison.of(Run.of(BuiltIn.named("one-controller")), Run.of(BuiltIn.named("2x1")));
        assertEquals(
                List.of("nvme0", "nvme1"),
                comparison.outcomes().stream().map(OutcomePair::controller).toList());
        assertEquals(Optional.empty(), comparison.outcomes().getLast().left());
        assertEquals(
                Optional.of(comparison.right().outcomes().getLast()),
                comparison.outcomes().getLast().right());
    }

    @Test
    void theLookupStandsBesideTheAllocation() {
        Scenario scenario = BuiltIn.named("stale-pirq");
        RunComparison comparison = RunComparison.of(
                Run.of(scenario),
                Run.of(scenario.withVersions(scenario.versions().withLinux("4.11"))));
        Divergence divergence = comparison.divergence().orElseThrow();
        assertEquals(
                "xen_irq_from_pirq(55) = 64", divergence.left().orElseThrow().text());
        assertEquals(
                "xen_allocate_pirq_msi(0) = 54",
                divergence.right().orElseThrow().text());
    }
}
