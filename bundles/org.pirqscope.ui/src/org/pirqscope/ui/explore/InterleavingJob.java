package org.pirqscope.ui.explore;

import java.util.function.Consumer;
import org.eclipse.core.runtime.IProgressMonitor;
import org.pirqscope.cli.explored.GrownWords;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.search.GrownOutcomes;
import org.pirqscope.session.Basis;

/** Tries every interleaving from one basis. */
final class InterleavingJob extends SearchJob {

    private final Basis basis;
    private final Effort effort;
    private final SearchListener finds;
    private final Consumer<SearchAnswer> found;
    private final Consumer<FoundCauses> causes;
    private final Consumer<GrownWords> grown;

    /**
     * @param found hears the answer, {@code finds} what there is before
     * @param causes hears at the end why orders fail, where all of them were searched
     * @param grown hears what becomes of each controller, where two of many decided the verdict
     */
    InterleavingJob(
            Basis basis,
            Effort effort,
            SearchScreen screen,
            UiThread handover,
            SearchListener finds,
            Consumer<SearchAnswer> found,
            Consumer<FoundCauses> causes,
            Consumer<GrownWords> grown) {
        super("Exploring " + basis.text(), screen, handover);
        this.basis = basis;
        this.effort = effort;
        this.finds = finds;
        this.found = found;
        this.causes = causes;
        this.grown = grown;
    }

    @Override
    void search(IProgressMonitor monitor) {
        SearchAnswer answer = explore(basis, effort, monitor, finds);
        later(() -> found.accept(answer));
        if (answer.hasMore()) {
            monitor.subTask("Outcomes of each controller");
            Scenario scenario = answer.result().scenario();
            GrownOutcomes.of(scenario, effort.options(monitor::isCanceled))
                    .map(found -> new GrownWords(found, scenario.controllers()))
                    .ifPresent(words -> later(() -> grown.accept(words)));
        }
        if (answer.hasCauses()) {
            monitor.subTask("Causes");
            FoundCauses why = FoundCauses.of(answer.result(), effort.options(monitor::isCanceled));
            later(() -> causes.accept(why));
        }
    }
}
