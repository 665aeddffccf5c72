package org.pirqscope.ui.view;

import org.pirqscope.model.pirq.PirqPackage;
import org.pirqscope.report.table.TableColumns;

/** The irq_infos of the guest. */
public class GuestIrqView extends LiveTableView {

    public GuestIrqView() {
        super(PirqPackage.Literals.PIRQ_TABLE__GUEST_IRQS, TableColumns.GUEST_IRQ, "irqs");
    }
}
