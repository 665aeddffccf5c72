package org.pirqscope.cli.review;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.pirqscope.cli.json.Json;
import org.pirqscope.evidence.amount.ColumnChange;
import org.pirqscope.evidence.amount.CommitReading;
import org.pirqscope.evidence.amount.HunkReading;
import org.pirqscope.evidence.amount.PatchReading;
import org.pirqscope.evidence.patch.PatchedFile;
import org.pirqscope.machine.call.Function;
import org.pirqscope.machine.version.KnownCommit;
import org.pirqscope.machine.version.Table;

/** The JSON of {@code review}. */
final class ReviewJson {

    private ReviewJson() {}

    /** One line. */
    static String of(ReviewedText text, Optional<BeforeAfter> both) {
        return Json.object(json -> {
            json.name("patches").beginArray();
            for (PatchReading patch : text.patches()) {
                patch(json, patch);
            }
            json.endArray().name("commits").beginArray();
            for (CommitReading commit : text.commits()) {
                commit(json, commit);
            }
            json.endArray();
            side(json, "before", both.map(BeforeAfter::before));
            side(json, "after", both.map(BeforeAfter::after));
            json.name("run").value(both.map(each -> each.run().runString()).orElse(null));
        });
    }

    private static void patch(JsonWriter json, PatchReading patch) throws IOException {
        json.beginObject().name("subject").value(patch.patch().subject());
        json.name("commit").value(patch.patch().commit().orElse(null));
        json.name("project").value(patch.project().map(ReviewJson::project).orElse(null));
        json.name("files").beginArray();
        for (Map.Entry<PatchedFile, List<HunkReading>> file : patch.files().entrySet()) {
            json.beginObject().name("path").value(file.getKey().path());
            json.name("hunks").beginArray();
            for (HunkReading hunk : file.getValue()) {
                hunk(json, hunk);
            }
            json.endArray().endObject();
        }
        json.endArray().endObject();
    }

    private static String project(Table table) {
        return table.product().toLowerCase(Locale.ROOT);
    }

    private static void hunk(JsonWriter json, HunkReading hunk) throws IOException {
        json.beginObject().name("function").value(hunk.hunk().function());
        json.name("calls").beginArray();
        for (Function call : hunk.calls()) {
            json.value(call.spelling());
        }
        json.endArray().name("columns").beginArray();
        for (ColumnChange change : hunk.columns()) {
            json.beginObject().name("column").value(change.name());
            json.name("before").value(change.before()).name("after").value(change.after());
            json.name("how").value(change.how()).endObject();
        }
        json.endArray().name("modelled").value(hunk.modelled()).endObject();
    }

    private static void commit(JsonWriter json, CommitReading commit) throws IOException {
        json.beginObject().name("commit").value(commit.named().hash());
        json.name("subject").value(commit.subject().isEmpty() ? null : commit.subject());
        json.name("project")
                .value(commit.known().map(known -> project(known.table())).orElse(null));
        json.name("columns").beginArray();
        for (KnownCommit.Part part : commit.known().map(KnownCommit::parts).orElse(List.of())) {
            json.value(
                    project(commit.known().get().table()) + "." + part.column().name());
        }
        json.endArray().endObject();
    }

    private static void side(JsonWriter json, String name, Optional<BeforeAfter.Side> side) throws IOException {
        json.name(name);
        if (side.isEmpty()) {
            json.nullValue();
        } else {
            json.beginObject()
                    .name("verdict")
                    .value(side.get().verdict().label())
                    .endObject();
        }
    }
}
