package org.pirqscope.machine.driver;

import static org.pirqscope.machine.call.DriverFunction.ADMIN_COMMAND;
import static org.pirqscope.machine.call.DriverFunction.CREATE_CQ;
import static org.pirqscope.machine.call.DriverFunction.CREATE_SQ;
import static org.pirqscope.machine.call.DriverFunction.IDENTIFY;
import static org.pirqscope.machine.call.DriverFunction.IO;
import static org.pirqscope.machine.call.DriverFunction.NVME_CONFIGURE_ADMIN_QUEUE;
import static org.pirqscope.machine.call.DriverFunction.NVME_CREATE_IO_QUEUES;
import static org.pirqscope.machine.call.DriverFunction.NVME_DEV_DISABLE;
import static org.pirqscope.machine.call.DriverFunction.NVME_INIT_IDENTIFY;
import static org.pirqscope.machine.call.DriverFunction.NVME_PCI_ENABLE;
import static org.pirqscope.machine.call.DriverFunction.NVME_REMOVE;
import static org.pirqscope.machine.call.DriverFunction.NVME_REMOVE_DEAD_CTRL;
import static org.pirqscope.machine.call.DriverFunction.NVME_RESET_WORK;
import static org.pirqscope.machine.call.DriverFunction.NVME_SETUP_IO_QUEUES;
import static org.pirqscope.machine.call.DriverFunction.SET_FEATURES;

import org.pirqscope.machine.call.DriverFunction;
import org.pirqscope.machine.call.Errno;
import org.pirqscope.machine.call.Log;
import org.pirqscope.machine.call.Tape;

/**
 * The calls and log lines of nvme_reset_work around the interrupt steps, and how a controller ends when a command times
 * out (drivers/nvme/host/pci.c and core.c, Linux 4.8 to 4.11; docs/domain.md 2.6). Holds no state; {@link DriverCells}
 * does.
 */
public final class NvmeDriver {

    /** NVME_SC_CANCELLED as the driver hands it on. */
    public static final int CANCELLED = Errno.EINTR.answer();

    private NvmeDriver() {}

    /** Phase 1 begins: nvme_reset_work, nvme_pci_enable. nvme_probe prints its line before it queues the work. */
    public static void beginProbe(int dev, Tape tape) {
        tape.log(Log.NVME_PCI_FUNCTION, dev, 0);
        tape.enter(NVME_RESET_WORK, dev);
        goOn(dev, tape);
    }

    /** The reset of a live controller: it is disabled first. */
    public static void beginReset(int dev, Tape tape) {
        tape.enter(NVME_RESET_WORK, dev);
        tape.enter(NVME_DEV_DISABLE, dev);
    }

    /** What a reset that has disabled the controller, and a probe, do next. */
    public static void goOn(int dev, Tape tape) {
        tape.enter(NVME_PCI_ENABLE, dev);
    }

    /** Phase 1's vectors are there. */
    public static void enabled(int phase, Tape tape) {
        if (phase == 1) {
            tape.leave(NVME_PCI_ENABLE, 0);
        }
    }

    /** Before request_irq of vector 0 in phase 1. */
    public static void beginAdminQueue(int dev, Tape tape) {
        tape.enter(NVME_CONFIGURE_ADMIN_QUEUE, dev);
    }

    public static void endAdminQueue(Tape tape) {
        tape.leave(NVME_CONFIGURE_ADMIN_QUEUE, 0);
    }

    /** The first command that uses vector {@code entry} in {@code phase}; its interrupt is on the way. */
    public static void beginCommand(int phase, int dev, int entry, Tape tape) {
        if (phase == 1) {
            tape.enter(NVME_INIT_IDENTIFY, dev);
        } else if (phase == 2 && entry == 0) {
            tape.enter(NVME_CREATE_IO_QUEUES, dev);
        }
        tape.enter(command(phase, entry), qid(phase, entry));
    }

    private static DriverFunction command(int phase, int entry) {
        return phase == 1 ? IDENTIFY : phase == 3 ? ADMIN_COMMAND : entry == 0 ? CREATE_CQ : IO;
    }

    private static int qid(int phase, int entry) {
        return phase == 2 ? entry + 1 : 0;
    }

    /** The command's completion came. What follows on the same vector follows at once. */
    public static void completed(int phase, int dev, int entry, int queues, Tape tape) {
        tape.leave(command(phase, entry), 0);
        if (phase == 1) {
            tape.leave(NVME_INIT_IDENTIFY, 0);
            tape.enter(NVME_SETUP_IO_QUEUES, dev);
            admin(SET_FEATURES, 0, tape);
        } else if (phase == 2 && entry == 0) {
            createQueues(queues, tape);
        }
    }

