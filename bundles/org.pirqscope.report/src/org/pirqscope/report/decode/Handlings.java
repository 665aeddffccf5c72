package org.pirqscope.report.decode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.Finding.MessageDecoded;
import org.pirqscope.machine.call.Step;

/** Reads all handled messages out of the steps of a run, once. */
final class Handlings {

    private record Entry(int device, int entry) {}

    private final List<Handled> all = new ArrayList<>();
    private final Map<Integer, List<Handled>> byActor = new HashMap<>();
    private final Map<Entry, Integer> written = new HashMap<>();

    Handlings(List<Step> steps) {
        for (Step step : steps) {
            for (Finding finding : step.findings()) {
                if (finding instanceof MessageDecoded message) {
                    add(step, message);
                }
            }
        }
    }

    private void add(Step step, MessageDecoded message) {
        Entry entry = new Entry(message.device(), message.entry());
        if (message.written()) {
            written.put(entry, step.number());
        }
        Handled handled =
                new Handled(step.number(), step.actor(), step.call().name(), message, written.getOrDefault(entry, 0));
        all.add(handled);
        byActor.computeIfAbsent(step.actor(), actor -> new ArrayList<>()).add(handled);
    }

    Handling all() {
        return new Handling(List.copyOf(all));
    }

    Handling of(int actor) {
        return new Handling(List.copyOf(byActor.getOrDefault(actor, List.of())));
    }
}
