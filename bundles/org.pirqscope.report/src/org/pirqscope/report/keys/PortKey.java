package org.pirqscope.report.keys;

import java.util.ArrayList;
import java.util.List;
import org.pirqscope.machine.state.EventChannelRow;
import org.pirqscope.machine.version.KeyForms.Ports;
import org.pirqscope.report.keys.KeyMoment.Bit;

/** Key e: dump_evtchn_info (xen/common/event_channel.c), the ports of the domain that are pirqs. */
final class PortKey {

    private static final int ECS_PIRQ = 4;

    private final KeyMoment moment;
    private final Ports form;

    PortKey(KeyMoment moment) {
        this.moment = moment;
        this.form = moment.forms().ports();
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("'e' pressed -> dumping event-channel info");
        lines.add("Event channel information for domain " + moment.domain() + ":");
        lines.add("Polling vCPUs: {?}");
        lines.add(form == Ports.THREE_STATES ? "    port [p/m/s]" : "    port [p/m]");
        moment.ports().forEach(port -> lines.add(line(port)));
        return lines;
    }

    private String line(EventChannelRow port) {
        boolean pending = moment.pending(port.port());
        String bits = (pending ? "1" : "0") + "/" + digit(moment.masked(port));
        String head = "    %4d [%s%s]: s=%d n=%s"
                .formatted(port.port(), bits, abi(pending), ECS_PIRQ, moment.vcpu(port.port()));
        return form == Ports.X_LAST
                ? head + " p=" + port.pirq() + " x=0"
                : head + " x=0 p=" + port.pirq() + " i="
                        + moment.pirq(port.pirq()).irq();
    }

    /** evtchn_port_print_state: the selector bit of a vCPU, or of the FIFO ABI whether the port is linked. */
    private String abi(boolean pending) {
        return form != Ports.THREE_STATES ? "" : !moment.forms().fifo() ? "/?" : pending ? "/?     " : "/  -   ";
    }

    private static String digit(Bit masked) {
        return switch (masked) {
            case NO -> "0";
            case YES -> "1";
            case UNKNOWN -> "?";
        };
    }
}
