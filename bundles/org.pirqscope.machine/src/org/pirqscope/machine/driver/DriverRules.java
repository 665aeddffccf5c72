package org.pirqscope.machine.driver;

import org.pirqscope.machine.version.LinuxRules;
import org.pirqscope.machine.version.VersionRow;
import org.pirqscope.machine.version.Versions;

/**
 * How drivers but NVMe's differ by release: the columns of Linux's table that they alone ask for.
 *
 * @param vectors which call of the PCI core the kernel has
 * @param r8169Any whether r8169 asks for any mode (rtl_alloc_irq, 4.17), not for MSI alone
 * @param amdgpuAny whether amdgpu asks for MSI-X too (amdgpu_irq_init, 5.10)
 * @param xhciAny whether xhci_hcd asks for any mode by one call (6.8)
 * @param allocsLate whether ena, mlx5_core and xhci_hcd call pci_alloc_irq_vectors; before, ena wants all or none
 * @param ahciAllocs whether ahci calls pci_alloc_irq_vectors
 * @param watchdogCpu whether dev_watchdog names CPU and time, not the driver
 * @param ataMsecs whether ata_exec_internal says how long it waited
 * @param probeDevice whether really_probe names the device first (6.12)
 */
record DriverRules(
        LinuxRules.Vectors vectors,
        boolean r8169Any,
        boolean amdgpuAny,
        boolean xhciAny,
        boolean allocsLate,
        boolean enaFewer,
        boolean ahciAllocs,
        boolean mlx5Allocs,
        String watchdogLine,
        boolean ataMsecs,
        boolean probeDevice) {

    /** What ena and xhci_hcd have of the PCI core's calls. */
    LinuxRules.Vectors late() {
        return allocsLate ? vectors : beforeAlloc();
    }

    /** What ahci has of the PCI core's calls. */
    LinuxRules.Vectors ahci() {
        return ahciAllocs ? vectors : beforeAlloc();
    }

    /** What mlx5_core has of the PCI core's calls. */
    LinuxRules.Vectors mlx5() {
        return mlx5Allocs ? vectors : beforeAlloc();
    }

    private LinuxRules.Vectors beforeAlloc() {
        return vectors == LinuxRules.Vectors.ALLOC ? LinuxRules.Vectors.RANGE : vectors;
    }

    static DriverRules of(Versions versions) {
        VersionRow row = versions.linuxRow();
        return new DriverRules(
                versions.linuxRules().vectors(),
                row.value("r8169-vectors").equals("any"),
                row.value("amdgpu-vectors").equals("any"),
                row.value("xhci-vectors").equals("any"),
                row.yes("late-alloc"),
                row.yes("ena-fewer"),
                row.yes("ahci-alloc"),
                row.yes("mlx5-alloc"),
                row.value("watchdog-line"),
                row.value("ata-line").equals("msecs"),
                row.value("probe-line").equals("device"));
    }
}
