package org.pirqscope.machine.driver;

/**
 * How a driver asks for the interrupts of one setup.
 *
 * @param least with fewer vectors it does not go on
 * @param most how many it asks for
 * @param call which function of the PCI core holds the attempts
 * @param msix whether it tries MSI-X, which comes first
 * @param msi whether it tries MSI
 * @param intx whether it can do with INTx
 */
public record Ask(int least, int most, Call call, boolean msix, boolean msi, boolean intx) {

    /** Which function of the PCI core holds the attempts (drivers/pci/msi.c). */
    public enum Call {
        /** None: the driver makes each attempt itself, by pci_enable_msix or pci_enable_msi. */
        DIRECT,
        /** pci_enable_msix_range holds those with MSI-X. */
        RANGE,
        /** pci_alloc_irq_vectors holds all. */
        ALLOC
    }

    /** The driver asks for nothing: the setup runs on INTx. */
    public static final Ask INTX = new Ask(1, 1, Call.DIRECT, false, false, true);

    /** All three modes, MSI-X first, with at least one vector. */
    public static Ask any(int most, Call call) {
        return new Ask(1, most, call, true, true, true);
    }

    /** Whether it calls the PCI core at all. */
    public boolean forVectors() {
        return msix || msi;
    }
}
