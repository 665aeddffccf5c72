package org.pirqscope.diagram.export;

import java.util.HashMap;
import java.util.Map;
import org.pirqscope.diagram.Lane;
import org.pirqscope.diagram.LaneMode;
import org.pirqscope.diagram.Lanes;
import org.pirqscope.diagram.StepRemark;
import org.pirqscope.machine.call.Layer;
import org.pirqscope.machine.run.Run;

/**
 * What somebody has filled in to export a diagram. It may make no sense yet; {@link #choice} says so in one sentence.
 *
 * @param lanes by lane id; a lane that is not named is shown
 * @param remarks by step number: what was found out of the run and is to be told
 * @param notes by step number: what the reviewer's marks say and is to be told
 */
public record Draft(
        ExportFormat format,
        Passage passage,
        Map<String, LaneMode> lanes,
        ExportStyle style,
        Map<Integer, StepRemark> remarks,
        Map<Integer, StepRemark> notes) {

    /** The text that a reviewer pastes. */
    public static final Draft MAIL =
            new Draft(ExportFormat.TEXT, Passage.FAILURE, Map.of(), ExportStyle.USUAL, Map.of(), Map.of());

    public Draft {
        lanes = Map.copyOf(lanes);
        remarks = Map.copyOf(remarks);
        notes = Map.copyOf(notes);
    }

    /** Without remarks. */
    public Draft(ExportFormat format, Passage passage, Map<String, LaneMode> lanes, ExportStyle style) {
        this(format, passage, lanes, style, Map.of(), Map.of());
    }

    /** The same with those remarks. */
    public Draft withRemarks(Map<Integer, StepRemark> next) {
        return new Draft(format, passage, lanes, style, next, notes);
    }

    /** The same with those notes. */
    public Draft withNotes(Map<Integer, StepRemark> next) {
        return new Draft(format, passage, lanes, style, remarks, next);
    }

    public Draft withFormat(ExportFormat next) {
        return new Draft(next, passage, lanes, style, remarks, notes);
    }

    public Draft withPassage(Passage next) {
        return new Draft(format, next, lanes, style, remarks, notes);
    }

    public Draft withStyle(ExportStyle next) {
        return new Draft(format, passage, lanes, next, remarks, notes);
    }

    /** The same with those lanes. */
    public Draft withLanes(Map<String, LaneMode> next) {
        return new Draft(format, passage, next, style, remarks, notes);
    }

    /** What stays of it for another run. */
    public Draft elsewhere() {
        return withPassage(passage.elsewhere()).withRemarks(Map.of()).withNotes(Map.of());
    }

    /** The choice for this run. @throws ChoiceException if a number cannot be read */
    public Choice choice(Run run) {
        Choice choice = Choice.MAIL
                .withFormat(format)
                .withPart(passage.part(run, format))
                .withLanes(modes(run))
                .withRemarks(StepRemark.together(remarks, notes));
        Choice dressed = format == ExportFormat.TEXT ? choice.withMail(style.mail()) : choice;
        Choice painted = format.picture() ? dressed.withDark(style.dark()) : dressed;
        Choice scaled = format.pixels() ? painted.withScale(style.pixels()) : painted;
        Choice paged = format.oneSlide() ? scaled.withSlide(style.slide()) : scaled;
        return passage.only(run).map(paged::withTouched).orElse(paged);
    }

    /** No lane calls a driver: one that was to be folded is left out. */
    private Map<String, LaneMode> modes(Run run) {
        Map<String, LaneMode> modes = new HashMap<>(lanes);
        for (Lane lane : Lanes.of(run).all()) {
            if (lane.layer() == Layer.DRIVER) {
                modes.replace(lane.id(), LaneMode.HIDDEN);
            }
        }
        return modes;
    }
}
