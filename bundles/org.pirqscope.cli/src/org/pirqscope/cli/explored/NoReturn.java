package org.pirqscope.cli.explored;

import org.pirqscope.explore.Limits;
import org.pirqscope.machine.run.Run;
import org.pirqscope.report.breakpoint.PointOfNoReturn;
import org.pirqscope.search.Exploration;
import org.pirqscope.search.Odds;

/** From which step of a run on every order fails, by a search of all orders. */
public final class NoReturn {

    private NoReturn() {}

    /** As far as these limits let it be known. */
    public static PointOfNoReturn of(Run run, Limits limits) {
        return Odds.along(run, Exploration.Options.standard().within(limits))
                .map(NoReturn::of)
                .orElseGet(PointOfNoReturn.NotDecided::new);
    }

    /** Of odds that are counted. */
    public static PointOfNoReturn of(Odds odds) {
        return odds.noReturn()
                .<PointOfNoReturn>map(moment -> new PointOfNoReturn.At(moment.step()))
                .orElseGet(PointOfNoReturn.Never::new);
    }
}
