package org.pirqscope.evidence.linux;

import static org.pirqscope.evidence.fact.PirqEvent.UNKNOWN;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.pirqscope.evidence.fact.ErrorText;
import org.pirqscope.evidence.fact.Fact;
import org.pirqscope.evidence.fact.Fact.Product;
import org.pirqscope.evidence.fact.Facts;
import org.pirqscope.evidence.fact.LineField;
import org.pirqscope.evidence.fact.LogRecord;
import org.pirqscope.evidence.fact.Party;
import org.pirqscope.evidence.fact.PirqEvent;
import org.pirqscope.evidence.fact.PirqEvent.Detail;
import org.pirqscope.evidence.fact.PirqEvent.Gsi;
import org.pirqscope.evidence.fact.PirqEvent.LinuxIrq;
import org.pirqscope.evidence.fact.PirqEvent.Plain;
import org.pirqscope.evidence.fact.PirqEvent.Reused;
import org.pirqscope.evidence.fact.Printed;
import org.pirqscope.evidence.fact.SymptomKind;
import org.pirqscope.evidence.fact.What;
import org.pirqscope.evidence.line.FormTable;
import org.pirqscope.evidence.line.LineForm.Found;
import org.pirqscope.evidence.line.Meaning;
import org.pirqscope.evidence.line.Numeral;
import org.pirqscope.evidence.line.WatchWords;
import org.pirqscope.machine.call.Log;

/** Reads a kernel log: of a guest or of dom0, which the log itself tells ({@link SymptomKind#DOM0_KERNEL}). */
public final class LinuxLines {

    private static final FormTable<LinuxLines> FORMS = new FormTable<>();

    static {
        pirqs();
        failures();
        drivers();
        kernels();
    }

    private static final WatchWords WATCHED = new WatchWords(
            "xen",
            "Xen",
            "MSI",
            "nvme",
            "IRQ",
            "Linux version",
            "bare hardware",
            "on KVM",
            "Hypervisor",
            "CSTS",
            "interrupts");
    private static final int ALL_ONES = -1;

    private final Facts facts;
    private final Found found = new Found();
    private final Map<Integer, Integer> pirqOf = new HashMap<>();
    private final Map<String, String> devices = new HashMap<>();
    private LogRecord record;
    private final Set<String> driven = new HashSet<>();
    private String device = "";
    private String driver = "";

    public LinuxLines(Facts facts) {
        this.facts = facts;
    }

    private static void pirqs() {
        FORMS.read("xen: msi bound to pirq=%d", (l, f) -> l.fresh(f.number(0)))
                .read(
                        "xen: msi already bound to pirq=%d",
                        (l, f) -> l.reused(Log.MSI_ALREADY_BOUND, Printed.ofPirq(f.number(0))))
                .read(
                        "xen: msi already setup: msi --> irq=%d pirq=%d",
                        (l, f) -> {
                            Printed printed = Printed.ofPirq(f.number(1)).with(LineField.IRQ, f.number(0));
                            l.reused(Log.MSI_ALREADY_SETUP, printed);
                            l.named(f.number(1), f.number(0));
                        })
                .read("xen: msi --> pirq=%d --> irq=%d", (l, f) -> l.bound(f.number(0), f.number(1)))
                .read("xen: msi --> irq=%d, pirq=%d", (l, f) -> l.bound(f.number(1), f.number(0)))
                .read(
                        "xen: --> pirq=%d -> irq=%d (gsi=%d)",
                        (l, f) -> l.event(What.SEEN, f.number(0), new Gsi(f.number(1), f.number(2))))
                .read("xen: --> irq=%d, pirq=%d", (l, f) -> l.event(What.SEEN, f.number(1), new LinuxIrq(f.number(0))))
                .known("xen: registering gsi ", "Already setup the GSI");
    }

