package org.pirqscope.report.matrix;

import java.util.List;
import java.util.function.UnaryOperator;
import org.pirqscope.machine.version.Versions;

/**
 * What the cells of a matrix run on: kernels below each other, QEMUs beside each other, all on one Xen.
 *
 * @param changed the columns that the user set, {@code linux.reuse=never}; a row that had that value anyway is not
 * changed
 */
public record MatrixVersions(List<List<Versions>> rows, List<String> changed) {

    /**
     * Every kernel with every QEMU. @throws org.pirqscope.machine.version.VersionException on a version that has no row
     */
    public static MatrixVersions of(
            List<String> kernels,
            List<String> qemus,
            String xen,
            List<String> changed,
            UnaryOperator<Versions> settings) {
        return new MatrixVersions(
                kernels.stream()
                        .map(kernel -> qemus.stream()
                                .map(qemu -> settings.apply(Versions.of(kernel, qemu, xen)))
                                .toList())
                        .toList(),
                List.copyOf(changed));
    }

    /** The first cell. */
    public Versions first() {
        return rows.getFirst().getFirst();
    }

    /** Whether each kernel runs the driver of its own release. */
    public boolean ownDriver() {
        return Load.DRIVER.release().ownIn(first().linuxRow());
    }

    /** The kernels whose own driver sets MSI-X up once a load only. */
    public List<String> lackingTwoPhases() {
        return rows.stream()
                .map(List::getFirst)
                .filter(Load::borrows)
                .map(Versions::linux)
                .distinct()
                .toList();
    }
}
