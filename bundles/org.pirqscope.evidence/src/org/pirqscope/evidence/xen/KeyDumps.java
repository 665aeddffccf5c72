package org.pirqscope.evidence.xen;

import static org.pirqscope.evidence.fact.PirqEvent.UNKNOWN;

import java.util.ArrayList;
import java.util.List;
import org.pirqscope.evidence.fact.Domid;
import org.pirqscope.evidence.fact.Fact;
import org.pirqscope.evidence.fact.Facts;
import org.pirqscope.evidence.fact.LogRecord;
import org.pirqscope.evidence.fact.Party;
import org.pirqscope.evidence.fact.PirqEvent;
import org.pirqscope.evidence.fact.PirqEvent.EventPort;
import org.pirqscope.evidence.fact.PirqEvent.HostIrq;
import org.pirqscope.evidence.fact.SourceFormat;
import org.pirqscope.evidence.fact.What;
import org.pirqscope.evidence.line.LineForm;
import org.pirqscope.evidence.line.LineForm.Fit;
import org.pirqscope.evidence.line.LineForm.Found;
import org.pirqscope.evidence.line.Meaning;
import org.pirqscope.evidence.line.Numeral;

/** Reads the dumps of the debug keys i, M, Q, e and z in the forms of Xen 4.1 to 4.22. */
public final class KeyDumps {

    private static final String IRQ = "IRQ:";
    private static final String FLIGHT = "in-flight=";
    private static final int PIRQ_STATE = 4;

    private final Facts facts;
    private final LineForm port = LineForm.of("%d [%s]: s=%d n=%w");
    private final LineForm channels = LineForm.of("Event channel information for domain %d:");
    private final LineForm mask = LineForm.of("%w %d vec=%w%sdest=%w mask=%s/%s/%w");
    private final Found found = new Found();
    private SourceFormat section;
    private int domain = UNKNOWN;

    public KeyDumps(Facts facts) {
        this.facts = facts;
    }

    /** The dump that the record just read belongs to; null for none. */
    public SourceFormat section() {
        return section;
    }

    /** Reads a record if it belongs to a dump; {@link Meaning#STRANGE} ends the dump. */
    public Meaning read(LogRecord record) {
        String line = record.line();
        int at = record.text();
        while (at < line.length() && line.charAt(at) == ' ') {
            at++;
        }
        if (at == line.length()) {
            return Meaning.STRANGE;
        }
        Meaning meaning = header(line, at);
        if (meaning == Meaning.STRANGE) {
            meaning = row(record, line, at);
        }
        if (meaning == Meaning.STRANGE) {
            meaning = rest(line, at);
        }
        section = meaning == Meaning.STRANGE ? null : section;
        return meaning;
    }

    private Meaning header(String line, int at) {
        SourceFormat begun = switch (line.charAt(at)) {
            case 'I' -> line.startsWith("IRQ information:", at) ? SourceFormat.KEY_I : null;
            case 'G' -> line.startsWith("Guest interrupt information:", at) ? SourceFormat.KEY_I : null;
            case 'M' -> line.startsWith("MSI information:", at) ? SourceFormat.KEY_M : null;
            case 'P' -> line.startsWith("PCI-MSI interrupt information:", at) ? SourceFormat.KEY_M : null;
            case '=' ->
                line.startsWith("==== PCI devices ====", at) || line.startsWith("==== segment ", at)
                        ? SourceFormat.KEY_Q
                        : null;
            case 'n' -> line.startsWith("number of MP IRQ sources:", at) ? SourceFormat.KEY_Z : null;
            case 'E' -> channels(line, at);
            default -> null;
        };
        if (begun == null) {
            return Meaning.STRANGE;
        }
        section = begun;
        return Meaning.NOTHING;
    }

    private SourceFormat channels(String line, int at) {
        if (channels.fit(line, at, found) != Fit.YES) {
            return null;
        }
        domain = found.number(0);
        return SourceFormat.KEY_E;
    }

    private Meaning row(LogRecord record, String line, int at) {
        Meaning meaning = line.startsWith(IRQ, at)
                ? irq(record, line, at + IRQ.length())
                : switch (line.charAt(at)) {
                    case 'M', 'H' -> msi(record, line, at);
                    case 'I' -> line.startsWith("IOMMU", at) ? msi(record, line, at) : Meaning.STRANGE;
                    case '?' -> section == SourceFormat.KEY_Q ? device(record, line, at) : Meaning.STRANGE;
                    case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' ->
                        section == SourceFormat.KEY_E ? port(record, line, at) : device(record, line, at);
                    case 'a', 'b', 'c', 'd', 'e', 'f' ->
                        section == SourceFormat.KEY_Q ? device(record, line, at) : Meaning.STRANGE;
                    default -> Meaning.STRANGE;
                };
        return meaning;
    }

