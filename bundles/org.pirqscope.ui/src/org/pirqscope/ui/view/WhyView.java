package org.pirqscope.ui.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Link;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.pirqscope.machine.call.Effect;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.Run;
import org.pirqscope.report.why.Chain;
import org.pirqscope.report.why.ChainLink;
import org.pirqscope.report.why.Quantity;
import org.pirqscope.report.why.Why;
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

    /** Steps up to which nobody notices. */
    private static final int SHORT = 30_000;

    /** A row: a step, what it has to do with the one above, and what it changed. */
    private record Row(Step step, String because, List<Effect> effects) {

        static Row of(ChainLink link) {
            return new Row(link.step(), link.because().words(), link.effects());
        }

        static Row later(Step step) {
            return new Row(step, "came of it", step.effects());
        }

        String effect() {
            return effects.stream().map(Effect::text).collect(Collectors.joining(", "));
        }
    }

    /** An answer. @param title the question with the value @param others what else may be asked of the subject */
    private record Answer(String title, List<Quantity> others, List<Row> rows) {}

    private Link title;
    private List<Quantity> others = List.of();
    private RowTable<Row> table;
    private LatestAnswer<Answer> answers;
    private Run run;
    private Why why;
    private int position;
    private boolean later;
    private Supplier<Answer> asked;
    private String shown = "";

    @Override
    Control create(Composite parent) {
        Composite box = new Composite(parent, SWT.NONE);
        GridLayout layout = new GridLayout();
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        layout.verticalSpacing = 0;
        box.setLayout(layout);
        title = new Link(box, SWT.NONE);
        title.setData("id", "why-title");
        GridData data = new GridData(SWT.FILL, SWT.BEGINNING, true, false);
        data.horizontalIndent = 6;
        title.setLayoutData(data);
        title.addListener(SWT.Selection, event -> askOther(Integer.parseInt(event.text)));
        table = new RowTable<>(box, "why", getPartName(), headings(), this::look, Row::effect);
        table.legend(legend());
        table.control().setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        table.onSelect(row -> desk().session().goTo(row.step().number()));
        answers = new LatestAnswer<>(box, this::show);
        getViewSite()
                .getActionBars()
                .getToolBarManager()
                .add(new ToolBarToggle(
                        "What Came of It",
                        "Also each later step that changes something and goes back to it",
                        false,
                        this::withLater));
        empty();
        return box;
    }

    private static List<Heading<Row>> headings() {
        return List.of(
                new Heading<>("step", "step", row -> Integer.toString(row.step().shown())),
                new Heading<>("who", "who", row -> row.step().actorName()),
                new Heading<>("why", "what it has to do with the row above", Row::because),
                new Heading<>("call", "call", row -> row.step().text()),
                new Heading<>("layer", "layer", row -> row.step().layer().label()),
                new Heading<>("change", "what the step changed", Row::effect));
    }

    private RowLook look(Row row) {
        return row.step().number() == position ? new RowLook("\u25b6", Tone.SELECTION, null, true) : RowLook.PLAIN;
    }

    private void empty() {
        asked = null;
        show(new Answer(
                "Select a row of a table or of Values and ask why; without one the current call is explained",
                List.of(),
                List.of()));
    }

    private void withLater(boolean on) {
        later = on;
        if (asked != null) {
            answers.ask(!later && run.length() <= SHORT, asked);
        }
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
        begin();
        int at = position;
        ask(() -> answer(value, at));
    }

    private void askCall() {
        begin();
        int at = position;
        if (at == 0) {
            empty();
            return;
        }
        Step step = run.history().step(at);
        String call = step.actorName() + " " + step.text() + ", at step " + step.shown();
        ask(() -> new Answer(call, List.of(), rows(index().chain(step), at)));
    }

    private void begin() {
        position = desk().session().now().position();
        if (run != desk().session().now().run()) {
            run = desk().session().now().run();
            why = null;
        }
    }

    private void ask(Supplier<Answer> question) {
        asked = question;
        answers.ask(run.length() <= SHORT && !later, question);
    }

    private synchronized Why index() {
        if (why == null) {
            why = Why.of(run.history());
        }
        return why;
    }

    private void askOther(int index) {
        Quantity other = others.get(index);
        ask(new ValueSource.Selected(other.subject(), List.of(other.field())));
    }

    /** Of the field that is asked for, else of the first one that has changed up to here, as the command line does. */
    private Answer answer(ValueSource.Selected value, int at) {
        List<Quantity> changed = index().changes().of(value.subject()).stream()
                .filter(each -> index().changes().last(each, at).isPresent())
                .toList();
        Optional<Quantity> quantity = changed.stream()
                .filter(each -> value.fields().isEmpty() || value.fields().contains(each.field()))
                .findFirst();
        List<Quantity> rest = changed.stream()
                .filter(each -> quantity.isEmpty() || !each.equals(quantity.get()))
                .toList();
        if (quantity.isEmpty()) {
            return new Answer(value.subject().text() + ": no step up to " + at + " changes it", rest, List.of());
        }
        Chain chain = index().chain(quantity.get(), at);
        Effect effect = chain.cause().orElseThrow().effects().getFirst();
        String title = quantity.get().text() + " = " + effect.field().text(effect.after()) + ", after step " + at;
        return new Answer(title, rest, rows(chain, at));
    }

    private List<Row> rows(Chain chain, int at) {
        List<Row> rows = new ArrayList<>(chain.links().stream().map(Row::of).toList());
        if (later) {
            int from = chain.cause().map(link -> link.step().number()).orElse(at);
            index().cameOf(from).map(Row::later).forEach(rows::add);
        }
        return rows;
    }

    private void show(Answer answer) {
        others = answer.others();
        title.setText(answer.title().replace("&", "&&")
                + (others.isEmpty() ? "" : "   also: ")
                + IntStream.range(0, others.size())
                        .mapToObj(i -> "<a href=\"%d\">%s</a>"
                                .formatted(i, others.get(i).field().label()))
                        .collect(Collectors.joining(", ")));
        table.show(answer.rows());
        shown = answer.title();
    }

    @Override
    void show(SessionEvent news) {
        position = news.now().position();
        if (news.runChanged() && run != news.now().run()) {
            run = news.now().run();
            why = null;
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
        return new ClipboardText(shown + "\n" + rows.text(), rows.what());
    }

    @Override
    public void setFocus() {
        table.control().setFocus();
    }
}
