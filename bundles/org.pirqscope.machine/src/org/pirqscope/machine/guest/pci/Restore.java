package org.pirqscope.machine.guest.pci;

import static org.pirqscope.machine.call.GuestFunction.PCIE_FLR;
import static org.pirqscope.machine.call.GuestFunction.PCI_PM_RESUME;
import static org.pirqscope.machine.call.GuestFunction.PCI_PM_SUSPEND;
import static org.pirqscope.machine.call.GuestFunction.PCI_RESET_FUNCTION;
import static org.pirqscope.machine.call.GuestFunction.PCI_RESTORE_MSI_STATE;
import static org.pirqscope.machine.call.GuestFunction.PCI_RESTORE_STATE;
import static org.pirqscope.machine.call.GuestFunction.PCI_SAVE_STATE;
import static org.pirqscope.machine.call.GuestFunction.PCI_WRITE_BAR;
import static org.pirqscope.machine.call.GuestFunction.PCI_WRITE_COMMAND;
import static org.pirqscope.machine.call.GuestFunction.PCI_WRITE_CONFIG_WORD;

import java.util.List;
import org.pirqscope.machine.call.Errno;
import org.pirqscope.machine.call.GuestFunction;
import org.pirqscope.machine.call.Tape;
import org.pirqscope.machine.driver.DriverCells;
import org.pirqscope.machine.driver.PciFunction;
import org.pirqscope.machine.driver.Program;
import org.pirqscope.machine.guest.Guest;
import org.pirqscope.machine.guest.Kernel;
import org.pirqscope.machine.guest.Traps;

/**
 * What the PCI core does with the interrupts of a device that is set up: reset, suspend and resume, a BAR that moves
 * (pci_reset_function, pci_restore_state and pci_restore_msi_state of 2.6.37 to 6.1; docs/domain.md 2.8).
 *
 * @param functions of the controllers, in their order
 */
public record Restore(Kernel kernel, List<PciFunction> functions, Guest guest, List<Traps> qemu, DriverCells drivers) {

    private static final int COMMAND = 4;
    private static final int INTX_DISABLE = 0x400;
    private static final int WORKING = 0x406;
    private static final int FIRST_BAR = 0x10;
    private static final int MSIX_ENABLE = 0x8000;
    private static final int MSIX_MASKALL = 0x4000;

    private boolean msix(short[] s, int c) {
        return drivers.mode(s, c) == DriverCells.MSIX;
    }

    private boolean msi(short[] s, int c) {
        return drivers.mode(s, c) == DriverCells.MSI;
    }

    /**
     * RS: pci_reset_function up to the reset itself, which QEMU keeps from the device; -ENOTTY where the guest sees no
     * way to reset it.
     */
    public void reset(int c, boolean supported, Tape tape) {
        tape.enter(PCI_RESET_FUNCTION, c);
        if (!supported) {
            tape.leave(PCI_RESET_FUNCTION, Errno.ENOTTY.answer());
            return;
        }
        leaf(PCI_SAVE_STATE, c, tape);
        tape.enter(PCI_WRITE_COMMAND, COMMAND, INTX_DISABLE);
        tape.leave(PCI_WRITE_COMMAND);
        leaf(PCIE_FLR, c, tape);
        tape.enter(PCI_RESTORE_STATE, c);
    }

    private static void leaf(GuestFunction function, int c, Tape tape) {
        tape.enter(function, c);
        tape.leave(function, 0);
    }

    /** SU: of a device whose driver keeps its interrupts. */
    public void suspend(int c, Tape tape) {
        tape.enter(PCI_PM_SUSPEND, c);
        leaf(PCI_SAVE_STATE, c, tape);
        tape.leave(PCI_PM_SUSPEND, 0);
    }

    /** RM: of such a device, up to the restore of its interrupts. */
    public void resume(int c, Tape tape) {
        tape.enter(PCI_PM_RESUME, c);
        tape.enter(PCI_RESTORE_STATE, c);
    }

