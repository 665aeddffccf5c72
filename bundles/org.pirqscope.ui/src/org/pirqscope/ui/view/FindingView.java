package org.pirqscope.ui.view;

import java.util.List;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.run.Run;
import org.pirqscope.report.table.FindingRow;
import org.pirqscope.report.table.RowColumn;
import org.pirqscope.report.table.TableColumns;
import org.pirqscope.report.words.FindingWords;
import org.pirqscope.session.SessionEvent;
import org.pirqscope.ui.theme.Tone;
import org.pirqscope.ui.widget.ClipboardText;
import org.pirqscope.ui.widget.Heading;
import org.pirqscope.ui.widget.RowLook;
import org.pirqscope.ui.widget.RowTable;

/** All warnings and failures of the run; a click goes there. Its tab counts them, also while the view is hidden. */
public class FindingView extends StepView {

    private RowTable<FindingRow> table;
    private List<FindingRow> rows = List.of();
    private int position;
    private Preparation preparation;

    @Override
    Control create(Composite parent) {
        table = new RowTable<>(
                parent,
                "findings",
                getPartName(),
                headings(TableColumns.FINDING),
                this::look,
                row -> FindingWords.sentence(row.finding()));
        table.legend(legend());
        table.onSelect(row -> desk().session().goTo(row.step()));
        preparation = new Preparation(this, table.control(), () -> list(List.of()));
        return table.control();
    }

    /** Columns of a table of the session as headings. */
    static <R> List<Heading<R>> headings(List<RowColumn<R>> columns) {
        return columns.stream()
                .map(column -> new Heading<R>(column.head(), column.head(), column.cell()))
                .toList();
    }

    private RowLook look(FindingRow row) {
        boolean here = row.step() == position;
        RowLook look = switch (row.finding()) {
            case Finding.StaleHit hit -> RowLook.ALARM;
            default ->
                row.finding().severity() == Finding.Severity.FAILURE
                        ? new RowLook("\u2717", null, Tone.ALARM, false)
                        : new RowLook("!", null, Tone.WARNING, false);
        };
        Tone current = row.finding().severity() == Finding.Severity.FAILURE ? Tone.ALARM_BACK : Tone.SELECTION;
        return here ? new RowLook("\u25b6" + look.sign(), current, look.text(), true) : look;
    }

    @Override
    void heard(SessionEvent news) {
        if (news.runChanged()) {
            setPartName("Findings ("
                    + FindingRow.of(news.now().run(), Finding.Severity.WARNING).size() + ")");
        }
    }

    @Override
    void show(SessionEvent news) {
        position = news.now().position();
        if (news.runChanged()) {
            preparation.make(news.now().run(), run -> FindingRow.of(run, Finding.Severity.WARNING), made -> {
                list(made);
                stand();
            });
        } else if (preparation.done()) {
            stand();
        }
    }

    private void list(List<FindingRow> found) {
        rows = found;
        table.show(rows);
    }

    private void stand() {
        table.redraw();
        rows.stream().filter(row -> row.step() == position).findFirst().ifPresent(table::reveal);
    }

    @Override
    String owner(Run run) {
        return run.scenario().name() + ", " + run.scenario().versions().text();
    }

    @Override
    String legend() {
        return "\u25b6 the current step, \u26a0 stale pirq, \u2717 failure, ! warning";
    }

    @Override
    ClipboardText copied() {
        return table.copied();
    }
}
