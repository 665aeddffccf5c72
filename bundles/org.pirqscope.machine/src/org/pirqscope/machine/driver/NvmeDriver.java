package org.pirqscope.machine.driver;

import static org.pirqscope.machine.call.DriverFunction.command;
import static org.pirqscope.machine.call.DriverFunction.function;
import static org.pirqscope.machine.call.DriverFunction.procedure;
import static org.pirqscope.machine.call.DriverFunction.queueCommand;

import org.pirqscope.machine.call.DriverFunction;
import org.pirqscope.machine.call.DriverLine;
import org.pirqscope.machine.call.Errno;
import org.pirqscope.machine.call.Tape;
import org.pirqscope.machine.version.LinuxRules;
import org.pirqscope.machine.version.Versions;

/**
 * nvme: phase 1 sets entry 0 up, identifies and gives it back; phase 2 sets up all entries and uses them; phase 3 is
 * the last admin command (drivers/nvme/host/pci.c and core.c, nvme_reset_work of Linux 4.8 to 4.11; docs/domain.md
 * 2.6). Older kernels run the same script, or phase 1 on INTx as their own driver does.
 */
public final class NvmeDriver implements Driver {

    private static final String PCI = "drivers/nvme/host/pci.c";
    private static final String CORE = "drivers/nvme/host/core.c";

    public static final DriverFunction RESET_WORK = DriverFunction.load("nvme_reset_work", PCI);
    public static final DriverFunction PCI_ENABLE = function("nvme_pci_enable", PCI);
    public static final DriverFunction CONFIGURE_ADMIN_QUEUE = function("nvme_configure_admin_queue", PCI);
    public static final DriverFunction INIT_IDENTIFY = function("nvme_init_identify", CORE);
    public static final DriverFunction SETUP_IO_QUEUES = function("nvme_setup_io_queues", PCI);
    public static final DriverFunction CREATE_IO_QUEUES = function("nvme_create_io_queues", PCI);
    public static final DriverFunction IDENTIFY = command("Identify", CORE);
    public static final DriverFunction SET_FEATURES = command("Set Features", CORE);
    public static final DriverFunction CREATE_CQ = queueCommand("Create CQ", PCI, "qid");
    public static final DriverFunction CREATE_SQ = queueCommand("Create SQ", PCI, "qid");
    public static final DriverFunction IO = queueCommand("I/O", PCI, "qid");
    public static final DriverFunction ADMIN_COMMAND = command("admin command", CORE);
    public static final DriverFunction IRQ = DriverFunction.handler("nvme_irq", PCI);
    public static final DriverFunction REMOVE = DriverFunction.remove("nvme_remove", PCI);
    public static final DriverFunction DEV_DISABLE = procedure("nvme_dev_disable", PCI);
    public static final DriverFunction REMOVE_DEAD_CTRL = DriverFunction.withStatus("nvme_remove_dead_ctrl", PCI);

    static final DriverLine PCI_FUNCTION = (name, bdf, value) -> ctrl(name) + "pci function " + bdf;
    static final DriverLine IDENTIFY_FAILED =
            (name, bdf, value) -> ctrl(name) + "Identify Controller failed (" + value + ")";
    static final DriverLine REMOVING =
            (name, bdf, value) -> ctrl(name) + "Removing after probe failure status: " + value;

    private static final int CANCELLED = Errno.EINTR.answer();

    private final LinuxRules.Vectors vectors;
    private final NvmeRules rules;
    private final boolean borrowed;
    private final Ask one;
    private final Ask all;
    private final DriverLine disables;
    private final DriverLine resets;
    private final DriverLine aborts;
    private final DriverLine polls;

    /** The driver of one function, in a kernel of these versions. */
    public NvmeDriver(Versions versions, PciFunction function) {
        this.vectors = versions.linuxRules().vectors();
        this.rules = NvmeRules.of(versions.linuxRow());
        this.borrowed = rules.isBorrowed(function.intx());
        this.one = ask(1, 1, function.intx());
        this.all = ask(2, function.vectors(), function.intx());
        this.disables = timeout("disable controller");
        this.resets = timeout("reset controller");
        this.aborts = timeout("aborting");
        this.polls = timeout("completion polled");
    }

