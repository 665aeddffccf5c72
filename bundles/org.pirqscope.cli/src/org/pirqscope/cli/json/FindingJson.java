package org.pirqscope.cli.json;

import org.pirqscope.machine.call.Finding;
import org.pirqscope.report.words.FindingWords;

/** The JSON of findings. */
final class FindingJson {

    private FindingJson() {}

    static void members(Members json, Finding finding) {
        json.put("kind", kind(finding))
                .put("severity", Json.word(finding.severity()))
                .put("device", finding.device())
                .put("entry", finding.entry())
                .put("pirq", Integer.toUnsignedLong(finding.pirq()));
        details(json, finding);
        json.put("title", FindingWords.title(finding)).put("sentence", FindingWords.sentence(finding));
    }

    private static String kind(Finding finding) {
        return switch (finding) {
            case Finding.MessageDecoded decoded -> "message-decoded";
            case Finding.StaleHit hit -> "stale-hit";
            case Finding.Observed observed -> Json.word(observed.kind());
        };
    }

    // What only this kind of finding has.
    private static void details(Members json, Finding finding) {
        switch (finding) {
            case Finding.MessageDecoded decoded ->
                DecodeJson.message(json, decoded.message()).put("written", decoded.written());
            case Finding.StaleHit hit ->
                json.put("lookupIrq", hit.lookupIrq())
                        .put("writtenAt", hit.writtenAt())
                        .put("freedAt", hit.freedAt())
                        .put("owner", hit.owner().text())
                        .put("ownedSince", hit.ownedSince());
            case Finding.Observed observed -> {}
        }
    }
}