    private static void failures() {
        for (String prefix : new String[] {"", "xen:events: ", "xen_events: "}) {
            FORMS.read(prefix + "Failed to obtain physical IRQ %d", (l, f) -> l.noPhysicalIrq(f.number(0)));
        }
        FORMS.read(
                        "xen:events: irq%d: Failed to set port to irq mapping (%d)",
                        (l, f) -> l.symptom(SymptomKind.NO_PHYSICAL_IRQ, f.number(0), "port"))
                .read(
                        "Xen PCI frontend has not registered MSI/MSI-X support",
                        (l, f) -> l.setupFailed(0, "frontend", Printed.NOTHING))
                .read(
                        "Failed to create MSI%s! ret=%d!",
                        (l, f) -> l.setupFailed(
                                f.number(1),
                                f.text(0),
                                Printed.NOTHING
                                        .with(LineField.MSIX, f.is(0, "-X") ? 1 : 0)
                                        .withError(f.number(1))))
                .read(
                        "hypervisor does not support the PHYSDEVOP_get_free_pirq",
                        (l, f) -> l.symptom(SymptomKind.SETUP_FAILED, -38, "get_free_pirq"))
                .read("xen map irq failed %d", (l, f) -> l.symptom(SymptomKind.MAP_REFUSED, f.number(0), "map irq"))
                .read("unmap irq failed %d", (l, f) -> l.symptom(SymptomKind.MAP_REFUSED, f.number(0), "unmap irq"))
                .read(
                        "domain %d does not have %d anymore",
                        (l, f) ->
                                l.symptom(SymptomKind.MAP_REFUSED, 0, "domain " + f.number(0) + " irq " + f.number(1)))
                .read("can't enable MSI-X (%s", (l, f) -> l.symptom(SymptomKind.MSIX_FAILED, -22, f.text(0)))
                .read("can't enable MSI (%s", (l, f) -> l.symptom(SymptomKind.MSI_FAILED, -22, f.text(0)));
    }

    private static void drivers() {
        FORMS.read("I/O %sQID %d timeout, %s", (l, f) -> l.timeout(f))
                .read(
                        "Removing after probe failure status: %d",
                        (l, f) -> l.symptom(SymptomKind.DEVICE_REMOVED, f.number(0), "probe"))
                .read("Removing after probe failure", (l, f) -> l.symptom(SymptomKind.DEVICE_REMOVED, 0, "probe"))
                .read(
                        "Identify Controller failed (%d)",
                        (l, f) -> l.symptom(SymptomKind.DEVICE_REMOVED, f.number(0), "identify"))
                .read("pci function %w", (l, f) -> l.function(f.text(0)))
                .read("controller is down; will reset: CSTS=%x", (l, f) -> l.status(f))
                .read("Device not ready; aborting %s", (l, f) -> l.statusIn(f.text(0)))
                .read(
                        "Failed to allocate MSI-X interrupts. Err: %d",
                        (l, f) -> l.symptom(SymptomKind.MSIX_FAILED, f.number(0), ""))
                .read("Failed to initialize MSI-X interrupts", (l, f) -> l.symptom(SymptomKind.MSIX_FAILED, 0, ""))
                .read(
                        "Failed to enable MSI-X%s",
                        (l, f) -> l.symptom(SymptomKind.MSIX_FAILED, ErrorText.of(f.text(0)), ""))
                .read("Unable to allocate MSI-X", (l, f) -> l.symptom(SymptomKind.MSIX_FAILED, 0, ""))
                .read("Unable to initialize MSI-X", (l, f) -> l.symptom(SymptomKind.MSIX_FAILED, 0, ""))
                .read(
                        "error enabling MSI-X for guest %d: err %d",
                        (l, f) -> l.forGuest(SymptomKind.MSIX_FAILED, f.number(0), f.number(1)))
                .read(
                        "error enabling MSI for guest %d: err %d",
                        (l, f) -> l.forGuest(SymptomKind.MSI_FAILED, f.number(0), f.number(1)))
                .read(
                        "Failed to allocate MSI interrupt%s",
                        (l, f) -> l.symptom(SymptomKind.MSI_FAILED, ErrorText.of(f.text(0)), ""))
                .read("Failed to initialize MSI interrupts", (l, f) -> l.symptom(SymptomKind.MSI_FAILED, 0, ""))
                .read("Falling back to legacy", (l, f) -> l.symptom(SymptomKind.LEGACY_INTERRUPT, 0, ""))
                .read("registering for %d", (l, f) -> l.given(f.number(0)))
                .read("xen_pciback: seizing device", (l, f) -> l.dom0())
                .read("xen_pciback: backend is ", (l, f) -> l.dom0())
                .known(
                        "xen_pciback: ",
                        "enabling permissive mode",
                        "Multiqueue Disabled",
                        "Disabling SR-IOV",
                        "Disabling RSS");
    }

