package org.pirqscope.session.live;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pirqscope.machine.call.Finding.StaleHit;
import org.pirqscope.report.words.FindingWords;

/**
 * The sentences of the stale hits in force, by what they are about.
 *
 * @param pirqs by number
 * @param devices by device, then by entry
 * @param entries by entry, inside of one device
 */
record AlarmSentences(
        Map<Integer, String> pirqs, Map<Integer, Map<Integer, String>> devices, Map<Integer, String> entries) {

    /** The oldest hit on a thing tells. */
    static AlarmSentences of(List<StaleHit> hits) {
        Map<Integer, String> pirqs = new HashMap<>();
        Map<Integer, Map<Integer, String>> devices = new HashMap<>();
        for (StaleHit hit : hits) {
            pirqs.putIfAbsent(hit.pirq(), FindingWords.sentence(hit));
            devices.computeIfAbsent(hit.device(), device -> new HashMap<>())
                    .putIfAbsent(hit.entry(), FindingWords.sentence(hit));
        }
        return new AlarmSentences(pirqs, devices, Map.of());
    }

    /** What concerns one device. */
    AlarmSentences inside(int device) {
        return new AlarmSentences(pirqs, Map.of(), devices.getOrDefault(device, Map.of()));
    }

    String ofPirq(int pirq) {
        return pirqs.getOrDefault(pirq, "");
    }

    String ofEntry(int entry) {
        return entries.getOrDefault(entry, "");
    }
}
