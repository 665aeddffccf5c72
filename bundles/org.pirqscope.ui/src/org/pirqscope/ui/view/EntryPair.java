package org.pirqscope.ui.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eclipse.emf.ecore.EObject;
import org.pirqscope.machine.state.EntryRow;
import org.pirqscope.model.edit.live.LiveItemProviders;
import org.pirqscope.model.edit.live.LiveRow;
import org.pirqscope.model.pci.MsiDescriptor;
import org.pirqscope.model.pci.PciDevice;
import org.pirqscope.model.pci.TableEntry;
import org.pirqscope.model.pirq.Mark;
import org.pirqscope.report.decode.MessageReading;
import org.pirqscope.report.table.RowColumn;
import org.pirqscope.report.table.TableColumns;
import org.pirqscope.ui.widget.RowLook;

/**
 * One entry of a device: QEMU's side and, while it exists, the guest's msi_desc.
 *
 * @param descriptor null where the guest has none
 * @param reading what the guest reads out of the entry in the current step; null for nothing
 */
record EntryPair(TableEntry entry, MsiDescriptor descriptor, MessageReading reading) {

    /** All entries of a device. @param reading what is read in the current step, of whatever device */
    static List<EntryPair> of(PciDevice device, Optional<MessageReading> reading) {
        List<EntryPair> pairs = new ArrayList<>();
        for (TableEntry entry : device.getEntries()) {
            pairs.add(new EntryPair(
                    entry,
                    LiveRow.descriptor(entry),
                    reading.filter(now -> now.actor() == device.getIndex()
                                    && now.entry() == entry.getIndex()
                                    && now.msix() == entry.isMsix())
                            .orElse(null)));
        }
        return pairs;
    }

    /** The cell with the word that the current step reads; -1 for none. */
    int read() {
        if (reading == null || reading.now() == null) {
            return -1;
        }
        return heads().indexOf(reading.now().label());
    }

    /** What stands above the cells. */
    static List<String> heads() {
        return TableColumns.ENTRY_LINE.stream().map(RowColumn::head).toList();
    }

    /** The cells of the entry. */
    List<String> cells(LiveItemProviders items) {
        return cells(items, entry);
    }

    /** The cells of an entry, or of a device above its entries. */
    static List<String> cells(LiveItemProviders items, EObject row) {
        return IntStream.range(0, TableColumns.ENTRY_LINE.size())
                .mapToObj(column -> items.cell(row, column))
                .toList();
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
        return !entry.getHolder().isEmpty() ? look.warning() : look;
    }

    /** Whether anybody uses it. */
    boolean used() {
        return LiveRow.line(entry).used();
    }

    /** Whether the current step changed it. */
    boolean changed() {
        return fresh(entry.getMark()) || descriptor != null && fresh(descriptor.getMark());
    }

    private static boolean fresh(Mark mark) {
        return mark == Mark.CHANGED || mark == Mark.ADDED;
    }

    /** The whole row, whatever the columns cut, then what changed, and the alarm. */
    String tip(LiveItemProviders items) {
        List<String> cells = cells(items);
        StringBuilder out = new StringBuilder(cells.getFirst());
        for (int i = 1; i < cells.size(); i++) {
            if (!cells.get(i).isEmpty()) {
                out.append('\n').append(heads().get(i)).append(": ").append(cells.get(i));
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
        EntryRow row = LiveRow.of(entry);
        return row.namesAnothers()
                ? "The message still names pirq "
                        + Integer.toUnsignedString(row.message().pirq()) + ", which " + row.holder() + " has got since."
                : "";
    }
}
