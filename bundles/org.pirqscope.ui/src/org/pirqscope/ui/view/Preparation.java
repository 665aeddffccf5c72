package org.pirqscope.ui.view;

import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobFunction;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Control;
import org.pirqscope.machine.run.Run;

/**
 * What a view makes of a whole run before it can show a step of it: at once for a short run, in a job for a long one.
 * Until then the view says so, and shows nothing of the run before.
 */
final class Preparation {

    /** Steps up to which nobody notices. */
    private static final int SHORT = 30_000;

    private final StepView view;
    private final Control control;
    private final Runnable clear;
    private Run current;
    private boolean done;
    private Job job;

    /** @param clear empties the view */
    Preparation(StepView view, Control control, Runnable clear) {
        this.view = view;
        this.control = control;
        this.clear = clear;
    }

    /** Whether nobody notices what is made of the whole run. */
    static boolean isShort(Run run) {
        return run.length() <= SHORT;
    }

    /** Whether the run that was asked for last is prepared. */
    boolean done() {
        return done;
    }

    /**
     * Makes something of the run and hands it over in the user interface's thread, unless another run is asked for
     * before.
     */
    <T> void make(Run run, Function<Run, T> maker, Consumer<T> ready) {
        boolean another = run != current;
        current = run;
        done = false;
        if (job != null) {
            job.cancel();
        }
        if (isShort(run)) {
            finish(run, maker.apply(run), ready);
            return;
        }
        IJobFunction work = monitor -> later(run, maker, ready, monitor);
        if (another) {
            clear.run();
        }
        view.describe("Working out the %,d steps of %s \u2026"
                .formatted(run.length(), run.scenario().name()));
        job = Job.create(view.getPartName(), work);
        job.schedule();
    }

    private <T> IStatus later(Run run, Function<Run, T> maker, Consumer<T> ready, IProgressMonitor monitor) {
        monitor.beginTask("", IProgressMonitor.UNKNOWN);
        T made;
        try {
            made = maker.apply(run);
        } catch (RuntimeException failure) {
            if (!control.isDisposed()) {
                control.getDisplay().asyncExec(() -> view.fail(failure));
            }
            return Status.OK_STATUS;
        }
        if (monitor.isCanceled() || control.isDisposed()) {
            return Status.CANCEL_STATUS;
        }
        control.getDisplay().asyncExec(() -> view.guard(() -> finish(run, made, ready)));
        return Status.OK_STATUS;
    }

    private <T> void finish(Run run, T made, Consumer<T> ready) {
        if (run == current && !control.isDisposed()) {
            done = true;
            view.describe(view.owner(run));
            ready.accept(made);
        }
    }
}
