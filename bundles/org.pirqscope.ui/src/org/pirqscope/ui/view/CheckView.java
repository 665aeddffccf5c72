package org.pirqscope.ui.view;

import java.util.List;
import java.util.Optional;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobFunction;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.pirqscope.evidence.check.BesideLine;
import org.pirqscope.evidence.check.BesideWords;
import org.pirqscope.evidence.check.CheckWords;
import org.pirqscope.evidence.fact.Fact;
import org.pirqscope.evidence.read.Evidence;
import org.pirqscope.machine.run.Run;
import org.pirqscope.report.moment.Moment;
import org.pirqscope.ui.desk.ChosenVersions;
import org.pirqscope.ui.desk.LogCheck;
import org.pirqscope.ui.desk.LogSelection;
import org.pirqscope.ui.desk.Opening;
import org.pirqscope.ui.desk.Perspective;
import org.pirqscope.ui.desk.ReadLogs;
import org.pirqscope.ui.theme.Tone;
import org.pirqscope.ui.widget.Heading;
import org.pirqscope.ui.widget.RowLook;

/** Whether a run of the simulated stack logs the same: logs and run side by side, each line with its step. */
public class CheckView extends LogTableView<BesideLine> {

    private static final String ASK = "Check in the tool bar searches for a run that logs the same.";

    private Action start;
    private Action stop;
    private boolean excerpt;
    private ChosenVersions chosen = ChosenVersions.NONE;
    private Evidence checked;
    private Optional<LogCheck> check = Optional.empty();
    private Job job;

    @Override
    Control create(Composite parent) {
        Control made = super.create(parent);
        start = button("Check", "Searches for a run that logs the same, for up to a minute", this::search);
        stop = button("Cancel", "Ends the search", this::cancel);
        stop.setEnabled(false);
        toolBar(start);
        toolBar(stop);
        toolBar(button("Versions \u2026", "Other versions than the logs tell, as --linux, --set and so on", this::ask));
        toolBar(new ToolBarToggle("Excerpt", "Any line may be missing from the logs", false, on -> excerpt = on));
        onOpen(this::open);
        made.addDisposeListener(gone -> cancel());
        return made;
    }

    private static Action button(String text, String tip, Runnable deed) {
        Action action = new Action(text) {
            @Override
            public void run() {
                deed.run();
            }
        };
        action.setToolTipText(tip);
        return action;
    }

    /** Begins a search in the logs that are open. */
    public void search() {
        Optional<ReadLogs> read = logs();
        if (read.isEmpty()) {
            return;
        }
        cancel();
        boolean missing = excerpt;
        ChosenVersions versions = chosen;
        Job[] own = new Job[1];
        IJobFunction work = monitor -> {
            monitor.beginTask("", IProgressMonitor.UNKNOWN);
            LogCheck found = LogCheck.of(read.get().seen(), versions, missing, monitor::isCanceled);
            boolean cancelled = monitor.isCanceled();
            later(() -> ended(own[0], cancelled ? Optional.empty() : Optional.of(found)));
            return cancelled ? Status.CANCEL_STATUS : Status.OK_STATUS;
        };
        own[0] = Job.create("Checking the logs against the simulated stack", work);
        job = own[0];
        show(Optional.empty(), "Searching for a run that logs the same \u2026");
        job.schedule();
    }

    private void ask() {
        InputDialog dialog = new InputDialog(
                control().getShell(),
                "Versions of the Check",
                "Versions and columns that you know better than the logs, as " + ChosenVersions.FORM
                        + ". Nothing: as the logs tell.",
                chosen.toString(),
                typed -> ChosenVersions.refusal(typed).orElse(null));
        if (dialog.open() == Window.OK) {
            choose(ChosenVersions.of(dialog.getValue()));
        }
    }

    /** Checks with other versions from here on. */
    public void choose(ChosenVersions next) {
        chosen = next;
        cancel();
        show(Optional.empty(), ask(next));
    }

    private static String ask(ChosenVersions versions) {
        return versions.words().isEmpty() ? ASK : ASK + " With " + versions + ".";
    }