    private DriverLine timeout(String what) {
        String io = rules.tagInTimeout() ? "I/O tag 0 (0000) QID " : "I/O 0 QID ";
        return (name, bdf, queue) -> ctrl(name) + io + queue + " timeout, " + what;
    }

    private static String ctrl(String name) {
        return "nvme " + name + ": ";
    }

    @Override
    public String name() {
        return "nvme";
    }

    @Override
    public boolean isBorrowed() {
        return borrowed;
    }

    @Override
    public void load(Program program) {
        program.setUp(1, 1);
        program.request(1, 0).use(1, 0);
        program.giveBack(1, 1);
        program.setUp(2, program.entries());
        for (int e = 0; e < program.entries(); e++) {
            program.request(2, e).use(2, e);
        }
        program.use(3, 0);
    }

    @Override
    public Ask ask(int phase, boolean recovering) {
        return phase == 1 ? one : all;
    }

    private Ask ask(int phase, int vectors, boolean intx) {
        return rules.asksForVectors(phase, intx) ? Ask.any(vectors, call(phase)) : Ask.INTX;
    }

    /** Before pci_alloc_irq_vectors it asked for its one vector of phase 1 directly. */
    private Ask.Call call(int phase) {
        return switch (vectors) {
            case ALLOC -> Ask.Call.ALLOC;
            case RANGE -> phase == 1 ? Ask.Call.DIRECT : Ask.Call.RANGE;
            case MSIX -> Ask.Call.DIRECT;
        };
    }

    @Override
    public boolean freesVectors() {
        return vectors == LinuxRules.Vectors.ALLOC;
    }

    @Override
    public DriverFunction handler(int entry, int vectors) {
        return IRQ;
    }

    @Override
    public String waiting(int phase, int entry, int vectors) {
        return phase == 1 ? "identify" : phase == 3 ? "the last admin command" : entry == 0 ? "queue creation" : "I/O";
    }

    /** nvme_probe prints its line before it queues the work. */
    @Override
    public void beginLoad(int dev, Tape tape) {
        tape.log(PCI_FUNCTION, dev, 0);
        tape.enter(RESET_WORK, dev);
        goOn(dev, tape);
    }

    @Override
    public void beginReset(int dev, Tape tape) {
        tape.enter(RESET_WORK, dev);
        tape.enter(DEV_DISABLE, dev);
    }

    @Override
    public void endReset(int dev, Tape tape) {
        tape.leave(DEV_DISABLE);
    }

    @Override
    public void goOn(int dev, Tape tape) {
        tape.enter(PCI_ENABLE, dev);
    }

    @Override
    public void enabled(int phase, boolean vectors, Tape tape) {
        if (phase == 1) {
            tape.leave(PCI_ENABLE, 0);
        }
    }

    @Override
    public void beginRequest(int phase, int dev, int entry, Tape tape) {
        if (phase == 1) {
            tape.enter(CONFIGURE_ADMIN_QUEUE, dev);
        }
    }

    @Override
    public void endRequest(int phase, int dev, int entry, int vectors, Tape tape) {
        if (phase == 1) {
            tape.leave(CONFIGURE_ADMIN_QUEUE, 0);
        }
    }

    @Override
    public void beginUse(int phase, int dev, int entry, int vectors, Tape tape) {
        if (phase == 1) {
            tape.enter(INIT_IDENTIFY, dev);
        } else if (phase == 2 && entry == 0) {
            tape.enter(CREATE_IO_QUEUES, dev);
        }
        tape.enter(used(phase, entry), phase == 2 ? entry + 1 : 0);
    }

    private static DriverFunction used(int phase, int entry) {
        return phase == 1 ? IDENTIFY : phase == 3 ? ADMIN_COMMAND : entry == 0 ? CREATE_CQ : IO;
    }

