package org.pirqscope.ui.view;

import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.pirqscope.machine.scenario.StopPoint;
import org.pirqscope.report.breakpoint.BreakpointReader;
import org.pirqscope.session.SessionEvent;
import org.pirqscope.session.Watch;
import org.pirqscope.ui.desk.Breakpoints;
import org.pirqscope.ui.theme.ThemePalette;
import org.pirqscope.ui.theme.Tone;
import org.pirqscope.ui.widget.AccessibleNames;
import org.pirqscope.ui.widget.ClipboardText;
import org.pirqscope.ui.widget.LatestAnswer;

/** Where Resume stops besides findings: in which a call, a change, a finding or a log line is waited for. */
public class BreakpointView extends StepView {

    /** The view's id. */
    public static final String ID = "org.pirqscope.ui.breakpoints";

    private static final String HINT =
            "No breakpoint yet: Ctrl+B or Insert adds one (a call, a pirq, a log line, ...), "
                    + "and F8 stops there as at findings";

    private Table table;
    private ThemePalette palette;
    private LatestAnswer<List<Integer>> counts;

    @Override
    Control create(Composite parent) {
        table = new Table(parent, SWT.CHECK | SWT.FULL_SELECTION | SWT.SINGLE);
        table.setData("id", "breakpoints");
        AccessibleNames.name(table, getPartName());
        table.setHeaderVisible(true);
        palette = new ThemePalette(table, this::fill);
        for (String head : new String[] {"stop at", "steps", "remark"}) {
            new TableColumn(table, SWT.LEFT).setText(head);
        }
        counts = new LatestAnswer<>(table, this::showCounts);
        table.addListener(SWT.Selection, this::toggled);
        table.addListener(SWT.DefaultSelection, event -> selected(this::edit));
        table.addListener(SWT.KeyDown, this::pressed);
        table.setMenu(menu());
        getViewSite().getActionBars().getToolBarManager().add(adding());
        Watch listening = desk().breakpoints().listen(this::fill);
        table.addDisposeListener(gone -> listening.close());
        return table;
    }

    private Action adding() {
        Action action = new Action("Add...") {
            @Override
            public void run() {
                add();
            }
        };
        action.setToolTipText("Add a breakpoint (Insert)");
        return action;
    }

    private Menu menu() {
        Menu menu = new Menu(table);
        item(menu, "&Add...\tInsert", this::add);
        item(menu, "&Edit...\tEnter", () -> selected(this::edit));
        item(menu, "Enable or &Disable\tSpace", () -> selected(this::toggle));
        item(menu, "&Remove\tDelete", () -> selected(desk().breakpoints()::remove));
        new MenuItem(menu, SWT.SEPARATOR);
        item(menu, "&Go to Its Next Step", () -> selected(this::goToNext));
        return menu;
    }

    private static void item(Menu menu, String text, Runnable deed) {
        MenuItem item = new MenuItem(menu, SWT.PUSH);
        item.setText(text);
        item.addListener(SWT.Selection, event -> deed.run());
    }

    private void pressed(Event event) {
        if (event.keyCode == SWT.INSERT) {
            add();
        } else if (event.keyCode == SWT.DEL) {
            selected(desk().breakpoints()::remove);
        } else if (event.keyCode == SWT.F2) {
            selected(this::edit);
        }
    }

    private void selected(IntConsumer deed) {
        if (table.getSelectionIndex() >= 0) {
            deed.accept(table.getSelectionIndex());
        }
    }

    private void toggled(Event event) {
        if (event.detail == SWT.CHECK) {
            toggle(table.indexOf((TableItem) event.item));
        }
    }

    private void toggle(int row) {
        StopPoint stop = desk().breakpoints().all().get(row).stop();
        desk().breakpoints().change(row, new StopPoint(stop.at(), !stop.on()));
    }

