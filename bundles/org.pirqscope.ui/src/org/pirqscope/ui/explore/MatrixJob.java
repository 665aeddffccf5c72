package org.pirqscope.ui.explore;

import java.util.function.BiConsumer;
import org.eclipse.core.runtime.IProgressMonitor;
import org.pirqscope.explore.Progress;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.version.VersionGrid;
import org.pirqscope.machine.version.Versions;
import org.pirqscope.session.Basis;

/** Explores a scenario on every kind of kernel with every kind of QEMU. */
final class MatrixJob extends SearchJob {

    private final Basis whole;
    private final Scenario scenario;
    private final Effort effort;
    private final BiConsumer<Versions, Answer> found;

    MatrixJob(Basis whole, Effort effort, SearchScreen screen, Handover handover, BiConsumer<Versions, Answer> found) {
        super("Exploring all versions of " + whole.name(), screen, handover);
        this.whole = whole;
        this.scenario = whole.run().scenario();
        this.effort = effort;
        this.found = found;
    }

    @Override
    void search(IProgressMonitor monitor, Progress progress) {
        for (String kernel : VersionGrid.KERNELS) {
            for (String qemu : VersionGrid.QEMUS) {
                if (!monitor.isCanceled()) {
                    cell(VersionGrid.versions(kernel, qemu, scenario.versions().xen()).withSettingsOf(scenario.versions()), monitor, progress);
                }
            }
        }
    }

    private void cell(Versions versions, IProgressMonitor monitor, Progress progress) {
        Run run = Run.of(scenario.withVersions(versions).withSchedule(java.util.List.of()));
        Answer answer = Answer.find(new Basis(whole.document(), run, 0), effort, monitor::isCanceled, progress);
        later(() -> found.accept(versions, answer));
    }
}
