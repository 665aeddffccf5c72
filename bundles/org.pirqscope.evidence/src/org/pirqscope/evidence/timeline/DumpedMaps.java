package org.pirqscope.evidence.timeline;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.pirqscope.evidence.fact.Party;
import org.pirqscope.evidence.fact.PirqEvent;
import org.pirqscope.evidence.fact.SourceFormat;
import org.pirqscope.evidence.fact.What;
import org.pirqscope.evidence.timeline.TimelineLink.Reason;

/** Places dumps of key i in the logs of device models: where what is mapped is what the dump shows. */
final class DumpedMaps {

    private final List<EntryChain> chains;
    private final Links links;

    DumpedMaps(List<EntryChain> chains, Links links) {
        this.chains = chains;
        this.links = links;
    }

    void link() {
        for (int c = 0; c < chains.size(); c++) {
            for (int i = 0; i < chains.get(c).size(); i++) {
                if (chains.get(c).get(i).format() == SourceFormat.KEY_I) {
                    dump(chains.get(c).get(i), new Node(c, i));
                }
            }
        }
    }

    private void dump(TimelineEntry dump, Node node) {
        for (int c = 0; c < chains.size(); c++) {
            Maps maps = new Maps(chains.get(c));
            if (maps.domain >= 0) {
                maps.place(shown(dump, maps.domain), c, node);
            }
        }
    }

    private static Set<Integer> shown(TimelineEntry dump, int domain) {
        return dump.events().stream()
                .filter(event -> event.what() == What.OWNER && event.domain() == domain)
                .map(PirqEvent::pirq)
                .collect(Collectors.toSet());
    }

    /** What one log maps and unmaps. */
    private final class Maps {

        private final EntryChain chain;
        private final List<Integer> changes = new ArrayList<>();
        private final List<Set<Integer>> states = new ArrayList<>();
        private final Set<Integer> ever = new HashSet<>();
        private int domain = PirqEvent.UNKNOWN;

        Maps(EntryChain chain) {
            this.chain = chain;
            Set<Integer> mapped = new HashSet<>();
            states.add(Set.of());
            for (int i = 0; i < chain.size(); i++) {
                boolean changed = false;
                for (PirqEvent event : chain.get(i).events()) {
                    changed |= event.party() == Party.QEMU && change(event, mapped);
                }
                if (changed) {
                    changes.add(i);
                    states.add(Set.copyOf(mapped));
                }
            }
        }

        private boolean change(PirqEvent event, Set<Integer> mapped) {
            domain = event.domain();
            return switch (event.what()) {
                case MAP, UPDATE -> {
                    ever.add(event.pirq());
                    yield mapped.add(event.pirq());
                }
                case UNMAP -> mapped.remove(event.pirq());
                default -> false;
            };
        }

        // only where it is one place
        void place(Set<Integer> shown, int index, Node dump) {
            Set<Integer> wanted = new HashSet<>(shown);
            wanted.retainAll(ever);
            int at = states.indexOf(wanted);
            if (at < 0 || at != states.lastIndexOf(wanted)) {
                return;
            }
            if (at > 0) {
                links.add(new Node(index, changes.get(at - 1)), dump, Reason.DUMPED);
            }
            if (at < changes.size()) {
                links.add(dump, new Node(index, changes.get(at)), Reason.DUMPED);
            }
        }
    }
}
