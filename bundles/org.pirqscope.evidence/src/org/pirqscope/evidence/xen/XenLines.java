package org.pirqscope.evidence.xen;

import static org.pirqscope.evidence.fact.PirqEvent.UNKNOWN;

import org.pirqscope.evidence.fact.Domid;
import org.pirqscope.evidence.fact.ErrorText;
import org.pirqscope.evidence.fact.Fact;
import org.pirqscope.evidence.fact.Fact.Bound;
import org.pirqscope.evidence.fact.Fact.Product;
import org.pirqscope.evidence.fact.Facts;
import org.pirqscope.evidence.fact.LineField;
import org.pirqscope.evidence.fact.LogRecord;
import org.pirqscope.evidence.fact.Party;
import org.pirqscope.evidence.fact.PirqEvent;
import org.pirqscope.evidence.fact.PirqEvent.Detail;
import org.pirqscope.evidence.fact.PirqEvent.Failed;
import org.pirqscope.evidence.fact.PirqEvent.Plain;
import org.pirqscope.evidence.fact.Printed;
import org.pirqscope.evidence.fact.SymptomKind;
import org.pirqscope.evidence.fact.What;
import org.pirqscope.evidence.line.FormTable;
import org.pirqscope.evidence.line.LineForm.Found;
import org.pirqscope.evidence.line.Meaning;
import org.pirqscope.evidence.line.Numeral;
import org.pirqscope.machine.call.Log;

/** Reads Xen's console: banner, limits, refusals; with dprintk's {@code irq.c:1926: } and gdprintk's {@code d1v0 }. */
public final class XenLines {

    private static final FormTable<XenLines> FORMS = new FormTable<>();

    static {
        banner();
        pirqs();
        binds();
        devices();
    }

    private static final int EEXIST = -17;
    private static final int EINVAL = -22;
    private static final int ENOSPC = -28;
    private static final String EXTRA = "extra_guest_irqs=";

    private final Facts facts;
    private final Found found = new Found();
    private LogRecord record;
    private int current = UNKNOWN;
    private int gsis;

    public XenLines(Facts facts) {
        this.facts = facts;
    }

    private static void banner() {
        FORMS.read(
                        "Xen version %w %sdebug=%w",
                        (x, f) -> x.version(f.text(0), f.text(2).substring(0, 1)))
                .read("Xen version %w ", (x, f) -> x.version(f.text(0), ""))
                .read("Dom%d has maximum %d PIRQs", (x, f) -> x.limit(Bound.PIRQS, f.number(0), f.number(1)))
                .read("d%d has maximum %d PIRQs", (x, f) -> x.limit(Bound.PIRQS, f.number(0), f.number(1)))
                .read("IRQ limits: %d GSI, %d MSI/MSI-X", (x, f) -> x.gsis(f.number(0)))
                .read("IOAPIC[%d]: apic_id %d, version %d, address %x, GSI %d-%d", (x, f) -> x.gsis(f.number(5) + 1))
                .read("Command line: %s", (x, f) -> x.options(f.text(0)));
    }

    private static void pirqs() {
        FORMS.read(
                        "dom%d: pirq %d or irq %d already mapped",
                        (x, f) -> {
                            x.already(f);
                            x.logged(Log.XEN_ALREADY_MAPPED, f.number(0), Printed.ofPirq(f.number(1)));
                        })
                .read(
                        "dom%d: pirq %d or emuirq %d already mapped",
                        (x, f) -> {
                            x.event(What.SEEN, f.number(0), f.number(1), new Plain());
                            x.logged(Log.XEN_EMUIRQ_ALREADY_MAPPED, f.number(0), Printed.ofPirq(f.number(1)));
                        })
                .read(
                        "dom%d: pirq %d conflicts with irq %d",
                        (x, f) -> {
                            x.event(What.MAP_FAILED, f.number(0), f.number(2), failed(EEXIST));
                            x.logged(Log.XEN_CONFLICTS, f.number(0), Printed.NOTHING);
                        })
                .read(
                        "dom%d: irq %d already mapped to pirq %d",
                        (x, f) -> {
                            x.event(What.MAP_FAILED, f.number(0), Math.abs(f.number(2)), failed(EEXIST));
                            x.logged(Log.XEN_CONFLICTS, f.number(0), Printed.ofPirq(f.number(2)));
                        })
                .read(
                        "dom%d: %d:%d already mapped to %d",
                        (x, f) -> {
                            x.event(What.SEEN, f.number(0), f.number(3), new Plain());
                            x.logged(Log.XEN_AUTO_ALREADY_MAPPED, f.number(0), Printed.ofPirq(f.number(3)));
                        })
                .read(
                        "dom%d: no free pirq",
                        (x, f) -> {
                            x.symptom(SymptomKind.POOL_EMPTY, f.number(0), ENOSPC, "");
                            x.logged(Log.XEN_NO_FREE_PIRQ, f.number(0), Printed.NOTHING);
                        })
                .read(
                        "dom%d: no block of %d free pirqs",
                        (x, f) -> x.symptom(SymptomKind.POOL_EMPTY, f.number(0), ENOSPC, ""))
                .read(
                        "dom%d: can't create irq for msi!",
                        (x, f) -> {
                            x.symptom(SymptomKind.MAP_REFUSED, f.number(0), EINVAL, "no Xen irq for MSI");
                            x.logged(Log.XEN_CANT_CREATE_IRQ, f.number(0), Printed.NOTHING);
                        })
                .read(
                        "dom%d: pirq %d not mapped",
                        (x, f) -> {
                            x.event(What.SEEN, f.number(0), f.number(1), failed(EINVAL));
                            x.logged(Log.XEN_NOT_MAPPED, f.number(0), Printed.ofPirq(f.number(1)));
                        })
                .read(
                        "dom%d: forcing unbind of pirq %d",
                        (x, f) -> {
                            x.event(What.UNBIND, f.number(0), f.number(1), new Plain());
                            x.logged(Log.XEN_FORCING_UNBIND, f.number(0), Printed.ofPirq(f.number(1)));
                        })
                .read(
                        "dom%d: invalid pirq %d or irq %d",
                        (x, f) -> {
                            x.event(What.MAP_FAILED, f.number(0), f.number(1), failed(EINVAL));
                            x.logged(Log.XEN_INVALID_PIRQ, f.number(0), Printed.ofPirq(f.number(1)));
                        })
                .read(
                        "dom%d: irq %d in use",
                        (x, f) -> x.symptom(SymptomKind.MAP_REFUSED, f.number(0), 0, "Xen irq in use"));
    }

