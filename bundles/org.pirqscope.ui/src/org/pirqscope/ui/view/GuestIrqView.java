package org.pirqscope.ui.view;

import org.pirqscope.session.live.LiveTable;

/** The irq_infos of the guest. */
public class GuestIrqView extends LiveTableView {

    public GuestIrqView() {
        super(LiveTable.GUEST_IRQS, "irqs");
    }
}
