package org.pirqscope.machine.driver;

import org.pirqscope.machine.version.LinuxRules;

/**
 * How a driver asks for the interrupts of one setup.
 *
 * @param least with fewer vectors it does not go on
 * @param most how many it asks for
 * @param call which function of the PCI core holds the attempts
 * @param msix whether it tries MSI-X, which comes first
 * @param msi how many vectors it asks for by MSI, 0 if it does not
 * @param intx whether it can do with INTx
 */
public record Ask(int least, int most, Call call, boolean msix, int msi, Intx intx) {

    /** Which function of the PCI core holds the attempts (drivers/pci/msi.c). */
    public enum Call {
        /** None: the driver makes each attempt itself, by pci_enable_msix or pci_enable_msi. */
        DIRECT,
        /** pci_enable_msix_range holds those with MSI-X. */
        RANGE,
        /** pci_alloc_irq_vectors holds all. */
        ALLOC,
        /**
         * pci_alloc_irq_vectors is called for one mode after the other, for one vector where it is MSI's turn
         * again.
         */
        ALLOC_EACH;

        /** What a driver of today calls that leaves the choice of a mode to the kernel, in an older kernel. */
        static Call of(LinuxRules.Vectors vectors) {
            return switch (vectors) {
                case ALLOC -> ALLOC;
                case RANGE -> RANGE;
                case MSIX -> DIRECT;
            };
        }

        /** What a driver of today calls that tries one mode after the other, in an older kernel. */
        static Call each(LinuxRules.Vectors vectors) {
            return vectors == LinuxRules.Vectors.ALLOC ? ALLOC_EACH : of(vectors);
        }

        /** What a driver calls that has never changed to pci_alloc_irq_vectors. */
        static Call range(LinuxRules.Vectors vectors) {
            return vectors == LinuxRules.Vectors.MSIX ? DIRECT : RANGE;
        }
    }

    /** Whether a driver can do with INTx. */
    public enum Intx {
        NO,
        /** Where the device has it. */
        IF_PRESENT,
        /** It takes pdev-&gt;irq for that without looking: request_irq tells. */
        UNCHECKED,
        /**
         * It takes the number of the irq that its setup before had, which is pdev-&gt;irq only where that one was on
         * INTx too: request_irq finds no such irq.
         */
        KEPT
    }

    /** The driver asks for nothing: the setup runs on INTx. */
    public static final Ask INTX = new Ask(1, 1, Call.DIRECT, false, 0, Intx.UNCHECKED);

    /** MSI-X alone. */
    public static Ask msix(int least, int most, Call call) {
        return new Ask(least, most, call, true, 0, Intx.NO);
    }

    /** All three modes, MSI-X first, with at least one vector. */
    public static Ask any(int most, Call call) {
        return new Ask(1, most, call, true, most, Intx.IF_PRESENT);
    }

    /** One vector, by MSI where that can be had, else whatever pdev-&gt;irq says. */
    static Ask msi(Call call) {
        return new Ask(1, 1, call, false, 1, Intx.UNCHECKED);
    }

    /**
     * Whether it asks for one MSI at once where the capability has fewer than it wants: ahci did so before it called
     * pci_alloc_irq_vectors (pci_msi_vec_count in ahci_init_msi, pci_enable_msi_block_auto).
     */
    public boolean countsMsi() {
        return msi > 1 && least > 1 && call != Call.ALLOC_EACH;
    }

    /** Whether it calls the PCI core at all. */
    public boolean forVectors() {
        return msix || msi > 0;
    }
}