    private void goToNext(int row) {
        Breakpoints.Row stop = desk().breakpoints().all().get(row);
        desk().breakpoints()
                .next(stop)
                .ifPresentOrElse(
                        step -> desk().session().goTo(step),
                        () -> desk().tell("This run comes to no step at which it stops for "
                                + stop.stop().at()));
    }

    /** Asks for another breakpoint; the call of the current step is proposed. */
    public void add() {
        String proposed = desk().session()
                .now()
                .step()
                .map(step -> "call:" + step.call().name())
                .orElse("");
        ask("Add Breakpoint", proposed).ifPresent(desk().breakpoints()::add);
    }

    private void edit(int row) {
        StopPoint stop = desk().breakpoints().all().get(row).stop();
        ask("Edit Breakpoint", stop.at())
                .filter(typed -> !typed.equals(stop.at()))
                .ifPresent(typed -> desk().breakpoints().change(row, new StopPoint(typed, stop.on())));
    }

    private Optional<String> ask(String title, String proposed) {
        InputDialog dialog = new InputDialog(
                table.getShell(),
                title,
                BreakpointReader.FORMS
                        + "\n\" if NAME<NUMBER and ...\" after it tests an argument or the answer of a call, or before "
                        + "and after of a change.",
                proposed,
                typed -> desk().breakpoints().refusal(typed.strip()).orElse(null));
        return dialog.open() == Window.OK ? Optional.of(dialog.getValue().strip()) : Optional.empty();
    }

    private void fill() {
        if (table.isDisposed()) {
            return;
        }
        table.setBackground(palette.of(Tone.PANE));
        table.setForeground(palette.of(Tone.TEXT));
        table.setHeaderBackground(palette.of(Tone.HEAD));
        table.setHeaderForeground(palette.of(Tone.TEXT));
        table.setFont(palette.mono());
        List<Breakpoints.Row> rows = desk().breakpoints().all();
        describe(rows.isEmpty() ? HINT : "");
        int selected = table.getSelectionIndex();
        table.setItemCount(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            write(table.getItem(i), rows.get(i));
        }
        if (selected >= 0 && !rows.isEmpty()) {
            table.setSelection(Math.min(selected, rows.size() - 1));
        }
        List<IntSupplier> counters =
                rows.stream().map(desk().breakpoints()::count).toList();
        counts.ask(
                Preparation.isShort(desk().session().now().run()),
                () -> counters.stream().map(IntSupplier::getAsInt).toList());
    }

    private void write(TableItem item, Breakpoints.Row row) {
        boolean bad = row.breakpoint().isEmpty();
        item.setChecked(row.stop().on());
        item.setText(new String[] {
            row.stop().at(),
            "",
            bad ? "\u2717 not in this run: " + row.refusal() : row.stop().on() ? "" : "disabled"
        });
        item.setForeground(palette.of(bad ? Tone.ALARM : row.stop().on() ? Tone.TEXT : Tone.DIM));
    }

    private void showCounts(List<Integer> steps) {
        for (int i = 0; i < Math.min(steps.size(), table.getItemCount()); i++) {
            table.getItem(i).setText(1, count(i, steps.get(i)));
        }
        for (TableColumn column : table.getColumns()) {
            column.pack();
        }
    }

    private String count(int row, int steps) {
        Breakpoints known = desk().breakpoints();
        if (row < known.all().size() && known.undecided(known.all().get(row))) {
            return "not decided";
        }
        return known.settled() || steps > 0 ? Integer.toString(steps) : "\u2026";
    }

    @Override
    void show(SessionEvent news) {
        if (news.runChanged()) {
            fill();
        }
    }

    @Override
    String legend() {
        return "\u2611 Resume stops there, in both directions; steps: at how many of this run";
    }

    @Override
    ClipboardText copied() {
        List<Breakpoints.Row> rows = desk().breakpoints().all();
        return ClipboardText.of(
                rows.stream()
                        .map(row ->
                                (row.stop().on() ? "" : "off\t") + row.stop().at() + "\n")
                        .collect(Collectors.joining()),
                rows.size(),
                "breakpoint");
    }
}
