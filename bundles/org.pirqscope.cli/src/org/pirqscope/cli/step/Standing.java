package org.pirqscope.cli.step;

import java.util.ArrayList;
import java.util.List;
import org.pirqscope.machine.run.Run;
import org.pirqscope.report.breakpoint.Breakpoint;
import org.pirqscope.report.breakpoint.RunStops;
import org.pirqscope.report.moment.Moment;

/** Where the reviewer stands: in which run, at which step, and what to stop at. */
record Standing(Moment now, RunFacts facts, List<Breakpoint> breakpoints) {

    Standing {
        breakpoints = List.copyOf(breakpoints);
    }

    /** At the start of a run. */
    static Standing startOf(Run run) {
        return new Standing(new Moment(run, 0), new RunFacts(run), List.of());
    }

    Run run() {
        return now.run();
    }

    int position() {
        return now.position();
    }

    /** At another moment; what is known of the run stays known in it. */
    Standing at(Moment moment) {
        return new Standing(moment, moment.run() == run() ? facts : new RunFacts(moment.run()), breakpoints);
    }

    /** With one more breakpoint; one that is there already is not there twice. */
    Standing with(Breakpoint breakpoint) {
        List<Breakpoint> more = new ArrayList<>(breakpoints);
        if (!more.contains(breakpoint)) {
            more.add(breakpoint);
        }
        return new Standing(now, facts, more);
    }

    /** Without the breakpoint of that number, which counts from 1. */
    Standing without(int number) {
        List<Breakpoint> fewer = new ArrayList<>(breakpoints);
        fewer.remove(number - 1);
        return new Standing(now, facts, fewer);
    }

    /** Where the run stops at some breakpoints. */
    RunStops stops(List<Breakpoint> at) {
        return RunStops.of(run(), at, facts::noReturn);
    }
}
