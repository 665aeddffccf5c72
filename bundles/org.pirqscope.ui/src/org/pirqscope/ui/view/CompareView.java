package org.pirqscope.ui.view;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.scenario.ScenarioException;
import org.pirqscope.machine.version.VersionException;
import org.pirqscope.machine.version.Versions;
import org.pirqscope.report.compare.AlignedStep;
import org.pirqscope.report.compare.RunComparison;
import org.pirqscope.session.SessionEvent;
import org.pirqscope.ui.desk.TriedRun;
import org.pirqscope.ui.diagram.DiagramPairPane;
import org.pirqscope.ui.theme.Tone;
import org.pirqscope.ui.widget.ClipboardText;
import org.pirqscope.ui.widget.Heading;
import org.pirqscope.ui.widget.LatestAnswer;
import org.pirqscope.ui.widget.RowLook;
import org.pirqscope.ui.widget.RowTable;

/** Two runs beside one another, call by call, where they part and by which rule; below, all that is different. */
public class CompareView extends StepView {

    /** The view's id. */
    public static final String ID = "org.pirqscope.ui.compare";

    /** The first kernel that never re-uses a pirq. */
    public static final String FIXED = "4.11";

    /** Pixels. */
    private static final int LOW = 200;

    private static final int SCROLL_BAR = 20;
    /** Steps up to which nobody notices the comparison. */
    private static final int SHORT = 2_000;

    private Label title;
    private Composite beside;
    private StackLayout stack;
    private DiagramPairPane diagrams;
    private RowTable<AlignedStep> calls;
    private RowTable<ComparedRuns.Difference> differences;
    private LatestAnswer<Runnable> answers;
    private ComparedRuns shown;
    private boolean differentOnly;
    private AlignedStep current;

    @Override
    Control create(Composite parent) {
        Composite box = column(parent);
        title = new Label(box, SWT.WRAP);
        title.setData("id", "compare-title");
        GridData data = new GridData(SWT.FILL, SWT.BEGINNING, true, false);
        data.horizontalIndent = 6;
        title.setLayoutData(data);
        SashForm sash = new SashForm(box, SWT.VERTICAL);
        sash.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        beside = new Composite(sash, SWT.NONE);
        stack = new StackLayout();
        beside.setLayout(stack);
        calls = new RowTable<>(beside, "compare", "Calls of two runs", callHeads(), this::look, row -> "");
        calls.legend("\u2260 not the same in both, \u25c0 only left, \u25b6 only right");
        calls.onSelect(this::goTo);
        differences = new RowTable<>(
                sash, "differences", "Differences", differenceHeads(), row -> RowLook.PLAIN, row -> row.what());
        differences.onSelect(row -> row.step().ifPresent(step -> goTo(step, row.ofLeft())));
        sash.setWeights(3, 2);
        sash.addListener(SWT.Resize, event -> share(sash));
        calls.control().addListener(SWT.Resize, event -> halve());
        answers = new LatestAnswer<>(box, Runnable::run);
        stack.topControl = calls.control();
        toolBar(new ToolBarToggle(
                "Diagrams", "The diagrams of both runs instead of the table of their calls", false, this::draw));
        toolBar(new ToolBarToggle(
                "Different Only", "Only calls that are not the same in both runs", false, this::only));
        // the key that goes to the next finding goes to the next difference
        handle("org.pirqscope.ui.resume", () -> nextDifference(1));
        handle("org.pirqscope.ui.back-resume", () -> nextDifference(-1));
        title.setText("Run > Compare With chooses the other run");
        return box;
    }

    /** Where two tables would be too low for their heads and scroll bars, the calls have all the room. */
    private void share(SashForm sash) {
        Control whole = sash.getClientArea().height < LOW ? beside : null;
        if (sash.getMaximizedControl() != whole) {
            sash.setMaximizedControl(whole);
        }
    }

