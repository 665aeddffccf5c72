package org.pirqscope.ui.explore;

import org.pirqscope.cli.explored.CauseWords;
import org.pirqscope.machine.run.Run;
import org.pirqscope.search.cause.Causes;
import org.pirqscope.search.cause.NearestPass;

/**
 * One cause of failures.
 *
 * @param sentence why its run fails
 * @param nearest how long the nearest passing run is the same; empty if none was found
 * @param parted the last step that both runs have
 */
record CauseRow(Causes.Group group, String sentence, String nearest, int parted) {

    /** With the words, for which both runs are simulated. */
    static CauseRow of(Causes.Group group) {
        String sentence = CauseWords.sentence(Run.of(group.fewest().run()));
        return group.nearest()
                .map(pass -> of(group, sentence, pass))
                .orElseGet(() -> new CauseRow(group, sentence, "", 0));
    }

    private static CauseRow of(Causes.Group group, String sentence, NearestPass pass) {
        Run passing = Run.of(pass.run());
        return new CauseRow(group, sentence, CauseWords.nearest(pass, passing), pass.lastCommonStep(passing));
    }
}
