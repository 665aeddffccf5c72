package org.pirqscope.evidence.timeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pirqscope.evidence.fact.SourceLine;
import org.pirqscope.evidence.read.Evidence;
import org.pirqscope.evidence.timeline.ClockSettings.SameMoment;
import org.pirqscope.evidence.timeline.TimelineLink.Reason;

/**
 * What the lines of all texts tell, in one order: in a text that of its lines, between texts what shared facts and
 * known
 * clocks force. A row that nothing puts after the one above says so.
 *
 * @param notes what a person should know of the order, a sentence each without a full stop
 */
public record Timeline(List<TimelineRow> rows, List<String> notes) {

    /** Entries that are ordered at most. */
    private static final int MOST = 200_000;

    public Timeline {
        rows = List.copyOf(rows);
        notes = List.copyOf(notes);
    }

    /** The timeline of all that was read. */
    public static Timeline of(Evidence evidence, ClockSettings settings) {
        List<EntryChain> all = Chains.of(evidence);
        int entries = all.stream().mapToInt(EntryChain::size).sum();
        if (entries > MOST) {
            return new Timeline(
                    List.of(),
                    List.of(entries + " lines tell something; a timeline has at most " + MOST + ": read fewer files"));
        }
        Copies copies = Copies.of(all);
        List<EntryChain> chains = copies.chains();
        Map<SourceLine, Node> places = places(chains);
        Links links = new Links();
        Clocks clocks = new Clocks(chains, copies.texts(), settings, places);
        new SharedFacts(chains, clocks::together, links).link();
        settings.pairs().forEach(pair -> said(pair, places, chains, links));
        clocks.link(links);
        TimelineOrder order = new TimelineOrder(chains, links);
        List<TimelineRow> rows = order.rows();
        return new Timeline(rows, notes(evidence, clocks, order));
    }

    private static Map<SourceLine, Node> places(List<EntryChain> chains) {
        Map<SourceLine, Node> places = new HashMap<>();
        for (int c = 0; c < chains.size(); c++) {
            for (int i = 0; i < chains.get(c).size(); i++) {
                Node node = new Node(c, i);
                TimelineEntry entry = chains.get(c).get(i);
                entry.facts().forEach(fact -> places.put(fact.place(), node));
                entry.copies().forEach(copy -> places.put(copy, node));
            }
        }
        return places;
    }

    // the other one stands right after the one
    private static void said(SameMoment pair, Map<SourceLine, Node> places, List<EntryChain> chains, Links links) {
        Node one = places.get(pair.one());
        Node other = places.get(pair.other());
        if (one == null || other == null) {
            return;
        }
        links.add(one, other, Reason.SAID);
        if (one.index() + 1 < chains.get(one.chain()).size()) {
            links.add(other, new Node(one.chain(), one.index() + 1), Reason.SAID);
        }
    }

    private static List<String> notes(Evidence evidence, Clocks clocks, TimelineOrder order) {
        List<String> notes = new ArrayList<>();
        clocks.backwards().stream()
                .distinct()
                .forEach(text ->
                        notes.add(evidence.names().get(text) + ": its times run backwards somewhere and are not used"));
        int wrong = order.contradicted().size();
        if (wrong > 0) {
            TimelineLink first = order.contradicted().getFirst();
            notes.add("%d %s between two texts contradict%s the others and %s left out, the first one that %s is "
                            .formatted(
                                    wrong,
                                    wrong == 1 ? "order" : "orders",
                                    wrong == 1 ? "s" : "",
                                    wrong == 1 ? "is" : "are",
                                    place(evidence, first.before()))
                    + "before " + place(evidence, first.after()) + " ("
                    + first.reason().id() + ")");
        }
        return notes;
    }

    private static String place(Evidence evidence, SourceLine line) {
        return evidence.names().get(line.file()) + ":" + line.line();
    }

    /** Whether a line stands on the timeline, alone, in a dump or as a copy. */
    public boolean has(SourceLine line) {
        return rows.stream()
                .map(TimelineRow::entry)
                .anyMatch(entry -> entry.copies().contains(line)
                        || entry.facts().stream().anyMatch(fact -> fact.place().equals(line)));
    }
}
