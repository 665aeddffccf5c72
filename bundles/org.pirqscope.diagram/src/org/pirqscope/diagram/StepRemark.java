package org.pirqscope.diagram;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.Bookmark;
import org.pirqscope.report.bookmark.RunBookmarks;
import org.pirqscope.report.breakpoint.PointOfNoReturn;
import org.pirqscope.report.words.MoveCall;

/**
 * What somebody has found out of a step and wants to be drawn below it.
 *
 * @param title above the box
 * @param text in the box
 * @param sentence what a text says of it, which has no boxes; empty for nothing
 * @param mark how loud the box is
 */
public record StepRemark(String title, String text, String sentence, Mark mark) {

    /** A warning. */
    public StepRemark(String title, String text, String sentence) {
        this(title, text, sentence, Mark.WARNING);
    }

    /** By step: what the reviewer's marks say that stand in a run. */
    public static Map<Integer, StepRemark> of(RunBookmarks bookmarks) {
        Map<Integer, StepRemark> remarks = new TreeMap<>();
        for (RunBookmarks.Placed placed : bookmarks.all()) {
            placed.step().ifPresent(step -> remarks.merge(step, of(placed.bookmark(), step), StepRemark::with));
        }
        return remarks;
    }

    private static StepRemark of(Bookmark bookmark, int step) {
        String note = bookmark.note().replace('\n', ' ');
        return new StepRemark(
                bookmark.name(),
                note,
                Label.ascii(Label.plain(
                        "Step %d, %s%s".formatted(step, bookmark.name(), note.isEmpty() ? "." : ": " + ended(note)))),
                Mark.NONE);
    }

    private static String ended(String note) {
        return note.matches(".*[.!?]") ? note : note + ".";
    }

    /** Both sets of remarks; of a step that has two, one after the other. */
    public static Map<Integer, StepRemark> together(Map<Integer, StepRemark> some, Map<Integer, StepRemark> others) {
        Map<Integer, StepRemark> all = new TreeMap<>(some);
        others.forEach((step, remark) -> all.merge(step, remark, StepRemark::with));
        return all;
    }

    private StepRemark with(StepRemark other) {
        return new StepRemark(
                title + ", " + other.title,
                (text + " " + other.text).strip(),
                sentence + " " + other.sentence,
                mark.compareTo(other.mark) > 0 ? mark : other.mark);
    }

    /** By step: where every order fails from then on. None where there is no such step, or where it is not known. */
    public static Map<Integer, StepRemark> of(PointOfNoReturn point, Run run) {
        return point instanceof PointOfNoReturn.At at
                ? Map.of(
                        at.step(),
                        new StepRemark("point of no return", "from here on every order fails", sentence(at, run)))
                : Map.of();
    }

    private static String sentence(PointOfNoReturn.At at, Run run) {
        return MoveCall.upTo(run, at.step())
                .map(step -> "From %s %s (step %d) on, every order fails."
                        .formatted(step.actorName(), step.text(), at.step()))
                .orElse("Every order fails.");
    }

    /** The sentences of several, in the order of their steps. */
    public static String sentences(Map<Integer, StepRemark> remarks) {
        return remarks.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(each -> each.getValue().sentence())
                .filter(sentence -> !sentence.isEmpty())
                .collect(Collectors.joining(" "));
    }
}
