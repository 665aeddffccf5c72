package org.pirqscope.ui.view;

import java.util.List;
import java.util.stream.Stream;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.pirqscope.chart.FailShare;
import org.pirqscope.chart.PoolHistory;
import org.pirqscope.machine.run.Run;
import org.pirqscope.search.Odds;
import org.pirqscope.session.SessionEvent;
import org.pirqscope.ui.chart.ChartCanvas;
import org.pirqscope.ui.widget.ClipboardText;

/** How many pirqs are mapped, allocated and leaked over the run. */
public class ChartView extends StepView {

    private ChartCanvas canvas;
    private Preparation preparation;

    @Override
    Control create(Composite parent) {
        canvas = new ChartCanvas(parent);
        canvas.onStep(step -> desk().session().goTo(step));
        desk().odds().hear(canvas.control(), this::odds);
        preparation = new Preparation(this, canvas.control(), () -> canvas.show(null));
        return canvas.control();
    }

    @Override
    void show(SessionEvent news) {
        if (news.runChanged()) {
            preparation.make(news.now().run(), PoolHistory::of, canvas::show);
        }
        odds();
        canvas.stand(news.now().position());
    }

    private void odds() {
        canvas.showShares(desk().odds().visible().map(ChartView::shares).orElse(List.of()));
    }

    private static List<FailShare> shares(Odds odds) {
        return Stream.concat(Stream.of(odds.start()), odds.steps().stream())
                .map(moment -> new FailShare(moment.step(), moment.odds()))
                .toList();
    }

    @Override
    String owner(Run run) {
        return run.scenario().name() + ", " + run.scenario().versions().text();
    }

    @Override
    String legend() {
        return "Mapped, allocated and leaked pirqs; \u26a0 a stale hit. A click goes to its step";
    }

    @Override
    ClipboardText copied() {
        return ClipboardText.lines(canvas.text());
    }
}