    private static List<Heading<AlignedStep>> callHeads() {
        return List.of(
                new Heading<>("left", "step of the left run", row -> number(row.left())),
                new Heading<>("call", "what the left run does", row -> text(row.left())),
                new Heading<>("right", "step of the right run", row -> number(row.right())),
                new Heading<>("call", "what the right run does", row -> text(row.right())));
    }

    private static List<Heading<ComparedRuns.Difference>> differenceHeads() {
        return List.of(
                new Heading<>("kind", "kind", ComparedRuns.Difference::kind),
                new Heading<>("what", "what differs", ComparedRuns.Difference::what),
                new Heading<>("left", "left run", ComparedRuns.Difference::left),
                new Heading<>("right", "right run", ComparedRuns.Difference::right));
    }

    private static String number(Optional<Step> step) {
        return step.map(one -> Integer.toString(one.shown())).orElse("");
    }

    private static String text(Optional<Step> step) {
        return step.map(one -> " ".repeat(one.depth()) + one.actorName() + " "
                        + (one.entering() ? one.call().text() : one.text()))
                .orElse("");
    }

    private RowLook look(AlignedStep row) {
        boolean here = row.equals(current);
        if (row.same()) {
            return here ? new RowLook("", Tone.SELECTION, null, false) : RowLook.PLAIN;
        }
        String sign = row.right().isEmpty() ? "\u25c0" : row.left().isEmpty() ? "\u25b6" : "\u2260";
        return new RowLook(sign, here ? Tone.SELECTION : Tone.CHANGED, null, here);
    }

    /** Shows the diagrams of both runs, or the table of their calls. */
    public void draw(boolean on) {
        if (on && diagrams == null) {
            diagrams = new DiagramPairPane(beside, this::goTo);
        }
        stack.topControl = on ? diagrams.control() : calls.control();
        beside.layout();
        pair();
        reveal();
    }

    private void pair() {
        if (diagrams != null && shown != null) {
            diagrams.show(shown.diagrams(), shown.different(true), shown.different(false));
        }
    }

    private void only(boolean on) {
        differentOnly = on;
        fill();
    }

    /** Compares the open run with one that was shown before. */
    public static void compare(IWorkbenchPage page, TriedRun other) {
        open(page).compare(other.steps(), other::scenario);
    }

    /** Compares the open run with the same order on other versions. */
    public static void compare(IWorkbenchPage page, Versions versions) {
        CompareView view = open(page);
        Run left = view.desk().session().now().run();
        view.compare(left.length(), () -> left.scenario().withVersions(versions));
    }

    /** The same versions with the first kernel that never re-uses a pirq, as it was released. */
    public static Versions fixed(Versions here) {
        return here.withLinux(FIXED).asReleased(here.linuxRow().table());
    }

    /** Compares a run that was shown before with the same order on other versions, whatever is open. */
    static void compareFixed(IWorkbenchPage page, TriedRun run) {
        open(page).compareFixed(run);
    }

