package org.pirqscope.machine.driver;

import java.util.stream.IntStream;
import org.pirqscope.machine.call.DriverFunction;
import org.pirqscope.machine.call.DriverLine;

/**
 * ixgbevf: MSI-X or nothing, at least 2 vectors; one for each pair of queues, the last one for link and mailbox
 * (drivers/net/ethernet/intel/ixgbevf/ixgbevf_main.c, Linux 6.1.192; docs/domain.md 2.7). A queue that loses its
 * interrupt is reset by the watchdog, without a new setup.
 */
final class IxgbevfDriver extends ProbedDriver {

    private static final String MAIN = "drivers/net/ethernet/intel/ixgbevf/ixgbevf_main.c";
    private static final DriverFunction TRANSMIT = DriverFunction.queueCommand("transmit", MAIN, "queue");
    private static final DriverFunction LINK = DriverFunction.command("link event", MAIN);
    private static final DriverFunction CLEAN_RINGS = DriverFunction.handler("ixgbevf_msix_clean_rings", MAIN);
    private static final DriverFunction OTHER = DriverFunction.handler("ixgbevf_msix_other", MAIN);
    private static final DriverLine NO_VECTORS =
            (name, bdf, error) -> "ixgbevf " + bdf + ": Unable to allocate MSI-X interrupts";
    private static final int LEAST = 2;

    private final DriverLine timeout;

    IxgbevfDriver(DriverRules rules, PciFunction function) {
        super(
                rules,
                "ixgbevf",
                DriverFunction.probe("ixgbevf_probe", MAIN),
                DriverFunction.function("ixgbevf_open", MAIN),
                DriverFunction.remove("ixgbevf_remove", MAIN),
                Ask.msix(LEAST, function.vectors(), Ask.Call.range(rules.vectors())));
        this.timeout = TransmitTimeout.of(rules, "ixgbevf");
    }

    /** ixgbevf_free_irq goes down from the one for link and mailbox. */
    @Override
    public IntStream frees(int entries) {
        return IntStream.range(0, entries).map(e -> entries - 1 - e);
    }

    @Override
    public DriverFunction handler(int entry, int vectors) {
        return last(entry, vectors) ? OTHER : CLEAN_RINGS;
    }

    private static boolean last(int entry, int vectors) {
        return entry == vectors - 1;
    }

    @Override
    public String waiting(int phase, int entry, int vectors) {
        return last(entry, vectors) ? "the link event" : "transmit queue " + entry;
    }

    @Override
    DriverFunction used(int entry, int vectors) {
        return last(entry, vectors) ? LINK : TRANSMIT;
    }

    @Override
    DriverLine lostLine(int phase, int entry, int vectors) {
        return last(entry, vectors) ? null : timeout;
    }

    @Override
    DriverLine noVectorsLine(int phase) {
        return NO_VECTORS;
    }
}
