package org.pirqscope.evidence.life;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.pirqscope.evidence.fact.Fact;
import org.pirqscope.evidence.fact.Party;
import org.pirqscope.evidence.fact.PirqEvent;
import org.pirqscope.evidence.fact.PirqEvent.HostIrq;
import org.pirqscope.evidence.fact.What;

/**
 * The lives of all numbers. A number belongs to its domain: 151 of one domain and 151 of another have nothing to do
 * with
 * each other.
 *
 * @param all by domain, then by number
 */
public record Lives(List<Life> all) {

    private record Key(int domain, int pirq) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return domain != other.domain ? Integer.compare(domain, other.domain) : Integer.compare(pirq, other.pirq);
        }
    }

    public Lives {
        all = List.copyOf(all);
    }

    /** The lives that the facts tell of. */
    public static Lives of(List<Fact> facts) {
        Map<Key, List<PirqEvent>> events = new TreeMap<>();
        for (Fact fact : facts) {
            if (fact instanceof PirqEvent event && event.pirq() >= 0) {
                events.computeIfAbsent(new Key(event.domain(), event.pirq()), key -> new ArrayList<>())
                        .add(event);
            }
        }
        Dumped dumps = new Dumped(facts);
        Map<Integer, String> owners = owners(facts);
        List<Life> lives = new ArrayList<>();
        events.forEach((key, list) ->
                lives.add(new Life(key.domain(), key.pirq(), device(list, owners), list, dumps.mappedAtEnd(list))));
        return new Lives(lives);
    }

    private static Map<Integer, String> owners(List<Fact> facts) {
        Map<Integer, String> owners = new HashMap<>();
        for (Fact fact : facts) {
            if (fact instanceof Fact.OwnerRow row) {
                row.xenIrqs().forEach(irq -> owners.put(irq, row.bdf()));
            }
        }
        return owners;
    }

    private static String device(List<PirqEvent> events, Map<Integer, String> owners) {
        String named = "";
        String owned = "";
        for (PirqEvent event : events) {
            named = event.device().isEmpty() ? named : event.device();
            owned = event.detail() instanceof HostIrq irq ? owners.getOrDefault(irq.xenIrq(), owned) : owned;
        }
        return named.isEmpty() ? owned : named;
    }

    /** The life of a number, of the domain or of none that is named. */
    public Optional<Life> of(int domain, int pirq) {
        return all.stream()
                .filter(life -> life.pirq() == pirq && life.domain() == domain)
                .findFirst();
    }

    /** The domains whose numbers are not known to be theirs: of texts that name none, beside those that do. */
    public Set<Integer> others() {
        boolean unnamed = all.stream().anyMatch(life -> life.domain() < 0 && !life.quiet());
        return unnamed
                ? all.stream()
                        .map(Life::domain)
                        .filter(domain -> domain > 0)
                        .collect(Collectors.toCollection(TreeSet::new))
                : Set.of();
    }

    /** The pools of the domains that have one. */
    public List<PoolUse> pools(StackFacts stack) {
        Map<Integer, Set<Integer>> used = new TreeMap<>();
        for (Life life : all) {
            used.computeIfAbsent(life.domain(), domain -> new HashSet<>());
            if (life.mappedAtEnd().orElse(false)) {
                used.get(life.domain()).add(life.pirq());
            }
        }
        stack.pirqs().ifPresent(limit -> used.computeIfAbsent(0, domain -> new HashSet<>()));
        return used.entrySet().stream()
                .map(pool -> new PoolUse(
                        pool.getKey(),
                        stack.pirqsOf(pool.getKey()),
                        pool.getValue().size()))
                .toList();
    }

    /** The devices that the facts tell of, by their addresses. */
    public static List<KnownDevice> devices(List<Fact> facts) {
        return new DeviceTable(facts).devices();
    }

    /** Which dump of key i in its text an event stands in, and what is mapped in the last one. */
    private static final class Dumped {

        private final Map<PirqEvent, Integer> dumps = new HashMap<>();
        private final Map<Integer, Integer> last = new HashMap<>();

        Dumped(List<Fact> facts) {
            Map<Integer, Integer> irqs = new HashMap<>();
            for (Fact fact : facts) {
                if (fact instanceof PirqEvent event
                        && event.what() == What.OWNER
                        && event.detail() instanceof HostIrq irq) {
                    int file = event.place().file();
                    boolean next = irq.xenIrq() < irqs.getOrDefault(file, -1);
                    irqs.put(file, irq.xenIrq());
                    dumps.put(event, last.merge(file, next ? 1 : 0, Integer::sum));
                }
            }
        }

        Optional<Boolean> mappedAtEnd(List<PirqEvent> events) {
            Optional<Boolean> byQemu = Optional.empty();
            Optional<Boolean> byXen = Optional.empty();
            for (PirqEvent event : events) {
                if (event.party() == Party.QEMU) {
                    byQemu = after(event, byQemu);
                } else if (dumps.containsKey(event)) {
                    byXen = Optional.of(
                            dumps.get(event).equals(last.get(event.place().file())));
                }
            }
            return byQemu.isPresent() ? byQemu : byXen;
        }

        // the number that QEMU only asks for may be refused in the next line
        private static Optional<Boolean> after(PirqEvent event, Optional<Boolean> before) {
            return switch (event.what()) {
                case MAP, UPDATE -> Optional.of(true);
                case BIND -> before.isPresent() ? before : Optional.of(true);
                case UNMAP, MAP_FAILED, BIND_FAILED -> Optional.of(false);
                case REQUEST -> Optional.empty();
                default -> before;
            };
        }
    }
}