    // "   IRQ:  24 vec:a1 PCI-MSI/-X      status=030 aff:{0}/{0} in-flight=0 d5: 55(-M-)"
    private Meaning irq(LogRecord record, String line, int from) {
        int at = blanks(line, from);
        int end = digits(line, at);
        long irq = Numeral.decimal(line, at, end);
        if (irq < 0 || irq > 1 << 24) {
            return end == line.length() ? Meaning.CUT : Meaning.STRANGE;
        }
        section = SourceFormat.KEY_I;
        int flight = line.indexOf(FLIGHT, end);
        if (flight >= 0) {
            return guests(record, (int) irq, line, flight + FLIGHT.length());
        }
        boolean whole = line.endsWith("mapped, unbound")
                || line.endsWith("()")
                || line.endsWith(")") && line.indexOf('#', end) > 0
                || line.endsWith("???");
        return whole || record.alone() && line.indexOf(" vec:", end) > 0 && !line.endsWith("mapped,")
                ? Meaning.FACT
                : Meaning.CUT;
    }

    private Meaning guests(LogRecord record, int irq, String line, int from) {
        int at = blanks(line, digits(line, from));
        if (line.startsWith("domain-list=", at)) {
            at += "domain-list=".length();
        }
        List<Fact> rows = new ArrayList<>();
        while (at < line.length()) {
            int open = line.indexOf('(', at);
            int close = open < 0 ? -1 : line.indexOf(')', open);
            if (close < 0) {
                break;
            }
            Fact row = guest(record, irq, line, at, open, close);
            if (row == null) {
                return Meaning.STRANGE;
            }
            rows.add(row);
            at = close + 1;
            at = at < line.length() && line.charAt(at) == ','
                    ? blanks(line, at + 1)
                    : line.length() + (at < line.length() ? 1 : 0);
        }
        if (rows.isEmpty() || at < line.length()) {
            return Meaning.CUT;
        }
        rows.forEach(this::add);
        return Meaning.FACT;
    }

    private void add(Fact fact) {
        facts.add(fact);
        if (fact instanceof PirqEvent event
                && event.detail() instanceof HostIrq irq
                && (irq.portMasked() || irq.pirqMasked())) {
            facts.add(new PirqEvent(
                    event.place(), Party.XEN, What.MASK, event.domain(), event.pirq(), "", event.detail()));
        }
    }

    // "d5: 55(-M-)" or, up to 4.12, "5: 55(-M-)"
    private static Fact guest(LogRecord record, int irq, String line, int from, int open, int close) {
        int colon = line.indexOf(':', from);
        if (colon < 0 || colon > open) {
            return null;
        }
        String name = line.substring(from, colon).strip();
        int domain = Domid.of(name.startsWith("d") ? name : "d" + name);
        int at = blanks(line, colon + 1);
        long pirq = Numeral.decimal(line, at, open);
        String flags = line.substring(open + 1, close);
        if (domain < 0 || pirq < UNKNOWN || pirq > 1 << 24 || flags.length() < 3) {
            return null;
        }
        // up to 4.3 there is a selector bit between the first and the last two
        HostIrq detail = new HostIrq(
                irq,
                flags.charAt(0) == 'P',
                flags.charAt(flags.length() - 2) == 'M',
                flags.charAt(flags.length() - 1) == 'M');
        return new PirqEvent(record.place(), Party.XEN, What.OWNER, domain, (int) pirq, "", detail);
    }

    // " MSI-X   25 vec=c0 lowest  edge   assert  log lowest dest=00000001 mask=1/HG/0"
    private Meaning msi(LogRecord record, String line, int at) {
        Fit fit = mask.fit(line, at, found);
        if (fit != Fit.YES) {
            boolean begun = fit == Fit.CUT && line.indexOf(" vec=", at) > 0;
            return begun ? Meaning.CUT : Meaning.STRANGE;
        }
        if (!hexOrOpen(found.text(2)) || !hexOrOpen(found.text(4))) {
            return Meaning.STRANGE;
        }
        section = SourceFormat.KEY_M;
        String host = found.text(6);
        int hardware = found.is(7, "1") ? 1 : found.is(7, "0") ? 0 : UNKNOWN;
        long vector = Numeral.hex(found.text(2), 0, found.text(2).length());
        boolean old =
                host.strip().length() == 1 && Character.isDigit(host.strip().charAt(0));
        facts.add(new Fact.MsiRow(
                record.place(),
                found.text(0),
                found.number(1),
                vector == Numeral.NONE ? UNKNOWN : (int) vector,
                host.startsWith("H") || old && host.contains("1"),
                host.endsWith("G"),
                hardware));
        return Meaning.FACT;
    }