    /** BM: the write that maps the BAR with the table anew. @param inReset whether it is that of COMMAND in a reset */
    public void beginRemap(int c, boolean inReset, Tape tape) {
        if (inReset) {
            tape.enter(PCI_WRITE_COMMAND, COMMAND, WORKING);
        } else {
            tape.enter(PCI_WRITE_BAR, FIRST_BAR);
        }
        if (hasTable(c)) {
            qemu.get(c).beginRemap(c, tape);
        }
    }

    private boolean hasTable(int c) {
        return functions.get(c).msixTableSize() > 0;
    }

    /** Every entry with a pirq is unbound. */
    public void unbound(int c, Tape tape) {
        if (hasTable(c)) {
            qemu.get(c).beginUpdate(c, tape);
        }
    }

    /** All of them are bound again: the write is done. */
    public void remapped(int c, boolean inReset, Tape tape) {
        if (hasTable(c)) {
            qemu.get(c).endRemap(c, tape);
        }
        tape.leave(inReset ? PCI_WRITE_COMMAND : PCI_WRITE_BAR);
    }

    /** D: of MSI, ENABLE is cleared before the message is written; QEMU unmaps. */
    public void beginDisable(short[] s, int c, Tape tape) {
        tape.enter(PCI_RESTORE_MSI_STATE, c);
        tape.enter(PCI_WRITE_CONFIG_WORD, 0);
        boolean unmaps = qemu.get(c).beginDisable(s, c, false, tape);
        drivers.setup(s, c, unmaps ? DriverCells.HIT : 0, -1);
    }

    /** That write is done. */
    public void cut(short[] s, int c, Tape tape) {
        if (msi(s, c)) {
            qemu.get(c).endDisable(s, c, false, drivers.state(s, c) == DriverCells.HIT, tape);
            drivers.setup(s, c, 0, -1);
            tape.leave(PCI_WRITE_CONFIG_WORD);
        }
    }

    /** V: the messages in the msi_descs are written again; of MSI-X after ENABLE|MASKALL, with each mask bit. */
    public void messages(short[] s, int c, Tape tape) {
        if (!msix(s, c)) {
            guest.restoreMessage(s, c, 0, false, tape);
            return;
        }
        tape.enter(PCI_RESTORE_MSI_STATE, c);
        tape.enter(PCI_WRITE_CONFIG_WORD, MSIX_ENABLE | MSIX_MASKALL);
        qemu.get(c).writeMsixControl(s, c, MSIX_ENABLE | MSIX_MASKALL, tape);
        tape.leave(PCI_WRITE_CONFIG_WORD);
        boolean together = !kernel.rules().reportsAvailable();
        for (int e = 0; e < drivers.nvec(s, c); e++) {
            guest.restoreMessage(s, c, e, true, tape);
            if (together) {
                guest.restoreControl(s, c, e, tape);
            }
        }
        for (int e = 0; e < drivers.nvec(s, c) && !together; e++) {
            guest.restoreControl(s, c, e, tape);
        }
    }

    /** E2: MASKALL is cleared, or MSI's ENABLE set. */
    public void beginEnable(short[] s, int c, Tape tape) {
        if (!msix(s, c)) {
            guest.restoreMsiMask(s, c, tape);
        }
        tape.enter(PCI_WRITE_CONFIG_WORD, msix(s, c) ? MSIX_ENABLE : 1);
        qemu.get(c).beginEnable(s, c, msix(s, c), tape);
    }

    /** All is restored. @param phase {@link Program#RESTORE} or {@link Program#RESUME} */
    public void restored(short[] s, int c, int phase, Tape tape) {
        if (msix(s, c) || msi(s, c)) {
            qemu.get(c).endEnable(s, c, msix(s, c), tape);
            tape.leave(PCI_WRITE_CONFIG_WORD);
            tape.leave(PCI_RESTORE_MSI_STATE);
        }
        tape.leave(PCI_RESTORE_STATE);
        tape.leave(phase == Program.RESTORE ? PCI_RESET_FUNCTION : PCI_PM_RESUME, 0);
    }
}
