package org.pirqscope.machine.driver;

import static org.pirqscope.machine.call.DriverFunction.command;
import static org.pirqscope.machine.call.DriverFunction.function;
import static org.pirqscope.machine.call.DriverFunction.procedure;
import static org.pirqscope.machine.call.DriverFunction.queueCommand;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.pirqscope.machine.call.DriverFunction;
import org.pirqscope.machine.call.DriverLine;
import org.pirqscope.machine.call.Errno;
import org.pirqscope.machine.call.Tape;
import org.pirqscope.machine.version.LinuxRules;
import org.pirqscope.machine.version.Versions;

/**
 * nvme: phase 1 sets entry 0 up, identifies and gives it back; phase 2 sets up all entries, creates one queue after the
 * other, each of which requests its irq, and uses them; phase 3 is the last admin command (nvme_reset_work in
 * drivers/nvme/host/pci.c and core.c, Linux 4.8 to 6.12; docs/domain.md 2.6). Up to 4.16 queue N has entry N-1, so that
 * the first one shares entry 0 with the admin queue; from 4.17 it has entry N. Older kernels run the same script, or
 * phase 1 on INTx as their own driver does.
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
    public static final DriverFunction SUSPEND = function("nvme_suspend", PCI);
    public static final DriverFunction RESUME = function("nvme_resume", PCI);
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
    private final boolean keepsNumber;
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
        this.keepsNumber = vectors == LinuxRules.Vectors.RANGE && rules.ownAsksForVector(function.intx());
        this.all = keepsNumber
                ? new Ask(1, function.vectors(), call(2), true, function.vectors(), Ask.Intx.KEPT)
                : ask(2, function.vectors(), function.intx());
        this.disables = timeout("", "disable controller");
        this.resets = timeout(tagged() ? " opcode 0x6 (Admin Cmd)" : "", "reset controller");
        this.aborts = switch (rules.timeoutLine()) {
            case PLAIN -> timeout("", "aborting");
            case NAMED -> timeout(" (I/O Cmd)", "aborting");
            case TAGGED -> timeout(" opcode 0x2 (I/O Cmd)", "aborting req_op:READ(0) size:4096");
        };
        this.polls = timeout("", "completion polled");
    }

    private boolean tagged() {
        return rules.timeoutLine() == NvmeRules.TimeoutLine.TAGGED;
    }

    /** Tag and command identifier are 0: which ones blk-mq hands out is not simulated. */
    private DriverLine timeout(String command, String what) {
        String io = (tagged() ? "I/O tag 0 (0000)" : "I/O 0") + command + " QID ";
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
        program.request(2, 0).use(2, 0);
        for (int e = 1; e < program.entries(); e++) {
            if (e > 1) {
                program.use(2, 0, e);
            }
            program.request(2, e);
        }
        for (int e = 1; e < program.entries(); e++) {
            program.use(2, e);
        }
        program.use(3, 0);
    }

    /** nvme_dev_disable suspends the queues from the last one to the admin queue. */
    @Override
    public IntStream frees(int entries) {
        return IntStream.range(0, entries).map(e -> entries - 1 - e);
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
        return switch (phase) {
            case 1 -> "identify";
            case 3 -> "the last admin command";
            case LIVE -> entry == 0 ? "an admin command" : "I/O";
            default -> entry == 0 ? "queue creation" : "I/O";
        };
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
        } else if (entry > 0 && entry == vectors - 1) {
            tape.leave(CREATE_IO_QUEUES, 0);
        }
    }

    @Override
    public void beginUse(int dev, Use use, Tape tape) {
        if (use.phase() == 1) {
            tape.enter(INIT_IDENTIFY, dev);
        } else if (creates(use) && use.turn() == 0) {
            tape.enter(CREATE_IO_QUEUES, dev);
        }
        Command first = commands(use).getFirst();
        tape.enter(first.function(), first.qid());
    }

    /** A command, and the queue that it is about. */
    private record Command(DriverFunction function, int qid) {}

    private static boolean creates(Use use) {
        return use.phase() == 2 && use.entry() == 0;
    }

    /** What is sent one after the other, each as soon as the one before has completed. */
    private List<Command> commands(Use use) {
        if (creates(use)) {
            int first = use.turn() == 0 ? 1 : queue(use.turn());
            int last = queue(Math.min(Math.max(1, use.turn()), use.vectors() - 1));
            return IntStream.rangeClosed(first, last)
                    .boxed()
                    .flatMap(q -> Stream.of(new Command(CREATE_CQ, q), new Command(CREATE_SQ, q)))
                    .toList();
        }
        return switch (use.phase()) {
            case 1 -> List.of(new Command(IDENTIFY, 0), new Command(SET_FEATURES, 0));
            case 2 -> List.of(new Command(IO, queue(use.entry())));
            case LIVE ->
                List.of(use.entry() == 0 ? new Command(ADMIN_COMMAND, 0) : new Command(IO, queue(use.entry())));
            default -> List.of(new Command(ADMIN_COMMAND, 0));
        };
    }

    /** The last queue whose completions are told by that entry. */
    private int queue(int entry) {
        return rules.adminVector() ? Math.max(1, entry) : entry + 1;
    }

    @Override
    public void completed(int dev, Use use, Tape tape) {
        complete(dev, use, () -> {}, tape);
    }

    /** All commands of a use, with what is done before each of them has completed. */
    private void complete(int dev, Use use, Runnable before, Tape tape) {
        List<Command> commands = commands(use);
        for (int i = 0; i < commands.size(); i++) {
            DriverFunction command = commands.get(i).function();
            if (i > 0) {
                enter(dev, commands.get(i), tape);
            }
            before.run();
            tape.leave(command, 0);
            if (command == IDENTIFY) {
                tape.leave(INIT_IDENTIFY, 0);
            }
        }
        if (creates(use) && use.vectors() == 1) {
            tape.leave(CREATE_IO_QUEUES, 0);
        }
    }

    private static void enter(int dev, Command command, Tape tape) {
        if (command.function() == SET_FEATURES) {
            tape.enter(SETUP_IO_QUEUES, dev);
        }
        tape.enter(command.function(), command.qid());
    }

    /** From 4.12 the timeout handler finds each completion in its queue: the drive crawls on. */
    @Override
    public Aftermath lost(int dev, Use use, Tape tape) {
        Command waiting = commands(use).getFirst();
        int queue = waiting.function() == IO ? waiting.qid() : 0;
        if (rules.timeoutPolls()) {
            complete(dev, use, () -> tape.log(polls, dev, queue), tape);
            return Aftermath.GOES_ON;
        }
        boolean fatal = fatal(use.phase(), use.entry());
        tape.log(fatal ? disables : waiting.function() == ADMIN_COMMAND ? resets : aborts, dev, queue);
        tape.leave(waiting.function(), CANCELLED);
        if (!fatal) {
            return Aftermath.GOES_ON;
        }
        if (use.phase() == 1) {
            tape.log(IDENTIFY_FAILED, dev, CANCELLED);
            tape.leave(INIT_IDENTIFY, Errno.EIO.answer());
        } else {
            tape.leave(CREATE_IO_QUEUES, CANCELLED);
            tape.leave(SETUP_IO_QUEUES, CANCELLED);
        }
        giveUp(dev, status(use.phase(), use.entry()), tape);
        return Aftermath.GIVES_UP;
    }

    /** A controller that is still starting cannot do without the interrupt of vector 0. */
    private static boolean fatal(int phase, int entry) {
        return phase < 3 && entry == 0;
    }

    /** What "Removing after probe failure status" says. */
    @Override
    public int status(int phase, int entry) {
        if (rules.timeoutPolls() || !fatal(phase, entry)) {
            return 0;
        }
        return phase == 1 ? Errno.EIO.answer() : CANCELLED;
    }

    /**
     * Phase 1 hands the error of pci_alloc_irq_vectors on, phase 2 makes it -EIO; nvme_pci_enable of 4.6 to 4.8 has a
     * test and an error of its own, and phase 2 goes on with the number of phase 1's irq, which request_irq does not
     * know any more (4.8.15).
     */
    @Override
    public int statusWithoutVectors(int phase, int error) {
        if (phase == 1 && vectors == LinuxRules.Vectors.RANGE && rules.preEnable() == NvmeRules.PreEnable.YES) {
            return Errno.ENODEV.answer();
        }
        return phase == 1 ? error : (keepsNumber ? Errno.EINVAL : Errno.EIO).answer();
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
    public void beginSuspend(int dev, Tape tape) {
        tape.enter(SUSPEND, dev);
        tape.enter(DEV_DISABLE, dev);
    }

    @Override
    public void endSuspend(int dev, Tape tape) {
        tape.leave(DEV_DISABLE);
        tape.leave(SUSPEND, 0);
    }

    @Override
    public void beginResume(int dev, Tape tape) {
        tape.enter(RESUME, dev);
        tape.leave(RESUME, 0);
        tape.enter(RESET_WORK, dev);
    }

    @Override
    public void endRemove(Tape tape) {
        tape.leave(DEV_DISABLE);
        tape.leave(REMOVE);
    }
}
