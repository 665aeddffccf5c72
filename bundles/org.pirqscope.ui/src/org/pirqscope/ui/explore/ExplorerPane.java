package org.pirqscope.ui.explore;

import java.util.function.Supplier;
import java.util.stream.Stream;
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
import org.pirqscope.cli.explored.RepairWords;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.version.Setting;
import org.pirqscope.machine.version.Versions;
import org.pirqscope.report.matrix.ReloadCell;
import org.pirqscope.search.Exploration.Ending;
import org.pirqscope.search.repair.Repairs;
import org.pirqscope.session.Basis;
import org.pirqscope.ui.chart.StatesCanvas;
import org.pirqscope.ui.desk.Desk;
import org.pirqscope.ui.desk.Opening;
import org.pirqscope.ui.widget.ClipboardText;
import org.pirqscope.ui.widget.RowTable;

/** Everything of the Explorer view: one search at a time, and what was found. */
public final class ExplorerPane implements SearchScreen {

    private static final int OUTCOMES = 0;
    private static final int MATRIX = 4;

    private final Desk desk;
    private final Composite box;
    private final UiThread handover;
    private final SearchButtons buttons;
    private final VerdictPane verdict;
    private final OutcomeTable outcomes;
    private final CauseTable causes;
    private final RepairTable repairs;
    private final CTabFolder tabs;
    private final OddsTable odds;
    private final MatrixGrid grid;
    private final StatesCanvas states;
    private Basis searched;
    private SearchAnswer answer;
    private SearchJob job;
    private Runnable replacing = () -> {};
    private Supplier<SearchJob> waiting;

