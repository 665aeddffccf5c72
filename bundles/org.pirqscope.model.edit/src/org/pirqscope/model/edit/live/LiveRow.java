package org.pirqscope.model.edit.live;

import java.util.List;
import org.pirqscope.machine.message.MsiMessage;
import org.pirqscope.machine.state.DescriptorRow;
import org.pirqscope.machine.state.EntryRow;
import org.pirqscope.machine.state.EventChannelRow;
import org.pirqscope.machine.state.GuestIrqRow;
import org.pirqscope.machine.state.PirqRow;
import org.pirqscope.machine.state.XenIrqRow;
import org.pirqscope.model.pci.MsiDescriptor;
import org.pirqscope.model.pci.PciDevice;
import org.pirqscope.model.pci.TableEntry;
import org.pirqscope.model.pirq.EventChannel;
import org.pirqscope.model.pirq.GuestIrq;
import org.pirqscope.model.pirq.Pirq;
import org.pirqscope.model.pirq.XenIrq;
import org.pirqscope.report.table.EntryLine;

/** The attributes of an object of the live model as the value of the machine that they were written from. */
public final class LiveRow {

    private LiveRow() {}

    /** A row of Xen's pirq table. */
    public static PirqRow of(Pirq pirq) {
        return new PirqRow(
                pirq.getNumber(),
                pirq.getIrq(),
                pirq.getEmuirq(),
                pirq.getEvtchn(),
                pirq.isBound(),
                pirq.getGvec(),
                pirq.getGflags(),
                pirq.getMappedFor(),
                pirq.getAllocatedBy(),
                pirq.getGuestIrqs(),
                pirq.isPending());
    }

    /** A Xen irq. */
    public static XenIrqRow of(XenIrq irq) {
        return new XenIrqRow(
                irq.getIrq(),
                irq.isUsed(),
                irq.getPirq(),
                irq.getOwner(),
                irq.isGuestBound(),
                irq.isMasked(),
                irq.isLeaked());
    }

    /** A bound port. */
    public static EventChannelRow of(EventChannel port) {
        return new EventChannelRow(port.getPort(), port.getPirq(), port.getPirqEvtchn(), port.getGuestIrq());
    }

    /** A Linux irq. */
    public static GuestIrqRow of(GuestIrq irq) {
        return new GuestIrqRow(
                irq.getIrq(),
                irq.getPirq(),
                irq.getEvtchn(),
                irq.getOwner(),
                irq.getDevice(),
                irq.getEntry(),
                irq.isRequested());
    }

    /** QEMU's side of a table entry. */
    public static EntryRow of(TableEntry entry) {
        return new EntryRow(
                entry.getIndex(),
                entry.isMsix(),
                new MsiMessage(entry.getAddressHi(), entry.getAddressLo(), entry.getData()),
                new MsiMessage(entry.getAppliedHi(), entry.getAppliedLo(), entry.getAppliedData()),
                entry.getPirq(),
                entry.isUpdated(),
                entry.isStale(),
                entry.getHolder());
    }

    /** A Linux msi_desc. */
    public static DescriptorRow of(MsiDescriptor descriptor) {
        return new DescriptorRow(
                descriptor.getEntry(),
                descriptor.isMsix(),
                descriptor.getIrq(),
                new MsiMessage(descriptor.getAddressHi(), descriptor.getAddressLo(), descriptor.getData()));
    }

    /** A table entry and the msi_desc beside it; of an entry that no device holds the entry alone. */
    public static EntryLine line(TableEntry entry) {
        MsiDescriptor descriptor = descriptor(entry);
        return new EntryLine(of(entry), descriptor == null ? null : of(descriptor));
    }

    /** The guest's msi_desc for a table entry; null for none. */
    public static MsiDescriptor descriptor(TableEntry entry) {
        List<MsiDescriptor> all = entry.eContainer() instanceof PciDevice device ? device.getDescriptors() : List.of();
        // A driver that asks for all entries has them in their order.
        if (entry.getIndex() < all.size() && describes(all.get(entry.getIndex()), entry)) {
            return all.get(entry.getIndex());
        }
        return all.stream().filter(one -> describes(one, entry)).findFirst().orElse(null);
    }

    private static boolean describes(MsiDescriptor descriptor, TableEntry entry) {
        return descriptor.getEntry() == entry.getIndex() && descriptor.isMsix() == entry.isMsix();
    }
}
