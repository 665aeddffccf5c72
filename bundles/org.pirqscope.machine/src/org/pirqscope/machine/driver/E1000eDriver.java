package org.pirqscope.machine.driver;

import org.pirqscope.machine.call.DriverFunction;
import org.pirqscope.machine.call.DriverLine;
import org.pirqscope.machine.call.Errno;
import org.pirqscope.machine.call.Tape;

/**
 * e1000e: three vectors by MSI-X where the device has them, else one by MSI, else INTx
 * (drivers/net/ethernet/intel/e1000e/netdev.c, Linux 6.1.192; docs/domain.md 2.7). With MSI opening the device sets MSI
 * up three times: as probed, for a test of its own, and for good; where the test interrupt does not come, the device
 * stays on INTx.
 */
final class E1000eDriver extends ProbedDriver {

    private static final String NETDEV = "drivers/net/ethernet/intel/e1000e/netdev.c";
    private static final DriverFunction PROBE = DriverFunction.probe("e1000_probe", NETDEV);
    private static final DriverFunction OPEN = DriverFunction.function("e1000e_open", NETDEV);
    private static final DriverFunction TEST = DriverFunction.function("e1000_test_msi_interrupt", NETDEV);
    private static final DriverFunction LEGACY = DriverFunction.function("e1000_request_irq", NETDEV);
    private static final DriverFunction TEST_INTERRUPT = DriverFunction.command("test interrupt", NETDEV);
    private static final DriverFunction TRANSMIT = DriverFunction.queueCommand("transmit", NETDEV, "queue");
    private static final DriverFunction RECEIVE = DriverFunction.queueCommand("receive", NETDEV, "queue");
    private static final DriverFunction LINK = DriverFunction.command("link event", NETDEV);
    private static final DriverFunction INTR_MSI = DriverFunction.handler("e1000_intr_msi", NETDEV);
    private static final DriverFunction MSIX_RX = DriverFunction.handler("e1000_intr_msix_rx", NETDEV);
    private static final DriverFunction MSIX_TX = DriverFunction.handler("e1000_intr_msix_tx", NETDEV);
    private static final DriverFunction MSIX_OTHER = DriverFunction.handler("e1000_msix_other", NETDEV);
    private static final DriverLine TEST_FAILED =
            (name, bdf, queue) -> "e1000e " + bdf + " " + name + ": MSI interrupt test failed, using legacy interrupt.";
    private static final int MSIX_VECTORS = 3;
    private static final int TESTING = 2;
    private static final int FOR_GOOD = 3;
    private static final int ON_INTX = 4;

    private final boolean msix;
    private final DriverLine timeout;

    E1000eDriver(DriverRules rules, PciFunction function) {
        super(rules, "e1000e", PROBE, OPEN, DriverFunction.remove("e1000_remove", NETDEV), ask(rules, msix(function)));
        this.msix = msix(function);
        this.timeout = TransmitTimeout.of(rules, "e1000e");
    }

    private static boolean msix(PciFunction function) {
        return function.msixTableSize() >= MSIX_VECTORS && function.vectors() >= MSIX_VECTORS;
    }

    private static Ask ask(DriverRules rules, boolean msix) {
        return msix
                ? new Ask(MSIX_VECTORS, MSIX_VECTORS, Ask.Call.range(rules.vectors()), true, 1, Ask.Intx.UNCHECKED)
                : Ask.msi(Ask.Call.DIRECT);
    }

    @Override
    public void load(Program program) {
        if (msix) {
            super.load(program);
            return;
        }
        program.setUp(1, 1).request(1, 0).giveBack(1, 1);
        program.setUp(TESTING, 1).request(TESTING, 0).use(TESTING, 0).giveBack(TESTING, 1);
        program.setUp(FOR_GOOD, 1).request(FOR_GOOD, 0).use(FOR_GOOD, 0);
        program.recover(1);
        program.onIntxOf(1).onIntxOf(TESTING).onIntxOf(FOR_GOOD);
        program.setUp(ON_INTX, 1).use(ON_INTX, 0);
    }

    @Override
    public Ask ask(int phase, boolean recovering) {
        return phase == ON_INTX ? Ask.INTX : super.ask(phase, recovering);
    }

    /** It has never used pci_alloc_irq_vectors. */
    @Override
    public boolean freesVectors() {
        return false;
    }

    @Override
    public DriverFunction handler(int entry, int vectors) {
        if (vectors < MSIX_VECTORS) {
            return INTR_MSI;
        }
        return entry == 0 ? MSIX_RX : entry == 1 ? MSIX_TX : MSIX_OTHER;
    }

    @Override
    public String waiting(int phase, int entry, int vectors) {
        if (phase == TESTING) {
            return "the test of MSI";
        }
        return vectors == MSIX_VECTORS && entry != 1
                ? entry == 0 ? "receive queue 0" : "the link event"
                : "transmit queue 0";
    }

    @Override
    DriverFunction used(int entry, int vectors) {
        return vectors == MSIX_VECTORS && entry != 1 ? entry == 0 ? RECEIVE : LINK : TRANSMIT;
    }

    @Override
    int queue(int entry) {
        return 0;
    }

    @Override
    DriverLine lostLine(int phase, int entry, int vectors) {
        return used(entry, vectors) == TRANSMIT ? timeout : null;
    }

    /** Without vectors the tests are over: INTx is requested next. */
    @Override
    public void enabled(int phase, boolean vectors, Tape tape) {
        super.enabled(phase, vectors, tape);
        if (!vectors && (phase == TESTING || phase == FOR_GOOD)) {
            endTest(tape);
        }
    }

    private static void endTest(Tape tape) {
        tape.leave(TEST, 0);
        tape.leave(OPEN, 0);
    }

    @Override
    public void beginRequest(int phase, int dev, int entry, Tape tape) {
        super.beginRequest(phase, dev, entry, tape);
        if (phase == ON_INTX) {
            tape.enter(LEGACY, dev);
        }
    }

    @Override
    public void endRequest(int phase, int dev, int entry, int vectors, Tape tape) {
        if (msix) {
            super.endRequest(phase, dev, entry, vectors, tape);
        } else if (phase == 1) {
            tape.enter(TEST, dev);
        } else if (phase == FOR_GOOD) {
            endTest(tape);
        } else if (phase == ON_INTX) {
            tape.leave(LEGACY, 0);
        }
    }

    @Override
    public void irqRefused(int phase, int dev, int error, Tape tape) {
        tape.leave(phase == ON_INTX ? LEGACY : OPEN, error);
    }

    @Override
    public void beginUse(int dev, Use use, Tape tape) {
        if (use.phase() == TESTING) {
            tape.enter(TEST_INTERRUPT);
        } else {
            super.beginUse(dev, use, tape);
        }
    }

    @Override
    public void completed(int dev, Use use, Tape tape) {
        if (use.phase() == TESTING) {
            tape.leave(TEST_INTERRUPT, 0);
        } else {
            super.completed(dev, use, tape);
        }
    }

    @Override
    public Aftermath lost(int dev, Use use, Tape tape) {
        if (use.phase() != TESTING) {
            return super.lost(dev, use, tape);
        }
        tape.leave(TEST_INTERRUPT, Errno.ETIMEDOUT.answer());
        tape.log(TEST_FAILED, dev, 0);
        return Aftermath.RECOVERS;
    }

    @Override
    public void endRecovery(int dev, Tape tape) {
        endTest(tape);
    }
}
