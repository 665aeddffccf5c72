package org.pirqscope.cli.matrix;

import java.util.ArrayList;
import java.util.List;
import org.pirqscope.machine.version.Versions;

/** Every kind of kernel with every kind of QEMU (domain.md 4.5), carried out. */
public record Matrix(Load load, List<List<Cell>> rows) {

    /** One release of each kind: always allocates (never released), looks up by array, by list, always allocates. */
    static final List<String> KERNELS = List.of("2.6.37-rc4", "2.6.37", "4.10", "4.11");
    /** Without and with c976437c7dba. */
    static final List<String> QEMUS = List.of("2.0", "2.5");

    /** Carries all eight out. */
    public static Matrix of(Load load, String xen) {
        List<List<Cell>> rows = new ArrayList<>();
        // row by row, as domain.md prints it
        for (String kernel : KERNELS) {
            rows.add(QEMUS.stream().map(qemu -> Cell.of(load, Versions.of(kernel, qemu, xen))).toList());
        }
        return new Matrix(load, rows);
    }
}
