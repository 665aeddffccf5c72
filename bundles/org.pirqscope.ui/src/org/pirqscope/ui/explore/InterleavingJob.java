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
    private final Consumer<FoundCauses> causes;

    /**
     * @param found hears the answer, {@code finds} what there is before
     * @param causes hears at the end why orders fail, where all of them were searched
     */
    InterleavingJob(
            Basis basis,
            Effort effort,
            SearchScreen screen,
            UiThread handover,
            SearchListener finds,
            Consumer<SearchAnswer> found,
            Consumer<FoundCauses> causes) {
        super("Exploring " + basis.text(), screen, handover);
        this.basis = basis;
        this.effort = effort;
        this.finds = finds;
        this.found = found;
        this.causes = causes;
    }

    @Override
    void search(IProgressMonitor monitor) {
        SearchAnswer answer = explore(basis, effort, monitor, finds);
        later(() -> found.accept(answer));
        if (answer.hasCauses()) {
            monitor.subTask("Causes");
            FoundCauses why = FoundCauses.of(answer.result(), effort.options(monitor::isCanceled));
            later(() -> causes.accept(why));
        }
    }
}
