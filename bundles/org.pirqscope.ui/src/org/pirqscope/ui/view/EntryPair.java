package org.pirqscope.ui.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pirqscope.model.pci.MsiDescriptor;
import org.pirqscope.model.pci.PciDevice;
import org.pirqscope.model.pci.TableEntry;
import org.pirqscope.model.pirq.Mark;
import org.pirqscope.report.decode.Reading;
import org.pirqscope.report.table.DescriptorColumn;
import org.pirqscope.report.table.EntryColumn;
import org.pirqscope.report.table.InUse;
import org.pirqscope.session.live.LiveTable;
import org.pirqscope.ui.widget.RowLook;

/**
 * One entry of a device: QEMU's side and, while it exists, the guest's msi_desc.
 *
 * @param descriptor null where the guest has none
 * @param reading what the guest reads out of the entry in the current step; null for nothing
 */
record EntryPair(TableEntry entry, MsiDescriptor descriptor, Reading reading) {

    /** The heads of the cells. */
    static final List<String> HEADS = List.of(
            "device / entry", "address_hi", "address_lo", "data", "QEMU pirq", "irq", "message", "updated", "msi_desc");

    /** All entries of a device. @param reading what is read in the current step, of whatever device */
    static List<EntryPair> of(PciDevice device, Optional<Reading> reading) {
        List<EntryPair> pairs = new ArrayList<>();
        for (TableEntry entry : device.getEntries()) {
            MsiDescriptor descriptor = device.getDescriptors().stream()
                    .filter(one -> one.getEntry() == entry.getIndex() && one.isMsix() == entry.isMsix())
                    .findFirst()
                    .orElse(null);
            pairs.add(new EntryPair(
                    entry,
                    descriptor,
                    reading.filter(now -> now.actor() == device.getIndex()
                                    && now.entry() == entry.getIndex()
                                    && now.msix() == entry.isMsix())
                            .orElse(null)));
        }
        return pairs;
    }

    /** The cell with the word that the current step reads; -1 for none. */
    int read() {
        return reading == null || reading.now() == null
                ? -1
                : HEADS.indexOf(reading.now().label());
    }

    /** The cells in the order of the heads. */
    List<String> cells() {
        List<String> cells = new ArrayList<>();
        for (EntryColumn column : List.of(
                EntryColumn.ENTRY,
                EntryColumn.ADDRESS_HI,
                EntryColumn.ADDRESS_LO,
                EntryColumn.DATA,
                EntryColumn.PIRQ)) {
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
        return row.message().equals(LiveTable.ENTRIES.row(entry).message())
                ? "same message"
                : row.message().toString();
    }

    /**
     * The alarm, else a message that names another's pirq, else what happens to the entry, or where nothing does to its
     * descriptor.
     */
    RowLook look() {
        if (!entry.getAlarm().isEmpty()) {
            return LiveRows.look(entry);
        }
        RowLook change = entry.getMark() == Mark.UNCHANGED && descriptor != null
                ? LiveRows.look(descriptor)
                : LiveRows.look(entry);
        RowLook look = reading == null ? change : RowLook.READ;
        return LiveTable.ENTRIES.row(entry).namesAnothers() ? look.warning() : look;
    }

    /** Whether anybody uses it. */
    boolean used() {
        return InUse.entry(LiveTable.ENTRIES.row(entry), descriptor != null);
    }

    /** Whether the current step changed it. */
    boolean changed() {
        return fresh(entry.getMark()) || descriptor != null && fresh(descriptor.getMark());
    }

    private static boolean fresh(Mark mark) {
        return mark == Mark.CHANGED || mark == Mark.ADDED;
    }

    /** The whole row, whatever the columns cut, then what changed, and the alarm. */
    String tip() {
        List<String> cells = cells();
        StringBuilder out = new StringBuilder(cells.getFirst());
        for (int i = 1; i < cells.size(); i++) {
            if (!cells.get(i).isEmpty()) {
                out.append('\n').append(HEADS.get(i)).append(": ").append(cells.get(i));
            }
        }
        return out + "\n" + remarks();
    }

    /** What changed, and the alarm. */
    String remarks() {
        String changes = entry.getChanges() + (descriptor == null ? "" : "\n" + descriptor.getChanges());
        String read = reading == null
                ? ""
                : "being read by __pci_read_msi_msg"
                        + (reading.now() == null ? "" : ": " + reading.now().label());
        return ((entry.getAlarm().isEmpty() ? kept() : entry.getAlarm()) + "\n" + read + "\n" + changes)
                .strip()
                .replace("\n\n", "\n");
    }

    private String kept() {
        var row = LiveTable.ENTRIES.row(entry);
        return row.namesAnothers()
                ? "The message still names pirq "
                        + Integer.toUnsignedString(row.message().pirq()) + ", which " + row.holder() + " has got since."
                : "";
    }
}
