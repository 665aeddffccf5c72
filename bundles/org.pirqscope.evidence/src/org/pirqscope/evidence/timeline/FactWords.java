package org.pirqscope.evidence.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.pirqscope.evidence.fact.Domid;
import org.pirqscope.evidence.fact.ErrorText;
import org.pirqscope.evidence.fact.Fact;
import org.pirqscope.evidence.fact.Party;
import org.pirqscope.evidence.fact.PirqEvent;
import org.pirqscope.evidence.fact.SymptomKind;
import org.pirqscope.evidence.fact.What;

/** What was read out of a line, in a few words. */
public final class FactWords {

    private static final int MOST = 12;

    private FactWords() {}

    /** Of a fact: {@code request pirq 55 (entry 0), 00:03.0}. */
    public static String of(Fact fact) {
        return switch (fact) {
            case PirqEvent event -> event(event);
            case Fact.Banner banner ->
                SymptomWords.product(banner.product()) + " " + banner.version()
                        + (banner.debug().isEmpty() ? "" : ", debug=" + banner.debug());
            case Fact.Limit limit -> limit(limit);
            case Fact.DeviceSeen seen -> device(seen);
            case Fact.Symptom symptom -> SymptomWords.of(symptom) + device(symptom.device());
            case Fact.MsiRow row ->
                "%s of Xen irq %d, vector %02x%s%s"
                        .formatted(
                                row.type(),
                                row.xenIrq(),
                                row.vector(),
                                row.guestMask() ? ", masked by the guest" : "",
                                row.hostMask() ? ", masked by the host" : "");
            case Fact.OwnerRow row ->
                "%s is %s's, Xen irqs %s"
                        .formatted(
                                row.bdf().isEmpty() ? "a device" : row.bdf(), Domid.name(row.domain()), row.xenIrqs());
            case Fact.InterruptRow row ->
                "Linux irq %d, %s %s, %d interrupts".formatted(row.irq(), row.type(), row.name(), row.count());
            case Fact.Written written -> message(written);
            case Fact.Logged logged -> "a line that the simulated stack has, too";
            case Fact.DriverSeen seen -> "driver " + seen.driver() + device(seen.device());
        };
    }

    /** Of an entry of the timeline: what happened, or which pirqs a dump names. */
    public static String of(TimelineEntry entry) {
        return entry.dump() ? dump(entry) : happened(entry.facts());
    }

    private static String happened(List<Fact> facts) {
        List<String> words = new ArrayList<>();
        for (Fact fact : facts) {
            boolean said = fact instanceof Fact.Symptom symptom && SymptomWords.says(symptom.kind(), facts);
            if (!said) {
                words.add(of(fact));
            }
        }
        return words.stream().distinct().collect(Collectors.joining("; "));
    }

    private static String dump(TimelineEntry entry) {
        TreeMap<Integer, Set<Integer>> pirqs = new TreeMap<>();
        for (PirqEvent event : entry.events()) {
            pirqs.computeIfAbsent(event.domain(), domain -> new TreeSet<>()).add(event.pirq());
        }
        String named = pirqs.entrySet().stream()
                .map(domain -> Domid.name(domain.getKey()) + " " + numbers(domain.getValue()))
                .collect(Collectors.joining("; "));
        return entry.format().id() + ": "
                + (named.isEmpty() ? entry.facts().size() + (entry.facts().size() == 1 ? " row" : " rows") : named);
    }

    private static String numbers(Set<Integer> pirqs) {
        String first = pirqs.stream().limit(MOST).map(String::valueOf).collect(Collectors.joining(" "));
        return pirqs.size() <= MOST ? first : first + " and " + (pirqs.size() - MOST) + " more";
    }

    private static String event(PirqEvent event) {
        String number = event.pirq() < 0 ? "a pirq" : "pirq " + event.pirq();
        String domain = event.domain() < 0 ? "" : " of " + Domid.name(event.domain());
        String subject = number + domain;
        String detail = detail(event);
        return verb(event, subject) + (detail.isEmpty() ? "" : " (" + detail + ")") + device(event.device());
    }

    private static String verb(PirqEvent event, String subject) {
        if (event.detail() instanceof PirqEvent.Reused) {
            return "re-use " + subject + " of the old message";
        }
        return switch (event.what()) {
            case REQUEST, MAP, BIND, UPDATE, UNBIND, UNMAP, MASK, UNMASK ->
                event.what().id() + " " + subject;
            case MAP_FAILED -> "map " + subject + " failed";
            case BIND_FAILED -> "bind " + subject + " failed";
            case OWNER -> subject + " is mapped";
            case SEEN -> subject + " is named";
        };
    }