    public ExplorerPane(Composite parent, Desk desk) {
        this.desk = desk;
        box = new Composite(parent, SWT.NONE);
        box.setLayout(new GridLayout());
        handover = new UiThread(box);
        buttons = new SearchButtons(box, this, desk.preferences());
        SashForm sash = new SashForm(box, SWT.HORIZONTAL);
        sash.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        verdict = new VerdictPane(sash, (name, failure) -> open(searched, name, failure.run()));
        tabs = new CTabFolder(sash, SWT.BOTTOM);
        tabs.setData("id", "explorer-tabs");
        outcomes = new OutcomeTable(tabs, ending -> open(searched, "one run of many", ending.run()));
        causes = new CauseTable(tabs, failure -> open(searched, "a cause", failure.run()), this::openNearest);
        repairs = new RepairTable(tabs, this::repairs, this::apply);
        odds = new OddsTable(tabs, desk);
        grid = new MatrixGrid(tabs, (basis, failure) -> open(basis, "a failing run", failure.run()));
        states = new StatesCanvas(tabs);
        tab("Outcomes", outcomes.control());
        tab("Causes", causes.control());
        tab("Repairs", repairs.control());
        tab("Odds", odds.control());
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
            replacing = () -> {
                searched = basis;
                answer = null;
                outcomes.begin(basis);
                causes.clear("");
                repairs.clear("");
            };
            tabs.setSelection(OUTCOMES);
            verdict.say("Exploring " + basis.text(), "");
            return new InterleavingJob(
                    basis, buttons.effort(), this, handover, live(), this::found, causes::show, verdict::grown);
        });
    }

    /** Explores the scenario on all kinds of versions. */
    public void matrix() {
        Basis whole = Basis.start(desk.document(), desk.session().now());
        begin(() -> {
            replacing = () -> grid.begin(whole);
            tabs.setSelection(MATRIX);
            return new MatrixJob(whole, buttons.effort(), this, handover, this::live, this::cell);
        });
    }

    /**
     * What is shown gives way to the search under way, now that something is known of it: one that is refused, or
     * cancelled before it begins, costs no answer.
     */
    private void replace() {
        Runnable clear = replacing;
        replacing = () -> {};
        clear.run();
    }

    /** Tries the changes of the scenario that was explored. */
    private void repairs() {
        SearchAnswer known = answer;
        begin(() -> {
            repairs.pace("Trying changes\u2026");
            return new RepairJob(
                    known,
                    this,
                    handover,
                    repairs::pace,
                    changes -> repairs.show(known.result().verdict(), changes));
        });
    }

    /**
     * Makes the change in the open scenario if it is the one that was explored, on whatever versions; else opens that
     * one, changed.
     */
    private void apply(Repairs.Change change) {
        Scenario explored = searched.run().scenario();
        Versions versions = explored.versions();
        for (Setting setting : change.set()) {
            versions = setting.applied(versions);
        }
        Versions changed = versions;
        if (searched.isOnOtherVersions(desk.scenario())) {
            new Opening(desk)
                    .change(desk.scenario().versions().changeTo(changed), scenario -> scenario.withVersions(changed));
        } else {
            open(searched, RepairWords.difference(change.set()), explored.withVersions(changed));
        }
    }

    private void openNearest(CauseRow row) {
        row.group()
                .nearest()
                .ifPresent(pass -> new Opening(desk)
                        .found(
                                searched.name() + ", the nearest passing run",
                                searched.open(pass.run()).goTo(row.parted())));
    }

    /** Shows what is found of the scenario before all of it is explored. */
    private SearchListener live() {
        return new SearchListener() {
            @Override
            public void pace(SearchPace pace) {
                replace();
                states.show(pace.history());
                verdict.pace(pace.text());
            }

            @Override
            public void failure(FirstFailure first) {
                replace();
                verdict.failing(first);
            }

            @Override
            public void ending(Ending ending) {
                replace();
                outcomes.add(ending);
            }
        };
    }

    /** Shows in a cell of the matrix what is found before all of it is explored. */
    private SearchListener live(Versions versions) {
        return new SearchListener() {
            @Override
            public void pace(SearchPace pace) {
                replace();
                states.show(pace.history());
                grid.cell(versions).counting(pace.states());
            }

            @Override
            public void failure(FirstFailure first) {
                replace();
                grid.cell(versions).failing(first);
            }

            @Override
            public void ending(Ending ending) {
                // a cell has no room for outcomes
            }
        };
    }

    private void cell(ReloadCell reload, SearchAnswer found) {
        replace();
        grid.cell(reload.versions()).show(found, reload);
        if (answer == null) {
            verdict.say(
                    "Version matrix of " + found.basis().name() + ": " + grid.known() + " of " + grid.size()
                            + " explored.",
                    "");
        }
    }

    /** Begins a search, as soon as the one that is under way has been stopped. */
    private void begin(Supplier<SearchJob> search) {
        if (job != null) {
            cancel();
            waiting = search;
            return;
        }
        job = search.get();
        job.stopAtFailure(buttons.stopsAtFailure());
        busy(true);
        job.schedule();
    }

    private void busy(boolean searching) {
        buttons.busy(searching);
        repairs.enable(!searching && answer != null && answer.decidedFromStart());
    }

    /** Whether searches, also the one under way, end with their first failure. */
    void stopAtFailure(boolean wanted) {
        if (job != null) {
            job.stopAtFailure(wanted);
        }
    }

    /** Stops the search; what it has found so far is shown. */
    public void cancel() {
        waiting = null;
        if (job != null) {
            job.cancel();
        }
    }

    private void found(SearchAnswer next) {
        replace();
        answer = next;
        verdict.show(next);
        shown(desk.session().now().run());
        outcomes.show(next);
        causes.expect(next);
        repairs.expect(next);
    }

    @Override
    public void refused(String why) {
        if (answer == null) {
            verdict.say(why, "Nothing was explored.");
            states.show(StatesHistory.EMPTY);
        } else {
            desk.tell(why);
        }
    }

    @Override
    public void ended(Job ended) {
        if (ended == job) {
            job = null;
            replacing = () -> {};
            repairs.settle();
            busy(false);
            if (answer != null) {
                verdict.show(answer);
                shown(desk.session().now().run());
            }
            if (waiting != null) {
                Supplier<SearchJob> next = waiting;
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

    /** The selected outcomes, causes or repairs, else the verdict and all outcomes. */
    public ClipboardText copied() {
        return Stream.of(causes.table(), repairs.table(), odds.table(), outcomes.table())
                .filter(RowTable::inUse)
                .findFirst()
                .map(RowTable::copied)
                .orElseGet(() -> ClipboardText.lines(
                        verdict.text() + outcomes.table().copied().text()));
    }

    /** To the first button. */
    public void setFocus() {
        buttons.setFocus();
    }
}
