package org.pirqscope.machine.driver;

import org.pirqscope.machine.call.DriverLine;

/** What the kernel prints when a transmit queue of a network device stands still (net/sched/sch_generic.c). */
final class TransmitTimeout {

    private TransmitTimeout() {}

    /** The head of dev_watchdog's warning, for a device of that driver; its value is the queue. */
    static DriverLine of(DriverRules rules, String driver) {
        DriverLine plain = (name, bdf, queue) ->
                "NETDEV WATCHDOG: " + name + " (" + driver + "): transmit queue " + queue + " timed out";
        return switch (rules.watchdogLine()) {
            case "cpu" ->
                (name, bdf, queue) -> driver + " " + bdf + " " + name + ": NETDEV WATCHDOG: CPU: 0: transmit queue "
                        + queue + " timed out 5000 ms";
            case "time" -> (name, bdf, queue) -> plain.text(name, bdf, queue) + " 5000 ms";
            default -> plain;
        };
    }
}
