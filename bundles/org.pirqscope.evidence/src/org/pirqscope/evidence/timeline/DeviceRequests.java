package org.pirqscope.evidence.timeline;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.pirqscope.evidence.fact.Party;
import org.pirqscope.evidence.fact.PirqEvent;
import org.pirqscope.evidence.fact.What;
import org.pirqscope.evidence.timeline.TimelineLink.Reason;

/** The numbers that were asked for one device, one after the other, in one log. */
final class DeviceRequests {

    /**
     * One of them.
     *
     * @param given the last line in which the log gives up numbers of the device before this one; null where it gave
     * up none since the request before
     */
    private record Request(Node node, int pirq, boolean reused, Node given) {}

    private final int chain;
    private final List<Request> all = new ArrayList<>();
    private final Set<Integer> open = new HashSet<>();
    private Node given;

    private DeviceRequests(int chain) {
        this.chain = chain;
    }

    int chain() {
        return chain;
    }

    /** Of a guest's log: what it asked Xen for, or took from the old message. */
    static Map<String, DeviceRequests> ofGuest(EntryChain chain, int index) {
        Map<String, DeviceRequests> devices = new TreeMap<>();
        for (int i = 0; !chain.trace() && i < chain.size(); i++) {
            Node node = new Node(index, i);
            for (PirqEvent event : chain.get(i).events()) {
                if (told(event, Party.GUEST) && event.what() == What.REQUEST) {
                    boolean reused = event.detail() instanceof PirqEvent.Reused;
                    of(devices, event, index).all.add(new Request(node, event.pirq(), reused, null));
                }
            }
        }
        return devices;
    }

    /** Of QEMU's log: what it was asked to map. */
    static Map<String, DeviceRequests> ofQemu(EntryChain chain, int index) {
        Map<String, DeviceRequests> devices = new TreeMap<>();
        for (int i = 0; i < chain.size(); i++) {
            for (PirqEvent event : chain.get(i).events()) {
                if (told(event, Party.QEMU)) {
                    of(devices, event, index).mapped(event, new Node(index, i));
                }
            }
        }
        devices.values().removeIf(device -> device.all.isEmpty());
        return devices;
    }

    private static boolean told(PirqEvent event, Party party) {
        return event.party() == party && event.pirq() >= 0 && !event.device().isEmpty();
    }

    private static DeviceRequests of(Map<String, DeviceRequests> devices, PirqEvent event, int chain) {
        return devices.computeIfAbsent(event.device(), device -> new DeviceRequests(chain));
    }

    private void mapped(PirqEvent event, Node node) {
        switch (event.what()) {
            case REQUEST, UPDATE -> {
                if (open.add(event.pirq())) {
                    all.add(new Request(node, event.pirq(), false, given));
                    given = null;
                }
            }
            case UNBIND, UNMAP -> {
                open.remove(event.pirq());
                given = all.isEmpty() ? null : node;
            }
            case MAP_FAILED -> open.remove(event.pirq());
            default -> {}
        }
    }

    /** Links a guest's log with its device model's, where only one way to lay them side by side fits. */
    void link(DeviceRequests model, Links links) {
        List<Request> fresh = all.stream().filter(request -> !request.reused()).toList();
        int shift = onlyShift(numbers(fresh), numbers(model.all));
        for (int i = 0; shift != Integer.MAX_VALUE && i < fresh.size(); i++) {
            int other = i + shift;
            if (other >= 0 && other < model.all.size()) {
                Request mapped = model.all.get(other);
                links.add(fresh.get(i).node(), mapped.node(), Reason.ASKED);
                if (mapped.given() != null) {
                    links.add(mapped.given(), first(fresh.get(i)).node(), Reason.GIVEN_BACK);
                }
            }
        }
    }

    private static List<Integer> numbers(List<Request> requests) {
        return requests.stream().map(Request::pirq).toList();
    }

    // one log may begin later or end earlier than the other
    private static int onlyShift(List<Integer> asked, List<Integer> mapped) {
        int found = Integer.MAX_VALUE;
        boolean within = asked.size() >= mapped.size();
        List<Integer> longer = within ? asked : mapped;
        List<Integer> shorter = within ? mapped : asked;
        for (int at = 0; !shorter.isEmpty() && at + shorter.size() <= longer.size(); at++) {
            if (longer.subList(at, at + shorter.size()).equals(shorter)) {
                if (found != Integer.MAX_VALUE) {
                    return Integer.MAX_VALUE;
                }
                found = within ? -at : at;
            }
        }
        return found;
    }

    // a number cannot be asked for twice in one set-up: where it is taken from the old message, the set-up is the next
    private Request first(Request request) {
        Request first = request;
        int end = all.indexOf(request);
        int start = end;
        while (start > 0 && all.get(start - 1).reused()) {
            start--;
        }
        Set<Integer> before = new HashSet<>(numbers(all.subList(0, start)));
        for (int i = end - 1; i >= start; i--) {
            first = before.contains(all.get(i).pirq()) ? all.get(i) : first;
        }
        return first;
    }
}
