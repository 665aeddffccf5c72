package org.pirqscope.machine.driver;

import java.util.Locale;
import org.pirqscope.machine.version.VersionRow;

/**
 * How the NVMe driver of a kernel behaves: the columns of Linux's table that this driver alone asks for.
 *
 * @param ownScript whether each kernel runs the script of its own driver, not that of 4.9 to 4.11
 * @param preEnable when the release's own driver sets one vector up for phase 1
 * @param timeoutPolls whether the timeout handler polls the queue (nvme_timeout, 4.12)
 * @param timeoutLine how a line of a timeout names its command (nvme_timeout, 6.0 and 6.8)
 * @param adminVector whether entry 0 is the admin queue's alone (nvme_create_queue, 4.17)
 */
public record NvmeRules(
        boolean ownScript, PreEnable preEnable, boolean timeoutPolls, TimeoutLine timeoutLine, boolean adminVector) {

    /** How a line names a command that timed out. */
    public enum TimeoutLine {
        /** {@code I/O 0}. */
        PLAIN,
        /** As before, and the command that is aborted by its name. */
        NAMED,
        /** {@code I/O tag 0 (0000)}; also the opcode where a controller is reset or a command aborted. */
        TAGGED
    }

    /** When the release's own driver sets one vector up for phase 1, which it gives back for phase 2. */
    public enum PreEnable {
        /** Never: phase 1 runs on INTx, MSI-X is set up once a load. */
        NO,
        /** For a device without INTx. */
        NO_INTX,
        /** Always: MSI-X is set up twice a load. */
        YES
    }

    /** The typed form of a row of Linux's table. */
    public static NvmeRules of(VersionRow linux) {
        return new NvmeRules(
                Drivers.NVME.release().ownIn(linux),
                PreEnable.valueOf(constant(linux, "pre-enable")),
                linux.yes("timeout-polls"),
                TimeoutLine.valueOf(constant(linux, "timeout-line")),
                linux.yes("admin-vector"));
    }

    private static String constant(VersionRow linux, String column) {
        return linux.value(column).toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /** Whether the driver of a device with or without INTx asks for vectors in that phase. */
    public boolean asksForVectors(int phase, boolean intx) {
        return phase != 1 || !ownScript || ownAsksForVector(intx);
    }

    /** Whether phase 1 asks for a vector although the release's own driver does not. */
    public boolean isBorrowed(boolean intx) {
        return !ownScript && !ownAsksForVector(intx);
    }

    /** Whether phase 1 of the release's own driver asks for a vector. */
    public boolean ownAsksForVector(boolean intx) {
        return preEnable == PreEnable.YES || preEnable == PreEnable.NO_INTX && !intx;
    }
}
