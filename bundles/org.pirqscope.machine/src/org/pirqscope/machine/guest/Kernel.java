package org.pirqscope.machine.guest;

import org.pirqscope.machine.call.GuestFunction;
import org.pirqscope.machine.version.LinuxRules;

/**
 * The guest's kernel on the Xen that it finds.
 *
 * @param pirqs whether Xen offers HVM pirqs; without, the kernel writes ordinary vectors
 * @param fromBoot whether what INTx does beside MSI is told: registered GSIs, COMMAND's INTx bit
 * @param fifo whether both of them have the FIFO ABI of event channels
 */
public record Kernel(LinuxRules rules, boolean pirqs, boolean fromBoot, boolean fifo) {

    /** One of which only MSI is told. */
    public Kernel(LinuxRules rules, boolean pirqs) {
        this(rules, pirqs, false, true);
    }

    /** Whether it writes VECTOR_CTRL at setup and shutdown: kernels that ignore the mask do so for HVM pirqs only. */
    public boolean masksEntries() {
        return rules.vectorControlWrites() || !pirqs;
    }

    /** Whether an entry that read as unmasked is masked while its message is written. */
    public boolean masksForUpdate() {
        return rules.masksForUpdate() && masksEntries();
    }

    /** What x86_msi.setup_msi_irqs points to. */
    public GuestFunction setupHook() {
        return pirqs ? GuestFunction.XEN_HVM_SETUP_MSI_IRQS : GuestFunction.NATIVE_SETUP_MSI_IRQS;
    }
}
