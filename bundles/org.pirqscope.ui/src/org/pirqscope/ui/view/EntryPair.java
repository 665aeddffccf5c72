package org.pirqscope.ui.view;

import java.util.ArrayList;
import java.util.List;
import org.pirqscope.model.pci.MsiDescriptor;
import org.pirqscope.model.pci.PciDevice;
import org.pirqscope.model.pci.TableEntry;
import org.pirqscope.model.pirq.Mark;
import org.pirqscope.report.table.DescriptorColumn;
import org.pirqscope.report.table.EntryColumn;
import org.pirqscope.session.live.LiveTable;
import org.pirqscope.ui.widget.RowLook;

/**
 * One entry of a device: QEMU's side and, while it exists, the guest's msi_desc.
 *
 * @param descriptor null where the guest has none
 */
record EntryPair(TableEntry entry, MsiDescriptor descriptor) {

    /** The heads of the cells. */
    static final List<String> HEADS = List.of("device / entry", "address_hi", "address_lo", "data", "QEMU pirq", "irq", "message",
            "updated", "msi_desc");

    /** All entries of a device. */
    static List<EntryPair> of(PciDevice device) {
        List<EntryPair> pairs = new ArrayList<>();
        for (TableEntry entry : device.getEntries()) {
            pairs.add(new EntryPair(entry, device.getDescriptors().stream()
                    .filter(one -> one.getEntry() == entry.getIndex() && one.isMsix() == entry.isMsix()).findFirst().orElse(null)));
        }
        return pairs;
    }

    /** The cells in the order of the heads. */
    List<String> cells() {
        List<String> cells = new ArrayList<>();
        for (EntryColumn column : List.of(EntryColumn.ENTRY, EntryColumn.ADDRESS_HI, EntryColumn.ADDRESS_LO, EntryColumn.DATA, EntryColumn.PIRQ)) {
            cells.add(column.text(LiveTable.ENTRIES.row(entry)));
        }
        cells.add(descriptor == null ? "" : DescriptorColumn.IRQ.text(LiveTable.DESCRIPTORS.row(descriptor)));
        cells.add(EntryColumn.STALE.text(LiveTable.ENTRIES.row(entry)));
        cells.add(EntryColumn.UPDATED.text(LiveTable.ENTRIES.row(entry)));
        cells.add(descriptor == null ? "" : cached());
        return cells;
    }

    /** The message that the guest keeps beside the device's. */
    private String cached() {
        var row = LiveTable.DESCRIPTORS.row(descriptor);
        return row.message().equals(LiveTable.ENTRIES.row(entry).message()) ? "same message" : row.message().toString();
    }

    /** Marked as the entry, or where nothing happened to it as its descriptor. */
    RowLook look() {
        RowLook own = LiveRows.look(entry);
        return entry.getMark() == Mark.UNCHANGED && entry.getAlarm().isEmpty() && descriptor != null ? LiveRows.look(descriptor) : own;
    }

    /** What changed, and the alarm. */
    String tip() {
        String changes = entry.getChanges() + (descriptor == null ? "" : "\n" + descriptor.getChanges());
        return (entry.getAlarm() + "\n" + changes).strip();
    }
}