    private static void binds() {
        FORMS.read(
                        "EVTCHNOP failure: error %d",
                        (x, f) -> {
                            x.event(What.BIND_FAILED, x.current, UNKNOWN, failed(f.number(0)));
                            x.logged(Log.XEN_EVTCHN_FAILURE, x.current, Printed.NOTHING.withError(f.number(0)));
                        })
                .read("pt_irq_create_bind failed (%d) for dom%d", (x, f) -> x.bindFailed(f))
                .read("pt_irq_create_bind failed (%d) for d%d", (x, f) -> x.bindFailed(f))
                .read("pt_irq_create_bind failed!", (x, f) -> {
                    x.event(What.BIND_FAILED, x.current, UNKNOWN, failed(0));
                    x.logged(Log.XEN_BIND_FAILED, x.current, Printed.NOTHING);
                })
                .read(
                        "pt_irq_destroy_bind failed%s",
                        (x, f) -> {
                            int error = ErrorText.of(f.text(0));
                            x.symptom(SymptomKind.MAP_REFUSED, x.current, error, "unbind refused");
                            x.logged(Log.XEN_UNBIND_FAILED, x.current, Printed.NOTHING.withError(error));
                        })
                .read(
                        "Cannot bind IRQ%d to dom%d%s",
                        (x, f) -> x.symptom(
                                SymptomKind.MAP_REFUSED, f.number(1), 0, "Xen irq " + f.number(0) + f.text(2)))
                .read("Unsupported MSI delivery mode %d for Dom%d", (x, f) -> x.unsupported(f.number(1), f.number(0)))
                .read("Unsupported MSI delivery mode %d for d%d", (x, f) -> x.unsupported(f.number(1), f.number(0)))
                .read("Unsupported delivery mode %d", (x, f) -> x.unsupported(x.current, f.number(0)))
                .read(
                        "irq %d already mapped to MSI%s on %w",
                        (x, f) -> x.symptom(
                                SymptomKind.MAP_REFUSED,
                                UNKNOWN,
                                EEXIST,
                                "Xen irq " + f.number(0) + " on " + f.text(2)))
                .read(
                        "MSI-X already in use on %w",
                        (x, f) -> x.symptom(SymptomKind.MAP_REFUSED, UNKNOWN, EEXIST, "MSI-X on " + f.text(0)));
    }

    private static void devices() {
        FORMS.read("[VT-D]d%d:PCIe: map %w", (x, f) -> x.owner(f))
                .read("[VT-D]d%d:PCI: map %w", (x, f) -> x.owner(f))
                .read(
                        "d%d: bind: m_gsi=%d g_gsi=%d dev=%w intx=%d",
                        (x, f) -> x.event(What.SEEN, f.number(0), UNKNOWN, new PirqEvent.Gsi(f.number(1), f.number(2))))
                .known("[VT-D]", "PCI add device ", "PCI remove device ", "Xen version", "MSI-X already");
    }

    private static Detail failed(int error) {
        return new Failed(error, false, UNKNOWN);
    }

