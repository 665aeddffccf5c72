package org.pirqscope.ui.view;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Link;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.pirqscope.report.moment.Moment;
import org.pirqscope.report.why.Quantity;
import org.pirqscope.session.SessionEvent;
import org.pirqscope.ui.theme.Tone;
import org.pirqscope.ui.widget.ClipboardText;
import org.pirqscope.ui.widget.Heading;
import org.pirqscope.ui.widget.LatestAnswer;
import org.pirqscope.ui.widget.RowLook;
import org.pirqscope.ui.widget.RowTable;

/**
 * Why a value is what it is, or why a call was made: the chain of steps that made it so, the last one first, and below
 * it, if wanted, what came of it.
 */
public class WhyView extends StepView {

    /** The view's id. */
    public static final String ID = "org.pirqscope.ui.why";

    private Link title;
    private List<Quantity> others = List.of();
    private RowTable<AskedWhy.Row> table;
    private LatestAnswer<AskedWhy.Answer> answers;
    private Optional<WhyIndex> index = Optional.empty();
    private Optional<AskedWhy> asked = Optional.empty();
    private AskedWhy.Answer shown;
    private int position;
    private boolean later;

    @Override
    Control create(Composite parent) {
        Composite box = column(parent);
        title = new Link(box, SWT.NONE);
        title.setData("id", "why-title");
        GridData data = new GridData(SWT.FILL, SWT.BEGINNING, true, false);
        data.horizontalIndent = 6;
        title.setLayoutData(data);
        title.addListener(SWT.Selection, event -> askOther(Integer.parseInt(event.text)));
        table = new RowTable<>(box, "why", getPartName(), headings(), this::look, AskedWhy.Row::effect);
        table.legend(legend());
        table.control().setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        table.onSelect(this::goTo);
        answers = new LatestAnswer<>(box, this::show);
        toolBar(new ToolBarToggle(
                "What Came of It",
                "Also each later step that changes something and goes back to it",
                false,
                this::withLater));
        empty();
        return box;
    }

    private static List<Heading<AskedWhy.Row>> headings() {
        return List.of(
                new Heading<>("step", "step", row -> Integer.toString(row.step().shown())),
                new Heading<>("who", "who", row -> row.step().actorName()),
                new Heading<>("why", "what it has to do with the row above", AskedWhy.Row::because),
                new Heading<>("call", "call", row -> row.step().text()),
                new Heading<>("layer", "layer", row -> row.step().layer().label()),
                new Heading<>("change", "what the step changed", AskedWhy.Row::effect));
    }

    private RowLook look(AskedWhy.Row row) {
        return row.step().number() == position ? new RowLook("\u25b6", Tone.SELECTION, null, true) : RowLook.PLAIN;
    }

    private void goTo(AskedWhy.Row row) {
        if (shown.isOf(desk().session().now().run())) {
            desk().session().goTo(row.step().number());
        }
    }

    /** What was asked is asked no longer: an answer that is under way is of no use either. */
    private void empty() {
        asked = Optional.empty();
        answers.withdraw();
        show(AskedWhy.Answer.none(
                "Select a row of a table or of Values and ask why; without one the current call is explained"));
    }

    private void withLater(boolean on) {
        later = on;
        asked.map(question -> question.withLater(on)).ifPresent(this::ask);
    }

    /** Opens the view with the chain of a value at the current step. */
    public static void ask(IWorkbenchPage page, ValueSource.Selected value) {
        open(page).ifPresent(view -> view.ask(value));
    }

    /** Opens the view with the chain of the current call. */
    public static void ask(IWorkbenchPage page) {
        open(page).ifPresent(WhyView::askCall);
    }

    private static Optional<WhyView> open(IWorkbenchPage page) {
        try {
            return Optional.of((WhyView) page.showView(ID));
        } catch (PartInitException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void ask(ValueSource.Selected value) {
        ask(question(Optional.of(value)));
    }

    private void askCall() {
        AskedWhy question = question(Optional.empty());
        if (question.at() == 0) {
            empty();
        } else {
            ask(question);
        }
    }

    private AskedWhy question(Optional<ValueSource.Selected> value) {
        Moment now = desk().session().now();
        position = now.position();
        if (index.filter(known -> known.run() == now.run()).isEmpty()) {
            index = Optional.of(new WhyIndex(now.run()));
        }
        return new AskedWhy(index.get(), value, position, later);
    }

    private void ask(AskedWhy question) {
        asked = Optional.of(question);
        answers.ask(question.small(), question::answer);
    }

    private void askOther(int number) {
        Quantity other = others.get(number);
        ask(new ValueSource.Selected(other.subject(), List.of(other.field())));
    }

    private void show(AskedWhy.Answer answer) {
        others = answer.others();
        title.setText(answer.title().replace("&", "&&")
                + (others.isEmpty() ? "" : "   also: ")
                + IntStream.range(0, others.size())
                        .mapToObj(i -> "<a href=\"%d\">%s</a>"
                                .formatted(i, others.get(i).field().label()))
                        .collect(Collectors.joining(", ")));
        table.show(answer.rows());
        shown = answer;
    }

    @Override
    void show(SessionEvent news) {
        position = news.now().position();
        if (index.filter(known -> known.run() != news.now().run()).isPresent()) {
            index = Optional.empty();
            empty();
        }
        table.redraw();
    }

    @Override
    String legend() {
        return "\u25b6 the current step; a click goes to a step";
    }

    @Override
    ClipboardText copied() {
        ClipboardText rows = table.copied();
        return new ClipboardText(shown.title() + "\n" + rows.text(), rows.what());
    }

    @Override
    void focus() {
        table.control().setFocus();
    }
}
