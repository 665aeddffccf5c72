package org.pirqscope.machine.driver;

import java.util.Locale;
import org.pirqscope.machine.version.VersionRow;

/**
 * How the NVMe driver of a kernel behaves: the columns of Linux's table that this driver alone asks for.
 *
 * @param ownScript whether each kernel runs the script of its own driver, not that of 4.8 to 4.11
 * @param preEnable when the release's own driver sets one vector up for phase 1
 * @param timeoutPolls whether the timeout handler polls the queue (nvme_timeout, 4.12)
 * @param tagInTimeout whether timeout lines name a tag (nvme_timeout, 6.8)
 */
public record NvmeRules(boolean ownScript, PreEnable preEnable, boolean timeoutPolls, boolean tagInTimeout) {

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
        String preEnable = linux.value("pre-enable").toUpperCase(Locale.ROOT).replace('-', '_');
        return new NvmeRules(
                Drivers.NVME.release().ownIn(linux),
                PreEnable.valueOf(preEnable),
                linux.yes("timeout-polls"),
                linux.yes("tag-in-timeout"));
    }

    /** Whether the driver of a device with or without INTx asks for vectors in that phase. */
    public boolean asksForVectors(int phase, boolean intx) {
        return phase != 1 || !ownScript || ownAsksForVector(intx);
    }

    /** Whether phase 1 asks for a vector although the release's own driver does not. */
    public boolean isBorrowed(boolean intx) {
        return !ownScript && !ownAsksForVector(intx);
    }

    private boolean ownAsksForVector(boolean intx) {
        return preEnable == PreEnable.YES || preEnable == PreEnable.NO_INTX && !intx;
    }
}
