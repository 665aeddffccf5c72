package org.pirqscope.machine.scenario;

import java.util.HashSet;
import java.util.Set;
import org.pirqscope.machine.driver.DriverCells;
import org.pirqscope.machine.guest.GuestCells;
import org.pirqscope.machine.qemu.QemuCells;
import org.pirqscope.machine.xen.XenCells;

/** Questions about a world's cells that span layers; for findings and rows. */
record Tables(Wiring w) {

    XenCells xen() {
        return w.xen.cells();
    }

    QemuCells qemu() {
        return w.qemu.cells();
    }

    GuestCells guest() {
        return w.guest.cells();
    }

    boolean msix(short[] s, int device) {
        return w.drivers.mode(s, device) == DriverCells.MSIX;
    }

    /** QEMU's pirq for an entry of the mode that the device is in. */
    int qemuPirq(short[] s, int device, int entry) {
        return qemu().pirq(s, device, msix(s, device) ? entry : qemu().msi(device));
    }

    /** Whose irq_info answers for the pirq; empty if none does. */
    String ownerOf(short[] s, int irq, int pirq, Names names) {
        int owner = guest().owner(s, irq);
        return owner >= 0 && guest().pirq(s, irq) == pirq ? names.owner(owner) : "";
    }

    boolean known(int pirq) {
        return pirq >= xen().firstRow() && pirq < xen().nrPirqs();
    }

    int arch(short[] s, int pirq) {
        return known(pirq) ? xen().irq(s, pirq) : 0;
    }

    boolean forced(short[] s, int pirq) {
        return arch(s, pirq) < XenCells.ALLOCATED;
    }

    /** Whether some setup in progress holds the pirq without an irq_info yet. */
    boolean pending(short[] s, int pirq) {
        return pending(s).contains(pirq);
    }

    /** The pirqs that a setup in progress holds without an irq_info yet. */
    Set<Integer> pending(short[] s) {
        Set<Integer> pirqs = new HashSet<>();
        for (int c = 0; c < w.programs.size(); c++) {
            if (w.drivers.state(s, c) == DriverCells.FRESH) {
                pirqs.add(w.drivers.pirq(s, c));
            }
        }
        return pirqs;
    }
}
