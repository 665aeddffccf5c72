package org.pirqscope.ui.desk;

import java.util.concurrent.Callable;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobChangeListener;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;

/** Reads or runs something in the background, and shows what came of it in the user interface's thread. */
final class OpeningJob extends Job {

    private final Display display = Display.getCurrent();
    private final String subject;
    private final Callable<Runnable> work;

    /** @param subject what a failure is about @param work gives what is to be done with its result */
    OpeningJob(String title, String subject, Callable<Runnable> work) {
        super(title);
        this.subject = subject;
        this.work = work;
        setUser(true);
    }

    void start() {
        schedule();
    }

    /** @param ended runs after all, also when the job was cancelled */
    void start(Runnable ended) {
        addJobChangeListener(IJobChangeListener.onDone(event -> later(ended)));
        schedule();
    }

    private void later(Runnable deed) {
        if (!display.isDisposed()) {
            display.asyncExec(deed);
        }
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        monitor.beginTask(subject, IProgressMonitor.UNKNOWN);
        Runnable finish;
        try {
            finish = work.call();
        } catch (Exception failure) {
            finish = () -> new FailureMessage(subject, failure).show();
        }
        if (monitor.isCanceled()) {
            return Status.CANCEL_STATUS;
        }
        later(finish);
        return Status.OK_STATUS;
    }
}
