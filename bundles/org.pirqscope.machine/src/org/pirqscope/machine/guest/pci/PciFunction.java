package org.pirqscope.machine.guest.pci;

/**
 * What the guest's PCI core sees of a passed-through function.
 *
 * @param slot number of its slot on the bus
 * @param msixTableSize entries of its MSI-X table, 0 for a function without MSI-X
 * @param vectors how many vectors its driver wants in phase 2
 */
public record PciFunction(int slot, int msixTableSize, boolean msi, boolean intx, int vectors) {

    /**
     * pdev-&gt;irq before MSI: the GSI that the domain's IO-APIC gives to INTA of the slot (hvm_pci_intx_gsi); 0 for a
     * function without INTx.
     */
    public int intxIrq() {
        return intx ? ((slot << 2) + (slot >> 3) & 31) + 16 : 0;
    }
}
