package org.pirqscope.machine.guest.pci;

import static org.pirqscope.machine.call.GuestFunction.PCI_ALLOC_IRQ_VECTORS;
import static org.pirqscope.machine.call.GuestFunction.PCI_DISABLE_MSI;
import static org.pirqscope.machine.call.GuestFunction.PCI_DISABLE_MSIX;
import static org.pirqscope.machine.call.GuestFunction.PCI_ENABLE_MSI;
import static org.pirqscope.machine.call.GuestFunction.PCI_FREE_IRQ_VECTORS;

import org.pirqscope.machine.call.GuestFunction;
import org.pirqscope.machine.call.Tape;
import org.pirqscope.machine.driver.DriverCells;
import org.pirqscope.machine.version.LinuxRules.Vectors;

/**
 * The driver's call around a setup and around a teardown: pci_alloc_irq_vectors holds all attempts; before it,
 * pci_enable_msix_range held those with MSI-X, and before that the driver itself called pci_enable_msix again
 * (docs/domain.md 2.1 row 1, 2.5 row 3).
 */
final class VectorCalls {

    private final Vectors vectors;

    VectorCalls(Vectors vectors) {
        this.vectors = vectors;
    }

    /** Before the first attempt. */
    void begin(int c, int phase, int mode, int nvec, Tape tape) {
        if (around(phase, mode)) {
            tape.enter(PCI_ALLOC_IRQ_VECTORS, c, 1, nvec);
        }
    }

    /** MSI-X cannot be had; where the kernel does not fall back by itself, the driver's call is over. */
    void fallBack(int phase, int error, Tape tape) {
        if (vectors == Vectors.RANGE && around(phase, DriverCells.MSIX)) {
            tape.leave(PCI_ALLOC_IRQ_VECTORS, error);
        }
    }

    /** The attempt in this mode has come to its end with this answer. */
    void end(int phase, int mode, int answer, Tape tape) {
        if (around(phase, mode)) {
            tape.leave(PCI_ALLOC_IRQ_VECTORS, answer);
        }
    }

    /** The driver of 3.14 to 4.7 asks for its one vector of phase 1 directly. */
    private boolean around(int phase, int mode) {
        return vectors == Vectors.ALLOC || vectors == Vectors.RANGE && phase != 1 && mode == DriverCells.MSIX;
    }

    /**
     * More than one MSI vector is refused with 1: pci_enable_msi_block hands that to the driver, the later calls try
     * again themselves.
     */
    void msiRefused(int c, Tape tape) {
        if (vectors == Vectors.MSIX) {
            tape.leave(PCI_ENABLE_MSI, 1);
            tape.enter(PCI_ENABLE_MSI, c, 1);
        }
    }

    /** MSI is on. */
    void msiEnabled(Tape tape) {
        tape.leave(PCI_ENABLE_MSI, vectors == Vectors.MSIX ? 0 : 1);
    }

    /** The vectors are given back; a device on INTx has none that pci_disable_msi could free. */
    void beginFree(int c, int mode, Tape tape) {
        if (frees(mode)) {
            tape.enter(freeing(mode), c);
        }
    }

    void endFree(int mode, Tape tape) {
        if (frees(mode)) {
            tape.leave(freeing(mode));
        }
    }

    private boolean frees(int mode) {
        return vectors == Vectors.ALLOC || mode != DriverCells.INTX;
    }

    private GuestFunction freeing(int mode) {
        return vectors == Vectors.ALLOC
                ? PCI_FREE_IRQ_VECTORS
                : mode == DriverCells.MSIX ? PCI_DISABLE_MSIX : PCI_DISABLE_MSI;
    }
}
