package org.pirqscope.evidence.life;

import static org.pirqscope.evidence.fact.PirqEvent.UNKNOWN;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.pirqscope.evidence.fact.Fact;
import org.pirqscope.evidence.fact.Party;
import org.pirqscope.evidence.fact.PirqEvent;
import org.pirqscope.evidence.fact.PirqEvent.Vector;
import org.pirqscope.evidence.fact.What;

/** Puts together what different texts call the same device. */
final class DeviceTable {

    private static final class Entry {
        private String bdf = "";
        private String virtual = "";
        private int domain = UNKNOWN;
        private int msi = UNKNOWN;
        private int msix = UNKNOWN;
    }

    private final Map<String, Entry> byVirtual = new TreeMap<>();
    private final Map<String, Entry> byReal = new TreeMap<>();
    private final Map<String, String> drivers = new HashMap<>();
    private final Map<String, Integer> asked = new HashMap<>();
    private final Map<String, Integer> got = new HashMap<>();

    DeviceTable(List<Fact> facts) {
        facts.stream()
                .filter(fact -> fact instanceof Fact.DeviceSeen seen
                        && !seen.virtualBdf().isEmpty())
                .forEach(fact -> add((Fact.DeviceSeen) fact));
        for (Fact fact : facts) {
            if (fact instanceof Fact.DeviceSeen seen && seen.virtualBdf().isEmpty()) {
                add(seen);
            }
            if (fact instanceof Fact.DriverSeen seen) {
                drivers.putIfAbsent(seen.device(), seen.driver());
            }
            if (fact instanceof Fact.OwnerRow row
                    && row.domain() != 0
                    && !row.bdf().isEmpty()) {
                real(row.bdf()).domain = row.domain();
            }
            if (fact instanceof PirqEvent event && !event.device().isEmpty() && event.party() != Party.DOM0) {
                virtual(event.device());
            }
        }
        vectors(facts);
    }

    private void add(Fact.DeviceSeen seen) {
        boolean ambiguous = seen.virtualBdf().isEmpty()
                && seen.domain() == UNKNOWN
                && byVirtual.containsKey(seen.bdf())
                && byReal.containsKey(seen.bdf());
        if (ambiguous) {
            return; // a listing of the guest or of the host: one address, two devices
        }
        Entry entry = seen.virtualBdf().isEmpty() ? real(seen.bdf()) : virtual(seen.virtualBdf());
        if (!seen.bdf().isEmpty() && !seen.virtualBdf().isEmpty()) {
            entry.bdf = seen.bdf();
            byReal.put(seen.bdf(), entry);
        }
        entry.domain = seen.domain() > 0 ? seen.domain() : entry.domain;
        entry.msi = seen.msi() >= 0 ? seen.msi() : entry.msi;
        entry.msix = seen.msix() >= 0 ? seen.msix() : entry.msix;
    }

    private Entry virtual(String address) {
        Entry entry = byVirtual.computeIfAbsent(address, key -> new Entry());
        entry.virtual = address;
        return entry;
    }

    private Entry real(String address) {
        Entry entry = byReal.computeIfAbsent(address, key -> new Entry());
        entry.bdf = address;
        return entry;
    }

    // a set-up asks for its vectors one after the other and ends with the next unbind
    private void vectors(List<Fact> facts) {
        Map<String, Set<Integer>> asking = new HashMap<>();
        Map<String, Set<Integer>> mapped = new HashMap<>();
        for (Fact fact : facts) {
            if (fact instanceof PirqEvent event
                    && event.pirq() >= 0
                    && !event.device().isEmpty()) {
                Set<Integer> open = asking.computeIfAbsent(event.device(), key -> new HashSet<>());
                Set<Integer> held = mapped.computeIfAbsent(event.device(), key -> new HashSet<>());
                if (event.what() == What.UNBIND || event.what() == What.UNMAP) {
                    held.remove(event.pirq());
                    open.remove(event.pirq());
                } else if (event.what() == What.REQUEST || event.what() == What.UPDATE) {
                    open.add(event.pirq());
                }
                if (event.what() == What.UPDATE && event.detail() instanceof Vector) {
                    held.add(event.pirq());
                }
                asked.merge(event.device(), open.size(), Math::max);
                got.merge(event.device(), held.size(), Math::max);
            }
        }
    }

    List<KnownDevice> devices() {
        List<KnownDevice> devices = new ArrayList<>();
        byVirtual.values().forEach(entry -> devices.add(device(entry)));
        byReal.values().stream().filter(entry -> entry.virtual.isEmpty()).forEach(entry -> devices.add(device(entry)));
        return List.copyOf(devices);
    }

    private KnownDevice device(Entry entry) {
        return new KnownDevice(
                entry.bdf,
                entry.virtual,
                entry.domain,
                entry.msi < 0 ? OptionalInt.empty() : OptionalInt.of(entry.msi),
                entry.msix < 0 ? OptionalInt.empty() : OptionalInt.of(entry.msix),
                asked.getOrDefault(entry.virtual, 0),
                got.getOrDefault(entry.virtual, 0),
                drivers.getOrDefault(entry.virtual, ""));
    }
}
