package org.pirqscope.evidence.timeline;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pirqscope.evidence.fact.Fact;
import org.pirqscope.evidence.fact.Party;
import org.pirqscope.evidence.fact.PirqEvent;
import org.pirqscope.evidence.fact.SourceFormat;
import org.pirqscope.evidence.fact.SymptomKind;

/** Whose lines a text has, by their format: those of a kernel are dom0's or a guest's as a whole. */
final class LineParties {

    private final Set<Integer> dom0 = new HashSet<>();
    private final Set<Integer> tables = new HashSet<>();

    LineParties(List<Fact> facts) {
        for (Fact fact : facts) {
            boolean own = fact instanceof Fact.Symptom symptom && symptom.kind() == SymptomKind.DOM0_KERNEL
                    || fact instanceof PirqEvent event && event.party() == Party.DOM0;
            if (own) {
                dom0.add(fact.place().file());
            }
            if (fact instanceof Fact.Symptom symptom && symptom.kind() == SymptomKind.DOM0_INTERRUPTS) {
                tables.add(fact.place().file());
            }
        }
    }

    /** Whose lines of that format a text has; nobody's are listings and mails. */
    Optional<Party> of(int file, SourceFormat format) {
        return switch (format) {
            case QEMU -> Optional.of(Party.QEMU);
            case XEN, KEY_I, KEY_M, KEY_Q, KEY_E, KEY_Z -> Optional.of(Party.XEN);
            case INTERRUPTS -> Optional.of(tables.contains(file) ? Party.DOM0 : kernel(file));
            case DMESG, FTRACE -> Optional.of(kernel(file));
            case LSPCI, XL, MAIL -> Optional.empty();
        };
    }

    /** Whose kernel's log a text is. */
    Party kernel(int file) {
        return dom0.contains(file) ? Party.DOM0 : Party.GUEST;
    }
}