    private static String detail(PirqEvent event) {
        return switch (event.detail()) {
            case PirqEvent.Plain plain -> "";
            case PirqEvent.Reused reused -> "";
            case PirqEvent.Vector vector -> vector(vector);
            case PirqEvent.Failed failed -> failed.error() == 0 ? "" : ErrorText.shown(failed.error());
            case PirqEvent.LinuxIrq irq -> "Linux irq " + irq.irq();
            case PirqEvent.Gsi gsi -> "GSI " + gsi.gsi() + ", Linux irq " + gsi.irq();
            case PirqEvent.HostIrq irq ->
                "Xen irq " + irq.xenIrq() + (irq.portMasked() ? ", port masked" : "")
                        + (irq.pirqMasked() ? ", masked until EOI" : "");
            case PirqEvent.EventPort port -> "port " + port.port() + behind(event.party(), port);
        };
    }

    // only Xen knows
    private static String behind(Party party, PirqEvent.EventPort port) {
        String told = port.xenIrq() > 0 ? ", Xen irq " + port.xenIrq() : "";
        return party == Party.XEN && port.unmapped() ? ", no Xen irq" : told;
    }

    private static String vector(PirqEvent.Vector vector) {
        List<String> parts = new ArrayList<>();
        if (vector.entry() >= 0) {
            parts.add("entry " + vector.entry());
        }
        if (vector.gvec() >= 0) {
            parts.add("gvec 0x%x".formatted(vector.gvec()));
        }
        if (vector.gflags() >= 0) {
            parts.add("gflags 0x%x".formatted(vector.gflags()));
        }
        return String.join(", ", parts);
    }

    private static String limit(Fact.Limit limit) {
        return switch (limit.bound()) {
            case NR_IRQS_GSI -> "nr_irqs_gsi " + limit.value();
            case PIRQS -> Domid.name(limit.domain()) + " has at most " + limit.value() + " pirqs";
            case EXTRA_GUEST_IRQS -> "extra_guest_irqs=" + limit.value();
        };
    }

    private static String device(Fact.DeviceSeen seen) {
        String name = seen.virtualBdf().isEmpty() ? seen.bdf() : seen.virtualBdf();
        List<String> parts = new ArrayList<>(List.of("device " + name));
        if (!seen.virtualBdf().isEmpty() && !seen.bdf().isEmpty()) {
            parts.add("which is " + seen.bdf() + " of the host");
        }
        if (seen.domain() >= 0) {
            parts.add("of " + Domid.name(seen.domain()));
        }
        if (seen.msi() >= 0) {
            parts.add("MSI of " + seen.msi());
        }
        if (seen.msix() >= 0) {
            parts.add("MSI-X of " + seen.msix());
        }
        return String.join(", ", parts);
    }

    private static String message(Fact.Written written) {
        return "message %s: %s%s"
                .formatted(written.read() ? "read" : "written", written.message(), device(written.device()));
    }

    private static String device(String address) {
        String plain = address.startsWith("0000:") ? address.substring(5) : address;
        return plain.isEmpty() ? "" : ", " + plain;
    }

    /** Whether a symptom says who somebody is, and nothing that happened. */
    static boolean identity(SymptomKind kind) {
        return switch (kind) {
            case BARE_METAL, OTHER_HYPERVISOR, HVM_GUEST, DOM0_KERNEL, DOM0_INTERRUPTS -> true;
            default -> false;
        };
    }

    /** Whether nothing is wrong with it. */
    static boolean harmless(SymptomKind kind) {
        return identity(kind)
                || kind == SymptomKind.MSIX_CONTROL
                || kind == SymptomKind.MSI_CONTROL
                || kind == SymptomKind.DEVICE_MODEL_STARTED
                || kind == SymptomKind.VIRTUAL_FUNCTIONS
                || kind == SymptomKind.LEGACY_INTERRUPT;
    }

    /** Whether the event says what a symptom of the same line says as well. */
    static boolean repeats(PirqEvent event, SymptomKind kind) {
        return kind == SymptomKind.STALE_REUSE && event.detail() instanceof PirqEvent.Reused
                || kind == SymptomKind.NO_PHYSICAL_IRQ && event.what() == What.BIND_FAILED;
    }
}
