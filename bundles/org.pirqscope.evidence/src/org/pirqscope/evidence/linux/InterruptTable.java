package org.pirqscope.evidence.linux;

import static org.pirqscope.evidence.fact.PirqEvent.UNKNOWN;

import java.util.Set;
import org.pirqscope.evidence.fact.Fact;
import org.pirqscope.evidence.fact.Facts;
import org.pirqscope.evidence.fact.LogRecord;
import org.pirqscope.evidence.fact.SymptomKind;
import org.pirqscope.evidence.line.Meaning;
import org.pirqscope.evidence.line.Numeral;

/**
 * Reads /proc/interrupts of all layouts: {@code xen-pirq-msi-x}, {@code xen-pirq    -msi-x}, {@code xen-pirq
 * 9-ioapic-level}, with or without the line of CPUs, with runs of spaces squeezed.
 */
public final class InterruptTable {

    private static final String CHIP = "xen-pirq";
    private static final String EVENTS = "xen-dyn";
    /** Who has these has bound what only the first domain may bind, or is one of its daemons. */
    private static final Set<String> DOM0 = Set.of(
            "-virq xen-pcpu",
            "-virq hvc_console",
            "-event evtchn:xenstored",
            "-event evtchn:oxenstored",
            "-event evtchn:xenconsoled");

    private final Facts facts;
    private boolean seen;
    private boolean dom0;

    public InterruptTable(Facts facts) {
        this.facts = facts;
    }

    /** Reads a row, or the line of CPUs. */
    public Meaning read(LogRecord record) {
        String line = record.line();
        int at = blanks(line, 0);
        if (line.startsWith("CPU0", at)) {
            seen = true;
            dom0 = false;
            return Meaning.NOTHING;
        }
        Meaning meaning = row(record, line, at);
        seen |= meaning != Meaning.STRANGE;
        return meaning;
    }

    private Meaning row(LogRecord record, String line, int at) {
        int colon = line.indexOf(':', at);
        if (colon <= at || colon - at > 8) {
            return Meaning.STRANGE;
        }
        long irq = Numeral.decimal(line, at, colon);
        if (irq < 0 && !(seen && capitals(line, at, colon))) {
            return Meaning.STRANGE;
        }
        int cpus = 0;
        long count = 0;
        int i = blanks(line, colon + 1);
        while (i > colon + 1 && i < line.length() && Character.isDigit(line.charAt(i))) {
            int end = word(line, i);
            long value = Numeral.decimal(line, i, end);
            if (value < 0) {
                return Meaning.STRANGE;
            }
            count += value;
            cpus++;
            i = blanks(line, end);
        }
        if (cpus == 0) {
            return Meaning.STRANGE;
        }
        if (irq < 0) {
            return Meaning.NOTHING;
        }
        return chip(record, line, i, new Counted((int) irq, cpus, count));
    }

    private record Counted(int irq, int cpus, long count) {}

    private Meaning chip(LogRecord record, String line, int at, Counted counted) {
        if (line.startsWith(EVENTS, at)) {
            return events(record, line, at);
        }
        if (!line.startsWith(CHIP, at)) {
            boolean chip = at < line.length() && Character.isLetter(line.charAt(at));
            return chip && word(line, at) - at >= 3 ? Meaning.NOTHING : Meaning.STRANGE;
        }
        int dash = line.indexOf('-', at + CHIP.length());
        if (dash < 0) {
            return Meaning.STRANGE;
        }
        int end = word(line, dash + 1);
        facts.add(new Fact.InterruptRow(
                record.place(),
                counted.cpus(),
                counted.irq(),
                line.substring(dash + 1, end),
                counted.count(),
                line.substring(Math.min(line.length(), blanks(line, end)))));
        return Meaning.FACT;
    }

    // "xen-dyn    -virq      xen-pcpu": one such row says whose table it is
    private Meaning events(LogRecord record, String line, int at) {
        int dash = line.indexOf('-', at + EVENTS.length());
        int type = line.startsWith("-lateeoi", dash) ? line.indexOf('-', dash + 1) : dash;
        int end = type < 0 ? 0 : word(line, type);
        if (dom0 || end == 0 || !DOM0.contains(line.substring(type, end) + ' ' + line.substring(blanks(line, end)))) {
            return Meaning.NOTHING;
        }
        dom0 = true;
        facts.add(new Fact.Symptom(record.place(), SymptomKind.DOM0_INTERRUPTS, "", UNKNOWN, 0, ""));
        return Meaning.FACT;
    }

    private static boolean capitals(String line, int from, int to) {
        for (int i = from; i < to; i++) {
            if (line.charAt(i) < 'A' || line.charAt(i) > 'Z') {
                return false;
            }
        }
        return true;
    }

    private static int word(String line, int from) {
        int i = from;
        while (i < line.length() && line.charAt(i) > ' ') {
            i++;
        }
        return i;
    }

    private static int blanks(String line, int from) {
        int i = from;
        while (i < line.length() && line.charAt(i) <= ' ') {
            i++;
        }
        return i;
    }
}
