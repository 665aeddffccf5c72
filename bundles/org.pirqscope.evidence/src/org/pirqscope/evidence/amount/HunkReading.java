package org.pirqscope.evidence.amount;

import java.util.List;
import org.pirqscope.evidence.patch.Hunk;
import org.pirqscope.machine.call.Function;

/**
 * A hunk as the model sees it.
 *
 * @param calls the calls of the model that it touches: that in which it stands, then those on its changed lines
 * @param columns what it amounts to; empty where it is not modelled
 */
public record HunkReading(Hunk hunk, List<Function> calls, List<ColumnChange> columns) {

    /** Whether a column of the version tables says what it changes. */
    public boolean modelled() {
        return !columns.isEmpty();
    }
}
