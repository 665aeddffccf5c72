package org.pirqscope.cli.json;

import java.util.Optional;
import java.util.stream.Collectors;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.scenario.RealDevice;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.scenario.Turn;
import org.pirqscope.machine.version.VersionRow;
import org.pirqscope.machine.version.Versions;

/** The JSON of a scenario; {@code scenarios --help} documents it. */
public final class ScenarioJson {

    private ScenarioJson() {}

    /** One line. */
    public static String of(Scenario scenario) {
        return Json.object(json -> json.put("name", scenario.name())
                .put("note", scenario.note())
                .object("versions", inner -> versions(inner, scenario.versions()))
                .object(
                        "pool",
                        pool -> pool.put("nrIrqsGsi", scenario.pool().nrIrqsGsi())
                                .put("extraGuestIrqs", scenario.pool().extraGuestIrqs())
                                .values("bootGsis", scenario.pool().bootGsis().stream())
                                .put("vcpus", scenario.pool().vcpus()))
                .objects("controllers", scenario.controllers(), ScenarioJson::controller)
                .objects(
                        "events",
                        scenario.events(),
                        (inner, event) -> inner.put("name", event.name()).put("kind", Json.word(event.kind())))
                .put(
                        "schedule",
                        scenario.schedule().stream().map(Turn::toString).collect(Collectors.joining(","))));
    }

    /** What was typed and the rows that it stands for. */
    static void versions(Members json, Versions versions) {
        json.object("linux", inner -> version(inner, versions.linux(), versions.linuxRow()))
                .object("qemu", inner -> version(inner, versions.qemu(), versions.qemuRow()))
                .object("xen", inner -> version(inner, versions.xen(), versions.xenRow()));
    }

    // Columns that a scenario changed are listed with their new value.
    private static void version(Members json, String typed, VersionRow row) {
        json.put("version", typed)
                .put("row", row.label())
                .put("reading", row.reading())
                .object("changed", changed -> row.changed().forEach(column -> changed.put(column, row.value(column))));
    }

    private static void controller(Members json, Controller controller) {
        json.put("name", controller.name())
                .put("bdf", controller.bdf())
                .put("msixTableSize", controller.msixTableSize())
                .put("msi", controller.msi().present())
                .put("intx", controller.intx())
                .put("emulated", controller.emulated())
                .put("vectors", controller.vectors())
                .values("script", controller.script().stream().map(Json::word));
        if (controller.machineIrq() > 0) {
            json.put("machineIrq", controller.machineIrq());
        }
        if (controller.vcpu() > 0) {
            json.put("vcpu", controller.vcpu());
        }
        if (controller.device().known()) {
            json.object("device", inner -> device(inner, controller.device()));
        }
    }

    // What is not known is not there.
    private static void device(Members json, RealDevice device) {
        if (!device.ids().isEmpty()) {
            json.put("ids", device.ids());
        }
        capability(json, "msix", device.msixAt());
        bar(json, "table", device.table());
        bar(json, "pba", device.pba());
        capability(json, "msi", device.msiAt());
    }

    private static void capability(Members json, String name, int offset) {
        if (offset != 0) {
            json.put(name, offset);
        }
    }

    private static void bar(Members json, String name, Optional<RealDevice.Bar> bar) {
        bar.ifPresent(at ->
                json.object(name, inner -> inner.put("bir", at.bir()).put("offset", at.offset())));
    }
}
