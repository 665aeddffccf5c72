package org.pirqscope.cli.matrix;

import java.util.List;
import org.pirqscope.explore.Progress;
import org.pirqscope.machine.scenario.Exploration;
import org.pirqscope.machine.scenario.Exploration.Options;
import org.pirqscope.machine.scenario.Exploration.Result;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.version.VersionGrid;

/** Every kind of kernel with every kind of QEMU, every interleaving of each explored. */
public record ExploredMatrix(List<List<Result>> rows) {

    /** Explores all eight, row by row. */
    public static ExploredMatrix of(Scenario scenario, String xen, Options options, Progress progress) {
        return new ExploredMatrix(Matrix.KERNELS.stream().map(kernel -> Matrix.QEMUS.stream()
                .map(qemu -> Exploration.explore(scenario.withVersions(VersionGrid.versions(kernel, qemu, xen)), options, progress)).toList()).toList());
    }
}
