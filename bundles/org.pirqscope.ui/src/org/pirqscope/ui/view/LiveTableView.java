package org.pirqscope.ui.view;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Table;
import org.pirqscope.model.pirq.Row;
import org.pirqscope.session.News;
import org.pirqscope.session.live.LiveTable;
import org.pirqscope.ui.widget.RowTable;

/** A view of one table of the live model. */
abstract class LiveTableView extends StepView {

    private final LiveTable<?> source;
    private final String id;
    private RowTable<EObject> table;
    private LiveRows rows;

    LiveTableView(LiveTable<?> source, String id) {
        this.source = source;
        this.id = id;
    }

    @Override
    final Control create(Composite parent) {
        Composite box = new Composite(parent, org.eclipse.swt.SWT.NONE);
        GridLayout layout = new GridLayout();
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        layout.verticalSpacing = 0;
        box.setLayout(layout);
        rows = new LiveRows(desk().live().pirqTable(), source);
        table = new RowTable<>(box, id, getTitle(), LiveRows.headings(source), LiveRows::look, object -> ((Row) object).getChanges());
        Table control = table.control();
        control.setLayoutData(new GridData(GridData.FILL_BOTH));
        control.addDisposeListener(gone -> rows.close());
        arrange(control);
        footer(box);
        return box;
    }

    /** Puts columns into another order; left as they are by default. */
    void arrange(Table control) {
        // the order of the table is good for most
    }

    /** What stands below the table; nothing by default. */
    void footer(Composite box) {
        // a table says all by itself
    }

    @Override
    void show(News news) {
        if (rows.rearranged()) {
            table.show(rows.all());
            rows.touched();
        } else {
            rows.touched().forEach(table::refresh);
        }
        rows.all().stream().filter(row -> !((Row) row).getAlarm().isEmpty()).findFirst().ifPresent(table::reveal);
    }

    @Override
    final String text() {
        return table.selectedText();
    }

    @Override
    public final void setFocus() {
        table.control().setFocus();
    }
}
