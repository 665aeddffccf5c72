package org.pirqscope.model.edit.live;

import org.eclipse.emf.common.notify.AdapterFactory;
import org.eclipse.emf.edit.provider.ITableItemLabelProvider;
import org.pirqscope.machine.call.Subject;
import org.pirqscope.model.pirq.Pirq;
import org.pirqscope.model.pirq.provider.PirqItemProvider;
import org.pirqscope.report.table.TableColumns;

/** A row of Xen's pirq table. */
final class PirqCells extends PirqItemProvider implements ITableItemLabelProvider {

    PirqCells(AdapterFactory factory) {
        super(factory);
    }

    @Override
    public String getText(Object object) {
        return new Subject.Pirq(((Pirq) object).getNumber()).text();
    }

    @Override
    public String getColumnText(Object object, int column) {
        return TableColumns.PIRQ.get(column).text(LiveRow.of((Pirq) object));
    }
}
