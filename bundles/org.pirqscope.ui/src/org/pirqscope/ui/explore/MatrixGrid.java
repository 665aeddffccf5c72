package org.pirqscope.ui.explore;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.pirqscope.machine.driver.DriverRelease;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.version.VersionGrid;
import org.pirqscope.machine.version.Versions;
import org.pirqscope.report.matrix.Load;
import org.pirqscope.search.Exploration.Failure;
import org.pirqscope.session.Basis;

/** The version matrix: a row for each kind of kernel, a column for each kind of QEMU. */
final class MatrixGrid {

    private final Composite box;
    private final Map<String, MatrixCell> cells = new HashMap<>();
    private final BasisLine owner;
    private final Label title;
    private Basis basis;

    MatrixGrid(Composite parent, BiConsumer<Basis, Failure> open) {
        box = new Composite(parent, SWT.NONE);
        GridLayout layout = new GridLayout(1 + VersionGrid.QEMUS.size(), false);
        layout.horizontalSpacing = 6;
        layout.verticalSpacing = 3;
        box.setLayout(layout);
        int columns = 1 + VersionGrid.QEMUS.size();
        owner = new BasisLine(box, "matrix-of", columns);
        title = new Label(box, SWT.WRAP);
        title.setData("id", "matrix-title");
        title.setLayoutData(new GridData(SWT.FILL, SWT.BEGINNING, true, false, columns, 1));
        DriverRelease release = Load.DRIVER.release();
        // the corner tells what all cells have in common
        head("driver of " + release.first() + "-" + release.last())
                .setToolTipText(
                        "Every cell runs the two-phase " + Load.DRIVER.label() + " driver of Linux " + release.text()
                                + ", so that kernels differ by their interrupt code alone; \"pirqscope matrix --set "
                                + release.setting() + "\" runs each kernel's own.");
        VersionGrid.QEMUS.forEach(qemu -> head("QEMU " + qemu));
        for (String kernel : VersionGrid.KERNELS) {
            head("Linux " + kernel);
            VersionGrid.QEMUS.forEach(
                    qemu -> cells.put(key(kernel, qemu), new MatrixCell(box, key(kernel, qemu), open)));
        }
    }

    private Label head(String text) {
        Label label = new Label(box, SWT.NONE);
        label.setText(text);
        label.setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, false, false));
        return label;
    }

    private static String key(String kernel, String qemu) {
        return kernel + " " + qemu;
    }

    Composite control() {
        return box;
    }

    /** The cell of these versions. */
    MatrixCell cell(Versions versions) {
        return cells.get(key(versions.linux(), versions.qemu()));
    }

    /** How many cells have a verdict. */
    long known() {
        return cells.values().stream().filter(MatrixCell::known).count();
    }

    int size() {
        return cells.size();
    }

    /** Forgets the verdicts on another scenario. */
    void begin(Basis next) {
        basis = next;
        cells.values().forEach(MatrixCell::clear);
        owner.hide();
        Versions versions = next.run().scenario().versions();
        title.setText((next.name() + ", Xen " + versions.xen()
                        + (versions.released() ? "" : ", CHANGED " + versions.whatIf()))
                .replace("&", "&&"));
        box.layout(true);
    }

    /** Says whose verdicts they are unless they hold for the run that is shown. */
    void shown(Run run) {
        owner.mark(basis == null || basis.holdsOnAllVersions(run) ? "" : basis.name());
    }
}