    private static void kernels() {
        FORMS.read("Linux version %w%s", (l, f) -> l.version(f))
                .read("Booting paravirtualized kernel on Xen HVM", (l, f) -> l.symptom(SymptomKind.HVM_GUEST, 0, ""))
                .read(
                        "Booting paravirtualized kernel on bare hardware",
                        (l, f) -> l.symptom(SymptomKind.BARE_METAL, 0, ""))
                .read(
                        "Booting paravirtualized kernel on KVM",
                        (l, f) -> l.symptom(SymptomKind.OTHER_HYPERVISOR, 0, "KVM"))
                .read("Hypervisor detected: Xen HVM", (l, f) -> l.symptom(SymptomKind.HVM_GUEST, 0, ""))
                .read("Hypervisor detected: KVM", (l, f) -> l.symptom(SymptomKind.OTHER_HYPERVISOR, 0, "KVM"))
                .read("Hypervisor detected: VMware", (l, f) -> l.symptom(SymptomKind.OTHER_HYPERVISOR, 0, "VMware"))
                .read(
                        "Hypervisor detected: Microsoft Hyper-V",
                        (l, f) -> l.symptom(SymptomKind.OTHER_HYPERVISOR, 0, "Hyper-V"))
                .read("Hypervisor detected: Xen PV", (l, f) -> l.symptom(SymptomKind.DOM0_KERNEL, 0, "PV"))
                .read("Xen version: %w", (l, f) -> l.banner(Product.XEN, f.text(0)))
                .read("Xen version %w", (l, f) -> l.banner(Product.XEN, f.text(0)))
                .known(
                        "xen:events: Using ",
                        "xen:events: Xen HVM callback",
                        "xen:balloon",
                        "xen:grant_table",
                        "xen:xen_evtchn",
                        "xen: PV spinlocks",
                        "xen:",
                        "NR_IRQS:",
                        "PCI: Interrupt link",
                        "ACPI: ",
                        "acpi ");
    }

    /** Reads a record of a kernel log. */
    public Meaning read(LogRecord next) {
        record = next;
        String line = next.line();
        if (WATCHED.in(line, next.text()) == 0) {
            return Meaning.NOTHING;
        }
        int at = behindDevice(line, next.text());
        Meaning meaning = FORMS.tell(line, at, next.alone(), found, this);
        if (meaning == Meaning.STRANGE && at != next.text()) {
            device = "";
            meaning = FORMS.tell(line, next.text(), next.alone(), found, this);
        }
        if (meaning == Meaning.FACT && line.indexOf("Falling back to legacy") > at) {
            symptom(SymptomKind.LEGACY_INTERRUPT, 0, "");
        }
        return meaning;
    }

    /** Whether the line begins like a kernel's, without a time before it. */
    public boolean likely(String line, int at) {
        return line.startsWith("xen: msi ", at)
                || line.startsWith("xen: --> ", at)
                || line.startsWith("xen:events: ", at)
                || line.startsWith("Linux version ", at)
                || behindDevice(line, at) > at;
    }

    // "nvme 0000:00:03.0: ", "nvme nvme0: ", "pciback 0000:00:04.0: ", "ixgbe 0000:00:06.0 eth0: "
    private int behindDevice(String line, int from) {
        device = "";
        driver = "";
        int blank = line.indexOf(' ', from);
        int end = blank < 0 ? -1 : line.indexOf(": ", blank);
        if (end < 0 || blank - from > 20 || end - blank > 40) {
            return colon(line, from);
        }
        int word = line.indexOf(' ', blank + 1);
        int to = word < 0 || word > end ? end : word;
        if (to - blank - 1 >= 7 && Numeral.isAddress(line, blank + 1, to)) {
            device = Numeral.fullAddress(line.substring(blank + 1, to));
            driver = line.substring(from, blank);
            return end + 2;
        }
        String name = line.substring(blank + 1, end);
        if (name.startsWith("nvme")) {
            device = devices.getOrDefault(name, name);
            return end + 2;
        }
        return colon(line, from);
    }

    // "ixgbe: 0000:00:06.0: text", "0000:00:06.0: text"
    private int colon(String line, int from) {
        int end = line.indexOf(": ", from);
        if (end - from >= 7 && end - from <= 16 && Numeral.isAddress(line, from, end)) {
            device = Numeral.fullAddress(line.substring(from, end));
            return end + 2;
        }
        int next = end < 0 || end - from > 20 ? -1 : line.indexOf(": ", end + 2);
        if (next > 0 && next - end - 2 >= 7 && next - end < 20 && Numeral.isAddress(line, end + 2, next)) {
            device = Numeral.fullAddress(line.substring(end + 2, next));
            return next + 2;
        }
        return from;
    }

    private void event(What what, int pirq, Detail detail) {
        facts.add(new PirqEvent(record.place(), Party.GUEST, what, UNKNOWN, pirq, device, detail));
    }

    private void symptom(SymptomKind kind, int number, String text) {
        facts.add(new Fact.Symptom(record.place(), kind, device, UNKNOWN, number, text));
    }

