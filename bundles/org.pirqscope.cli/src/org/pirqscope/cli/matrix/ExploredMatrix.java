package org.pirqscope.cli.matrix;

import java.util.List;
import org.pirqscope.explore.Progress;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.report.matrix.MatrixVersions;
import org.pirqscope.search.Exploration;
import org.pirqscope.search.Exploration.Options;
import org.pirqscope.search.Exploration.Result;

/** Every kernel with every QEMU of a grid, every interleaving of each explored. */
public record ExploredMatrix(MatrixVersions grid, List<List<Result>> rows) {

    /** Explores all of them, row by row. */
    public static ExploredMatrix of(Scenario scenario, MatrixVersions grid, Options options, Progress progress) {
        return new ExploredMatrix(
                grid,
                grid.rows().stream()
                        .map(row -> row.stream()
                                .map(versions ->
                                        Exploration.explore(scenario.withVersions(versions), options, progress))
                                .toList())
                        .toList());
    }
}
