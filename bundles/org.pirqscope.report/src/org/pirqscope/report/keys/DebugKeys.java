package org.pirqscope.report.keys;

import java.util.List;
import org.pirqscope.machine.run.Run;

/**
 * What Xen's debug keys would print at a moment of a run, in the lines of the run's Xen (docs/domain.md 5.4). Only the
 * guest's own lines are there; what no scenario decides is a {@code ?}.
 */
public final class DebugKeys {

    private static final String CONSOLE = "(XEN) ";
    private static final String MARKS =
            "a ? is what no scenario decides: vectors, destinations, affinities, host addresses, vCPUs";

    private final KeyMoment moment;
    private final int step;

    private DebugKeys(KeyMoment moment, int step) {
        this.moment = moment;
        this.step = step;
    }

    /** After a step of the run; 0 is its start. @throws IndexOutOfBoundsException outside 0..length */
    public static DebugKeys at(Run run, int step) {
        return new DebugKeys(new KeyMoment(run, step), step);
    }

    /** What one key prints. */
    public KeyDump dump(DebugKey key) {
        return switch (key) {
            case IRQS ->
                dump(
                        key,
                        new IrqKey(moment).lines(),
                        MARKS,
                        "lines of dom0 and of Xen's own irqs, direct vectors, IO-APICs and INTx that the guest doesn't "
                                + "use are left out",
                        "status is without IRQ_MOVE_PENDING, which a change of affinity sets");
            case MSIS ->
                dump(key, new MsiKey(moment).lines(), MARKS, "lines of dom0 and of Xen's own MSIs are left out");
            case DEVICES -> {
                DeviceKey devices = new DeviceKey(moment);
                yield dump(
                        key,
                        devices.lines(),
                        MARKS,
                        "devices of other domains are left out; the order here is " + devices.order());
            }
            case PORTS ->
                dump(
                        key,
                        new PortKey(moment).lines(),
                        MARKS,
                        "other domains, and ports of the guest that are not pirqs of a scenario, are left out");
            case IO_APICS ->
                dump(
                        key,
                        List.of(),
                        "z prints the pins of the host's IO-APICs: no MSI is there, and no scenario decides them");
        };
    }

    private KeyDump dump(DebugKey key, List<String> lines, String... open) {
        return new KeyDump(key, step, lines.stream().map(CONSOLE::concat).toList(), List.of(open));
    }
}
