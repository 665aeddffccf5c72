package org.pirqscope.report.matrix;

import java.util.List;

/** Every kernel with every QEMU of a grid, carried out. */
public record Matrix(Load load, MatrixVersions grid, List<List<ReloadCell>> rows) {

    /** Carries all of them out, row by row, as docs/domain.md prints them. */
    public static Matrix of(Load load, MatrixVersions grid) {
        return new Matrix(
                load,
                grid,
                grid.rows().stream()
                        .map(row -> row.stream()
                                .map(versions -> ReloadCell.of(load, versions))
                                .toList())
                        .toList());
    }
}
