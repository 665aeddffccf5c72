package org.pirqscope.report.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.Bookmark;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.scenario.ScenarioReader;
import org.pirqscope.machine.scenario.ScenarioWriter;
import org.pirqscope.machine.scenario.StepAnchor;
import org.pirqscope.report.bookmark.RunBookmarks;

class RunBookmarksTest {

    @Test
    void everyStepIsFoundAgainByItsAnchor() {
        for (Scenario scenario : BuiltIn.all()) {
            Run run = Run.of(scenario);
            for (Step step : run.steps()) {
                // long runs: some steps are enough
                if (run.length() < 700 || step.number() % 97 == 0) {
                    StepAnchor anchor = RunBookmarks.anchor(run, step);
                    assertEquals(anchor, StepAnchor.of(anchor.text()).orElseThrow(), anchor.text());
                    assertEquals(OptionalInt.of(step.shown()), RunBookmarks.step(run, anchor), anchor.text());
                }
            }
        }
    }

    @Test
    void inAnotherRunItIsTheSameCallOfTheSameActorOrNothing() {
        Run old = Run.of(BuiltIn.named("stale-pirq"));
        List<Bookmark> all = old.steps().stream()
                .map(step -> new Bookmark("m" + step.number(), RunBookmarks.anchor(old, step), ""))
                .toList();
        for (String linux : List.of("3.10", "4.11", "6.9")) {
            Scenario scenario = old.scenario();
            Run other = Run.of(
                    scenario.withVersions(scenario.versions().withLinux(linux)).withBookmarks(all));
            RunBookmarks placed = RunBookmarks.of(other, all);
            for (int i = 0; i < all.size(); i++) {
                Step meant = old.steps().get(old.steps().get(i).shown() - 1);
                placed.all().get(i).step().ifPresent(number -> {
                    Step found = other.steps().get(number - 1);
                    assertEquals(meant.actorName(), found.actorName());
                    assertEquals(
                            meant.call().function().spelling(),
                            found.call().function().spelling());
                    assertEquals(found.shown(), number);
                    assertTrue(meant.entering() || !found.entering());
                });
            }
            Set<String> missing = placed.missing().stream().map(Bookmark::name).collect(Collectors.toSet());
            assertTrue(!missing.isEmpty() && missing.size() < all.size() / 2, linux + " " + missing);
        }
    }

    @Test
    void nextAndPreviousVisitEachMarkedStepOnceAndTheScenarioKeepsThem() {
        Scenario scenario = BuiltIn.named("stale-pirq");
        Run run = Run.of(scenario);
        List<Bookmark> some = IntStream.of(250, 9, 318, 120)
                .mapToObj(step -> new Bookmark(
                        "at \"" + step,
                        RunBookmarks.anchor(run, run.steps().get(step - 1)),
                        "# a: {b}\n\u2013 " + step))
                .toList();
        Scenario marked = scenario.withBookmarks(some);
        assertEquals(
                some, ScenarioReader.read(ScenarioWriter.write(marked), "x").bookmarks());
        assertEquals(run.runString(), Run.of(marked).runString());
        RunBookmarks placed = RunBookmarks.of(run, some);
        List<Integer> forward = IntStream.iterate(
                        placed.next(0).orElse(0),
                        at -> at > 0,
                        at -> placed.next(at).orElse(0))
                .boxed()
                .toList();
        List<Integer> backward = IntStream.iterate(
                        placed.previous(run.length()).orElse(0),
                        at -> at > 0,
                        at -> placed.previous(at).orElse(0))
                .boxed()
                .toList();
        assertEquals(forward, backward.reversed());
        assertEquals(4, forward.size());
        // a call that calls nothing is marked at its answer
        for (int step : new int[] {250, 318}) {
            assertTrue(forward.contains(run.steps().get(step - 1).shown()), forward + " without " + step);
        }
    }
}
