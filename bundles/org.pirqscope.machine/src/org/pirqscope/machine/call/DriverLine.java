package org.pirqscope.machine.call;

/** A line that a driver logs; each driver has its own, in the wording of its release. */
@FunctionalInterface
public interface DriverLine {

    /**
     * The line as dmesg shows it, without the time.
     *
     * @param name of the device, {@code nvme0}
     * @param bdf its address with the domain, {@code 0000:00:04.0}
     * @param value the one number that the line tells: a queue, a status
     */
    String text(String name, String bdf, int value);
}
