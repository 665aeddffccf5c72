package org.pirqscope.ui.view;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.pirqscope.diagram.Lanes;
import org.pirqscope.diagram.Scope;
import org.pirqscope.diagram.SequenceDiagram;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.run.Run;
import org.pirqscope.session.Move;
import org.pirqscope.session.Moment;
import org.pirqscope.session.News;
import org.pirqscope.ui.desk.DeskPreferences;
import org.pirqscope.ui.diagram.DiagramCanvas;
import org.pirqscope.ui.diagram.OverviewStrip;
import org.pirqscope.ui.diagram.SearchBar;

/** The sequence diagram with its overview, and at the start of a run a hint where to go. */
public class DiagramView extends StepView {

    /** The view's id. */
    public static final String ID = "org.pirqscope.ui.diagram";

    private DiagramCanvas canvas;
    private SearchBar search;
    private DeskReader reader;
    private OverviewStrip overview;
    private Label hint;
    private Preparation preparation;

    @Override
    Control create(Composite parent) {
        Composite box = new Composite(parent, SWT.NONE);
        GridLayout layout = new GridLayout(2, false);
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        layout.horizontalSpacing = 0;
        layout.verticalSpacing = 0;
        box.setLayout(layout);
        canvas = new DiagramCanvas(box);
        canvas.control().setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        overview = new OverviewStrip(box, canvas);
        GridData narrow = new GridData(SWT.END, SWT.FILL, false, true);
        narrow.widthHint = canvas.control().getVerticalBar().getSize().x > 0 ? 16 : 18;
        overview.control().setLayoutData(narrow);
        reader = new DeskReader(desk(), canvas, this::draw);
        canvas.reader(reader);
        search = new SearchBar(box, canvas, reader);
        hint(box);
        preparation = new Preparation(box, "Sequence diagram");
        return box;
    }

    private void hint(Composite box) {
        hint = new Label(box, SWT.NONE);
        hint.setData("id", "hint");
        GridData data = new GridData(SWT.FILL, SWT.END, true, false, 2, 1);
        data.horizontalIndent = 8;
        data.verticalIndent = 2;
        hint.setLayoutData(data);
    }

    @Override
    void show(News news) {
        if (news.runChanged()) {
            Scope before = canvas.diagram() == null ? Scope.ALL : canvas.diagram().scope();
            preparation.make(news.now().run(), run -> begun(run, before), made -> {
                canvas.show(made);
                search.again();
                stand();
            });
        } else if (preparation.done()) {
            stand();
        }
        tell(news.now());
    }

    /** Lanes that are hidden stay so in the next run. */
    private static SequenceDiagram begun(Run run, Scope before) {
        Lanes lanes = Lanes.of(run.scenario().controllers().stream().map(Controller::name).toList());
        return SequenceDiagram.of(run, before.elsewhere(lanes));
    }

    private void draw(Scope scope) {
        SequenceDiagram shown = canvas.diagram();
        preparation.make(desk().session().now().run(), run -> shown.with(scope), made -> {
            canvas.redraw(made);
            search.again();
            stand();
        });
    }

    /** The bar that searches the diagram. */
    public SearchBar search() {
        return search;
    }

    /** Opens the export dialog with what is selected and shown here. */
    public void export() {
        reader.export();
    }

    private void stand() {
        canvas.stand(desk().session().now().position());
        overview.redraw();
        search.tell();
    }

    private void tell(Moment now) {
        boolean wanted = now.atStart() && desk().preferences().getBoolean(DeskPreferences.HINTS);
        GridData data = (GridData) hint.getLayoutData();
        if (wanted) {
            hint.setText(start(now));
        }
        if (data.exclude == wanted) {
            data.exclude = !wanted;
            hint.setVisible(wanted);
            hint.getParent().layout(true);
        }
    }

    /** Where F8 leads from the start. */
    static String start(Moment now) {
        Moment next = now.forward(Move.RESUME);
        boolean stale = next.step().stream().flatMap(step -> step.findings().stream()).anyMatch(Finding.StaleHit.class::isInstance);
        boolean found = next.step().map(Step::alarming).orElse(false);
        String there = stale ? "F8 goes to the stale hit (step " + next.position() + ")"
                : found ? "F8 goes to the first finding (step " + next.position() + ")" : "Nothing goes wrong in this run; F8 goes to its end";
        return there + ", F5 into the first call.";
    }

    @Override
    String text() {
        int row = canvas.current();
        String one = row < 0 ? "" : canvas.diagram().row(row).text();
        return canvas.selected().isPresent() ? reader.mail() : one;
    }

    @Override
    public void setFocus() {
        canvas.control().setFocus();
    }
}
