package org.pirqscope.evidence.timeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pirqscope.evidence.fact.Party;
import org.pirqscope.evidence.fact.SourceLine;

/**
 * Lines that stand in two texts with the same time: one of them is left out, and the texts have one clock.
 *
 * @param chains without the copies
 * @param texts that have a line in common, two by two
 */
record Copies(List<EntryChain> chains, Set<List<Integer>> texts) {

    private record Key(Party party, double seconds, String words) {}

    static Copies of(List<EntryChain> all) {
        Map<Key, Node> seen = new HashMap<>();
        Map<Node, List<SourceLine>> more = new HashMap<>();
        Set<List<Integer>> texts = new HashSet<>();
        List<EntryChain> chains = new ArrayList<>();
        for (EntryChain chain : all) {
            List<TimelineEntry> kept = new ArrayList<>();
            for (TimelineEntry entry : chain.entries()) {
                Key key = new Key(entry.party(), entry.seconds(), FactWords.of(entry));
                Node first = Double.isNaN(entry.seconds()) ? null : seen.get(key);
                boolean elsewhere = first != null
                        && first.chain() < chains.size()
                        && chains.get(first.chain()).file() != chain.file();
                if (elsewhere) {
                    more.computeIfAbsent(first, node -> new ArrayList<>()).add(entry.place());
                    texts.add(List.of(chains.get(first.chain()).file(), chain.file()));
                } else {
                    seen.putIfAbsent(key, new Node(chains.size(), kept.size()));
                    kept.add(entry);
                }
            }
            if (!kept.isEmpty()) {
                chains.add(new EntryChain(chain.file(), chain.trace(), kept));
            }
        }
        more.forEach((node, places) -> {
            List<TimelineEntry> entries = chains.get(node.chain()).entries();
            entries.set(node.index(), entries.get(node.index()).with(places));
        });
        return new Copies(List.copyOf(chains), Set.copyOf(texts));
    }
}
