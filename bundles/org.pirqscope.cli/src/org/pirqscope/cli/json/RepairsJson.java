package org.pirqscope.cli.json;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.pirqscope.machine.version.Setting;
import org.pirqscope.search.repair.Repairs;

/** The members {@code repairs} and {@code reopens} of an exploration's JSON. */
final class RepairsJson {

    private RepairsJson() {}

    static void members(JsonWriter json, Repairs repairs) throws IOException {
        changes(json, "repairs", repairs.repairs());
        changes(json, "reopens", repairs.reopens());
        json.name("changes").beginObject();
        json.name("tried").value(repairs.tried()).name("undecided").value(repairs.undecided());
        json.name("complete").value(repairs.complete()).endObject();
    }

    private static void changes(JsonWriter json, String name, List<Repairs.Change> changes) throws IOException {
        json.name(name).beginArray();
        for (Repairs.Change change : changes) {
            json.beginObject().name("set").beginArray();
            for (Setting setting : change.set()) {
                json.value(setting.text());
            }
            json.endArray().name("verdict").value(change.verdict().label());
            json.name("commit").value(commit(change));
            json.name("leaked").value(change.cost().leaked());
            json.name("fallbacks").value(change.cost().fallbacks()).endObject();
        }
        json.endArray();
    }

    /** Null unless the table knows one for the only setting, or the same for all. */
    private static String commit(Repairs.Change change) {
        List<Optional<String>> commits =
                change.set().stream().map(Setting::commit).distinct().toList();
        return commits.size() == 1 ? commits.getFirst().orElse(null) : null;
    }
}
