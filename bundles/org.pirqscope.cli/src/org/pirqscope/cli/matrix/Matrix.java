package org.pirqscope.cli.matrix;

import java.util.ArrayList;
import java.util.List;
import org.pirqscope.machine.version.VersionGrid;

/** Every kind of kernel with every kind of QEMU (domain.md 4.5), carried out. */
public record Matrix(Load load, List<List<Cell>> rows) {

    static final List<String> KERNELS = VersionGrid.KERNELS;
    static final List<String> QEMUS = VersionGrid.QEMUS;

    /** Carries all eight out. */
    public static Matrix of(Load load, String xen) {
        List<List<Cell>> rows = new ArrayList<>();
        // row by row, as domain.md prints it
        for (String kernel : KERNELS) {
            rows.add(QEMUS.stream().map(qemu -> Cell.of(load, VersionGrid.versions(kernel, qemu, xen))).toList());
        }
        return new Matrix(load, rows);
    }
}
