package org.pirqscope.evidence.timeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pirqscope.evidence.timeline.TimelineLink.Reason;

/** What is known of the order of entries of different chains. */
final class Links {

    /** An entry that comes before another one. */
    record Earlier(Node node, Reason reason) {}

    private final Map<Node, List<Earlier>> earlier = new HashMap<>();
    private final Set<Node> sources = new HashSet<>();

    /** Says that one entry comes before another; of one chain their lines say it. */
    void add(Node before, Node after, Reason reason) {
        if (before.chain() != after.chain()) {
            sources.add(before);
            earlier.computeIfAbsent(after, key -> new ArrayList<>(2)).add(new Earlier(before, reason));
        }
    }

    /** Whether something of another chain comes after an entry. */
    boolean from(Node node) {
        return sources.contains(node);
    }

    /** What comes before an entry. */
    List<Earlier> before(Node node) {
        return earlier.getOrDefault(node, List.of());
    }
}
