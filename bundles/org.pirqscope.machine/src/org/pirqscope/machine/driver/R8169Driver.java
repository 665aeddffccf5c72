package org.pirqscope.machine.driver;

import org.pirqscope.machine.call.DriverFunction;
import org.pirqscope.machine.call.DriverLine;

/**
 * r8169: one vector, MSI-X or MSI, else INTx (drivers/net/ethernet/realtek/r8169_main.c, rtl_alloc_irq, Linux 6.1.192;
 * docs/domain.md 2.7). Before pci_alloc_irq_vectors it knew MSI alone (rtl_try_msi).
 */
final class R8169Driver extends ProbedDriver {

    private static final String MAIN = "drivers/net/ethernet/realtek/r8169_main.c";
    private static final DriverFunction TRANSMIT = DriverFunction.queueCommand("transmit", MAIN, "queue");
    private static final DriverFunction INTERRUPT = DriverFunction.handler("rtl8169_interrupt", MAIN);

    private final DriverLine timeout;

    R8169Driver(DriverRules rules, PciFunction function) {
        super(
                rules,
                "r8169",
                DriverFunction.probe("rtl_init_one", MAIN),
                DriverFunction.function("rtl_open", MAIN),
                DriverFunction.remove("rtl_remove_one", MAIN),
                rules.r8169Any() ? Ask.any(1, Ask.Call.ALLOC) : Ask.msi(Ask.Call.DIRECT));
        this.timeout = TransmitTimeout.of(rules, "r8169");
    }

    @Override
    public DriverFunction handler(int entry, int vectors) {
        return INTERRUPT;
    }

    @Override
    public String waiting(int phase, int entry, int vectors) {
        return "transmit queue 0";
    }

    @Override
    DriverFunction used(int entry, int vectors) {
        return TRANSMIT;
    }

    @Override
    DriverLine lostLine(int phase, int entry, int vectors) {
        return timeout;
    }
}
