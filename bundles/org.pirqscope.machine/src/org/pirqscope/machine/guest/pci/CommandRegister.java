package org.pirqscope.machine.guest.pci;

import static org.pirqscope.machine.call.GuestFunction.PCI_WRITE_COMMAND;

import org.pirqscope.machine.call.Tape;
import org.pirqscope.machine.guest.Kernel;

/**
 * COMMAND as pci_intx_for_msi writes it: INTx is off while MSI or MSI-X is on (drivers/pci/msi.c; docs/domain.md 2.10).
 * QEMU hands the bit on to the device. It is told where the domain is told from its start. The other bits are those of
 * a device that decodes memory and is bus master.
 */
record CommandRegister(Kernel kernel) {

    private static final int OFFSET = 4;
    private static final int WORKING = 0x6;
    private static final int INTX_DISABLE = 0x400;

    /** Before MASKALL is cleared, or before MSI's ENABLE is set. */
    void intxOff(Tape tape) {
        write(WORKING | INTX_DISABLE, tape);
    }

    /** Behind the write that clears ENABLE. */
    void intxOn(Tape tape) {
        write(WORKING, tape);
    }

    private void write(int command, Tape tape) {
        if (kernel.fromBoot()) {
            tape.enter(PCI_WRITE_COMMAND, OFFSET, command);
            tape.leave(PCI_WRITE_COMMAND);
        }
    }
}
