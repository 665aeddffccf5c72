package org.pirqscope.ui.view;

import org.pirqscope.session.live.LiveTable;

/** The bound event channels, with Xen's side and the guest's. */
public class EventChannelView extends LiveTableView {

    public EventChannelView() {
        super(LiveTable.EVENT_CHANNELS, "channels");
    }
}