    private static void createQueues(int queues, Tape tape) {
        admin(CREATE_SQ, 1, tape);
        for (int q = 2; q <= queues; q++) {
            admin(CREATE_CQ, q, tape);
            admin(CREATE_SQ, q, tape);
        }
        tape.leave(NVME_CREATE_IO_QUEUES, 0);
    }

    private static void admin(DriverFunction command, int qid, Tape tape) {
        tape.enter(command, qid);
        tape.leave(command, 0);
    }

    /** The timeout handler finds the completion in the queue (from 4.15): the drive crawls on. */
    public static void polled(int phase, int dev, int entry, int queues, Tape tape) {
        tape.log(Log.NVME_TIMEOUT_POLLED, dev, qidOfTimeout(phase, entry));
        completed(phase, dev, entry, queues, tape);
    }

    /** The command timed out; answers whether the driver gives the controller up. */
    public static boolean timedOut(int phase, int dev, int entry, Tape tape) {
        boolean fatal = fatal(phase, entry);
        tape.log(
                fatal ? Log.NVME_TIMEOUT_DISABLE : phase == 3 ? Log.NVME_TIMEOUT_RESET : Log.NVME_TIMEOUT_ABORTING,
                dev,
                qidOfTimeout(phase, entry));
        tape.leave(command(phase, entry), CANCELLED);
        if (!fatal) {
            return false;
        }
        if (phase == 1) {
            tape.log(Log.NVME_IDENTIFY_FAILED, dev, CANCELLED);
            tape.leave(NVME_INIT_IDENTIFY, Errno.EIO.answer());
        } else {
            tape.leave(NVME_CREATE_IO_QUEUES, CANCELLED);
            tape.leave(NVME_SETUP_IO_QUEUES, CANCELLED);
        }
        giveUp(dev, status(phase), tape);
        return true;
    }

    /** Whether a controller that is still starting cannot do without this interrupt. */
    public static boolean fatal(int phase, int entry) {
        return phase != 3 && entry == 0;
    }

    private static int qidOfTimeout(int phase, int entry) {
        return phase == 2 && entry > 0 ? entry + 1 : 0;
    }

    /** What "Removing after probe failure status" says when vector 0 is dead in that phase. */
    public static int status(int phase) {
        return phase == 1 ? Errno.EIO.answer() : CANCELLED;
    }

    /** No vectors could be had: the probe ends with {@link #statusOfFailedSetup}. */
    public static void setupFailed(int phase, int dev, boolean msi, Tape tape) {
        int status = statusOfFailedSetup(phase, msi);
        tape.leave(phase == 1 ? NVME_PCI_ENABLE : NVME_SETUP_IO_QUEUES, status);
        giveUp(dev, status, tape);
    }

    /** request_irq refuses the only interrupt: the probe ends with its error. */
    public static void irqRefused(int phase, int dev, int error, Tape tape) {
        tape.leave(phase == 1 ? NVME_CONFIGURE_ADMIN_QUEUE : NVME_SETUP_IO_QUEUES, error);
        giveUp(dev, error, tape);
    }

    /** pci_alloc_irq_vectors without any vector: -ENODEV from the MSI attempt, -EINVAL for a device without MSI. */
    public static int errorWithoutVectors(boolean msi) {
        return msi ? Errno.ENODEV.answer() : Errno.EINVAL.answer();
    }

    /** Phase 1 hands that error on, phase 2 makes it -EIO. */
    public static int statusOfFailedSetup(int phase, boolean msi) {
        return phase == 1 ? errorWithoutVectors(msi) : Errno.EIO.answer();
    }

    private static void giveUp(int dev, int status, Tape tape) {
        tape.enter(NVME_REMOVE_DEAD_CTRL, dev, status);
        tape.log(Log.NVME_REMOVING, dev, status);
        tape.leave(NVME_REMOVE_DEAD_CTRL);
        tape.leave(NVME_RESET_WORK);
    }

    /** The probe is through. */
    public static void loaded(Tape tape) {
        tape.leave(NVME_SETUP_IO_QUEUES, 0);
        tape.leave(NVME_RESET_WORK);
    }

    /** A driver is unloaded, or a dead controller removed. */
    public static void beginRemove(int dev, Tape tape) {
        tape.enter(NVME_REMOVE, dev);
        tape.enter(NVME_DEV_DISABLE, dev);
    }

    public static void endDisable(Tape tape) {
        tape.leave(NVME_DEV_DISABLE);
    }

    public static void endRemove(Tape tape) {
        tape.leave(NVME_DEV_DISABLE);
        tape.leave(NVME_REMOVE);
    }
}