    // "0000:00:05.0 - d1 - node -1  - MSIs < 31 32 33 >", before 4.14 "- dom 1 "
    private Meaning device(LogRecord record, String line, int at) {
        int dash = line.indexOf(" - ", at);
        if (dash < 0 || dash - at < 7 || dash - at > 16 || !isAddress(line, at, dash)) {
            return Meaning.STRANGE;
        }
        int next = line.indexOf(" - ", dash + 3);
        String owner = line.substring(dash + 3, next < 0 ? line.length() : next).strip();
        int domid = Domid.of(owner);
        if (domid < 0) {
            return Meaning.STRANGE;
        }
        int list = line.indexOf("MSIs <", dash);
        List<Integer> irqs = new ArrayList<>();
        if (list >= 0) {
            int close = line.indexOf('>', list);
            if (close < 0) {
                return Meaning.CUT;
            }
            for (String word : line.substring(list + 6, close).strip().split("[ ,]+")) {
                long irq = Numeral.decimal(word, 0, word.length());
                if (irq >= 0) {
                    irqs.add((int) irq);
                }
            }
        } else if (next < 0 && !record.alone()) {
            return Meaning.CUT;
        }
        section = SourceFormat.KEY_Q;
        String address = line.charAt(at) == '?' ? "" : Numeral.fullAddress(line.substring(at, dash));
        facts.add(new Fact.OwnerRow(record.place(), address, domid, List.copyOf(irqs)));
        return Meaning.FACT;
    }

    // a dump that pirqscope keys made has ? for what no scenario decides
    private static boolean hexOrOpen(String word) {
        return Numeral.hex(word, 0, word.length()) >= 0 || word.chars().allMatch(c -> c == '?');
    }

    private static boolean isAddress(String line, int at, int end) {
        return Numeral.isAddress(line, at, end)
                || Numeral.isAddress(line.substring(at, end).replace('?', '0'), 0, end - at);
    }

    // "    20 [0/0/  -   ]: s=4 n=1 x=0 p=54 i=31"; 4.1 has no irq and x=0 after the pirq
    private Meaning port(LogRecord record, String line, int at) {
        Fit fit = port.fit(line, at, found);
        if (fit != Fit.YES) {
            return fit == Fit.CUT && line.indexOf('[', at) > 0 ? Meaning.CUT : Meaning.STRANGE;
        }
        if (!hexOrOpen(found.text(3))) {
            return Meaning.STRANGE;
        }
        if (found.number(2) != PIRQ_STATE) {
            return Meaning.NOTHING;
        }
        int number = found.number(0);
        int end = found.end();
        int pirq = value(line, " p=", end);
        boolean old = line.indexOf(" x=", end) > line.indexOf(" p=", end);
        int irq = old ? EventPort.NOT_TOLD : value(line, " i=", end);
        if (pirq < 0 || !old && line.indexOf(" i=", end) < 0) {
            return Meaning.CUT;
        }
        facts.add(new PirqEvent(record.place(), Party.XEN, What.BIND, domain, pirq, "", new EventPort(number, irq)));
        return Meaning.FACT;
    }

    private static int value(String line, String key, int from) {
        int at = line.indexOf(key, from);
        if (at < 0) {
            return UNKNOWN;
        }
        int start = at + key.length();
        int end = start < line.length() && line.charAt(start) == '-' ? digits(line, start + 1) : digits(line, start);
        long value = Numeral.decimal(line, start, end);
        return value == Numeral.NONE || value > 1 << 24 ? UNKNOWN : (int) value;
    }

    // lines that a dump has besides its rows
    private Meaning rest(String line, int at) {
        boolean belongs = section != null
                && switch (section) {
                    case KEY_I ->
                        line.startsWith("0x", at)
                                || line.startsWith("Direct vector", at)
                                || line.startsWith("IO-APIC interrupt", at)
                                || line.startsWith("IRQ ", at)
                                || line.startsWith("Apic 0x", at);
                    case KEY_Q -> line.startsWith("====", at);
                    case KEY_E -> line.startsWith("Polling", at) || line.startsWith("port [", at);
                    case KEY_Z -> apic(line, at);
                    default -> false;
                };
        return belongs ? Meaning.NOTHING : Meaning.STRANGE;
    }

    private static boolean apic(String line, int at) {
        return line.startsWith("....", at)
                || line.startsWith("number of IO-APIC", at)
                || line.startsWith("testing the IO APIC", at)
                || line.startsWith("IO APIC #", at)
                || line.startsWith("NR ", at)
                || line.startsWith("Using vector-based", at)
                || line.startsWith("IRQ", at)
                || line.length() - at > 20 && Numeral.hex(line, at, at + 2) >= 0 && line.charAt(at + 2) == ' ';
    }

    private static int blanks(String line, int from) {
        int i = from;
        while (i < line.length() && line.charAt(i) == ' ') {
            i++;
        }
        return i;
    }

    private static int digits(String line, int from) {
        int i = from;
        while (i < line.length() && line.charAt(i) >= '0' && line.charAt(i) <= '9') {
            i++;
        }
        return i;
    }
}
