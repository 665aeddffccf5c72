package org.pirqscope.report.decode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.Finding.MessageDecoded;
import org.pirqscope.machine.call.Step;

/** Reads all handled messages out of the steps of a run, once. */
final class HandledMessages {

    private record Entry(int device, int entry) {}

    private final List<HandledMessage> all = new ArrayList<>();
    private final Map<Integer, List<HandledMessage>> byActor = new HashMap<>();
    private final Map<Entry, Integer> written = new HashMap<>();

    HandledMessages(List<Step> steps) {
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
        HandledMessage handled = new HandledMessage(
                step.number(), step.actor(), step.call().name(), message, written.getOrDefault(entry, 0));
        all.add(handled);
        byActor.computeIfAbsent(step.actor(), actor -> new ArrayList<>()).add(handled);
    }

    MessagesByStep all() {
        return new MessagesByStep(List.copyOf(all));
    }

    MessagesByStep of(int actor) {
        return new MessagesByStep(List.copyOf(byActor.getOrDefault(actor, List.of())));
    }
}
