package org.pirqscope.ui.view;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.action.Action;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Text;
import org.pirqscope.cli.review.ReviewAnswer;
import org.pirqscope.machine.run.Run;
import org.pirqscope.report.moment.Moment;
import org.pirqscope.session.SessionEvent;
import org.pirqscope.ui.desk.Opening;
import org.pirqscope.ui.desk.ReviewedFile.Chosen;
import org.pirqscope.ui.explore.Effort;
import org.pirqscope.ui.review.ReviewJob;
import org.pirqscope.ui.review.ReviewState;
import org.pirqscope.ui.review.ReviewedHunk;
import org.pirqscope.ui.theme.SystemLook;
import org.pirqscope.ui.theme.ThemePalette;
import org.pirqscope.ui.theme.Tone;
import org.pirqscope.ui.widget.AccessibleNames;
import org.pirqscope.ui.widget.ClipboardText;
import org.pirqscope.ui.widget.Heading;
import org.pirqscope.ui.widget.RowLook;
import org.pirqscope.ui.widget.RowTable;

/**
 * A patch under review: its hunks with the calls of the model that they touch and the columns that they amount to, and
 * below them what {@code pirqscope review} prints of the open scenario without the patch and with it.
 */
public class ReviewView extends StepView {

    private static final int[] SHARES = {2, 3};
    private static final String WITHOUT = "without";
    private static final String WITH = "with";

    private Link title;
    private SashForm parts;
    private RowTable<ReviewedHunk> table;
    private Text text;
    private ThemePalette palette;
    private Action cancel;
    private Action again;
    private ReviewState state = ReviewState.saying("");
    private Optional<Path> file = Optional.empty();
    private Job job;
    private final Map<ReviewedHunk, List<Integer>> steps = new HashMap<>();

    @Override
    Control create(Composite parent) {
        Composite box = column(parent);
        title = new Link(box, SWT.WRAP);
        title.setData("id", "review-title");
        GridData data = new GridData(SWT.FILL, SWT.BEGINNING, true, false);
        data.horizontalIndent = 6;
        data.widthHint = 100;
        title.setLayoutData(data);
        title.addListener(SWT.Selection, event -> open(event.text));
        parts = new SashForm(box, SWT.VERTICAL);
        parts.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        table = new RowTable<>(parts, "review", getPartName(), headings(), this::look, ReviewedHunk::amount);
        table.legend(legend());
        table.onOpen(this::goToNext);
        table.onSelect(hunk -> desk().reviewed().choose(Optional.of(chosen(hunk))));
        text = SystemLook.keep(new Text(parts, SWT.MULTI | SWT.READ_ONLY | SWT.V_SCROLL | SWT.H_SCROLL));
        text.setData("id", "review-text");
        AccessibleNames.name(text, "What pirqscope review prints");
        palette = new ThemePalette(text, this::restyle);
        restyle();
        parts.setWeights(SHARES);
        again = button("Again", "Reviews the patch with the scenario that is open now", this::review);
        cancel = button("Cancel", "Stops exploring; what is not decided then is said so", this::stop);
        show(ReviewState.saying("Drop a patch on the window, or a mail with one; File > Review Patch opens one, too."));
        desk().reviewed().watch(box, this::review);
        box.addDisposeListener(gone -> stop());
        return box;
    }

    private List<Heading<ReviewedHunk>> headings() {
        return List.of(
                new Heading<>("function", "the function that the hunk changes", ReviewedHunk::function),
                new Heading<>("column", "which column of the version tables it amounts to", ReviewedHunk::columns),
                new Heading<>("commit", "which commit that is, and how it was recognised", ReviewedHunk::origin),
                new Heading<>("steps", "steps of the open run that enter one of its calls", this::count),
                new Heading<>("calls", "the calls of the model that it touches", ReviewedHunk::calls),
                new Heading<>("hunk", "file and lines", ReviewedHunk::place));
    }

    private Action button(String name, String tip, Runnable deed) {
        Action action = new Action(name) {
            @Override
            public void run() {
                deed.run();
            }
        };
        action.setToolTipText(tip);
        toolBar(action);
        return action;
    }

