package org.pirqscope.machine.version;

import static org.pirqscope.machine.call.GuestFunction.NATIVE_SETUP_MSI_IRQS;
import static org.pirqscope.machine.call.GuestFunction.NATIVE_TEARDOWN_MSI_IRQ;
import static org.pirqscope.machine.call.GuestFunction.PCI_ENABLE_MSI;
import static org.pirqscope.machine.call.GuestFunction.PCI_ENABLE_MSIX;
import static org.pirqscope.machine.call.GuestFunction.PCI_READ_MSI_MSG;
import static org.pirqscope.machine.call.GuestFunction.PCI_WRITE_MSI_MSG;

import java.util.HashMap;
import java.util.Map;
import org.pirqscope.machine.call.Format;
import org.pirqscope.machine.call.Function;
import org.pirqscope.machine.call.QemuFunction;
import org.pirqscope.machine.call.XenFunction;
import org.pirqscope.machine.version.LinuxRules.Vectors;

/**
 * How calls and answers read in the versions of a run, where that is not how they read in Linux 4.8 and Xen 4.1.4
 * (docs/domain.md 1.3, 1.4, 2.1).
 */
public final class Dialect {

    private final Map<Function, String> names = new HashMap<>();
    private final boolean uncheckedFreePirq;

    public Dialect(Versions versions) {
        LinuxRules linux = versions.linuxRules();
        if (!linux.pciPrefix()) {
            names.put(PCI_READ_MSI_MSG, "__read_msi_msg");
            names.put(PCI_WRITE_MSI_MSG, "__write_msi_msg");
        }
        if (linux.vectors() != Vectors.ALLOC) {
            names.put(PCI_ENABLE_MSIX, "pci_enable_msix");
            names.put(
                    PCI_ENABLE_MSI, linux.vectors() == Vectors.RANGE ? "pci_enable_msi_range" : "pci_enable_msi_block");
        }
        if (linux.msiDomain()) {
            names.put(NATIVE_SETUP_MSI_IRQS, "msi_domain_alloc_irqs");
            names.put(NATIVE_TEARDOWN_MSI_IRQ, "irq_domain_free_irqs");
        }
        if (!versions.qemuRules().latch()) {
            names.put(QemuFunction.REALIZE, "xen_pt_initfn");
        }
        uncheckedFreePirq = versions.xenRules().uncheckedFreePirq();
    }

    /** The function's name in that release. */
    public String name(Function function) {
        return names.getOrDefault(function, function.spelling());
    }

    /** How the answer is printed: Xen 4.1.3 answers 0 where it found no pirq, with the error for the number. */
    public Format answer(Function function) {
        return uncheckedFreePirq && function == XenFunction.GET_FREE_PIRQ ? Format.ZERO_WITH_PIRQ : function.answer();
    }
}
