package org.pirqscope.cli.json;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.List;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.report.words.FindingWords;

/** The JSON of findings. */
final class FindingJson {

    private FindingJson() {}

    /** The member {@code findings}. */
    static void array(JsonWriter json, List<Finding> findings) throws IOException {
        json.name("findings").beginArray();
        for (Finding finding : findings) {
            json.beginObject()
                    .name("kind")
                    .value(kind(finding))
                    .name("severity")
                    .value(Json.word(finding.severity()));
            details(json, finding);
            json.name("title")
                    .value(FindingWords.title(finding))
                    .name("sentence")
                    .value(FindingWords.sentence(finding))
                    .endObject();
        }
        json.endArray();
    }

    private static String kind(Finding finding) {
        return switch (finding) {
            case Finding.MessageDecoded decoded -> "message-decoded";
            case Finding.StaleHit hit -> "stale-hit";
            case Finding.Observed observed -> Json.word(observed.kind());
        };
    }

    // What only this kind of finding has.
    private static void details(JsonWriter json, Finding finding) throws IOException {
        json.name("device")
                .value(finding.device())
                .name("entry")
                .value(finding.entry())
                .name("pirq")
                .value(Integer.toUnsignedLong(finding.pirq()));
        switch (finding) {
            case Finding.MessageDecoded decoded -> {
                DecodeJson.message(json, decoded.message());
                json.name("written").value(decoded.written());
            }
            case Finding.StaleHit hit -> {
                json.name("lookupIrq")
                        .value(hit.lookupIrq())
                        .name("writtenAt")
                        .value(hit.writtenAt())
                        .name("freedAt")
                        .value(hit.freedAt());
                json.name("owner").value(hit.owner().text()).name("ownedSince").value(hit.ownedSince());
            }
            case Finding.Observed observed -> {}
        }
    }
}
