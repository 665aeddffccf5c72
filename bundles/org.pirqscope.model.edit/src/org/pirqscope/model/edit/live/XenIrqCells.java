package org.pirqscope.model.edit.live;

import org.eclipse.emf.common.notify.AdapterFactory;
import org.eclipse.emf.edit.provider.ITableItemLabelProvider;
import org.pirqscope.machine.call.Subject;
import org.pirqscope.model.pirq.XenIrq;
import org.pirqscope.model.pirq.provider.XenIrqItemProvider;
import org.pirqscope.report.table.TableColumns;

/** A Xen irq. */
final class XenIrqCells extends XenIrqItemProvider implements ITableItemLabelProvider {

    XenIrqCells(AdapterFactory factory) {
        super(factory);
    }

    @Override
    public String getText(Object object) {
        return new Subject.XenIrq(((XenIrq) object).getIrq()).text();
    }

    @Override
    public String getColumnText(Object object, int column) {
        return TableColumns.XEN_IRQ.get(column).text(LiveRow.of((XenIrq) object));
    }
}
