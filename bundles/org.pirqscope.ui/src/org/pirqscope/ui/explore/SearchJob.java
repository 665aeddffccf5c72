package org.pirqscope.ui.explore;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.pirqscope.explore.Progress;
import org.pirqscope.machine.scenario.ScenarioException;

/** A search in the background that tells its screen how it goes and how it ended. */
abstract class SearchJob extends Job {

    private final SearchScreen screen;
    private final Handover handover;
    private final long started = System.nanoTime();
    private Pace pace = Pace.START;

    SearchJob(String name, SearchScreen screen, Handover handover) {
        super(name);
        this.screen = screen;
        this.handover = handover;
    }

    @Override
    protected final IStatus run(IProgressMonitor monitor) {
        monitor.beginTask(getName(), IProgressMonitor.UNKNOWN);
        try {
            search(monitor, (states, transitions, depth, frontier, bytes) -> tell(monitor, states, depth, frontier, bytes));
            return monitor.isCanceled() ? Status.CANCEL_STATUS : Status.OK_STATUS;
        } catch (ScenarioException refused) {
            later(() -> screen.refused(refused.getMessage()));
            return Status.OK_STATUS;
        } catch (RuntimeException broken) {
            Platform.getLog(SearchJob.class).error(getName(), broken);
            later(() -> screen.refused("The search broke off: a fault of Pirqscope, which the error log tells about."));
            return Status.OK_STATUS;
        } finally {
            later(() -> screen.ended(this));
        }
    }

    private void tell(IProgressMonitor monitor, long states, int depth, long frontier, long bytes) {
        pace = pace.next((System.nanoTime() - started) / 1e9, states, depth, frontier, bytes);
        Pace told = pace;
        monitor.subTask(told.text());
        later(() -> screen.pace(told));
    }

    final void later(Runnable work) {
        handover.run(work);
    }

    /** Searches; {@code monitor} says when to stop. */
    abstract void search(IProgressMonitor monitor, Progress progress);
}
