package org.pirqscope.ui.view;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.pirqscope.report.table.InUse;
import org.pirqscope.session.SessionEvent;
import org.pirqscope.session.live.LiveTable;

/** Xen's pirq table, and how much of the pool is left. */
public class PirqView extends LiveTableView {

    private UsedOnly below;

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
        below = new UsedOnly(box, "pirqs-used", "Only the pirqs that are not free", this::usedOnly);
    }

    private void usedOnly(boolean on) {
        only(on ? row -> InUse.pirq(LiveTable.PIRQS.row(row)) : null, on ? "Pirq table (used only)" : "Pirq table");
    }

    @Override
    void show(SessionEvent news) {
        super.show(news);
        below.say(news.now().world().pool().text());
    }
}
