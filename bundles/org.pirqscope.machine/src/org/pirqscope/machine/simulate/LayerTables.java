package org.pirqscope.machine.simulate;

import java.util.HashSet;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import org.pirqscope.machine.call.DeviceEntry;
import org.pirqscope.machine.call.Owner;
import org.pirqscope.machine.driver.DriverCells;
import org.pirqscope.machine.guest.GuestCells;
import org.pirqscope.machine.qemu.QemuCells;
import org.pirqscope.machine.xen.XenCells;

/** Questions about a world's cells that span layers; for findings and rows. */
public record LayerTables(Wiring w) {

    /** Where Xen's numbers stand. */
    public XenCells xen() {
        return w.xen.cells();
    }

    /** Where QEMU's numbers stand. */
    public QemuCells qemu() {
        return w.qemu.cells();
    }

    /** Where the guest's numbers stand. */
    public GuestCells guest() {
        return w.guest.cells();
    }

    /** Whether the device is in MSI-X mode. */
    public boolean msix(short[] s, int device) {
        return w.drivers.mode(s, device) == DriverCells.MSIX;
    }

    /** QEMU's pirq for an entry of the mode that the device is in. */
    public int qemuPirq(short[] s, int device, int entry) {
        return qemu().pirq(s, device, msix(s, device) ? entry : qemu().msi(device));
    }

    /** Whose irq_info answers for the pirq. */
    public DeviceEntry ownerOf(short[] s, int irq, int pirq, EntryNames names) {
        int owner = guest().owner(s, irq);
        return owner >= 0 && guest().pirq(s, irq) == pirq ? names.owner(owner) : DeviceEntry.NOBODY;
    }

    /** Whether Xen has a row for the pirq. */
    public boolean known(int pirq) {
        return pirq >= xen().firstRow() && pirq < xen().nrPirqs();
    }

    /** arch.irq of the pirq: 0 for a free one. */
    public int arch(short[] s, int pirq) {
        return known(pirq) ? xen().irq(s, pirq) : 0;
    }

    /** Whether the pirq was unbound by force. */
    public boolean forced(short[] s, int pirq) {
        return arch(s, pirq) < XenCells.ALLOCATED;
    }

    /**
     * The pirqs that a setup in progress is about to have mapped (docs/domain.md 6.3, I4): what it holds without an
     * irq_info yet, and what the irq_infos of its entries carry; and the pirqs of emulated devices, which nobody ever
     * maps.
     *
     * @param enabled a controller whose enabling write is done in the move in progress, -1 for none
     */
    public Set<Integer> awaited(short[] s, int enabled) {
        Set<Integer> pirqs = new HashSet<>();
        for (int c = 0; c < w.programs.size(); c++) {
            if (w.drivers.state(s, c) == DriverCells.FRESH) {
                pirqs.add(w.drivers.pirq(s, c));
            }
        }
        for (int i = 0, irq = guest().listed(s, 0); irq >= 0; irq = guest().listed(s, ++i)) {
            int device = Owner.device(guest().owner(s, irq));
            if (w.emulated(device) || device != enabled && settingUp(s, device)) {
                pirqs.add(guest().pirq(s, irq));
            }
        }
        return pirqs;
    }

    /**
     * Gives each pirq that Xen has a row for another number, in place. Other numbers stay. @param to for each row its
     * new one
     */
    public void renamePirqs(short[] s, int[] to) {
        IntUnaryOperator number = pirq -> known(pirq) ? xen().firstRow() + to[pirq - xen().firstRow()] : pirq;
        xen().renamePirqs(s, to);
        qemu().renamePirqs(s, number);
        guest().renamePirqs(s, number);
        w.drivers.renamePirqs(s, number);
    }

    private boolean settingUp(short[] s, int device) {
        int pc = w.drivers.pc(s, device);
        return pc < w.programs.get(device).end() && w.programs.get(device).settingUp(pc);
    }
}
