package org.pirqscope.ui.view;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.pirqscope.chart.PoolHistory;
import org.pirqscope.machine.scenario.Run;
import org.pirqscope.session.News;
import org.pirqscope.ui.chart.ChartCanvas;

/** How many pirqs are mapped, allocated and leaked over the run; counted in a job, since it looks at the whole run. */
public class ChartView extends StepView {

    private ChartCanvas canvas;
    private Job counting;

    @Override
    Control create(Composite parent) {
        canvas = new ChartCanvas(parent);
        canvas.onStep(step -> desk().session().goTo(step));
        return canvas.control();
    }

    @Override
    void show(News news) {
        if (news.runChanged()) {
            count(news.now().run());
        }
        canvas.stand(news.now().position());
    }

    private void count(Run run) {
        if (counting != null) {
            counting.cancel();
        }
        counting = new Job("Pirqs over time") {
            @Override
            protected IStatus run(IProgressMonitor monitor) {
                PoolHistory history = PoolHistory.of(run);
                if (monitor.isCanceled() || canvas.control().isDisposed()) {
                    return Status.CANCEL_STATUS;
                }
                canvas.control().getDisplay().asyncExec(() -> {
                    if (!canvas.control().isDisposed() && desk().session().now().run() == run) {
                        canvas.show(history);
                    }
                });
                return Status.OK_STATUS;
            }
        };
        counting.schedule();
    }

    @Override
    String text() {
        return canvas.text();
    }
}