    /** Ends the search; nothing is shown then. */
    public void cancel() {
        if (job != null) {
            job.cancel();
            job = null;
            show(Optional.empty(), ask(chosen));
        }
    }

    private void later(Runnable deed) {
        Control control = control();
        if (!control.isDisposed()) {
            control.getDisplay().asyncExec(() -> {
                if (!control.isDisposed()) {
                    guard(deed);
                }
            });
        }
    }

    private void ended(Job ended, Optional<LogCheck> found) {
        if (ended == job) {
            job = null;
            show(found, found.map(this::verdict).orElse(ask(chosen)));
        }
    }

    private String verdict(LogCheck found) {
        return BesideWords.verdict(
                found.found(), place -> logs().map(logs -> logs.place(place)).orElse(""));
    }

    private void show(Optional<LogCheck> next, String words) {
        check = next;
        if (!control().isDisposed()) {
            start.setEnabled(job == null);
            stop.setEnabled(job != null);
            super.fill(logs());
            describe(words);
        }
    }

    private void open(BesideLine line) {
        check.flatMap(found -> found.beside().run())
                .ifPresent(run -> line.step().ifPresent(step -> open(run, step)));
    }

    private void open(Run run, int step) {
        new Opening(desk())
                .found("run of the logs", Moment.startOf(run.scenario()).goTo(step));
        Perspective.STEP.show();
    }

    @Override
    void fill(Optional<ReadLogs> logs) {
        cancel();
        Evidence next = logs.map(ReadLogs::evidence).orElse(null);
        chosen = next == checked ? chosen : ChosenVersions.NONE;
        checked = next;
        check = Optional.empty();
        super.fill(logs);
    }

    @Override
    String summary(ReadLogs logs) {
        return ask(logs.evidence() == checked ? chosen : ChosenVersions.NONE);
    }

    @Override
    String id() {
        return "log-check";
    }

    @Override
    List<Heading<BesideLine>> headings() {
        return List.of(
                new Heading<>("log", "The line of the logs", this::place),
                new Heading<>(
                        "observed",
                        "What it says",
                        line -> line.observed().map(CheckWords::line).orElse("")),
                new Heading<>(
                        "step",
                        "The step of the run that logs it",
                        line -> line.step().isPresent()
                                ? Integer.toString(line.step().getAsInt())
                                : ""),
                new Heading<>(
                        "run",
                        "The line as the run has it",
                        line -> line.logged().isPresent() ? BesideWords.line(line) : ""));
    }

    private String place(BesideLine line) {
        return line.observed()
                .flatMap(observed -> logs().map(logs -> logs.place(observed.place())))
                .orElse("");
    }

    @Override
    List<BesideLine> rows(ReadLogs logs) {
        return check.map(found -> found.beside().lines()).orElse(List.of());
    }

    @Override
    LogSelection lines(BesideLine line) {
        return LogSelection.of(line.observed().map(Fact.Logged::place).stream().toList());
    }

    @Override
    boolean has(LogSelection selection, BesideLine line) {
        return line.observed()
                .filter(one -> selection.lines().contains(one.place()))
                .isPresent();
    }

    @Override
    RowLook look(BesideLine line) {
        return switch (line.match()) {
            case SAME -> new RowLook("=", null, null, false);
            case RUN_ONLY -> new RowLook("+", null, Tone.DIM, false);
            case LOG_ONLY -> new RowLook("\u2212", null, null, false);
            case REFUSED -> new RowLook("\u2717", Tone.ALARM_BACK, Tone.ALARM, true);
        };
    }

    @Override
    String tip(BesideLine line) {
        return switch (line.match()) {
            case SAME -> "The run logs it";
            case RUN_ONLY -> "The run alone logs it; the logs may leave it out";
            case LOG_ONLY -> "No run stands beside it";
            case REFUSED -> check.map(this::verdict).orElse("");
        };
    }

    @Override
    String legend() {
        return "= both, + the run alone, \u2212 the logs alone, \u2717 no run logs it; a click selects the line, a "
                + "double click opens the run at its step";
    }
}