    private static CompareView open(IWorkbenchPage page) {
        try {
            return (CompareView) page.showView(ID);
        } catch (PartInitException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void compareFixed(TriedRun run) {
        say("Comparing \u2026");
        answers.ask(run.steps() <= SHORT, () -> {
            try {
                Run left = Run.of(run.scenario());
                return made(
                        left,
                        () -> left.scenario().withVersions(fixed(left.scenario().versions())));
            } catch (ScenarioException lost) {
                return () -> refuse("This run cannot be made any more: " + lost.getMessage());
            }
        });
    }

    /** At once where both are short. @param steps how many the other run has, or will have about */
    private void compare(int steps, Supplier<Scenario> other) {
        Run left = desk().session().now().run();
        say("Comparing \u2026");
        answers.ask(Math.max(steps, left.length()) <= SHORT, () -> made(left, other));
    }

    /** What is done with the answer, in the user interface's thread. */
    private Runnable made(Run left, Supplier<Scenario> other) {
        try {
            ComparedRuns compared = ComparedRuns.of(RunComparison.of(left, Run.of(other.get())));
            return () -> show(compared);
        } catch (ScenarioException | VersionException lost) {
            return () -> refuse("This run cannot be made any more: " + lost.getMessage());
        }
    }

    private void refuse(String why) {
        shown = null;
        current = null;
        say(why);
        differences.show(List.of());
        calls.show(List.of());
        if (diagrams != null) {
            diagrams.clear();
        }
    }

    private void say(String words) {
        title.setText(words.replace("&", "&&"));
        title.getParent().layout(true);
    }

    private void show(ComparedRuns answer) {
        shown = answer;
        say(answer.title());
        differences.show(answer.differences());
        pair();
        current = answer.first() < 0 ? null : answer.steps().get(answer.first());
        fill();
    }

    private void fill() {
        if (shown == null) {
            return;
        }
        calls.show(
                differentOnly
                        ? shown.steps().stream().filter(row -> !row.same()).toList()
                        : shown.steps());
        halve();
        reveal();
    }

    /**
     * Both runs have the same room, so that what they do stands side by side. Once for a width: what changes the width
     * of columns may change that of the table.
     */
    private void halve() {
        Table table = calls.control();
        int rest = table.getSize().x - SCROLL_BAR;
        for (int narrow : new int[] {0, 1, 3}) {
            rest -= table.getColumn(narrow).getWidth();
        }
        if (rest > 0 && table.getColumn(2).getWidth() != rest / 2) {
            table.getColumn(2).setWidth(rest / 2);
            table.getColumn(4).setWidth(rest / 2);
        }
    }

    private void reveal() {
        calls.redraw();
        if (current != null) {
            standInDiagrams();
            calls.select(current);
            calls.centre(current);
        }
    }

    private void standInDiagrams() {
        if (diagrams != null) {
            AlignedStep stands = shown.parting(current);
            diagrams.stand(number(stands.left(), 0), number(stands.right(), 0), shown.row(current));
        }
    }

    private void nextDifference(int direction) {
        if (shown == null) {
            return;
        }
        int at = current == null ? -1 : shown.steps().indexOf(current);
        for (int i = at + direction; i >= 0 && i < shown.steps().size(); i += direction) {
            if (!shown.steps().get(i).same()) {
                current = shown.steps().get(i);
                reveal();
                goTo(current);
                return;
            }
        }
        desk().tell("There is no other difference " + (direction > 0 ? "below" : "above"));
    }

    private void goTo(AlignedStep row) {
        current = row;
        calls.redraw();
        row.left().ifPresent(step -> goTo(step, true));
        row.right().ifPresent(step -> goTo(step, false));
    }

    private static int number(Optional<Step> step, int otherwise) {
        return step.map(Step::number).orElse(otherwise);
    }

    /** To what is clicked at in one of the diagrams. */
    private void goTo(boolean ofLeft, int number) {
        if (shown != null) {
            shown.step(ofLeft, number).ifPresent(row -> {
                goTo(row);
                reveal();
            });
        }
    }

    /** Only in the run that is open. */
    private void goTo(Step step, boolean left) {
        if (shown != null && desk().session().now().run() == (left ? shown.left() : shown.right())) {
            desk().session().goTo(step.number());
        }
    }

    @Override
    void show(SessionEvent news) {
        // what was compared stays
    }

    @Override
    String owner(Run run) {
        return "";
    }

    @Override
    String legend() {
        return "\u2260 not the same in both, \u25c0 only left, \u25b6 only right; F8 goes to the next difference";
    }

    @Override
    ClipboardText copied() {
        ClipboardText rows = calls.copied();
        return new ClipboardText(shown == null ? "" : shown.title() + "\n" + rows.text(), rows.what());
    }

    @Override
    void focus() {
        if (stack.topControl == calls.control()) {
            calls.control().setFocus();
        } else {
            diagrams.setFocus();
        }
    }
}
