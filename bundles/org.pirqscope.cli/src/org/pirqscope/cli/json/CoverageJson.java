package org.pirqscope.cli.json;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.pirqscope.machine.call.AtomicStep;
import org.pirqscope.machine.call.Function;
import org.pirqscope.search.cover.Exercised;

/** The member {@code coverage} of an exploration's JSON. */
final class CoverageJson {

    private CoverageJson() {}

    static void member(JsonWriter json, Exercised exercised) throws IOException {
        json.name("coverage").beginObject().name("complete").value(exercised.complete());
        list(json, "steps", exercised.steps().stream().map(AtomicStep::name).toList());
        list(
                json,
                "neverMade",
                exercised.neverMade().stream().map(AtomicStep::name).toList());
        json.name("called").beginObject();
        for (Map.Entry<Function, Set<String>> each : exercised.answers().entrySet()) {
            list(json, each.getKey().spelling(), each.getValue());
        }
        json.endObject();
        list(
                json,
                "neverCalled",
                exercised.neverCalled().stream().map(Function::spelling).toList());
        list(
                json,
                "neverFail",
                exercised.neverFail().stream().map(Function::spelling).toList());
        list(json, "decides", exercised.decides());
        list(json, "silent", exercised.silent());
        list(json, "unknown", exercised.unknown());
        json.endObject();
    }

    private static void list(JsonWriter json, String name, Collection<String> values) throws IOException {
        json.name(name).beginArray();
        for (String value : values) {
            json.value(value);
        }
        json.endArray();
    }
}
