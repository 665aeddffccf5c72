package org.pirqscope.report.bookmark;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.Bookmark;
import org.pirqscope.machine.scenario.StepAnchor;

/**
 * Where bookmarks stand in a run. A call that calls nothing is one row everywhere, and its bookmark stands at its
 * answer.
 */
public final class RunBookmarks {

    private static final RunBookmarks NONE = new RunBookmarks(List.of());

    private final List<Placed> all;
    private final Map<Integer, List<Bookmark>> byStep = new HashMap<>();

    /**
     * A bookmark in a run.
     *
     * @param step number of the step that it stands at; nothing where the run has no such step
     */
    public record Placed(Bookmark bookmark, OptionalInt step) {

        /** {@code step 318}, or that there is none. */
        public String place() {
            return step.isPresent() ? "step " + step.getAsInt() : "not in this run";
        }
    }

    private RunBookmarks(List<Placed> all) {
        this.all = List.copyOf(all);
        for (Placed placed : all) {
            placed.step()
                    .ifPresent(step -> byStep.computeIfAbsent(step, number -> new ArrayList<>())
                            .add(placed.bookmark()));
        }
    }

    /** No bookmarks. */
    public static RunBookmarks none() {
        return NONE;
    }

    /** Looks bookmarks up in a run. */
    public static RunBookmarks of(Run run, List<Bookmark> bookmarks) {
        return bookmarks.isEmpty()
                ? NONE
                : new RunBookmarks(bookmarks.stream()
                        .map(each -> new Placed(each, step(run, each.at())))
                        .toList());
    }

    /** The step of a run that an anchor means; nothing where there is none. */
    public static OptionalInt step(Run run, StepAnchor anchor) {
        return run.steps().stream()
                .filter(step -> is(step, anchor))
                .skip(anchor.occurrence() - 1L)
                .mapToInt(Step::shown)
                .findFirst();
    }

    /** What means a step in its run and in others: the call by its source's name, and which time it is. */
    public static StepAnchor anchor(Run run, Step any) {
        Step step = run.steps().get(any.shown() - 1);
        StepAnchor first =
                new StepAnchor(step.actorName(), step.call().function().spelling(), 1, !step.entering());
        int occurrence = (int) run.steps().subList(0, step.number()).stream()
                .filter(each -> is(each, first))
                .count();
        return new StepAnchor(first.actor(), first.call(), occurrence, first.returning());
    }

    private static boolean is(Step step, StepAnchor anchor) {
        return step.entering() != anchor.returning()
                && step.actorName().equals(anchor.actor())
                && (step.call().function().spelling().equals(anchor.call())
                        || step.call().name().equals(anchor.call()));
    }

    /** All of them, in the order of the file. */
    public List<Placed> all() {
        return all;
    }

    /** All of them, without their places. */
    public List<Bookmark> bookmarks() {
        return all.stream().map(Placed::bookmark).toList();
    }

    /** Those that stand at a step, in the order of the file. */
    public List<Bookmark> at(int step) {
        return byStep.getOrDefault(step, List.of());
    }

    /** Those that the run has no step for. */
    public List<Bookmark> missing() {
        return all.stream()
                .filter(placed -> placed.step().isEmpty())
                .map(Placed::bookmark)
                .toList();
    }

    /** The one of that name. */
    public Optional<Placed> named(String name) {
        return all.stream()
                .filter(placed -> placed.bookmark().name().equals(name))
                .findFirst();
    }

    /** The nearest step after a position that has one. */
    public OptionalInt next(int position) {
        return byStep.keySet().stream()
                .mapToInt(Integer::intValue)
                .filter(step -> step > position)
                .min();
    }

    /** The nearest step before a position that has one. */
    public OptionalInt previous(int position) {
        return byStep.keySet().stream()
                .mapToInt(Integer::intValue)
                .filter(step -> step < position)
                .max();
    }

    /** The one at the step of a position, or at its call's one row; the first of several. */
    public Optional<Bookmark> here(Step step) {
        return at(step.shown()).stream().findFirst();
    }

    /** A name that none of them has: {@code mark 3}. */
    public String freeName() {
        int number = 1;
        while (named("mark " + number).isPresent()) {
            number++;
        }
        return "mark " + number;
    }
}
