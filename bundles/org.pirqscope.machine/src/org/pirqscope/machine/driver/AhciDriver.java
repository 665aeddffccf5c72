package org.pirqscope.machine.driver;

import java.util.stream.IntStream;
import org.pirqscope.machine.call.DriverFunction;
import org.pirqscope.machine.call.DriverLine;

/**
 * ahci: a vector for each port, all of them or one; MSI, else INTx (drivers/ata/ahci.c, ahci_init_msi, Linux 6.1.192;
 * docs/domain.md 2.7). A port that loses its interrupt finds no drive. Controllers with MSI-X are driven by MSI here.
 */
final class AhciDriver extends ProbedDriver {

    private static final String AHCI = "drivers/ata/ahci.c";
    private static final String LIBAHCI = "drivers/ata/libahci.c";
    private static final DriverFunction IDENTIFY =
            DriverFunction.queueCommand("IDENTIFY DEVICE", "drivers/ata/libata-core.c", "ata");
    private static final DriverFunction SINGLE = DriverFunction.handler("ahci_single_level_irq_intr", LIBAHCI);
    private static final DriverFunction MULTI = DriverFunction.handler("ahci_multi_irqs_intr_hard", LIBAHCI);

    private final DriverLine timeout;

    AhciDriver(DriverRules rules, PciFunction function) {
        super(
                rules,
                "ahci",
                DriverFunction.probe("ahci_init_one", AHCI),
                null,
                DriverFunction.remove("ahci_remove_one", AHCI),
                new Ask(
                        function.vectors(),
                        function.vectors(),
                        Ask.Call.each(rules.ahci()),
                        false,
                        function.vectors(),
                        Ask.Intx.UNCHECKED));
        String after = rules.ataMsecs() ? " after 5000 msecs" : "";
        this.timeout = (name, bdf, ata) -> "ata" + ata + ".00: qc timeout" + after + " (cmd 0xec)";
    }

    /** They are managed resources, which go in the reverse order (devm_request_threaded_irq). */
    @Override
    public IntStream frees(int entries) {
        return IntStream.range(0, entries).map(e -> entries - 1 - e);
    }

    @Override
    public DriverFunction handler(int entry, int vectors) {
        return vectors > 1 ? MULTI : SINGLE;
    }

    @Override
    public String waiting(int phase, int entry, int vectors) {
        return "IDENTIFY DEVICE of ata" + queue(entry);
    }

    @Override
    DriverFunction used(int entry, int vectors) {
        return IDENTIFY;
    }

    @Override
    int queue(int entry) {
        return entry + 1;
    }

    @Override
    DriverLine lostLine(int phase, int entry, int vectors) {
        return timeout;
    }
}
