package org.pirqscope.ui.explore;

import java.util.function.Consumer;
import org.eclipse.core.runtime.IProgressMonitor;
import org.pirqscope.explore.Progress;

/** Tries every interleaving from one origin. */
final class InterleavingJob extends SearchJob {

    private final Origin origin;
    private final Effort effort;
    private final Consumer<Answer> found;

    InterleavingJob(Origin origin, Effort effort, SearchScreen screen, Handover handover, Consumer<Answer> found) {
        super("Exploring " + origin.text(), screen, handover);
        this.origin = origin;
        this.effort = effort;
        this.found = found;
    }

    @Override
    void search(IProgressMonitor monitor, Progress progress) {
        Answer answer = Answer.find(origin, effort, monitor::isCanceled, progress);
        later(() -> found.accept(answer));
    }
}
