package org.pirqscope.cli.json;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
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
        return Json.object(json -> members(json, scenario));
    }

    private static void members(JsonWriter json, Scenario scenario) throws IOException {
        json.name("name").value(scenario.name()).name("note").value(scenario.note());
        versions(json, scenario.versions());
        json.name("pool").beginObject().name("nrIrqsGsi").value(scenario.pool().nrIrqsGsi());
        json.name("extraGuestIrqs").value(scenario.pool().extraGuestIrqs()).endObject();
        json.name("controllers").beginArray();
        for (Controller controller : scenario.controllers()) {
            controller(json, controller);
        }
        json.endArray().name("events").beginArray();
        for (Scenario.Event event : scenario.events()) {
            json.beginObject()
                    .name("name")
                    .value(event.name())
                    .name("kind")
                    .value(Json.word(event.kind()))
                    .endObject();
        }
        json.endArray()
                .name("schedule")
                .value(scenario.schedule().stream().map(Turn::toString).collect(Collectors.joining(",")));
    }

    /** What was typed and the rows that it stands for. */
    static void versions(JsonWriter json, Versions versions) throws IOException {
        json.name("versions").beginObject();
        version(json, "linux", versions.linux(), versions.linuxRow());
        version(json, "qemu", versions.qemu(), versions.qemuRow());
        version(json, "xen", versions.xen(), versions.xenRow());
        json.endObject();
    }

    // Columns that a scenario changed are listed with their new value.
    private static void version(JsonWriter json, String product, String typed, VersionRow row) throws IOException {
        json.name(product)
                .beginObject()
                .name("version")
                .value(typed)
                .name("row")
                .value(row.label());
        json.name("reading").value(row.reading()).name("changed").beginObject();
        for (String column : row.changed()) {
            json.name(column).value(row.value(column));
        }
        json.endObject().endObject();
    }

    private static void controller(JsonWriter json, Controller controller) throws IOException {
        json.beginObject().name("name").value(controller.name()).name("bdf").value(controller.bdf());
        json.name("msixTableSize")
                .value(controller.msixTableSize())
                .name("msi")
                .value(controller.msi().present());
        json.name("intx")
                .value(controller.intx())
                .name("emulated")
                .value(controller.emulated())
                .name("vectors")
                .value(controller.vectors())
                .name("script")
                .beginArray();
        for (Controller.Act act : controller.script()) {
            json.value(Json.word(act));
        }
        json.endArray();
        if (controller.device().known()) {
            device(json.name("device"), controller.device());
        }
        json.endObject();
    }

    // What is not known is not there.
    private static void device(JsonWriter json, RealDevice device) throws IOException {
        json.beginObject();
        if (!device.ids().isEmpty()) {
            json.name("ids").value(device.ids());
        }
        capability(json, "msix", device.msixAt());
        bar(json, "table", device.table());
        bar(json, "pba", device.pba());
        capability(json, "msi", device.msiAt());
        json.endObject();
    }

    private static void capability(JsonWriter json, String name, int offset) throws IOException {
        if (offset != 0) {
            json.name(name).value(offset);
        }
    }

    private static void bar(JsonWriter json, String name, Optional<RealDevice.Bar> bar) throws IOException {
        if (bar.isPresent()) {
            json.name(name)
                    .beginObject()
                    .name("bir")
                    .value(bar.get().bir())
                    .name("offset")
                    .value(bar.get().offset())
                    .endObject();
        }
    }
}
