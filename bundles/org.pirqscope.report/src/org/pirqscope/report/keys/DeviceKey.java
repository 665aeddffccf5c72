package org.pirqscope.report.keys;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.pirqscope.machine.version.KeyForms.Devices;

/** Key Q: dump_pci_devices (xen/drivers/passthrough/pci.c), the devices of the domain. */
final class DeviceKey {

    private final KeyMoment moment;
    private final Devices form;

    DeviceKey(KeyMoment moment) {
        this.moment = moment;
        this.form = moment.forms().devices();
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("==== PCI devices ====");
        if (form != Devices.BUS) {
            lines.add("==== segment ???? ====");
        }
        moment.devices().forEach(device -> lines.add(line(device)));
        return lines;
    }

    private String line(int device) {
        String domain = form.ordinal() < Devices.SHORT_DOMAIN.ordinal()
                ? "dom %-3d".formatted(moment.domain())
                : "d" + moment.domain();
        return (form == Devices.BUS ? "??:??.?" : "????:??:??.?") + " - " + domain
                + (form.ordinal() < Devices.NODE.ordinal() ? "" : " - node ?  ")
                + irqs(device);
    }

    private String irqs(int device) {
        String irqs = moment.msis().stream()
                .filter(msi -> msi.device() == device)
                .map(msi -> msi.irq() + " ")
                .collect(Collectors.joining());
        return irqs.isEmpty() && form == Devices.LIST_IF_ANY ? "" : " - MSIs < " + irqs + ">";
    }

    /** Which of the lines is which controller. */
    String order() {
        return moment.devices().stream()
                .map(device -> moment.name(device) + " (" + moment.bdf(device) + " in the guest)")
                .collect(Collectors.joining(", "));
    }
}
