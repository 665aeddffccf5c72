package org.pirqscope.ui.explore;

import java.util.function.Supplier;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.pirqscope.chart.StatesHistory;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.version.Versions;
import org.pirqscope.session.Basis;
import org.pirqscope.ui.chart.StatesCanvas;
import org.pirqscope.ui.desk.Desk;
import org.pirqscope.ui.desk.Opening;

/** Everything of the Explorer view: one search at a time, and what was found. */
public final class ExplorerPane implements SearchScreen {

    private static final int OUTCOMES = 0;
    private static final int MATRIX = 1;
    private static final int STATES = 2;

    private final Desk desk;
    private final Composite box;
    private final Handover handover;
    private final SearchButtons buttons;
    private final VerdictPane verdict;
    private final OutcomeTable outcomes;
    private final CTabFolder tabs;
    private final MatrixGrid grid;
    private final StatesCanvas states;
    private Answer answer;
    private Job job;
    private Supplier<Job> waiting;

    public ExplorerPane(Composite parent, Desk desk) {
        this.desk = desk;
        box = new Composite(parent, SWT.NONE);
        box.setLayout(new GridLayout());
        handover = new Handover(box);
        buttons = new SearchButtons(box, this);
        SashForm sash = new SashForm(box, SWT.HORIZONTAL);
        sash.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        verdict = new VerdictPane(sash, (name, failure) -> open(answer.basis(), name, failure.run()));
        tabs = new CTabFolder(sash, SWT.BOTTOM);
        tabs.setData("id", "explorer-tabs");
        outcomes = new OutcomeTable(tabs, ending -> open(answer.basis(), "one run of many", ending.run()));
        grid = new MatrixGrid(tabs, cell -> open(cell.basis(), "fewest switches", cell.result().fewestSwitches().run()));
        states = new StatesCanvas(tabs);
        tab("Outcomes", outcomes.control());
        tab("Version matrix", grid.control());
        tab("States over time", states.control());
        tabs.setSelection(OUTCOMES);
        sash.setWeights(8, 11);
        box.addListener(SWT.Dispose, event -> cancel());
    }

    private void tab(String title, Control control) {
        CTabItem item = new CTabItem(tabs, SWT.NONE);
        item.setText(title);
        item.setControl(control);
    }

    /** The widget. */
    public Composite control() {
        return box;
    }

    /** Explores from the start of the scenario. */
    public void fromStart() {
        explore(Basis.start(desk.document(), desk.session().now()));
    }

    /** Explores what can still happen. */
    public void fromHere() {
        explore(Basis.here(desk.document(), desk.session().now()));
    }

    private void explore(Basis basis) {
        begin(() -> {
            answer = null;
            outcomes.clear();
            tabs.setSelection(STATES);
            verdict.say("Exploring " + basis.text(), "");
            return new InterleavingJob(basis, buttons.effort(), this, handover, this::found);
        });
    }

    /** Explores the scenario on all kinds of versions. */
    public void matrix() {
        Basis whole = Basis.start(desk.document(), desk.session().now());
        begin(() -> {
            grid.begin(whole);
            tabs.setSelection(MATRIX);
            return new MatrixJob(whole, buttons.effort(), this, handover, this::cell);
        });
    }

    private void cell(Versions versions, Answer found) {
        grid.show(versions, found);
        if (answer == null) {
            verdict.say("Version matrix of " + found.basis().name() + ": " + grid.known() + " of " + grid.size() + " explored.", "");
        }
    }

    /** Begins a search, as soon as the one that is under way has been stopped. */
    private void begin(Supplier<Job> search) {
        if (job != null) {
            cancel();
            waiting = search;
            return;
        }
        job = search.get();
        buttons.busy(true);
        job.schedule();
    }

    /** Stops the search; what it has found so far is shown. */
    public void cancel() {
        waiting = null;
        if (job != null) {
            job.cancel();
        }
    }

    private void found(Answer next) {
        answer = next;
        verdict.show(next);
        shown(desk.session().now().run());
        outcomes.show(next);
        if (tabs.getSelectionIndex() == STATES) {
            tabs.setSelection(OUTCOMES);
        }
    }

    @Override
    public void pace(Pace pace) {
        states.show(pace.history());
        verdict.pace(pace.text());
    }

    @Override
    public void refused(String why) {
        answer = null;
        verdict.say(why, "Nothing was explored.");
        states.show(StatesHistory.EMPTY);
        if (tabs.getSelectionIndex() == STATES) {
            tabs.setSelection(OUTCOMES);
        }
    }

    @Override
    public void ended(Job ended) {
        if (ended == job) {
            job = null;
            buttons.busy(false);
            if (answer != null) {
                verdict.show(answer);
                shown(desk.session().now().run());
            }
            if (waiting != null) {
                Supplier<Job> next = waiting;
                waiting = null;
                begin(next);
            }
        }
    }

    private void open(Basis basis, String name, Scenario found) {
        new Opening(desk).found(basis.name() + ", " + name, basis.open(found));
    }

    /** Marks the results that do not belong to the scenario that is shown. */
    public void shown(Run run) {
        verdict.shown(run);
        grid.shown(run);
    }

    /** Verdict and outcomes. */
    public String text() {
        return verdict.text() + outcomes.text();
    }

    /** To the first button. */
    public void setFocus() {
        buttons.setFocus();
    }
}