    @Override
    public void completed(int phase, int dev, int entry, int vectors, Tape tape) {
        tape.leave(used(phase, entry), 0);
        if (phase == 1) {
            tape.leave(INIT_IDENTIFY, 0);
            tape.enter(SETUP_IO_QUEUES, dev);
            admin(SET_FEATURES, 0, tape);
        } else if (phase == 2 && entry == 0) {
            createQueues(vectors, tape);
        }
    }

    private static void createQueues(int queues, Tape tape) {
        admin(CREATE_SQ, 1, tape);
        for (int q = 2; q <= queues; q++) {
            admin(CREATE_CQ, q, tape);
            admin(CREATE_SQ, q, tape);
        }
        tape.leave(CREATE_IO_QUEUES, 0);
    }

    private static void admin(DriverFunction command, int qid, Tape tape) {
        tape.enter(command, qid);
        tape.leave(command, 0);
    }

    /** From 4.12 the timeout handler finds the completion in the queue: the drive crawls on. */
    @Override
    public Aftermath lost(int phase, int dev, int entry, int vectors, Tape tape) {
        int queue = phase == 2 && entry > 0 ? entry + 1 : 0;
        if (rules.timeoutPolls()) {
            tape.log(polls, dev, queue);
            completed(phase, dev, entry, vectors, tape);
            return Aftermath.GOES_ON;
        }
        boolean fatal = fatal(phase, entry);
        tape.log(fatal ? disables : phase == 3 ? resets : aborts, dev, queue);
        tape.leave(used(phase, entry), CANCELLED);
        if (!fatal) {
            return Aftermath.GOES_ON;
        }
        if (phase == 1) {
            tape.log(IDENTIFY_FAILED, dev, CANCELLED);
            tape.leave(INIT_IDENTIFY, Errno.EIO.answer());
        } else {
            tape.leave(CREATE_IO_QUEUES, CANCELLED);
            tape.leave(SETUP_IO_QUEUES, CANCELLED);
        }
        giveUp(dev, status(phase, entry), tape);
        return Aftermath.GIVES_UP;
    }

    /** A controller that is still starting cannot do without the interrupt of vector 0. */
    private static boolean fatal(int phase, int entry) {
        return phase != 3 && entry == 0;
    }

    /** What "Removing after probe failure status" says. */
    @Override
    public int status(int phase, int entry) {
        if (rules.timeoutPolls() || !fatal(phase, entry)) {
            return 0;
        }
        return phase == 1 ? Errno.EIO.answer() : CANCELLED;
    }

    /** Phase 1 hands the error of pci_alloc_irq_vectors on, phase 2 makes it -EIO. */
    @Override
    public int statusWithoutVectors(int phase, int error) {
        return phase == 1 ? error : Errno.EIO.answer();
    }

    @Override
    public void vectorsFailed(int phase, int dev, int error, Tape tape) {
        int status = statusWithoutVectors(phase, error);
        tape.leave(phase == 1 ? PCI_ENABLE : SETUP_IO_QUEUES, status);
        giveUp(dev, status, tape);
    }

    @Override
    public void irqRefused(int phase, int dev, int error, Tape tape) {
        tape.leave(phase == 1 ? CONFIGURE_ADMIN_QUEUE : SETUP_IO_QUEUES, error);
        giveUp(dev, error, tape);
    }

    private static void giveUp(int dev, int status, Tape tape) {
        tape.enter(REMOVE_DEAD_CTRL, dev, status);
        tape.log(REMOVING, dev, status);
        tape.leave(REMOVE_DEAD_CTRL);
        tape.leave(RESET_WORK);
    }

    @Override
    public void loaded(int dev, Tape tape) {
        tape.leave(SETUP_IO_QUEUES, 0);
        tape.leave(RESET_WORK);
    }

    @Override
    public void beginRemove(int dev, Tape tape) {
        tape.enter(REMOVE, dev);
        tape.enter(DEV_DISABLE, dev);
    }

    @Override
    public void endRemove(Tape tape) {
        tape.leave(DEV_DISABLE);
        tape.leave(REMOVE);
    }
}
