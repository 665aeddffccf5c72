package org.pirqscope.machine.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.pirqscope.machine.driver.Drivers;
import org.pirqscope.machine.scenario.Controller.Act;
import org.pirqscope.machine.version.VersionRow;

/** Writes scenario files that {@link ScenarioReader} reads back equal. */
public final class ScenarioWriter {

    private final StringBuilder out = new StringBuilder();

    private ScenarioWriter() {}

    /** The YAML text; the same bytes for the same scenario. */
    public static String write(Scenario scenario) {
        ScenarioWriter writer = new ScenarioWriter();
        writer.head(scenario);
        writer.whatIf(scenario.versions().rows());
        writer.pool(scenario.pool());
        writer.line(scenario.controllers().isEmpty() ? "controllers: []" : "controllers:");
        scenario.controllers().forEach(writer::controller);
        writer.events(scenario.events());
        writer.schedule(scenario.schedule());
        writer.stops(scenario.stops());
        writer.bookmarks(scenario.bookmarks());
        return writer.out.toString();
    }

    private void line(String text) {
        out.append(text).append('\n');
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < 0x20 || c > 0x7e) {
                quoted.append("\\u%04x".formatted((int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    private void head(Scenario scenario) {
        line("name: " + quoted(scenario.name()));
        if (!scenario.note().isEmpty()) {
            line("note: " + quoted(scenario.note()));
        }
        line("versions: {linux: %s, qemu: %s, xen: %s}"
                .formatted(
                        quoted(scenario.versions().linux()),
                        quoted(scenario.versions().qemu()),
                        quoted(scenario.versions().xen())));
    }

    private void whatIf(List<VersionRow> rows) {
        List<VersionRow> set =
                rows.stream().filter(row -> !row.settings().isEmpty()).toList();
        if (!set.isEmpty()) {
            line("what-if:");
        }
        for (VersionRow row : set) {
            line("  %s: {%s}"
                    .formatted(
                            row.table().product().toLowerCase(Locale.ROOT),
                            row.settings().entrySet().stream()
                                    .map(column -> column.getKey() + ": " + quoted(column.getValue()))
                                    .collect(Collectors.joining(", "))));
        }
    }

    private void pool(Pool pool) {
        line("pool: {nr_irqs_gsi: %d, extra_guest_irqs: %d, first_guest_irq: %d, first_port: %d, xen_irqs: %d%s%s%s}"
                .formatted(
                        pool.nrIrqsGsi(),
                        pool.extraGuestIrqs(),
                        pool.firstGuestIrq(),
                        pool.firstPort(),
                        pool.xenIrqs(),
                        pool.firstXenIrq() == pool.nrIrqsGsi() ? "" : ", first_xen_irq: " + pool.firstXenIrq(),
                        pool.bootGsis().isEmpty() ? "" : ", boot_gsis: " + pool.bootGsis(),
                        pool.vcpus() == 0 ? "" : ", vcpus: " + pool.vcpus()));
    }

    private void controller(Controller controller) {
        line("  - name: " + controller.name());
        line("    bdf: " + quoted(controller.bdf()));
        line("    msi-x: " + controller.msixTableSize());
        if (controller.msi().present()) {
            line("    msi: {64bit: %s, maskable: %s}"
                    .formatted(controller.msi().is64(), controller.msi().maskable()));
        }
        line("    intx: " + controller.intx());
        if (controller.machineIrq() > 0) {
            line("    machine-irq: " + controller.machineIrq());
        }
        if (controller.emulated()) {
            line("    emulated: true");
        }
        if (controller.device().known()) {
            device(controller.device());
        }
        if (controller.driver() != Drivers.ofName(controller.name())) {
            line("    driver: " + controller.driver().spelling());
        }
        line("    vectors: " + controller.vectors());
        if (controller.vcpu() > 0) {
            line("    vcpu: " + controller.vcpu());
        }
        line("    script: "
                + controller.script().stream().map(ScenarioWriter::word).collect(Collectors.joining(", ", "[", "]")));
    }

    private void device(RealDevice device) {
        List<String> parts = new ArrayList<>();
        if (!device.ids().isEmpty()) {
            parts.add("ids: " + quoted(device.ids()));
        }
        if (device.msixAt() != 0) {
            parts.add("msi-x: 0x%02x".formatted(device.msixAt()));
        }
        device.table().ifPresent(bar -> parts.add("vector-table: " + bar));
        device.pba().ifPresent(bar -> parts.add("pba: " + bar));
        if (device.msiAt() != 0) {
            parts.add("msi: 0x%02x".formatted(device.msiAt()));
        }
        line("    device: {" + String.join(", ", parts) + "}");
    }

    private static String word(Act act) {
        return act.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private void events(List<Scenario.Event> events) {
        if (!events.isEmpty()) {
            line("events:");
        }
        events.forEach(event -> line("  - {name: %s, kind: %s}"
                .formatted(
                        event.name(),
                        event.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'))));
    }

    private void stops(List<StopPoint> stops) {
        if (!stops.isEmpty()) {
            line("stop-at:");
        }
        stops.forEach(
                stop -> line("  - " + (stop.on() ? quoted(stop.at()) : "{at: " + quoted(stop.at()) + ", on: false}")));
    }

    private void bookmarks(List<Bookmark> bookmarks) {
        if (!bookmarks.isEmpty()) {
            line("marks:");
        }
        bookmarks.forEach(bookmark -> {
            line("  - name: " + quoted(bookmark.name()));
            line("    at: " + quoted(bookmark.at().text()));
            if (!bookmark.note().isEmpty()) {
                line("    note: " + quoted(bookmark.note()));
            }
        });
    }

    private void schedule(List<Turn> turns) {
        if (!turns.isEmpty()) {
            line("schedule: ["
                    + turns.stream()
                            .map(turn -> turn.actor() + "*" + turn.far())
                            .collect(Collectors.joining(", ")) + "]");
        }
    }
}
