package org.pirqscope.machine.driver;

import org.pirqscope.machine.version.VersionRow;

/**
 * The releases of Linux that a driver is simulated as in, on every kernel.
 *
 * @param first empty for one that is not a Linux driver
 * @param column of Linux's table that says whether a kernel runs the driver of its own release instead, {@code own};
 * empty where there is no choice
 */
public record DriverRelease(String first, String last, String column) {

    /** Of one that is not a Linux driver. */
    public static final DriverRelease NONE = new DriverRelease("", "", "");

    static final DriverRelease LINUX_6_1 = new DriverRelease("6.1", "6.1", "");

    private static final String OWN = "own";

    /** {@code 4.9 to 4.11}. */
    public String text() {
        return first.equals(last) ? first : first + " to " + last;
    }

    /** Whether a kernel runs the driver of its own release. */
    public boolean ownIn(VersionRow linux) {
        return linux.value(column).equals(OWN);
    }

    /** What {@code --set} takes to let each kernel run its own: {@code linux.nvme-script=own}. */
    public String setting() {
        return "linux." + column + "=" + OWN;
    }
}
