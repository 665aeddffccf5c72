package org.pirqscope.machine.driver;

import java.util.stream.IntStream;
import org.pirqscope.machine.call.DriverFunction;
import org.pirqscope.machine.call.DriverLine;
import org.pirqscope.machine.call.Tape;

/**
 * mlx5_core: MSI-X or nothing, a vector for each processor and one for commands and events
 * (drivers/net/ethernet/mellanox/mlx5/core/pci_irq.c, mlx5_irq_table_create, and cmd.c, Linux 6.1.192; docs/domain.md
 * 2.7). A command that loses its interrupt is found by polling its event queue.
 */
final class Mlx5Driver extends ProbedDriver {

    private static final String CORE = "drivers/net/ethernet/mellanox/mlx5/core/";
    private static final DriverFunction COMMAND = DriverFunction.command("CREATE_EQ", CORE + "cmd.c");
    private static final DriverFunction COMPLETION = DriverFunction.queueCommand("completion", CORE + "eq.c", "eq");
    private static final DriverFunction IRQ = DriverFunction.handler("irq_int_handler", CORE + "pci_irq.c");
    private static final DriverLine RECOVERED =
            (name, bdf, queue) -> "mlx5_core " + bdf + ": cmd[0]: CREATE_EQ(0x301) recovered after timeout";

    Mlx5Driver(DriverRules rules, PciFunction function) {
        super(
                rules,
                "mlx5_core",
                DriverFunction.probe("probe_one", CORE + "main.c"),
                null,
                DriverFunction.remove("remove_one", CORE + "main.c"),
                Ask.msix(1, function.vectors(), Ask.Call.of(rules.mlx5())));
    }

    /** Completion queues go first, the one for commands and events last (mlx5_eq_table_destroy). */
    @Override
    public IntStream frees(int entries) {
        return IntStream.rangeClosed(1, entries).map(e -> e % entries);
    }

    @Override
    public DriverFunction handler(int entry, int vectors) {
        return IRQ;
    }

    @Override
    public String waiting(int phase, int entry, int vectors) {
        return entry == 0 ? "CREATE_EQ" : "a completion of queue " + queue(entry);
    }

    @Override
    DriverFunction used(int entry, int vectors) {
        return entry == 0 ? COMMAND : COMPLETION;
    }

    @Override
    int queue(int entry) {
        return entry - 1;
    }

    @Override
    DriverLine lostLine(int phase, int entry, int vectors) {
        return entry == 0 ? RECOVERED : null;
    }

    @Override
    public Aftermath lost(int dev, Use use, Tape tape) {
        if (use.entry() > 0) {
            return super.lost(dev, use, tape);
        }
        tape.log(RECOVERED, dev, 0);
        completed(dev, use, tape);
        return Aftermath.GOES_ON;
    }
}
