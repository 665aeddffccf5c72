package org.pirqscope.ui.view;

import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;
import org.pirqscope.machine.run.Run;
import org.pirqscope.report.stale.StaleHits;
import org.pirqscope.report.why.Changes;
import org.pirqscope.report.why.ValueRow;
import org.pirqscope.session.SessionEvent;
import org.pirqscope.ui.values.ValuesCanvas;
import org.pirqscope.ui.view.ValueSource.Selected;
import org.pirqscope.ui.widget.AccessibleNames;
import org.pirqscope.ui.widget.ClipboardText;
import org.pirqscope.ui.widget.CopyText;
import org.pirqscope.ui.widget.ValueItems;

/** How each value of the tables went over the run: a row each, with a mark at each change. */
public class ValuesView extends StepView implements ValueSource {

    /** The view's id. */
    public static final String ID = "org.pirqscope.ui.values";

    private Text words;
    private ValuesCanvas canvas;
    private Preparation preparation;
    private List<ValueRow> all = List.of();
    private int[] hits = {};
    private Run run;
    private int position;
    private boolean changedOnly;

    @Override
    Control create(Composite parent) {
        Composite box = column(parent);
        words = new Text(box, SWT.SEARCH | SWT.ICON_CANCEL);
        words.setData("id", "values-filter");
        words.setMessage("pirq 55, nvme0 entry, evtchn, qemu");
        words.setLayoutData(new GridData(SWT.FILL, SWT.BEGINNING, true, false));
        words.addListener(SWT.Modify, event -> filter());
        AccessibleNames.name(words, "Only values with these words in their name");
        canvas = new ValuesCanvas(box);
        CopyText.into(canvas.control());
        ValueItems.into(canvas.control());
        canvas.control().setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        canvas.on(step -> desk().session().goTo(step), row -> ask());
        toolBar(new ToolBarToggle(
                "Changed Only", "Only values that the current step changes", false, this::onlyChanged));
        preparation = new Preparation(this, box, () -> canvas.show(List.of(), 0, new int[0]));
        return box;
    }

    private void onlyChanged(boolean on) {
        changedOnly = on;
        setPartName(on ? "Values (changed only)" : "Values");
        filter();
    }

    @Override
    void show(SessionEvent news) {
        run = news.now().run();
        position = news.now().position();
        if (news.runChanged()) {
            preparation.make(run, Made::of, made -> {
                all = made.rows();
                hits = made.hits();
                filter();
            });
        } else if (changedOnly && preparation.done()) {
            filter();
        }
        canvas.stand(position);
    }

    private record Made(List<ValueRow> rows, int[] hits) {

        static Made of(Run run) {
            return new Made(
                    Changes.of(run.steps()).rows(),
                    StaleHits.of(run).all().stream()
                            .mapToInt(StaleHits.Interval::from)
                            .toArray());
        }
    }

    private void filter() {
        if (run == null) {
            return;
        }
        String typed = words.getText().strip();
        canvas.show(
                all.stream()
                        .filter(row -> typed.isEmpty() || row.matches(typed))
                        .filter(row -> !changedOnly || row.changesAt(position))
                        .toList(),
                run.length(),
                hits);
        canvas.stand(position);
    }

    private void ask() {
        selectedValue().ifPresent(value -> WhyView.ask(getSite().getPage(), value));
    }

    @Override
    public Optional<Selected> selectedValue() {
        return canvas.selected()
                .map(row -> new Selected(
                        row.quantity().subject(), List.of(row.quantity().field())));
    }

    @Override
    String owner(Run of) {
        return of.scenario().name() + ", " + of.scenario().versions().text();
    }

    @Override
    String legend() {
        return "One strip for each value, equal values in equal colours, a thin line where it is as at the start; "
                + "~ changed by this step. A double click goes there, Enter says why, left and right go to the change "
                + "before and after";
    }

    @Override
    ClipboardText copied() {
        return ClipboardText.of(canvas.text(), canvas.count(), "value");
    }

    @Override
    void focus() {
        canvas.control().setFocus();
    }
}
