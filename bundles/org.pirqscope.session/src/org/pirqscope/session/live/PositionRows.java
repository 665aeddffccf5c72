package org.pirqscope.session.live;

import java.util.LinkedHashMap;
import java.util.Map;
import org.pirqscope.machine.run.Run;
import org.pirqscope.report.table.Rows;

/** The rows of a run's positions; the few that were read last are kept, so that a step reads one new position. */
final class PositionRows {

    private static final int KEPT = 8;

    private final Run run;
    private final Map<Integer, Rows> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Rows> eldest) {
            return size() > KEPT;
        }
    };

    PositionRows(Run run) {
        this.run = run;
    }

    /**
     * The position with its neighbours; at the ends of the run nothing changes, so the position is its own neighbour.
     */
    BeforeNowNext<Rows> around(int position) {
        return new BeforeNowNext<>(
                at(Math.max(position - 1, 0)), at(position), at(Math.min(position + 1, run.length())));
    }

    private Rows at(int position) {
        Rows rows = kept.get(position);
        if (rows == null) {
            rows = Rows.of(run.at(position));
            kept.put(position, rows);
        }
        return rows;
    }
}
