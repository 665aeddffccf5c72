package org.pirqscope.machine.driver;

import java.util.stream.IntStream;
import org.pirqscope.machine.call.DriverFunction;
import org.pirqscope.machine.call.DriverLine;
import org.pirqscope.machine.call.Errno;
import org.pirqscope.machine.call.Tape;

/**
 * ena: MSI-X or nothing, at least 2 vectors; the first one for the management of the device, one for each pair of
 * queues. When an interrupt does not come it resets the device: gives all vectors back and sets them up anew, once
 * here, as long as it takes in the kernel (drivers/net/ethernet/amazon/ena/ena_netdev.c, Linux 6.1.192; docs/domain.md
 * 2.7).
 */
final class EnaDriver extends ProbedDriver {

    private static final String NETDEV = "drivers/net/ethernet/amazon/ena/ena_netdev.c";
    private static final DriverFunction PROBE = DriverFunction.probe("ena_probe", NETDEV);
    private static final DriverFunction OPEN = DriverFunction.function("ena_open", NETDEV);
    private static final DriverFunction FW_RESET = DriverFunction.procedure("ena_fw_reset_device", NETDEV);
    private static final DriverFunction DESTROY = DriverFunction.procedure("ena_destroy_device", NETDEV);
    private static final DriverFunction RESTORE = DriverFunction.function("ena_restore_device", NETDEV);
    private static final DriverFunction KEEP_ALIVE = DriverFunction.command("keep alive", NETDEV);
    private static final DriverFunction RECEIVE = DriverFunction.queueCommand("receive", NETDEV, "queue");
    private static final DriverFunction MGMNT = DriverFunction.handler("ena_intr_msix_mgmnt", NETDEV);
    private static final DriverFunction IO = DriverFunction.handler("ena_intr_msix_io", NETDEV);
    private static final DriverLine NO_KEEP_ALIVE =
            (name, bdf, queue) -> "ena " + bdf + " " + name + ": Keep alive watchdog timeout.";
    private static final DriverLine NO_INTERRUPT = (name, bdf, queue) ->
            "ena " + bdf + " " + name + ": Potential MSIX issue on Rx side Queue = " + queue + ". Reset the device";
    private static final DriverLine ENABLE_FAILED = (name, bdf, error) -> "ena " + bdf + ": Enable MSI-X failed";
    private static final DriverLine RESET_FAILED =
            (name, bdf, error) -> "ena " + bdf + ": Reset attempt failed. Can not reset the device";
    private static final DriverLine RESET_DONE =
            (name, bdf, error) -> "ena " + bdf + ": Device reset completed successfully";
    private static final int LEAST = 2;

    private final DriverLine noVectors;

    EnaDriver(DriverRules rules, PciFunction function) {
        super(
                rules,
                "ena",
                PROBE,
                OPEN,
                DriverFunction.remove("ena_remove", NETDEV),
                Ask.msix(
                        rules.enaFewer() ? LEAST : function.vectors(),
                        function.vectors(),
                        rules.allocsLate() ? Ask.Call.of(rules.vectors()) : Ask.Call.DIRECT));
        String why = rules.enaFewer() ? ". irq_cnt " : ", vectors " + function.vectors() + " rc ";
        this.noVectors = (name, bdf, error) ->
                "ena " + bdf + " (unnamed net_device) (uninitialized): Failed to enable MSI-X" + why + error;
    }

    @Override
    public void load(Program program) {
        setUp(1, program);
        program.recover(program.entries());
        setUp(2, program);
    }

    /** ena_free_io_irq, then ena_free_mgmnt_irq. */
    @Override
    public IntStream frees(int entries) {
        return IntStream.rangeClosed(1, entries).map(e -> e % entries);
    }

    @Override
    public DriverFunction handler(int entry, int vectors) {
        return entry == 0 ? MGMNT : IO;
    }

    @Override
    public String waiting(int phase, int entry, int vectors) {
        return entry == 0 ? "the keep alive event" : "receive queue " + queue(entry);
    }

    @Override
    DriverFunction used(int entry, int vectors) {
        return entry == 0 ? KEEP_ALIVE : RECEIVE;
    }

    @Override
    int queue(int entry) {
        return entry - 1;
    }

    @Override
    DriverLine lostLine(int phase, int entry, int vectors) {
        return entry == 0 ? NO_KEEP_ALIVE : NO_INTERRUPT;
    }

    /** The probe requests the first vector, opening the device the others. */
    @Override
    public void enabled(int phase, boolean vectors, Tape tape) {}

    @Override
    public void beginRequest(int phase, int dev, int entry, Tape tape) {
        if (phase == 1 && entry == 1) {
            tape.enter(OPEN, dev);
        }
    }

    @Override
    public void endRequest(int phase, int dev, int entry, int vectors, Tape tape) {
        if (phase == 1 && entry == 0) {
            tape.leave(PROBE, 0);
        } else if (phase == 1 && entry == vectors - 1) {
            tape.leave(OPEN, 0);
        } else if (phase == 2 && entry == vectors - 1) {
            tape.leave(RESTORE, 0);
            tape.log(RESET_DONE, dev, 0);
            tape.leave(FW_RESET);
        }
    }

    @Override
    public int statusWithoutVectors(int phase, int error) {
        return Errno.ENOSPC.answer();
    }

    @Override
    public void vectorsFailed(int phase, int dev, int error, Tape tape) {
        if (phase == 1) {
            super.vectorsFailed(phase, dev, error, tape);
            return;
        }
        tape.log(noVectors, dev, error);
        tape.log(ENABLE_FAILED, dev, 0);
        tape.log(RESET_FAILED, dev, 0);
        tape.leave(RESTORE, statusWithoutVectors(phase, error));
        tape.leave(FW_RESET);
    }

    @Override
    DriverLine noVectorsLine(int phase) {
        return noVectors;
    }

    @Override
    public Aftermath lost(int dev, Use use, Tape tape) {
        super.lost(dev, use, tape);
        return use.phase() == 1 ? Aftermath.RECOVERS : Aftermath.GOES_ON;
    }

    @Override
    public void beginRecovery(int dev, Tape tape) {
        tape.enter(FW_RESET, dev);
        tape.enter(DESTROY, dev);
    }

    @Override
    public void endRecovery(int dev, Tape tape) {
        tape.leave(DESTROY);
        tape.enter(RESTORE, dev);
    }
}
