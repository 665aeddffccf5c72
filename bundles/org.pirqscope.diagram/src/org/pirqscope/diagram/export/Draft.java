package org.pirqscope.diagram.export;

import java.util.HashMap;
import java.util.Map;
import org.pirqscope.diagram.Lane;
import org.pirqscope.diagram.LaneMode;
import org.pirqscope.diagram.Lanes;
import org.pirqscope.machine.call.Layer;
import org.pirqscope.machine.run.Run;

/**
 * What somebody has filled in to export a diagram. It may make no sense yet; {@link #choice} says so in one sentence.
 *
 * @param lanes by lane id; a lane that is not named is shown
 */
public record Draft(ExportFormat format, Passage passage, Map<String, LaneMode> lanes, ExportStyle style) {

    /** The text that a reviewer pastes. */
    public static final Draft MAIL = new Draft(ExportFormat.TEXT, Passage.FAILURE, Map.of(), ExportStyle.USUAL);

    public Draft {
        lanes = Map.copyOf(lanes);
    }

    public Draft withFormat(ExportFormat next) {
        return new Draft(next, passage, lanes, style);
    }

    public Draft withPassage(Passage next) {
        return new Draft(format, next, lanes, style);
    }

    public Draft withStyle(ExportStyle next) {
        return new Draft(format, passage, lanes, next);
    }

    /** The same with those lanes. */
    public Draft withLanes(Map<String, LaneMode> next) {
        return new Draft(format, passage, next, style);
    }

    /** What stays of it for another run. */
    public Draft elsewhere() {
        return withPassage(passage.elsewhere());
    }

    /** The choice for this run. @throws ChoiceException if a number cannot be read */
    public Choice choice(Run run) {
        Choice choice = Choice.MAIL
                .withFormat(format)
                .withPart(passage.part(run, format))
                .withLanes(modes(run));
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
