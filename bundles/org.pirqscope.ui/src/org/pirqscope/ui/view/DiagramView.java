package org.pirqscope.ui.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.pirqscope.diagram.LaneMode;
import org.pirqscope.diagram.Lanes;
import org.pirqscope.diagram.Scope;
import org.pirqscope.diagram.SequenceDiagram;
import org.pirqscope.diagram.export.Touched;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.Run;
import org.pirqscope.report.moment.Moment;
import org.pirqscope.report.moment.Move;
import org.pirqscope.search.Odds;
import org.pirqscope.session.SessionEvent;
import org.pirqscope.session.Watch;
import org.pirqscope.ui.desk.DeskPreferences;
import org.pirqscope.ui.desk.ReviewedFile.Chosen;
import org.pirqscope.ui.diagram.DiagramCanvas;
import org.pirqscope.ui.diagram.OverviewStrip;
import org.pirqscope.ui.diagram.PointedSteps;
import org.pirqscope.ui.diagram.SearchBar;
import org.pirqscope.ui.widget.ClipboardText;
import org.pirqscope.ui.widget.FilterLine;

/** The sequence diagram with its overview, and at the start of a run a hint where to go. */
public class DiagramView extends StepView {

    /** The view's id. */
    public static final String ID = "org.pirqscope.ui.diagram";

    private FilterLine filter;
    private DiagramCanvas canvas;
    private SearchBar search;
    private DeskReader reader;
    private OverviewStrip overview;
    private Label hint;
    private Preparation preparation;
    private Scope scope = Scope.ALL;

    @Override
    Control create(Composite parent) {
        Composite box = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).spacing(0, 0).applyTo(box);
        filter = new FilterLine(box, 2, () -> draw(unfiltered(scope)));
        canvas = new DiagramCanvas(box);
        canvas.control().setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        overview = new OverviewStrip(box, canvas);
        GridData narrow = new GridData(SWT.END, SWT.FILL, false, true);
        narrow.widthHint = canvas.control().getVerticalBar().getSize().x > 0 ? 16 : 18;
        overview.control().setLayoutData(narrow);
        reader = new DeskReader(desk(), canvas, this::draw);
        canvas.reader(reader);
        search = new SearchBar(box, canvas, reader);
        Watch marks = desk().bookmarks().listen(this::point);
        box.addDisposeListener(gone -> marks.close());
        desk().reviewed().watchHunks(box, this::point);
        hint(box);
        desk().hearPreference(
                        canvas.control(),
                        DeskPreferences.HINTS,
                        () -> tell(desk().session().now()));
        preparation = new Preparation(this, box, canvas::clear);
        desk().odds().hear(box, this::odds);
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
    void show(SessionEvent news) {
        if (news.runChanged()) {
            Scope before = scope;
            preparation.make(news.now().run(), run -> begun(run, before), made -> {
                scope = made.scope();
                canvas.show(made);
                filter.show(leftOut(made));
                search.again();
                odds();
                point();
                stand();
            });
        } else if (preparation.done()) {
            stand();
        }
        tell(news.now());
    }

    /** The point of no return has a box in the diagram, the odds a line in the strip. */
    private void odds() {
        if (!preparation.done()) {
            return;
        }
        Optional<Odds> known = desk().odds().visible();
        if (!desk().odds().remarks().equals(scope.remarks())) {
            draw(scope.withRemarks(desk().odds().remarks()));
        }
        overview.show(known);
    }

    /** Lanes that are hidden stay so in the next run. */
    private static SequenceDiagram begun(Run run, Scope before) {
        Lanes lanes = Lanes.of(run);
        return SequenceDiagram.of(run, before.elsewhere(lanes));
    }

    private static Scope unfiltered(Scope scope) {
        Scope all = scope.everything();
        for (String lane : scope.modes().keySet()) {
            all = all.lane(lane, LaneMode.SHOWN);
        }
        return all;
    }

    /** What the scope leaves out of the diagram, but for folded calls: they have a mark of their own. */
    private static String leftOut(SequenceDiagram diagram) {
        List<String> parts = new ArrayList<>();
        diagram.scope()
                .only()
                .ifPresent(only -> parts.add(only instanceof Touched one ? "only " + one.text() : "only a part"));
        diagram.lanes().all().stream()
                .filter(lane -> !diagram.shownLanes().contains(lane))
                .forEach(lane -> parts.add("without the lane of " + lane.name()));
        return String.join(", ", parts);
    }

    private void draw(Scope wanted) {
        SequenceDiagram shown = canvas.diagram();
        if (shown == null) {
            return;
        }
        preparation.make(desk().session().now().run(), run -> shown.with(wanted), made -> {
            scope = made.scope();
            canvas.redraw(made);
            filter.show(leftOut(made));
            search.again();
            overview.show(desk().odds().visible());
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

    private void point() {
        if (canvas.diagram() != null) {
            Optional<Chosen> hunk = desk().reviewed().chosen();
            canvas.point(PointedSteps.of(
                    desk().bookmarks().placed(),
                    hunk.map(chosen -> chosen.steps(canvas.diagram().steps())).orElse(List.of()),
                    hunk.map(Chosen::function).orElse("")));
        }
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
            hint.setToolTipText(hint.getText());
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
        boolean stale = next.step().stream()
                .flatMap(step -> step.findings().stream())
                .anyMatch(Finding.StaleHit.class::isInstance);
        boolean found = next.step().map(Step::alarming).orElse(false);
        String there = stale
                ? "F8 goes to the stale hit (step " + next.position() + ")"
                : found
                        ? "F8 goes to the first finding (step " + next.position() + ")"
                        : "Nothing goes wrong; F8 goes to the end";
        return there + ", F5 into the first call.";
    }

    @Override
    String legend() {
        return "! a finding, \u25be a call that - folds, \u25b8 one that + unfolds; \u2691 a mark, a bar at the right "
                + "a call of the hunk under review; the strip is the whole run with its findings";
    }

    @Override
    ClipboardText copied() {
        int row = canvas.current();
        String one = row < 0 ? "" : canvas.diagram().row(row).text();
        return canvas.selected().isPresent()
                ? ClipboardText.lines(reader.mail())
                : ClipboardText.of(one, one.isEmpty() ? 0 : 1, "message");
    }

    @Override
    void focus() {
        canvas.control().setFocus();
    }
}
