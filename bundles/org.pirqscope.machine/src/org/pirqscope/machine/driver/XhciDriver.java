package org.pirqscope.machine.driver;

import org.pirqscope.machine.call.DriverFunction;
import org.pirqscope.machine.call.DriverLine;
import org.pirqscope.machine.call.Errno;

/**
 * xhci_hcd: a vector for each processor and one more, all of them by MSI-X, else one by MSI, else INTx; only the first
 * one is ever used (drivers/usb/host/xhci.c, xhci_setup_msix, xhci_try_enable_msi, Linux 6.1.192; docs/domain.md 2.7).
 */
final class XhciDriver extends ProbedDriver {

    private static final String XHCI = "drivers/usb/host/xhci.c";
    private static final String PCI = "drivers/usb/host/xhci-pci.c";
    private static final DriverFunction ADDRESS = DriverFunction.command("Address Device", XHCI);
    private static final DriverFunction IRQ = DriverFunction.handler("xhci_msi_irq", "drivers/usb/host/xhci-ring.c");
    private static final DriverLine TIMEOUT =
            (name, bdf, queue) -> "xhci_hcd " + bdf + ": Timeout while waiting for setup device command";
    private static final DriverLine NO_IRQ =
            (name, bdf, error) -> "xhci_hcd " + bdf + ": No msi-x/msi found and no IRQ in BIOS";

    XhciDriver(DriverRules rules, PciFunction function) {
        super(
                rules,
                "xhci_hcd",
                DriverFunction.probe("xhci_pci_probe", PCI),
                null,
                DriverFunction.remove("xhci_pci_remove", PCI),
                rules.xhciAny()
                        ? Ask.any(function.vectors(), Ask.Call.ALLOC)
                        : new Ask(
                                function.vectors(),
                                function.vectors(),
                                Ask.Call.each(rules.late()),
                                true,
                                1,
                                Ask.Intx.IF_PRESENT));
    }

    @Override
    public void load(Program program) {
        program.setUp(1, program.entries());
        for (int e = 0; e < program.entries(); e++) {
            program.request(1, e);
        }
        program.use(1, 0);
    }

    @Override
    public int statusWithoutVectors(int phase, int error) {
        return Errno.EINVAL.answer();
    }

    @Override
    public DriverFunction handler(int entry, int vectors) {
        return IRQ;
    }

    @Override
    public String waiting(int phase, int entry, int vectors) {
        return "Address Device";
    }

    @Override
    DriverFunction used(int entry, int vectors) {
        return ADDRESS;
    }

    @Override
    DriverLine lostLine(int phase, int entry, int vectors) {
        return TIMEOUT;
    }

    @Override
    DriverLine noVectorsLine(int phase) {
        return NO_IRQ;
    }
}
