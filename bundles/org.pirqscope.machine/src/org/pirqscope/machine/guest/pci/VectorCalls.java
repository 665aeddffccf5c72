package org.pirqscope.machine.guest.pci;

import static org.pirqscope.machine.call.GuestFunction.PCI_ALLOC_IRQ_VECTORS;
import static org.pirqscope.machine.call.GuestFunction.PCI_DISABLE_MSI;
import static org.pirqscope.machine.call.GuestFunction.PCI_DISABLE_MSIX;
import static org.pirqscope.machine.call.GuestFunction.PCI_ENABLE_MSI;
import static org.pirqscope.machine.call.GuestFunction.PCI_ENABLE_MSIX_RANGE;
import static org.pirqscope.machine.call.GuestFunction.PCI_FREE_IRQ_VECTORS;

import org.pirqscope.machine.call.Errno;
import org.pirqscope.machine.call.GuestFunction;
import org.pirqscope.machine.call.Tape;
import org.pirqscope.machine.driver.Ask;
import org.pirqscope.machine.driver.Driver;
import org.pirqscope.machine.driver.DriverCells;
import org.pirqscope.machine.version.LinuxRules;
import org.pirqscope.machine.version.LinuxRules.Vectors;

/**
 * The driver's call around a setup and around a teardown: pci_alloc_irq_vectors holds all attempts; before it,
 * pci_enable_msix_range held those with MSI-X, and before that the driver itself called pci_enable_msix again
 * (docs/domain.md 2.1 row 1, 2.5 row 3).
 */
record VectorCalls(Vectors vectors, boolean refusesTooFewMsi) {

    VectorCalls(LinuxRules rules) {
        this(rules.vectors(), rules.refusesTooFewMsi());
    }

    /** Before the first attempt. */
    void begin(int c, Ask ask, int mode, Tape tape) {
        if (around(ask, mode)) {
            boolean msiAlone = ask.call() == Ask.Call.ALLOC_EACH && mode == DriverCells.MSI;
            tape.enter(function(ask), c, msiAlone ? ask.msi() : ask.least(), msiAlone ? ask.msi() : ask.most());
        }
    }

    /** It is MSI's turn, for so many vectors. */
    void beginMsi(int c, Ask ask, int nvec, Tape tape) {
        if (ask.call() == Ask.Call.ALLOC_EACH) {
            tape.enter(PCI_ALLOC_IRQ_VECTORS, c, nvec, nvec);
        }
    }

    /** A mode cannot be had; where the kernel does not fall back by itself, the driver's call is over. */
    void fallBack(Ask ask, int mode, int error, Tape tape) {
        if (ask.call() != Ask.Call.ALLOC && around(ask, mode)) {
            tape.leave(function(ask), error);
        }
    }

    /** The attempt in this mode has come to its end with this answer. */
    void end(Ask ask, int mode, int answer, Tape tape) {
        if (around(ask, mode)) {
            tape.leave(function(ask), answer);
        }
    }

    private static boolean around(Ask ask, int mode) {
        return switch (ask.call()) {
            case ALLOC -> true;
            case ALLOC_EACH -> mode != DriverCells.INTX;
            case RANGE -> mode == DriverCells.MSIX;
            case DIRECT -> false;
        };
    }

    private static GuestFunction function(Ask ask) {
        return ask.call() == Ask.Call.RANGE ? PCI_ENABLE_MSIX_RANGE : PCI_ALLOC_IRQ_VECTORS;
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

    /**
     * What a driver hears that wants more MSI vectors than there are: pci_enable_msi_block says how many there are, the
     * later calls refuse; until 4.10 with -EINVAL where the capability itself has too few.
     */
    int tooFewMsi(boolean capable) {
        if (vectors == Vectors.MSIX) {
            return 1;
        }
        return (capable || refusesTooFewMsi ? Errno.ENOSPC : Errno.EINVAL).answer();
    }

    /** MSI is on. */
    void msiEnabled(Tape tape) {
        tape.leave(PCI_ENABLE_MSI, vectors == Vectors.MSIX ? 0 : 1);
    }

    /** The vectors are given back; a device on INTx has none that pci_disable_msi could free. */
    void beginFree(int c, Driver driver, int mode, Tape tape) {
        if (frees(driver, mode)) {
            tape.enter(freeing(driver, mode), c);
        }
    }

    void endFree(Driver driver, int mode, Tape tape) {
        if (frees(driver, mode)) {
            tape.leave(freeing(driver, mode));
        }
    }

    private static boolean frees(Driver driver, int mode) {
        return driver.freesVectors() || mode != DriverCells.INTX;
    }

    private static GuestFunction freeing(Driver driver, int mode) {
        return driver.freesVectors()
                ? PCI_FREE_IRQ_VECTORS
                : mode == DriverCells.MSIX ? PCI_DISABLE_MSIX : PCI_DISABLE_MSI;
    }
}
