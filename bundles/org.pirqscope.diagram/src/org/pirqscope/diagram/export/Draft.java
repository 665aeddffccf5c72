package org.pirqscope.diagram.export;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.pirqscope.diagram.LaneMode;
import org.pirqscope.machine.scenario.Run;

/**
 * What somebody has filled in to export a diagram. It may make no sense yet; {@link #choice} says so in one sentence.
 *
 * @param without ids of the lanes that get no lifeline
 * @param folded whether the calls of those lanes are drawn in the lane that called them; they are left out else
 */
public record Draft(Format format, Passage passage, Set<String> without, boolean folded, Dress dress) {

    /** The text that a reviewer pastes. */
    public static final Draft MAIL = new Draft(Format.TEXT, Passage.FAILURE, Set.of(), true, Dress.USUAL);

    public Draft {
        without = Set.copyOf(without);
    }

    public Draft withFormat(Format next) {
        return new Draft(next, passage, without, folded, dress);
    }

    public Draft withPassage(Passage next) {
        return new Draft(format, next, without, folded, dress);
    }

    public Draft withDress(Dress next) {
        return new Draft(format, passage, without, folded, next);
    }

    /** The same without those lanes. */
    public Draft without(Set<String> lanes, boolean fold) {
        return new Draft(format, passage, lanes, fold, dress);
    }

    /** What stays of it for another run. */
    public Draft elsewhere() {
        return withPassage(passage.elsewhere());
    }

    /** The choice for this run. @throws ChoiceException if a number cannot be read */
    public Choice choice(Run run) {
        Choice choice = Choice.MAIL.withFormat(format).withPart(passage.part(run, format)).withLanes(lanes());
        Choice dressed = format == Format.TEXT ? choice.withMail(dress.mail()) : choice;
        Choice painted = format.picture() ? dressed.withDark(dress.dark()) : dressed;
        Choice scaled = format == Format.PNG ? painted.withScale(dress.pixels()) : painted;
        return passage.only(run).map(scaled::withTouched).orElse(scaled);
    }

    private Map<String, LaneMode> lanes() {
        Map<String, LaneMode> modes = new HashMap<>();
        without.forEach(lane -> modes.put(lane, folded ? LaneMode.FOLDED : LaneMode.HIDDEN));
        return modes;
    }
}
