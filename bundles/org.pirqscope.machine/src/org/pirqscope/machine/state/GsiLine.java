package org.pirqscope.machine.state;

/**
 * A GSI of the guest that devices have for INTx, with its pirq (docs/domain.md 2.10). Both are there before a driver
 * starts: QEMU maps and binds the machine's irq when it is given the device, and the guest registers its GSI.
 *
 * @param gsi the guest's, which is also its Linux irq (hvm_pci_intx_gsi)
 * @param pirq of a device that is passed through the number of the machine's irq, else a free GSI pirq
 * @param xenIrq the machine's irq that the pirq is mapped to; 0 for an emulated device, whose emuirq is the GSI
 * @param devices a bit for each device whose INTx it is; none for a GSI of other devices that QEMU emulates
 */
public record GsiLine(int gsi, int pirq, int xenIrq, int devices) {

    /** Whether it is a device's INTx. */
    public boolean serves(int device) {
        return (devices >> device & 1) != 0;
    }

    /** The lowest of its devices, of which there is one. */
    public int firstDevice() {
        return Integer.numberOfTrailingZeros(devices);
    }

    /** Whether one device has it for itself. */
    public boolean isPrivate() {
        return Integer.bitCount(devices) == 1;
    }
}
