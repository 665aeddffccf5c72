package org.pirqscope.model.edit.live;

import org.eclipse.emf.common.notify.AdapterFactory;
import org.eclipse.emf.edit.provider.ITableItemLabelProvider;
import org.pirqscope.machine.call.Subject;
import org.pirqscope.model.pirq.GuestIrq;
import org.pirqscope.model.pirq.provider.GuestIrqItemProvider;
import org.pirqscope.report.table.TableColumns;

/** A Linux irq. */
final class GuestIrqCells extends GuestIrqItemProvider implements ITableItemLabelProvider {

    GuestIrqCells(AdapterFactory factory) {
        super(factory);
    }

    @Override
    public String getText(Object object) {
        return new Subject.GuestIrq(((GuestIrq) object).getIrq()).text();
    }

    @Override
    public String getColumnText(Object object, int column) {
        return TableColumns.GUEST_IRQ.get(column).text(LiveRow.of((GuestIrq) object));
    }
}
