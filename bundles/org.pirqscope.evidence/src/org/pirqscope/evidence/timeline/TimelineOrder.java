package org.pirqscope.evidence.timeline;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pirqscope.evidence.timeline.Links.Earlier;

/**
 * Puts the entries into one order that agrees with all that is known: a chain goes on until one of its lines has to
 * wait
 * for another chain. For each row it says whether it is known to come after the row above.
 */
final class TimelineOrder {

    /** Up to where a chain has to be written before another one goes on. */
    private record Wanted(int chain, int index) {}

    private final List<EntryChain> chains;
    private final Links links;
    private final int[] written;
    private final boolean[] waits;
    private final Map<Node, int[]> knownAt = new HashMap<>();
    private final int[][] known;
    private final List<TimelineRow> rows = new ArrayList<>();
    private final List<TimelineLink> contradicted = new ArrayList<>();
    private Node last;

    TimelineOrder(List<EntryChain> chains, Links links) {
        this.chains = chains;
        this.links = links;
        this.written = new int[chains.size()];
        this.waits = new boolean[chains.size()];
        this.known = new int[chains.size()][chains.size()];
        for (int[] row : known) {
            Arrays.fill(row, -1);
        }
    }

    /** All rows. */
    List<TimelineRow> rows() {
        for (int c = 0; c < chains.size(); c++) {
            write(c, chains.get(c).size() - 1);
        }
        return rows;
    }

    /** What cannot be, since other lines say the contrary. */
    List<TimelineLink> contradicted() {
        return contradicted;
    }

    private void write(int chain, int index) {
        Deque<Wanted> open = new ArrayDeque<>();
        open.push(new Wanted(chain, index));
        waits[chain] = true;
        while (!open.isEmpty()) {
            Wanted now = open.peek();
            if (written[now.chain()] > now.index()) {
                waits[now.chain()] = false;
                open.pop();
            } else {
                Node next = new Node(now.chain(), written[now.chain()]);
                Optional<Node> missing = missing(next);
                if (missing.isPresent()) {
                    waits[missing.get().chain()] = true;
                    open.push(new Wanted(missing.get().chain(), missing.get().index()));
                } else {
                    row(next);
                }
            }
        }
    }

    // what has to stand above and does not yet; what waits for this chain itself cannot
    private Optional<Node> missing(Node node) {
        for (Earlier earlier : links.before(node)) {
            boolean there = written[earlier.node().chain()] > earlier.node().index();
            if (!there && !waits[earlier.node().chain()]) {
                return Optional.of(earlier.node());
            }
        }
        return Optional.empty();
    }

    private void row(Node node) {
        int[] seen = known[node.chain()];
        List<TimelineLink> forced = new ArrayList<>(2);
        for (Earlier earlier : links.before(node)) {
            TimelineLink one =
                    new TimelineLink(entry(earlier.node()).place(), entry(node).place(), earlier.reason());
            if (written[earlier.node().chain()] <= earlier.node().index()) {
                contradicted.add(one);
                continue;
            }
            forced.add(one);
            int[] other = knownAt.get(earlier.node());
            for (int c = 0; c < seen.length; c++) {
                seen[c] = Math.max(seen[c], other[c]);
            }
        }
        seen[node.chain()] = node.index();
        boolean after = last == null || seen[last.chain()] >= last.index();
        rows.add(new TimelineRow(entry(node), after, forced));
        if (links.from(node)) {
            knownAt.put(node, seen.clone());
        }
        written[node.chain()]++;
        last = node;
    }

    private TimelineEntry entry(Node node) {
        return chains.get(node.chain()).get(node.index());
    }
}
