package org.pirqscope.ui.explore;

import java.util.List;
import org.pirqscope.cli.explored.CauseWords;
import org.pirqscope.search.Exploration.Options;
import org.pirqscope.search.Exploration.Result;
import org.pirqscope.search.cause.Causes;

/** Why the orders of a scenario fail, and in what words it is told. */
record FoundCauses(String title, List<CauseRow> rows) {

    /** Of what was explored and fails, within the options' limits. */
    static FoundCauses of(Result result, Options options) {
        Causes causes = Causes.of(result, options);
        return new FoundCauses(
                CauseWords.title(causes),
                causes.groups().stream().map(CauseRow::of).toList());
    }
}
