package org.pirqscope.ui.export;

import java.io.IOException;
import java.util.function.Consumer;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobFunction;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Control;
import org.pirqscope.diagram.export.ChoiceException;
import org.pirqscope.diagram.export.Draft;
import org.pirqscope.diagram.export.Preview;
import org.pirqscope.machine.scenario.Run;

/** Makes previews: at once for a short run, in a job for a long one. Of several drafts only the last one counts. */
final class Previewing {

    /** Steps up to which nobody notices. */
    private static final int SHORT = 4_000;
    private static final long PAUSE = 150;

    /** A preview, or the sentence why there is none. */
    record Outcome(Preview preview, String problem) {
    }

    private final Control control;
    private final Run run;
    private final Consumer<Outcome> ready;
    private Draft last;
    private Job job;

    Previewing(Control control, Run run, Consumer<Outcome> ready) {
        this.control = control;
        this.run = run;
        this.ready = ready;
        control.addDisposeListener(gone -> stop());
    }

    private void stop() {
        if (job != null) {
            job.cancel();
        }
    }

    /** Hands over the preview of this draft, unless another one is asked for before. */
    void make(Draft draft) {
        last = draft;
        stop();
        if (run.length() <= SHORT) {
            ready.accept(outcome(draft));
            return;
        }
        IJobFunction work = monitor -> {
            Outcome made = outcome(draft);
            if (!control.isDisposed()) {
                control.getDisplay().asyncExec(() -> take(draft, made));
            }
            return Status.OK_STATUS;
        };
        job = Job.createSystem("Preview", work);
        job.schedule(PAUSE);
    }

    private void take(Draft draft, Outcome made) {
        if (draft == last && !control.isDisposed()) {
            ready.accept(made);
        }
    }

    private Outcome outcome(Draft draft) {
        try {
            return new Outcome(Preview.of(run, draft.choice(run)), "");
        } catch (ChoiceException | IOException impossible) {
            return new Outcome(new Preview("", ""), sentence(impossible.getMessage()));
        }
    }

    private static String sentence(String text) {
        return text.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + text.substring(1) + (text.endsWith(".") ? "" : ".");
    }
}
