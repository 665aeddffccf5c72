package org.pirqscope.evidence.timeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.pirqscope.evidence.fact.Party;
import org.pirqscope.evidence.fact.PirqEvent;
import org.pirqscope.evidence.fact.What;
import org.pirqscope.evidence.timeline.TimelineLink.Reason;

/** Links what two sources tell of the same thing. */
final class SharedFacts {

    private final List<EntryChain> chains;
    private final BiPredicate<Integer, Integer> oneClock;
    private final Links links;

    /** @param oneClock whether two texts are of one writer */
    SharedFacts(List<EntryChain> chains, BiPredicate<Integer, Integer> oneClock, Links links) {
        this.chains = chains;
        this.oneClock = oneClock;
        this.links = links;
    }

    /** Adds all links. */
    void link() {
        traces();
        askedAndMapped();
        failures();
        new DumpedMaps(chains, links).link();
    }

    private void traces() {
        for (int c = 0; c < chains.size(); c++) {
            EntryChain trace = chains.get(c);
            int last = trace.get(trace.size() - 1).place().line();
            for (int other = 0; trace.trace() && other < chains.size(); other++) {
                EntryChain console = chains.get(other);
                if (!console.trace() && console.file() == trace.file()) {
                    printed(new Node(c, trace.size() - 1), last, other);
                }
            }
        }
    }

    private void printed(Node end, int line, int console) {
        for (int i = 0; i < chains.get(console).size(); i++) {
            if (chains.get(console).get(i).place().line() > line) {
                links.add(end, new Node(console, i), Reason.PRINTED);
                return;
            }
        }
    }

    // a device has one address for its guest and the guest's device model, and each of them one chain
    private void askedAndMapped() {
        Map<String, List<DeviceRequests>> guests = new TreeMap<>();
        Map<String, List<DeviceRequests>> models = new TreeMap<>();
        for (int c = 0; c < chains.size(); c++) {
            DeviceRequests.ofGuest(chains.get(c), c)
                    .forEach((device, one) -> guests.computeIfAbsent(device, key -> new ArrayList<>())
                            .add(one));
            DeviceRequests.ofQemu(chains.get(c), c)
                    .forEach((device, one) -> models.computeIfAbsent(device, key -> new ArrayList<>())
                            .add(one));
        }
        models.forEach((device, model) -> {
            List<DeviceRequests> guest = guests.getOrDefault(device, List.of());
            if (model.size() == 1 && one(guest)) {
                guest.forEach(log -> log.link(model.getFirst(), links));
            }
        });
    }

    private boolean one(List<DeviceRequests> logs) {
        return logs.stream()
                .allMatch(log -> oneClock.test(
                        chains.get(log.chain()).file(),
                        chains.get(logs.getFirst().chain()).file()));
    }

    /** Whose failure it is; the pirq where the line names one. */
    private record Failure(int domain, int pirq) {}

    // Xen's line and QEMU's, as many of both
    private void failures() {
        Map<Failure, List<Node>> told = new HashMap<>();
        Map<Failure, List<Node>> seen = new HashMap<>();
        for (int c = 0; c < chains.size(); c++) {
            for (int i = 0; i < chains.get(c).size(); i++) {
                for (PirqEvent event : chains.get(c).get(i).events()) {
                    boolean xen = event.party() == Party.XEN;
                    if (event.what() == What.MAP_FAILED
                            && event.domain() >= 0
                            && (xen || event.party() == Party.QEMU)) {
                        (xen ? told : seen)
                                .computeIfAbsent(new Failure(event.domain(), event.pirq()), key -> new ArrayList<>())
                                .add(new Node(c, i));
                    }
                }
            }
        }
        told.forEach((failure, lines) -> {
            List<Node> answers = seen.getOrDefault(failure, List.of());
            for (int i = 0; answers.size() == lines.size() && i < lines.size(); i++) {
                links.add(lines.get(i), answers.get(i), Reason.REFUSED);
            }
        });
    }
}
