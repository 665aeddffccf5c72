package org.pirqscope.diagram;

import org.pirqscope.machine.call.CallKind;
import org.pirqscope.machine.call.Layer;
import org.pirqscope.machine.call.Step;

/** Decides in which lane a call is drawn, as the modes of the lanes want it. */
record Placing(Lanes lanes, Scope scope) {

    /**
     * Where a call is drawn.
     *
     * @param lane -1 for nowhere
     * @param caller where its arrow starts
     * @param shown whether its own lane has a lifeline
     * @param hidden whether it has no row
     * @param wakes whether the lane becomes busy with it
     */
    record Placed(int lane, int caller, boolean shown, boolean hidden, boolean wakes) {}

    /**
     * @param outer the lane in which the call around it is drawn, -1 for nowhere @param outermost whether there is none
     * around it
     */
    Placed of(Step step, int outer, boolean outermost) {
        int own = lanes.of(step);
        LaneMode wanted = scope.mode(lanes.get(own));
        // no lane calls a driver
        LaneMode mode = wanted == LaneMode.FOLDED && lanes.get(own).layer() == Layer.DRIVER ? LaneMode.HIDDEN : wanted;
        int lane = mode == LaneMode.SHOWN ? own : outermost ? home(mode) : outer;
        boolean fromXen = step.call().function().kind() == CallKind.INTERRUPT && step.layer() == Layer.XEN;
        int caller = outermost || fromXen || outer < 0 ? lane : outer;
        boolean wakes = outermost || caller != lane || fromXen;
        return new Placed(lane, caller, mode == LaneMode.SHOWN, mode == LaneMode.HIDDEN || lane < 0, wakes);
    }

    /** Where an outermost call is drawn whose lane has no lifeline. */
    private int home(LaneMode mode) {
        return mode == LaneMode.FOLDED ? first() : -1;
    }

    /** The first lane that has a lifeline; -1 if none has. */
    int first() {
        return lanes.all().stream()
                .filter(lane -> scope.mode(lane) == LaneMode.SHOWN)
                .mapToInt(Lane::index)
                .findFirst()
                .orElse(-1);
    }

    /** The lane of a note: its own, or that of the message where it has no lifeline. */
    int note(Note note, int messageLane) {
        return scope.mode(lanes.get(note.lane())) == LaneMode.SHOWN ? note.lane() : messageLane;
    }
}
