package org.pirqscope.cli.step;

import java.util.ArrayList;
import java.util.List;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.Bookmark;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.report.bookmark.RunBookmarks;
import org.pirqscope.report.breakpoint.Breakpoint;
import org.pirqscope.report.breakpoint.RunStops;
import org.pirqscope.report.moment.Moment;

/** Where the reviewer stands: in which run, at which step, what to stop at, and what is marked. */
record Standing(Moment now, RunFacts facts, List<Breakpoint> breakpoints, RunBookmarks bookmarks) {

    Standing {
        breakpoints = List.copyOf(breakpoints);
    }

    /** At the start of a scenario's run, with the marks of its file. */
    static Standing startOf(Scenario scenario) {
        Run run = Run.of(scenario);
        return new Standing(
                new Moment(run, 0), new RunFacts(run), List.of(), RunBookmarks.of(run, scenario.bookmarks()));
    }

    Run run() {
        return now.run();
    }

    int position() {
        return now.position();
    }

    /** At another moment; what is known of the run stays known in it. */
    Standing at(Moment moment) {
        return moment.run() == run()
                ? new Standing(moment, facts, breakpoints, bookmarks)
                : new Standing(
                        moment,
                        new RunFacts(moment.run()),
                        breakpoints,
                        RunBookmarks.of(moment.run(), bookmarks.bookmarks()));
    }

    /** With one more breakpoint; one that is there already is not there twice. */
    Standing with(Breakpoint breakpoint) {
        List<Breakpoint> more = new ArrayList<>(breakpoints);
        if (!more.contains(breakpoint)) {
            more.add(breakpoint);
        }
        return new Standing(now, facts, more, bookmarks);
    }

    /** Without the breakpoint of that number, which counts from 1. */
    Standing without(int number) {
        List<Breakpoint> fewer = new ArrayList<>(breakpoints);
        fewer.remove(number - 1);
        return new Standing(now, facts, fewer, bookmarks);
    }

    /** With other marks. */
    Standing marked(List<Bookmark> next) {
        return new Standing(now, facts, breakpoints, RunBookmarks.of(run(), next));
    }

    /** Where the run stops at some breakpoints. */
    RunStops stops(List<Breakpoint> at) {
        return RunStops.of(run(), at, facts::noReturn);
    }
}
