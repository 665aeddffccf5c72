package org.pirqscope.ui.view;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.eclipse.jface.action.Action;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.Layer;
import org.pirqscope.report.table.LogRow;
import org.pirqscope.report.table.TableColumns;
import org.pirqscope.report.words.FindingWords;
import org.pirqscope.session.SessionEvent;
import org.pirqscope.ui.desk.DeskPreferences;
import org.pirqscope.ui.theme.Tone;
import org.pirqscope.ui.widget.ClipboardText;
import org.pirqscope.ui.widget.FilterLine;
import org.pirqscope.ui.widget.RowLook;
import org.pirqscope.ui.widget.RowTable;

/** What each layer logs, in one order; lines that an ordinary build hides are marked, layers can be left out. */
public class LogView extends StepView {

    private final Set<Layer> layers = EnumSet.allOf(Layer.class);
    private final List<Action> toggles = new ArrayList<>();
    private RowTable<LogRow> table;
    private FilterLine filter;
    private List<LogRow> all = List.of();
    private boolean hidden;
    private int position;
    private Preparation preparation;

    @Override
    Control create(Composite parent) {
        Composite box = column(parent);
        filter = new FilterLine(box, 1, this::showAll);
        table = new RowTable<>(
                box,
                "log",
                getPartName(),
                FindingView.headings(TableColumns.LOG),
                this::look,
                row -> row.line().text()
                        + row.alarm()
                                .map(alarm -> "\n" + FindingWords.sentence(alarm))
                                .orElse(""));
        table.control().setLayoutData(new GridData(GridData.FILL_BOTH));
        table.legend(legend());
        table.onSelect(row -> desk().session().goTo(row.step()));
        hidden = desk().preferences().getBoolean(DeskPreferences.HIDDEN_LINES);
        for (Layer layer : Layer.values()) {
            toolBar(filter(layer));
        }
        Action rare = toggle("Hidden", "Lines that an ordinary build or log level hides", hidden, on -> hidden = on);
        toolBar(rare);
        desk().hearPreference(box, DeskPreferences.HIDDEN_LINES, () -> {
            hidden = desk().preferences().getBoolean(DeskPreferences.HIDDEN_LINES);
            rare.setChecked(hidden);
            arrange();
        });
        preparation = new Preparation(this, box, () -> list(List.of()));
        return box;
    }

    @Override
    void focus() {
        table.control().setFocus();
    }

    private void showAll() {
        toggles.forEach(toggle -> toggle.setChecked(true));
        layers.addAll(EnumSet.allOf(Layer.class));
        hidden = true;
        arrange();
    }

    private String leftOut() {
        List<String> missing = new ArrayList<>();
        EnumSet.allOf(Layer.class).stream()
                .filter(layer -> !layers.contains(layer))
                .forEach(layer -> missing.add("lines of " + layer.label()));
        if (!hidden) {
            missing.add("lines that an ordinary build hides");
        }
        return missing.isEmpty()
                ? ""
                : "%d of %d lines, without %s"
                        .formatted(table.control().getItemCount(), all.size(), String.join(", ", missing));
    }

    private Action filter(Layer layer) {
        return toggle(name(layer), "Lines of " + layer.label(), true, on -> {
            if (on) {
                layers.add(layer);
            } else {
                layers.remove(layer);
            }
        });
    }

    private static String name(Layer layer) {
        return switch (layer) {
            case DRIVER -> "Driver";
            case GUEST -> "Guest";
            case QEMU, XEN -> layer.label();
        };
    }

    private Action toggle(String text, String tip, boolean start, Consumer<Boolean> change) {
        Action action = new ToolBarToggle(text, tip, start, on -> {
            change.accept(on);
            arrange();
        });
        toggles.add(action);
        return action;
    }

    private void arrange() {
        table.show(all.stream()
                .filter(row -> layers.contains(row.line().layer())
                        && (hidden || row.line().alwaysShown()))
                .toList());
        filter.show(leftOut());
    }

    private RowLook look(LogRow row) {
        boolean shown = row.line().alwaysShown();
        if (row.step() <= position && row.alarm().isPresent()) {
            boolean stale = row.alarm().get() instanceof Finding.StaleHit;
            RowLook alarm = stale ? RowLook.ALARM : new RowLook("\u2717", null, Tone.ALARM, false);
            return row.step() == position ? RowLook.ADDED.over(alarm) : alarm;
        }
        if (row.step() == position) {
            return RowLook.ADDED.strong();
        }
        return new RowLook(
                shown ? "" : "\u25e6",
                null,
                row.step() > position ? Tone.DIM : tone(row.line().layer()),
                false);
    }

    private static Tone tone(Layer layer) {
        return switch (layer) {
            case DRIVER, GUEST -> Tone.TEXT;
            case QEMU -> Tone.QEMU;
            case XEN -> Tone.XEN;
        };
    }

    @Override
    void show(SessionEvent news) {
        position = news.now().position();
        if (news.runChanged()) {
            preparation.make(news.now().run(), LogRow::of, made -> {
                list(made);
                stand();
            });
        } else if (preparation.done()) {
            stand();
        }
    }

    private void list(List<LogRow> rows) {
        all = rows;
        arrange();
    }

    private void stand() {
        table.redraw();
        all.stream().filter(row -> row.step() <= position).reduce((a, b) -> b).ifPresent(table::reveal);
    }

    @Override
    String legend() {
        return "+ logged by this step, \u26a0 at a stale hit, \u25e6 a line that an ordinary build hides";
    }

    @Override
    ClipboardText copied() {
        return table.copied();
    }
}
