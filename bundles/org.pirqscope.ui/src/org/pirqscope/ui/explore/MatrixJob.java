package org.pirqscope.ui.explore;

import java.util.function.BiConsumer;
import java.util.function.Function;
import org.eclipse.core.runtime.IProgressMonitor;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.version.VersionGrid;
import org.pirqscope.machine.version.Versions;
import org.pirqscope.report.matrix.Load;
import org.pirqscope.report.matrix.ReloadCell;
import org.pirqscope.session.Basis;

/** Explores a scenario on every kind of kernel with every kind of QEMU. */
final class MatrixJob extends SearchJob {

    private final Basis whole;
    private final Scenario scenario;
    private final Effort effort;
    private final Function<Versions, SearchListener> finds;
    private final BiConsumer<ReloadCell, SearchAnswer> found;

    /**
     * @param finds hears for each pair of versions what there is before its answer
     * @param found hears how a reload of each pair goes, and the answer
     */
    MatrixJob(
            Basis whole,
            Effort effort,
            SearchScreen screen,
            UiThread handover,
            Function<Versions, SearchListener> finds,
            BiConsumer<ReloadCell, SearchAnswer> found) {
        super("Exploring all versions of " + whole.name(), screen, handover);
        this.whole = whole;
        this.scenario = whole.run().scenario();
        this.effort = effort;
        this.finds = finds;
        this.found = found;
    }

    @Override
    void search(IProgressMonitor monitor) {
        for (String kernel : VersionGrid.KERNELS) {
            for (String qemu : VersionGrid.QEMUS) {
                if (!monitor.isCanceled()) {
                    cell(
                            VersionGrid.versions(
                                            kernel, qemu, scenario.versions().xen())
                                    .withSettingsOf(scenario.versions()),
                            monitor);
                }
            }
        }
    }

    private void cell(Versions versions, IProgressMonitor monitor) {
        Run run = Run.of(scenario.withVersions(versions).withSchedule(java.util.List.of()));
        SearchAnswer answer = explore(new Basis(whole.document(), run, 0), effort, monitor, finds.apply(versions));
        ReloadCell reload = ReloadCell.of(Load.USUAL, versions);
        later(() -> found.accept(reload, answer));
    }
}
