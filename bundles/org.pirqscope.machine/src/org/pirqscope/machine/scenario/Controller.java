package org.pirqscope.machine.scenario;

import java.util.List;

/**
 * One passed-through device and what its driver does.
 *
 * @param bdf guest address, {@code 0000:00:04.0} or without domain
 * @param msixTableSize entries of the MSI-X table, 0 for a device without MSI-X
 * @param msi the MSI capability, {@link Msi#NONE} for a device without
 * @param intx whether it has a legacy interrupt to fall back to
 * @param vectors how many vectors the driver wants in phase 2
 * @param script what the driver does, in this order
 * @param device what is known of the real device, for the reader only
 */
public record Controller(
        String name,
        String bdf,
        int msixTableSize,
        Msi msi,
        boolean intx,
        int vectors,
        List<Act> script,
        RealDevice device) {

    /** A controller that stands for no device that anybody read. */
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
        /** Probe: phase 1, phase 2, the last admin command. */
        LOAD,
        /** Driver unload: free the irqs, disable, destroy. */
        UNLOAD,
        /** nvme_remove_dead_ctrl after a loss; nothing if there was none. */
        REMOVE_DEAD,
        /** The device is unplugged: QEMU forgets it. */
        UNPLUG
    }

    /** A controller with MSI-X only that is loaded once. */
    public static Controller msix(String name, String bdf, int tableSize, int vectors) {
        return new Controller(name, bdf, tableSize, Msi.NONE, true, vectors, List.of(Act.LOAD));
    }

    /** Most vectors that the driver can get from this device, 1 or more. */
    public int entries() {
        return Math.max(1, Math.min(vectors, msixTableSize));
    }

    public Controller withScript(Act... acts) {
        return new Controller(name, bdf, msixTableSize, msi, intx, vectors, List.of(acts), device);
    }

    public Controller withVectors(int number) {
        return new Controller(name, bdf, msixTableSize, msi, intx, number, script, device);
    }

    public Controller withDevice(RealDevice known) {
        return new Controller(name, bdf, msixTableSize, msi, intx, vectors, script, known);
    }
}
