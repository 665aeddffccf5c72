package org.pirqscope.machine.scenario;

import java.util.List;
import org.pirqscope.machine.driver.Drivers;
import org.pirqscope.machine.driver.PciFunction;

/**
 * One device of the guest, passed through unless it is emulated, and what its driver does.
 *
 * @param bdf guest address, {@code 0000:00:04.0} or without domain
 * @param msixTableSize entries of the MSI-X table, 0 for a device without MSI-X
 * @param msi the MSI capability, {@link Msi#NONE} for a device without
 * @param intx whether it has a legacy interrupt to fall back to
 * @param vectors how many vectors the driver wants, within what that has use for
 * @param script what the driver does, in this order
 * @param device what is known of the real device, for the reader only
 * @param driver which driver it has
 * @param emulated whether QEMU itself is the device, instead of passing a real one through
 * @param machineIrq the machine's irq that the INTx of a real device has; 0 for one of its own
 * @param vcpu the guest's vCPU that the driver runs on
 */
public record Controller(
        String name,
        String bdf,
        int msixTableSize,
        Msi msi,
        boolean intx,
        int vectors,
        List<Act> script,
        RealDevice device,
        Drivers driver,
        boolean emulated,
        int machineIrq,
        int vcpu) {

    /** A driver wants neither fewer vectors than it can do with nor more than it has use for. */
    public Controller {
        vectors = Math.min(Math.max(vectors, driver.least()), driver.most());
    }

    /** A controller whose INTx has a machine irq of its own and whose driver runs on vCPU 0. */
    public Controller(
            String name,
            String bdf,
            int msixTableSize,
            Msi msi,
            boolean intx,
            int vectors,
            List<Act> script,
            RealDevice device,
            Drivers driver,
            boolean emulated) {
        this(name, bdf, msixTableSize, msi, intx, vectors, script, device, driver, emulated, 0, 0);
    }

    /** A controller with the default driver. */
    public Controller(
            String name,
            String bdf,
            int msixTableSize,
            Msi msi,
            boolean intx,
            int vectors,
            List<Act> script,
            RealDevice device) {
        this(name, bdf, msixTableSize, msi, intx, vectors, script, device, Drivers.DEFAULT, false);
    }

    /** A controller with the default driver that stands for no device that anybody read. */
    public Controller(
            String name, String bdf, int msixTableSize, Msi msi, boolean intx, int vectors, List<Act> script) {
        this(name, bdf, msixTableSize, msi, intx, vectors, script, RealDevice.UNKNOWN);
    }

    /** An MSI capability: present, with a 64-bit address, with mask bits. */
    public record Msi(boolean present, boolean is64, boolean maskable) {
        public static final Msi NONE = new Msi(false, false, false);
    }

    /** What a driver may do as a whole. */
    public enum Act {
        /** Probe; of a device that is set up, a reset or a second probe. */
        LOAD,
        /** Driver unload: free the irqs, disable, destroy. */
        UNLOAD,
        /** Removal of a device that its driver has given up; nothing if it has not. */
        REMOVE_DEAD,
        /** The device is unplugged: QEMU forgets it. */
        UNPLUG,
        /** pci_reset_function of the device, set up as it is. */
        RESET,
        /** The BAR with the MSI-X table is mapped anew, whatever is enabled. */
        MOVE_BAR,
        /** The system is suspended to memory; {@link #RESUME} follows. */
        SUSPEND,
        /** It is resumed. */
        RESUME,
        /** The interrupts go to another CPU. */
        AFFINITY
    }

    /** A controller with MSI-X only and the default driver that is loaded once. */
    public static Controller msix(String name, String bdf, int tableSize, int vectors) {
        return new Controller(name, bdf, tableSize, Msi.NONE, true, vectors, List.of(Act.LOAD));
    }

    /** Most vectors that the driver can get from this device, 1 or more. */
    public int entries() {
        return Math.max(1, Math.min(vectors, msixTableSize));
    }

    /** What the guest sees of it. */
    public PciFunction function() {
        String[] parts = bdf.split("[:.]");
        int slot = intx ? Integer.parseInt(parts[parts.length - 2], 16) : 0;
        return new PciFunction(slot, msixTableSize, msi.present(), intx, vectors);
    }

    public Controller withScript(Act... acts) {
        return of(vectors, List.of(acts), driver, emulated, machineIrq);
    }

    public Controller withVectors(int number) {
        return of(number, script, driver, emulated, machineIrq);
    }

    public Controller withDriver(Drivers other) {
        return of(vectors, script, other, emulated, machineIrq);
    }

    /** The same device, emulated by QEMU or passed through. */
    public Controller withEmulated(boolean now) {
        return of(vectors, script, driver, now, machineIrq);
    }

    /** The same device with its INTx at that irq of the machine; 0 for one of its own. */
    public Controller withMachineIrq(int irq) {
        return of(vectors, script, driver, emulated, irq);
    }

    /** The same device, whose driver runs on that vCPU. */
    public Controller withVcpu(int number) {
        return new Controller(
                name, bdf, msixTableSize, msi, intx, vectors, script, device, driver, emulated, machineIrq, number);
    }

    private Controller of(int many, List<Act> acts, Drivers with, boolean byQemu, int irq) {
        return new Controller(name, bdf, msixTableSize, msi, intx, many, acts, device, with, byQemu, irq, vcpu);
    }
}
