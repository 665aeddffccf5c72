package org.pirqscope.ui.explore;

import java.util.function.Consumer;
import org.eclipse.core.runtime.IProgressMonitor;
import org.pirqscope.session.Basis;

/** Tries every interleaving from one basis. */
final class InterleavingJob extends SearchJob {

    private final Basis basis;
    private final Effort effort;
    private final SearchListener finds;
    private final Consumer<SearchAnswer> found;

    /** @param found hears the answer at the end, {@code finds} what there is before */
    InterleavingJob(
            Basis basis,
            Effort effort,
            SearchScreen screen,
            UiThread handover,
            SearchListener finds,
            Consumer<SearchAnswer> found) {
        super("Exploring " + basis.text(), screen, handover);
        this.basis = basis;
        this.effort = effort;
        this.finds = finds;
        this.found = found;
    }

    @Override
    void search(IProgressMonitor monitor) {
        SearchAnswer answer = explore(basis, effort, monitor, finds);
        later(() -> found.accept(answer));
    }
}
