package org.pirqscope.ui.explore;

import java.util.function.Consumer;
import org.eclipse.core.runtime.IProgressMonitor;
import org.pirqscope.explore.Progress;
import org.pirqscope.session.Basis;

/** Tries every interleaving from one basis. */
final class InterleavingJob extends SearchJob {

    private final Basis basis;
    private final Effort effort;
    private final Consumer<Answer> found;

    InterleavingJob(Basis basis, Effort effort, SearchScreen screen, Handover handover, Consumer<Answer> found) {
        super("Exploring " + basis.text(), screen, handover);
        this.basis = basis;
        this.effort = effort;
        this.found = found;
    }

    @Override
    void search(IProgressMonitor monitor, Progress progress) {
        Answer answer = Answer.find(basis, effort, monitor::isCanceled, progress);
        later(() -> found.accept(answer));
    }
}