    private void restyle() {
        text.setFont(palette.mono());
        text.setBackground(new Color(ThemePalette.now(Tone.PANE)));
        text.setForeground(new Color(ThemePalette.now(Tone.TEXT)));
    }

    private void review(Path opened) {
        file = Optional.of(opened);
        review();
    }

    private void review() {
        if (file.isEmpty()) {
            return;
        }
        stop();
        show(ReviewState.saying("Reading " + file.get().getFileName() + " \u2026"));
        Job[] own = new Job[1];
        own[0] = new ReviewJob(
                file.get(),
                desk().session().now().run().scenario(),
                Effort.usual(desk().preferences()),
                next -> later(() -> take(own[0], next)));
        job = own[0];
        job.schedule();
        enable();
    }

    private void later(Runnable work) {
        if (!title.isDisposed()) {
            title.getDisplay().asyncExec(() -> {
                if (!title.isDisposed()) {
                    guard(work);
                }
            });
        }
    }

    private void take(Job from, ReviewState next) {
        if (from == job) {
            show(next);
        }
    }

    private void stop() {
        if (job != null) {
            job.cancel();
        }
    }

    private void show(ReviewState next) {
        state = next;
        steps.clear();
        String links = next.both()
                .map(both -> "   <a href=\"" + WITHOUT + "\">Open the run</a>, <a href=\"" + WITH
                        + "\">the same order with the patch</a>")
                .orElse("");
        title.setText(next.told().replace("&", "&&") + links);
        title.getParent().layout(true);
        table.show(next.hunks());
        desk().reviewed().take(ReviewedHunk.sources(next.hunks()));
        text.setText(next.answer().map(ReviewView::printed).orElse(""));
        parts.setMaximizedControl(next.answer().isEmpty() ? table.control() : null);
        enable();
    }

    private static String printed(ReviewAnswer answer) {
        return String.join("\n", answer.lines());
    }

    private void enable() {
        again.setEnabled(file.isPresent());
        cancel.setEnabled(job != null && state.answer().isEmpty() && job.getState() != Job.NONE);
    }

    private void open(String which) {
        state.both().ifPresent(both -> {
            Run run = which.equals(WITH)
                    ? both.comparison().right()
                    : both.comparison().left();
            new Opening(desk()).found(run.scenario().name() + ", " + which + " the patch", new Moment(run, 0));
        });
    }

    private List<Integer> steps(ReviewedHunk hunk) {
        return steps.computeIfAbsent(
                hunk, row -> chosen(row).steps(desk().session().now().run().steps()));
    }

    private static Chosen chosen(ReviewedHunk hunk) {
        return new Chosen(hunk.function(), hunk.functions());
    }

    private String count(ReviewedHunk hunk) {
        return Integer.toString(steps(hunk).size());
    }

    private void goToNext(ReviewedHunk hunk) {
        int position = desk().session().now().position();
        List<Integer> all = steps(hunk);
        all.stream()
                .filter(step -> step > position)
                .findFirst()
                .or(() -> all.stream().findFirst())
                .ifPresent(step -> desk().session().goTo(step));
    }

    private RowLook look(ReviewedHunk hunk) {
        boolean here = desk().session()
                .now()
                .step()
                .filter(step -> hunk.reading().calls().contains(step.call().function()))
                .isPresent();
        return here ? new RowLook("\u25b6", Tone.SELECTION, null, true) : RowLook.PLAIN;
    }

    @Override
    void show(SessionEvent news) {
        if (news.runChanged()) {
            steps.clear();
        }
        table.redraw();
    }

    @Override
    String legend() {
        return "\u25b6 the current step is one of its calls; Enter goes to the next one of them; those of the selected "
                + "hunk are marked in the diagram";
    }

    @Override
    ClipboardText copied() {
        return text.isFocusControl() ? ClipboardText.lines(text.getText()) : table.copied();
    }

    @Override
    void focus() {
        table.control().setFocus();
    }
}
