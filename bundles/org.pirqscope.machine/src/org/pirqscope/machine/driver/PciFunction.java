package org.pirqscope.machine.driver;

import org.pirqscope.machine.call.Errno;

/**
 * What the guest sees of a passed-through function.
 *
 * @param slot number of its slot on the bus
 * @param msixTableSize entries of its MSI-X table, 0 for a function without MSI-X
 * @param vectors how many vectors its driver wants
 */
public record PciFunction(int slot, int msixTableSize, boolean msi, boolean intx, int vectors) {

    /** What the PCI core answers to a driver that gets none: the error of the last attempt (drivers/pci/msi.c). */
    public int errorWithoutVectors(Ask ask) {
        return msi && ask.msi() > 0 ? Errno.ENODEV.answer() : Errno.EINVAL.answer();
    }

    /**
     * pdev-&gt;irq before MSI: the GSI that the domain's IO-APIC gives to INTA of the slot (hvm_pci_intx_gsi); 0 for a
     * function without INTx.
     */
    public int intxIrq() {
        return intx ? ((slot << 2) + (slot >> 3) & 31) + 16 : 0;
    }
}
