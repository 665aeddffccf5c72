package org.pirqscope.ui.explore;

import java.util.function.Consumer;
import org.eclipse.core.runtime.IProgressMonitor;
import org.pirqscope.search.repair.Repairs;

/** Tries the changes of a scenario whose verdict is known. */
final class RepairJob extends SearchJob {

    private final SearchAnswer answer;
    private final Consumer<String> pace;
    private final Consumer<Repairs> found;

    RepairJob(
            SearchAnswer answer,
            SearchScreen screen,
            UiThread handover,
            Consumer<String> pace,
            Consumer<Repairs> found) {
        super("Trying changes of " + answer.basis().text(), screen, handover);
        this.answer = answer;
        this.pace = pace;
        this.found = found;
    }

    @Override
    void search(IProgressMonitor monitor) {
        Repairs repairs = Repairs.of(
                answer.basis().run().scenario(),
                answer.result().verdict(),
                answer.effort().options(monitor::isCanceled),
                (states, transitions, depth, frontier, bytes) -> tell(monitor, states));
        boolean nothing = repairs.repairs().isEmpty() && repairs.reopens().isEmpty();
        if (!monitor.isCanceled() || !nothing) {
            later(() -> found.accept(repairs));
        }
    }

    private void tell(IProgressMonitor monitor, long states) {
        String text = "Trying changes; the one under way has %,d states so far".formatted(states);
        monitor.subTask(text);
        later(() -> pace.accept(text));
    }
}
