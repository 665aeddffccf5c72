package org.pirqscope.ui.view;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Table;
import org.pirqscope.model.pirq.Row;
import org.pirqscope.report.table.RowColumn;
import org.pirqscope.session.SessionEvent;
import org.pirqscope.ui.property.RowSelection;
import org.pirqscope.ui.view.ValueSource.Selected;
import org.pirqscope.ui.widget.ClipboardText;
import org.pirqscope.ui.widget.Heading;
import org.pirqscope.ui.widget.RowLook;
import org.pirqscope.ui.widget.RowTable;
import org.pirqscope.ui.widget.ValueItems;

/** A view of one table of the live model. */
abstract class LiveTableView extends StepView implements ValueSource {

    private final EReference source;
    private final List<? extends RowColumn<?>> columns;
    private final String id;
    private RowTable<EObject> table;
    private LiveRows rows;
    private Predicate<EObject> wanted;

    /** @param source where the pirq table holds the rows @param columns the heads of their cells */
    LiveTableView(EReference source, List<? extends RowColumn<?>> columns, String id) {
        this.source = source;
        this.columns = columns;
        this.id = id;
    }

    @Override
    final Control create(Composite parent) {
        Composite box = column(parent);
        rows = new LiveRows(desk().live().pirqTable(), source);
        table = new RowTable<>(
                box, id, getPartName(), arranged(headings()), LiveRows::look, object -> ((Row) object).getChanges());
        Table control = table.control();
        control.setLayoutData(new GridData(GridData.FILL_BOTH));
        ValueItems.into(control);
        control.addDisposeListener(gone -> rows.close());
        getSite().setSelectionProvider(new RowSelection(control, table::selected));
        footer(box);
        return box;
    }

    private List<Heading<EObject>> headings() {
        return IntStream.range(0, columns.size())
                .mapToObj(i -> {
                    String head = columns.get(i).head();
                    return new Heading<EObject>(
                            head, head, row -> desk().items().cell(row, i));
                })
                .toList();
    }

    /**
     * The columns in the order in which they are shown; that of the table by default. (Put into another order later,
     * GTK lays out their heads before they have a height, and warns.)
     */
    List<Heading<EObject>> arranged(List<Heading<EObject>> headings) {
        return headings;
    }

    /** What stands below the table; nothing by default. */
    void footer(Composite box) {
        // a table says all by itself
    }

    @Override
    void show(SessionEvent news) {
        Collection<EObject> touched = rows.touched();
        if (rows.rearranged()) {
            arrange();
            touched = rows.all();
        } else if (wanted != null) {
            arrange();
        } else {
            touched.forEach(table::refresh);
        }
        reveal(touched);
    }

    private void arrange() {
        List<EObject> all = rows.all();
        List<EObject> shown = wanted == null ? all : all.stream().filter(wanted).toList();
        table.show(shown);
    }

    /** The row that the step changed comes into view, else the one of a new alarm. */
    private void reveal(Collection<EObject> touched) {
        List<EObject> all = rows.all().stream().filter(touched::contains).toList();
        all.stream()
                .filter(LiveRows::fresh)
                .findFirst()
                .or(() -> all.stream()
                        .filter(row -> !((Row) row).getAlarm().isEmpty())
                        .findFirst())
                .ifPresent(table::reveal);
    }

    /** From now on shows only these rows, and says so in the title; all for null. */
    final void only(Predicate<EObject> used, String title) {
        wanted = used;
        setPartName(title);
        arrange();
    }

    @Override
    public Optional<Selected> selectedValue() {
        return table.selected().map(row -> new Selected(desk().items().subject(row), List.of()));
    }

    @Override
    String legend() {
        return RowLook.LEGEND;
    }

    @Override
    final ClipboardText copied() {
        return table.copied();
    }

    @Override
    final void focus() {
        table.control().setFocus();
    }
}
