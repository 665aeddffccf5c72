package org.pirqscope.ui.view;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.pirqscope.machine.scenario.Bookmark;
import org.pirqscope.report.bookmark.RunBookmarks.Placed;
import org.pirqscope.session.SessionEvent;
import org.pirqscope.session.Watch;
import org.pirqscope.ui.theme.Tone;
import org.pirqscope.ui.widget.ClipboardText;
import org.pirqscope.ui.widget.Heading;
import org.pirqscope.ui.widget.RowLook;
import org.pirqscope.ui.widget.RowTable;

/** The steps that the reviewer has marked, with names and notes; the scenario keeps them. */
public class BookmarkView extends StepView {

    /** The view's id. */
    public static final String ID = "org.pirqscope.ui.marks";

    private static final String HINT = "No mark yet: Ctrl+K marks the current step, Ctrl+Shift+K writes a note for it";

    private RowTable<Placed> table;

    @Override
    Control create(Composite parent) {
        table = new RowTable<>(
                parent,
                "marks",
                getPartName(),
                headings(),
                this::look,
                mark -> mark.bookmark().note());
        table.legend(legend());
        table.onOpen(this::go);
        table.control().addListener(SWT.KeyDown, this::pressed);
        table.control().setMenu(menu());
        toolBar(button(
                "Mark",
                "Marks the current step, or takes its mark away (Ctrl+K)",
                () -> desk().bookmarks().toggle()));
        toolBar(button("Note...", "Writes a note for the current step (Ctrl+Shift+K)", this::noteHere));
        Watch listening = desk().bookmarks().listen(this::fill);
        table.control().addDisposeListener(gone -> listening.close());
        return table.control();
    }

    private static List<Heading<Placed>> headings() {
        return List.of(
                heading(
                        "mark",
                        "what the reviewer calls it",
                        mark -> mark.bookmark().name()),
                heading("step", "where it stands in this run", BookmarkView::step),
                heading(
                        "note",
                        "what the reviewer says of it",
                        mark -> mark.bookmark().note().replace('\n', ' ')),
                heading(
                        "at",
                        "who runs, the call, and which time it is",
                        mark -> mark.bookmark().at().text()));
    }

    private static Heading<Placed> heading(String title, String tip, Function<Placed, String> text) {
        return new Heading<>(title, tip, text);
    }

    private static String step(Placed mark) {
        return mark.step().isPresent() ? Integer.toString(mark.step().getAsInt()) : mark.place();
    }

    private static Action button(String name, String tip, Runnable deed) {
        Action action = new Action(name) {
            @Override
            public void run() {
                deed.run();
            }
        };
        action.setToolTipText(tip);
        return action;
    }

    private Menu menu() {
        Menu menu = new Menu(table.control());
        item(menu, "&Go There\tEnter", this::go);
        item(menu, "&Note...", this::note);
        item(menu, "&Rename...\tF2", this::rename);
        item(menu, "Re&move\tDelete", mark -> desk().bookmarks().remove(mark.bookmark()));
        return menu;
    }

    private void item(Menu menu, String text, Consumer<Placed> deed) {
        MenuItem item = new MenuItem(menu, SWT.PUSH);
        item.setText(text);
        item.addListener(SWT.Selection, event -> table.selected().ifPresent(deed));
    }

    private void pressed(Event event) {
        if (event.keyCode == SWT.DEL) {
            table.selected().ifPresent(mark -> desk().bookmarks().remove(mark.bookmark()));
        } else if (event.keyCode == SWT.F2) {
            table.selected().ifPresent(this::rename);
        }
    }

    private void go(Placed mark) {
        mark.step()
                .ifPresentOrElse(
                        step -> desk().session().goTo(step),
                        () -> desk().tell(mark.bookmark().name() + " is not in this run: it has no step "
                                + mark.bookmark().at().text()));
    }

    /** Asks for the note of the current step's mark, which is made where there is none. */
    public void noteHere() {
        if (desk().bookmarks().here().isEmpty() && !desk().bookmarks().toggle()) {
            desk().tell("No step is taken yet, so that there is none to mark");
            return;
        }
        desk().bookmarks().here().ifPresent(this::note);
    }

    private void note(Placed mark) {
        note(mark.bookmark());
    }

    private void note(Bookmark mark) {
        InputDialog dialog =
                new InputDialog(
                        table.control().getShell(),
                        "Note for " + mark.name(),
                        mark.at().text() + ":",
                        mark.note(),
                        typed -> Bookmark.notes(lines(typed)) ? null : "expected at most 2000 characters") {
                    @Override
                    protected int getInputTextStyle() {
                        return SWT.MULTI | SWT.BORDER | SWT.WRAP | SWT.V_SCROLL;
                    }

                    @Override
                    protected Control createDialogArea(Composite parent) {
                        Control area = super.createDialogArea(parent);
                        ((org.eclipse.swt.layout.GridData) getText().getLayoutData()).heightHint =
                                6 * getText().getLineHeight();
                        return area;
                    }
                };
        if (dialog.open() == Window.OK) {
            desk().bookmarks().change(mark, mark.withNote(lines(dialog.getValue())));
        }
    }

    private static String lines(String typed) {
        return typed.replace("\r\n", "\n").replace('\r', '\n').strip();
    }

    private void rename(Placed placed) {
        Bookmark mark = placed.bookmark();
        InputDialog dialog = new InputDialog(
                table.control().getShell(),
                "Rename Mark",
                "A name for " + mark.at().text() + ":",
                mark.name(),
                typed -> desk().bookmarks().refusal(mark, typed.strip()).orElse(null));
        if (dialog.open() == Window.OK) {
            desk().bookmarks().change(mark, new Bookmark(dialog.getValue().strip(), mark.at(), mark.note()));
        }
    }

    private RowLook look(Placed mark) {
        boolean here = desk().session()
                .now()
                .step()
                .filter(step -> mark.step().equals(java.util.OptionalInt.of(step.shown())))
                .isPresent();
        return here
                ? new RowLook("\u25b6", Tone.SELECTION, null, true)
                : mark.step().isEmpty() ? new RowLook("\u2717", null, Tone.DIM, false) : RowLook.PLAIN;
    }

    private void fill() {
        if (!table.control().isDisposed()) {
            List<Placed> all = desk().bookmarks().placed().all();
            describe(all.isEmpty() ? HINT : "");
            Optional<Placed> chosen = table.selected();
            table.show(all);
            chosen.filter(all::contains).ifPresent(table::reveal);
        }
    }

    @Override
    void show(SessionEvent news) {
        if (news.runChanged()) {
            fill();
        } else {
            table.redraw();
        }
    }

    @Override
    String legend() {
        return "\u25b6 the current step, \u2717 not in this run; Enter goes to the step, F2 renames, Delete removes";
    }

    @Override
    ClipboardText copied() {
        return table.copied();
    }
}