    private void logged(Log log, Printed printed) {
        if (!driver.isEmpty() && driven.add(device)) {
            facts.add(new Fact.DriverSeen(record.place(), device, driver));
        }
        facts.add(new Fact.Logged(record.place(), log, UNKNOWN, device, printed));
    }

    private void fresh(int pirq) {
        event(What.REQUEST, pirq, new Plain());
        logged(Log.MSI_BOUND, Printed.ofPirq(pirq));
    }

    private void reused(Log log, Printed printed) {
        int pirq = printed.of(LineField.PIRQ);
        logged(log, printed);
        event(What.REQUEST, pirq, new Reused());
        symptom(SymptomKind.STALE_REUSE, pirq, "");
    }

    private void bound(int pirq, int irq) {
        logged(Log.MSI_TO_IRQ, Printed.ofPirq(pirq).with(LineField.IRQ, irq));
        named(pirq, irq);
    }

    private void named(int pirq, int irq) {
        pirqOf.put(irq, pirq);
        event(What.BIND, pirq, new LinuxIrq(irq));
    }

    // the number is the Linux irq; the line before that gave it out names the pirq
    private void noPhysicalIrq(int irq) {
        Integer pirq = pirqOf.get(irq);
        event(What.BIND_FAILED, pirq == null ? UNKNOWN : pirq, new LinuxIrq(irq));
        Printed printed = pirq == null ? Printed.NOTHING : Printed.ofPirq(pirq);
        logged(Log.BIND_FAILED_IRQ, printed.with(LineField.IRQ, irq));
        symptom(SymptomKind.NO_PHYSICAL_IRQ, irq, "");
    }

    private void setupFailed(int error, String what, Printed printed) {
        symptom(SymptomKind.SETUP_FAILED, error, what);
        logged(Log.SETUP_FAILED, printed);
    }

    private void timeout(Found f) {
        boolean polled = f.text(2).startsWith("completion polled");
        symptom(polled ? SymptomKind.COMPLETION_POLLED : SymptomKind.COMMAND_TIMEOUT, f.number(1), f.text(2));
    }

    private void function(String address) {
        if (address.length() < 7 || !Numeral.isAddress(address, 0, address.length())) {
            return;
        }
        String full = Numeral.fullAddress(address);
        name().ifPresent(name -> devices.put(name, full));
        device = full;
        facts.add(new Fact.DeviceSeen(record.place(), "", full, UNKNOWN, UNKNOWN, UNKNOWN));
    }

    // "nvme nvme0: pci function 0000:00:03.0": from here on the name is that device
    private Optional<String> name() {
        String line = record.line();
        int at = line.indexOf("nvme nvme", record.text());
        int end = at < 0 ? -1 : line.indexOf(':', at);
        return end < 0 ? Optional.empty() : Optional.of(line.substring(at + 5, end));
    }

    private void status(Found f) {
        if ((int) f.wide(0) == ALL_ONES) {
            symptom(SymptomKind.ALL_ONES, 0, "CSTS");
        } else {
            symptom(SymptomKind.COMMAND_TIMEOUT, 0, "controller is down");
        }
    }

    private void statusIn(String text) {
        boolean gone = text.contains("CSTS=0xffffffff");
        symptom(gone ? SymptomKind.ALL_ONES : SymptomKind.COMMAND_TIMEOUT, 0, "not ready");
    }

    private void forGuest(SymptomKind kind, int domain, int error) {
        facts.add(new Fact.Symptom(record.place(), kind, device, domain, error, "pciback"));
    }

    private void given(int domain) {
        facts.add(new Fact.DeviceSeen(record.place(), device, "", domain, UNKNOWN, UNKNOWN));
    }

    private void dom0() {
        symptom(SymptomKind.DOM0_KERNEL, 0, "pciback");
    }

    private void version(Found f) {
        String release = f.text(0);
        String rest = f.text(1);
        int at = rest.lastIndexOf("Debian ");
        int end = at < 0 ? -1 : end(rest, at + "Debian ".length());
        String upstream = end < 0 ? release : rest.substring(at + "Debian ".length(), end);
        banner(Product.LINUX, upstream.matches("\\d+\\.\\d+(\\.\\d+)?") ? upstream : release);
    }

    // the release of Debian's package names the stable release: "Debian 6.1.192-3"
    private static int end(String text, int from) {
        int i = from;
        while (i < text.length() && (Character.isDigit(text.charAt(i)) || text.charAt(i) == '.')) {
            i++;
        }
        return i;
    }

    private void banner(Product product, String version) {
        String plain = version.endsWith(".") ? version.substring(0, version.length() - 1) : version;
        facts.add(new Fact.Banner(record.place(), product, plain, ""));
    }
}
