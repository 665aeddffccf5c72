package org.pirqscope.evidence.timeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.pirqscope.evidence.fact.Fact;
import org.pirqscope.evidence.fact.Party;
import org.pirqscope.evidence.fact.PirqEvent;
import org.pirqscope.evidence.fact.SourceFormat;
import org.pirqscope.evidence.read.Evidence;

/** The texts as entries, those together whose order is known by their lines. */
final class Chains {

    /** Whose lines they are. */
    private enum Writer {
        KERNEL,
        QEMU,
        XEN,
        TRACE,
        NOBODY
    }

    private final Evidence evidence;
    private final LineParties parties;

    private Chains(Evidence evidence) {
        this.evidence = evidence;
        this.parties = new LineParties(evidence.facts());
    }

    /** All of them: guests first, then QEMU, Xen and dom0, each in the order of the texts. */
    static List<EntryChain> of(Evidence evidence) {
        return new Chains(evidence).all();
    }

    private List<EntryChain> all() {
        Map<Integer, List<Draft>> byFile = new TreeMap<>();
        for (int i = 0; i < evidence.facts().size(); i++) {
            Fact fact = evidence.facts().get(i);
            if (shown(fact)) {
                add(byFile.computeIfAbsent(fact.place().file(), file -> new ArrayList<>()), i, fact);
            }
        }
        List<EntryChain> chains = new ArrayList<>();
        byFile.forEach((file, drafts) ->
                chains.addAll(split(file, drafts.stream().map(Draft::entry).toList())));
        // what a trace holds comes no later than where it is printed, and so not before somebody has to wait for it
        chains.sort(Comparator.comparing(EntryChain::trace)
                .thenComparing(chain -> chain.get(0).party()));
        return chains;
    }

    // what happens, and dumps; versions, limits and what only says who somebody is are no events
    private static boolean shown(Fact fact) {
        return switch (fact) {
            case PirqEvent event -> true;
            case Fact.Written written -> true;
            case Fact.DumpRow row -> true;
            case Fact.Symptom symptom -> !FactWords.identity(symptom.kind());
            case Fact.Banner banner -> false;
            case Fact.Limit limit -> false;
            case Fact.DeviceSeen seen -> false;
            case Fact.Logged logged -> false;
            case Fact.DriverSeen seen -> false;
        };
    }

    private void add(List<Draft> drafts, int index, Fact fact) {
        SourceFormat format = evidence.origins().format(index);
        Draft last = drafts.isEmpty() ? null : drafts.getLast();
        boolean same = last != null
                && last.format == format
                && (TimelineEntry.dump(format)
                        ? follows(last.facts.getLast(), fact)
                        : last.facts.getFirst().place().equals(fact.place()));
        if (!same) {
            drafts.add(new Draft(format, party(fact, format), evidence.origins().seconds(index)));
        }
        drafts.getLast().facts.add(fact);
    }

    // a dump begins anew with its first row
    private static boolean follows(Fact before, Fact next) {
        long first = rank(before);
        long second = rank(next);
        return first < 0 || second < 0 || second >= first;
    }

    private static long rank(Fact fact) {
        return switch (fact) {
            case PirqEvent event when event.detail() instanceof PirqEvent.HostIrq irq -> irq.xenIrq();
            case PirqEvent event
            when event.detail() instanceof PirqEvent.EventPort port -> ((long) event.domain() << 32) + port.port();
            case Fact.MsiRow row -> row.xenIrq();
            case Fact.InterruptRow row -> row.irq();
            default -> -1;
        };
    }

    /** An entry that comes together. */
    private static final class Draft {

        private final SourceFormat format;
        private final Party party;
        private final double seconds;
        private final List<Fact> facts = new ArrayList<>();

        Draft(SourceFormat format, Party party, double seconds) {
            this.format = format;
            this.party = party;
            this.seconds = seconds;
        }

        TimelineEntry entry() {
            return new TimelineEntry(facts.getFirst().place(), party, seconds, format, facts, List.of());
        }
    }

    private Party party(Fact fact, SourceFormat format) {
        if (fact instanceof PirqEvent event) {
            return event.party();
        }
        int file = fact.place().file();
        return parties.of(file, format).orElseGet(() -> parties.kernel(file));
    }

    private static Writer writer(SourceFormat format) {
        return switch (format) {
            case QEMU -> Writer.QEMU;
            case XEN, KEY_I, KEY_M, KEY_Q, KEY_E, KEY_Z -> Writer.XEN;
            case DMESG, INTERRUPTS -> Writer.KERNEL;
            case FTRACE -> Writer.TRACE;
            case LSPCI, XL, MAIL -> Writer.NOBODY;
        };
    }

    // writers that stand in one block each may have been pasted one below the other; where they alternate they share a
    // console
    private static List<EntryChain> split(int file, List<TimelineEntry> entries) {
        Map<Writer, List<TimelineEntry>> byWriter = new EnumMap<>(Writer.class);
        List<EntryChain> chains = new ArrayList<>();
        List<TimelineEntry> console = new ArrayList<>();
        List<TimelineEntry> trace = new ArrayList<>();
        int blocks = 0;
        Writer last = null;
        for (TimelineEntry entry : entries) {
            Writer writer = writer(entry.format());
            if (writer == Writer.TRACE) {
                trace.add(entry);
                continue;
            }
            end(file, trace, chains);
            blocks += writer == last ? 0 : 1;
            last = writer;
            console.add(entry);
            byWriter.computeIfAbsent(writer, key -> new ArrayList<>()).add(entry);
        }
        end(file, trace, chains);
        if (blocks > byWriter.size()) {
            chains.add(new EntryChain(file, false, console));
        } else {
            byWriter.values().forEach(lines -> chains.add(new EntryChain(file, false, lines)));
        }
        return chains;
    }

    private static void end(int file, List<TimelineEntry> trace, List<EntryChain> chains) {
        if (!trace.isEmpty()) {
            chains.add(new EntryChain(file, true, trace));
            trace.clear();
        }
    }
}
