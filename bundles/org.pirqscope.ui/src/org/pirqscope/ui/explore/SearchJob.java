package org.pirqscope.ui.explore;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobChangeListener;
import org.eclipse.core.runtime.jobs.Job;
import org.pirqscope.machine.scenario.ScenarioException;
import org.pirqscope.search.Exploration;
import org.pirqscope.session.Basis;

/** A search in the background that tells its screen what it finds, how it goes and how it ended. */
abstract class SearchJob extends Job {

    private final SearchScreen screen;
    private final UiThread handover;
    private final long started = System.nanoTime();
    private SearchPace pace = SearchPace.START;
    private volatile boolean stopsAtFailure;

    SearchJob(String name, SearchScreen screen, UiThread handover) {
        super(name);
        this.screen = screen;
        this.handover = handover;
        // also a job that is cancelled before it runs comes to its end
        addJobChangeListener(IJobChangeListener.onDone(event -> later(() -> screen.ended(this))));
    }

    /** Whether an exploration is to end with its first failure, also one that is known already. */
    final void stopAtFailure(boolean wanted) {
        stopsAtFailure = wanted;
    }

    @Override
    protected final IStatus run(IProgressMonitor monitor) {
        monitor.beginTask(getName(), IProgressMonitor.UNKNOWN);
        try {
            search(monitor);
            return monitor.isCanceled() ? Status.CANCEL_STATUS : Status.OK_STATUS;
        } catch (ScenarioException refused) {
            later(() -> screen.refused(refused.getMessage()));
            return Status.OK_STATUS;
        } catch (RuntimeException broken) {
            Platform.getLog(SearchJob.class).error(getName(), broken);
            later(() -> screen.refused("The search failed: a fault in Pirqscope; see the error log."));
            return Status.OK_STATUS;
        }
    }

    final void later(Runnable work) {
        handover.run(work);
    }

    /** Searches; {@code monitor} says when to stop. */
    abstract void search(IProgressMonitor monitor);

    /** Explores until the end, a limit, a cancel or, where that is wanted, the first failure. */
    final SearchAnswer explore(Basis basis, Effort effort, IProgressMonitor monitor, SearchListener finds) {
        Reporter telling = new Reporter(basis, monitor, finds);
        Exploration.Result result = explored(basis, effort.options(telling::stopped), telling);
        return SearchAnswer.of(basis, effort, result, telling.why());
    }

    private static Exploration.Result explored(
            Basis basis, Exploration.Options options, Exploration.Listener listener) {
        return basis.position() == 0
                ? Exploration.explore(basis.run().scenario(), options, listener)
                : Exploration.exploreFrom(basis.run(), basis.position(), options, listener);
    }

    /** Listens to one exploration, on its threads. */
    private final class Reporter implements Exploration.Listener {

        private final Basis basis;
        private final IProgressMonitor monitor;
        private final SearchListener finds;
        private volatile boolean failed;

        Reporter(Basis basis, IProgressMonitor monitor, SearchListener finds) {
            this.basis = basis;
            this.monitor = monitor;
            this.finds = finds;
        }

        boolean stopped() {
            return why() != StopReason.LIMIT;
        }

        StopReason why() {
            return monitor.isCanceled()
                    ? StopReason.CANCELLED
                    : failed && stopsAtFailure ? StopReason.FIRST_FAILURE : StopReason.LIMIT;
        }

        @Override
        public void at(long states, long transitions, int depth, long frontier, long bytes) {
            pace = pace.next((System.nanoTime() - started) / 1e9, states, depth, frontier, bytes);
            SearchPace told = pace;
            monitor.subTask(told.text());
            later(() -> finds.pace(told));
        }

        @Override
        public void failure(Exploration.Failure first) {
            failed = true;
            FirstFailure told = new FirstFailure(basis, first, SearchAnswer.cause(first));
            later(() -> finds.failure(told));
        }

        @Override
        public void ending(Exploration.Ending ending) {
            later(() -> finds.ending(ending));
        }
    }
}
