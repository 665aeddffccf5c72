package org.pirqscope.ui.view;

import org.pirqscope.model.pirq.PirqPackage;
import org.pirqscope.report.table.TableColumns;

/** The bound event channels, with Xen's side and the guest's. */
public class EventChannelView extends LiveTableView {

    public EventChannelView() {
        super(PirqPackage.Literals.PIRQ_TABLE__EVENT_CHANNELS, TableColumns.EVENT_CHANNEL, "channels");
    }
}
