package org.pirqscope.ui.widget;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobFunction;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Control;

/**
 * Answers questions that a user asks by typing: a small one at once, a large one in a job after a short pause. Of
 * several only the last one counts.
 *
 * @param <T> the answer
 */
public final class LatestAnswer<T> {

    private static final long PAUSE = 150;

    private final Control control;
    private final Consumer<T> ready;
    private Supplier<T> last;
    private Job job;

    /** Hands answers to {@code ready}, in the user interface's thread, as long as the control lives. */
    public LatestAnswer(Control control, Consumer<T> ready) {
        this.control = control;
        this.ready = ready;
        control.addDisposeListener(gone -> stop());
    }

    private void stop() {
        if (job != null) {
            job.cancel();
        }
    }

    /** Asks. @param small whether nobody notices the work */
    public void ask(boolean small, Supplier<T> work) {
        last = work;
        stop();
        if (small) {
            ready.accept(work.get());
            return;
        }
        IJobFunction later = monitor -> {
            T made = work.get();
            if (!control.isDisposed()) {
                control.getDisplay().asyncExec(() -> take(work, made));
            }
            return Status.OK_STATUS;
        };
        job = Job.createSystem("Pirqscope", later);
        job.schedule(PAUSE);
    }

    /** The question is asked no longer: its answer is not handed over. */
    public void withdraw() {
        last = null;
        stop();
    }

    private void take(Supplier<T> work, T made) {
        if (work == last && !control.isDisposed()) {
            ready.accept(made);
        }
    }
}