    /** Reads a record of the console. */
    public Meaning read(LogRecord next) {
        record = next;
        current = UNKNOWN;
        int at = behindSource(next.line(), next.text());
        Meaning meaning = FORMS.tell(next.line(), at, next.alone(), found, this);
        return meaning == Meaning.STRANGE ? assign(next.line(), at) : meaning;
    }

    // "irq.c:1926: ", "physdev.c:138:d1v0 ", "d[IDLE]v0: "
    private int behindSource(String line, int from) {
        int at = from;
        int dot = line.indexOf(".c:", at);
        if (dot > at && dot - at < 48 && line.lastIndexOf(' ', dot) < at) {
            int colon = line.indexOf(':', dot + 3);
            if (colon > 0 && Numeral.decimal(line, dot + 3, colon) >= 0) {
                at = colon + 1;
            }
        }
        while (at < line.length() && line.charAt(at) == ' ') {
            at++;
        }
        return behindVcpu(line, at);
    }

    private int behindVcpu(String line, int at) {
        int end = line.indexOf(' ', at);
        int vcpu = at < line.length() && line.charAt(at) == 'd' ? line.indexOf('v', at) : -1;
        if (end < 0 || vcpu < 0 || vcpu > end || end - at > 16) {
            return at;
        }
        current = Domid.of(line.substring(at, vcpu));
        return current < 0 ? at : end + 1;
    }

    private void version(String version, String debug) {
        facts.add(new Fact.Banner(record.place(), Product.XEN, version, debug));
    }

    private void limit(Bound bound, int domain, int value) {
        facts.add(new Fact.Limit(record.place(), bound, domain, value));
    }

    // several IO-APICs: the last GSI of all counts
    private void gsis(int count) {
        gsis = Math.max(gsis, count);
        limit(Bound.NR_IRQS_GSI, UNKNOWN, gsis);
    }

    private void options(String line) {
        int at = line.indexOf(EXTRA);
        int end = at < 0 ? 0 : at + EXTRA.length();
        int from = end;
        while (at >= 0 && end < line.length() && Character.isDigit(line.charAt(end))) {
            end++;
        }
        long extra = at < 0 ? 32 : Numeral.decimal(line, from, end);
        if (extra >= 0 && extra < 1 << 20) {
            limit(Bound.EXTRA_GUEST_IRQS, UNKNOWN, (int) extra);
        }
    }

    private void event(What what, int domain, int pirq, Detail detail) {
        facts.add(new PirqEvent(record.place(), Party.XEN, what, domain, pirq, "", detail));
    }

    private void symptom(SymptomKind kind, int domain, int number, String text) {
        facts.add(new Fact.Symptom(record.place(), kind, "", domain, number, text));
    }

    private void already(Found f) {
        symptom(SymptomKind.ALREADY_MAPPED, f.number(0), f.number(1), "Xen irq " + f.number(2));
        event(What.SEEN, f.number(0), f.number(1), new Plain());
    }

    private void logged(Log log, int domain, Printed printed) {
        facts.add(new Fact.Logged(record.place(), log, domain, "", printed));
    }

    private void unsupported(int domain, int mode) {
        symptom(SymptomKind.UNSUPPORTED_DELIVERY, domain, mode, "");
        logged(Log.XEN_UNSUPPORTED_DELIVERY, domain, Printed.NOTHING.with(LineField.MODE, mode));
    }

    private void bindFailed(Found f) {
        logged(Log.XEN_BIND_FAILED, f.number(1), Printed.NOTHING.withError(f.number(0)));
        event(What.BIND_FAILED, f.number(1), UNKNOWN, failed(f.number(0)));
    }

    private void owner(Found f) {
        facts.add(
                new Fact.DeviceSeen(record.place(), Numeral.fullAddress(f.text(1)), "", f.number(0), UNKNOWN, UNKNOWN));
    }

    // "assign 0000:04:00.0 to dom1 failed (-16)" in the wordings of all releases
    private Meaning assign(String line, int at) {
        int failed = line.lastIndexOf("failed");
        int assign = line.indexOf("assign", at);
        if (assign < 0 || failed < assign) {
            return Meaning.STRANGE;
        }
        int domain = UNKNOWN;
        String device = "";
        for (String word : line.substring(at, failed).split("[ ():,]+(?![0-9a-f]{2}[:.])")) {
            domain = word.matches("d(om)?(\\d+|\\[\\w+])") ? Domid.of(word) : domain;
            device = word.length() >= 7 && Numeral.isAddress(word, 0, word.length()) ? word : device;
        }
        facts.add(new Fact.Symptom(
                record.place(),
                SymptomKind.ASSIGN_FAILED,
                device.isEmpty() ? "" : Numeral.fullAddress(device),
                domain,
                ErrorText.of(line.substring(failed + "failed".length())),
                ""));
        return Meaning.FACT;
    }
}
