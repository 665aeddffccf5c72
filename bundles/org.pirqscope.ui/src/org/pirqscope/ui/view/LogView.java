package org.pirqscope.ui.view;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.Layer;
import org.pirqscope.report.table.LogColumn;
import org.pirqscope.report.table.LogRow;
import org.pirqscope.session.News;
import org.pirqscope.ui.desk.DeskPreferences;
import org.pirqscope.ui.theme.Tone;
import org.pirqscope.ui.widget.RowLook;
import org.pirqscope.ui.widget.RowTable;

/** What each layer logs, in one order; lines that an ordinary build hides are marked, layers can be left out. */
public class LogView extends StepView {

    private final Set<Layer> layers = EnumSet.allOf(Layer.class);
    private RowTable<LogRow> table;
    private List<LogRow> all = List.of();
    private boolean hidden;
    private int position;
    private Preparation preparation;

    @Override
    Control create(Composite parent) {
        table = new RowTable<>(parent, "log", getTitle(), FindingView.headings(LogColumn.values()), this::look, row -> row.line().text() + row.alarm().map(alarm -> "\n" + alarm.sentence()).orElse(""));
        table.onSelect(row -> desk().session().goTo(row.step()));
        hidden = desk().preferences().getBoolean(DeskPreferences.HIDDEN_LINES);
        IToolBarManager bar = getViewSite().getActionBars().getToolBarManager();
        for (Layer layer : Layer.values()) {
            bar.add(filter(layer));
        }
        bar.add(toggle("Hidden", "Lines that an ordinary build or log level hides", hidden, on -> hidden = on));
        preparation = new Preparation(table.control(), "Log");
        return table.control();
    }

    private Action filter(Layer layer) {
        return toggle(layer == Layer.GUEST ? "Guest" : layer.label(), "Lines of " + layer.label(), true, on -> {
            if (on) {
                layers.add(layer);
            } else {
                layers.remove(layer);
            }
        });
    }

    private Action toggle(String text, String tip, boolean start, java.util.function.Consumer<Boolean> change) {
        Action action = new Action(text, IAction.AS_CHECK_BOX) {
            @Override
            public void run() {
                change.accept(isChecked());
                arrange();
            }
        };
        action.setToolTipText(tip);
        action.setChecked(start);
        return action;
    }

    private void arrange() {
        table.show(all.stream().filter(row -> layers.contains(row.line().layer()) && (hidden || row.line().alwaysShown())).toList());
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
        return new RowLook(shown ? "" : "\u25e6", null, row.step() > position ? Tone.DIM : tone(row.line().layer()), false);
    }

    private static Tone tone(Layer layer) {
        return switch (layer) {
            case DRIVER, GUEST -> Tone.TEXT;
            case QEMU -> Tone.QEMU;
            case XEN -> Tone.XEN;
        };
    }

    @Override
    void show(News news) {
        position = news.now().position();
        if (news.runChanged()) {
            preparation.make(news.now().run(), LogRow::of, made -> {
                all = made;
                arrange();
                stand();
            });
        } else if (preparation.done()) {
            stand();
        }
    }

    private void stand() {
        table.redraw();
        all.stream().filter(row -> row.step() <= position).reduce((a, b) -> b).ifPresent(table::reveal);
    }

    @Override
    String text() {
        return table.selectedText();
    }
}
