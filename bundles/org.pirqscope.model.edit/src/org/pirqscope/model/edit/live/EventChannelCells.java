package org.pirqscope.model.edit.live;

import org.eclipse.emf.common.notify.AdapterFactory;
import org.eclipse.emf.edit.provider.ITableItemLabelProvider;
import org.pirqscope.machine.call.Subject;
import org.pirqscope.model.pirq.EventChannel;
import org.pirqscope.model.pirq.provider.EventChannelItemProvider;
import org.pirqscope.report.table.TableColumns;

/** A bound port. */
final class EventChannelCells extends EventChannelItemProvider implements ITableItemLabelProvider {

    EventChannelCells(AdapterFactory factory) {
        super(factory);
    }

    @Override
    public String getText(Object object) {
        return new Subject.EventChannel(((EventChannel) object).getPort()).text();
    }

    @Override
    public String getColumnText(Object object, int column) {
        return TableColumns.EVENT_CHANNEL.get(column).text(LiveRow.of((EventChannel) object));
    }
}
