package org.pirqscope.ui.view;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.pirqscope.report.table.InUse;
import org.pirqscope.session.News;
import org.pirqscope.session.live.LiveTable;

/** Xen's pirq table, and how much of the pool is left. */
public class PirqView extends LiveTableView {

    private Label count;

    public PirqView() {
        super(LiveTable.PIRQS, "pirqs");
    }

    /** Who allocated a number matters less than who carries it. */
    @Override
    void arrange(Table control) {
        int last = control.getColumnCount() - 1;
        int[] order = java.util.stream.IntStream.rangeClosed(0, last).toArray();
        order[last - 2] = last - 1;
        order[last - 1] = last - 2;
        control.setColumnOrder(order);
    }

    @Override
    void footer(Composite box) {
        count = new Label(box, SWT.NONE);
        count.setData("id", "pool");
        GridData data = new GridData(SWT.FILL, SWT.END, true, false);
        data.horizontalIndent = 6;
        count.setLayoutData(data);
        getViewSite()
                .getActionBars()
                .getToolBarManager()
                .add(new Toggle("Used Only", "Only the pirqs that are not free", false, this::usedOnly));
    }

    private void usedOnly(boolean on) {
        only(on ? row -> InUse.pirq(LiveTable.PIRQS.row(row)) : null, on ? "Pirq table (used only)" : "Pirq table");
    }

    @Override
    void show(News news) {
        super.show(news);
        count.setText(news.now().world().pool().text());
    }
}
