package org.pirqscope.evidence.qemu;

import static org.pirqscope.evidence.fact.PirqEvent.UNKNOWN;

import java.util.HashMap;
import java.util.Map;
import org.pirqscope.evidence.fact.ErrorText;
import org.pirqscope.evidence.fact.Fact;
import org.pirqscope.evidence.fact.Facts;
import org.pirqscope.evidence.fact.LineField;
import org.pirqscope.evidence.fact.LogRecord;
import org.pirqscope.evidence.fact.Party;
import org.pirqscope.evidence.fact.PirqEvent;
import org.pirqscope.evidence.fact.PirqEvent.Detail;
import org.pirqscope.evidence.fact.PirqEvent.Failed;
import org.pirqscope.evidence.fact.PirqEvent.Plain;
import org.pirqscope.evidence.fact.PirqEvent.Vector;
import org.pirqscope.evidence.fact.Printed;
import org.pirqscope.evidence.fact.SymptomKind;
import org.pirqscope.evidence.fact.What;
import org.pirqscope.evidence.line.FormTable;
import org.pirqscope.evidence.line.LineForm.Found;
import org.pirqscope.evidence.line.Meaning;
import org.pirqscope.evidence.line.Numeral;
import org.pirqscope.evidence.line.Stamp.Writer;
import org.pirqscope.machine.call.Log;

/** Reads what xen_pt prints about one device model. */
public final class QemuLines {

    private static final Detail MSI = new Vector(false, 0, UNKNOWN, UNKNOWN);
    private static final FormTable<QemuLines> FORMS = new FormTable<>();

    static {
        vectors();
        failures();
        control();
        start();
    }

    private final Facts facts;
    private final Map<String, String> virtualOf;
    private final Map<String, Integer> requested = new HashMap<>();
    private final Found found = new Found();
    private static final FormTable<QemuLines> BEGINNINGS = new FormTable<QemuLines>()
            .read(
                    "msi_msix_setup: requested pirq %d for MSI",
                    (q, f) -> q.cut(Log.QEMU_REQUESTED_PIRQ, What.REQUEST, f.number(0)))
            .read(
                    "msi_msix_update: Updating MSI%s with pirq %d gvec",
                    (q, f) -> q.cut(Log.QEMU_UPDATING, What.SEEN, f.number(1)));
    private LogRecord record;

    /** @param virtualOf guest addresses by host addresses, which the lines fill */
    public QemuLines(Facts facts, Map<String, String> virtualOf) {
        this.facts = facts;
        this.virtualOf = virtualOf;
    }

    private static void vectors() {
        FORMS.read(
                        "msi_msix_setup: requested pirq %d for MSI%s (%sentry: %x)",
                        (q, f) -> q.request(f.number(0), f.is(1, "-X"), f.number(3)))
                .read(
                        "msi_msix_update: Updating MSI%s with pirq %d gvec %x gflags %x%s(entry: %x)",
                        (q, f) -> q.update(f))
                .read("msi_msix_disable: Unbind MSI%s with pirq %d, gvec %x", (q, f) -> q.unbind(f))
                .read("msi_msix_disable: Unmap MSI%s pirq %d", (q, f) -> q.unmap(f.number(1), f.is(0, "-X")))
                .read("xen_pt_msi_setup: MSI mapped with pirq %d", (q, f) -> q.mapped(f.number(0)));
    }

    private static void failures() {
        FORMS.read("msi_msix_setup: Error: Mapping of MSI%s (%s: %s, vec: %x, entry %x)", (q, f) -> q.mapFailed(f))
                .read("msi_msix_update: Error: Updating of MSI%s failed. (%s)", (q, f) -> q.updateFailed(f))
                .read(
                        "msi_msix_disable: Error: Unbinding of MSI%s failed. (%spirq: %d, gvec: %x)",
                        (q, f) -> q.unbindFailed(f))
                .read("%w Error: Unmapping of MSI%s pirq %d failed.%s", (q, f) -> q.unmapFailed(f))
                .read(
                        "%w Error: Can't update msix entry %d since MSI-X is already %w",
                        (q, f) -> q.entryRefused(f.number(1)))
                .read(
                        "%w Error: unbind MSI-X entry %d failed%s",
                        (q, f) -> q.symptom(
                                SymptomKind.MAP_REFUSED, ErrorText.of(f.text(2)), "unbind of pirq " + f.number(1)))
                .read(
                        "xen_pt_msgctrl_reg_write: Warning: Can not map MSI%s",
                        (q, f) -> q.control(Log.QEMU_MSI_CANNOT_MAP, SymptomKind.MSI_FAILED, 0, "map"))
                .read(
                        "xen_pt_msgctrl_reg_write: Warning: Can not bind MSI%s",
                        (q, f) -> q.control(Log.QEMU_MSI_CANNOT_BIND, SymptomKind.MSI_FAILED, 0, "bind"))
                .read(
                        "%w Error: Mapping machine irq %d to pirq %d failed%s",
                        (q, f) -> q.failed(What.MAP_FAILED, f.number(2), false, f.text(3)))
                .read(
                        "%w Error: Binding of interrupt %d failed%s",
                        (q, f) -> q.failed(What.BIND_FAILED, f.number(1), false, f.text(2)));
    }

    private static void control() {
        SymptomKind msix = SymptomKind.MSIX_CONTROL;
        SymptomKind msi = SymptomKind.MSI_CONTROL;
        FORMS.read("xen_pt_msixctrl_reg_write: enable MSI-X", (q, f) -> q.control(Log.QEMU_MSIX_ENABLE, msix, 1, ""))
                .read(
                        "xen_pt_msixctrl_reg_write: disable MSI-X",
                        (q, f) -> q.control(Log.QEMU_MSIX_DISABLE, msix, 0, ""))
                .read("msix_set_enable: disabling MSI-X", (q, f) -> q.control(Log.QEMU_MSIX_DISABLING, msix, 0, ""))
                .read(
                        "xen_pt_msix_set_enable: disabling MSI-X",
                        (q, f) -> q.control(Log.QEMU_MSIX_DISABLING, msix, 0, ""))
                .read("xen_pt_msi_set_enable: disabling MSI", (q, f) -> q.control(Log.QEMU_MSI_DISABLING, msi, 0, ""))
                .read("msi_set_enable: disabling MSI", (q, f) -> q.control(Log.QEMU_MSI_DISABLING, msi, 0, ""))
                .read(
                        "xen_pt_msgctrl_reg_write: setup MSI (register: %x)",
                        (q, f) -> q.control(Log.QEMU_MSI_SETUP, msi, 1, "register " + f.text(0)))
                .read("xen_pt_msgctrl_reg_write: setup MSI", (q, f) -> q.control(Log.QEMU_MSI_SETUP, msi, 1, ""));
    }

    private static void start() {
        FORMS.read("xen_pt_realize: Assigning real physical device %w to devfn %x", (q, f) -> q.assigned(f))
                .read("xen_pt_initfn: Assigning real physical device %w to devfn %x", (q, f) -> q.assigned(f))
                .read(
                        "xen_pt_msix_init: table_off = %x, total_entries = %d",
                        (q, f) -> q.facts.add(
                                new Fact.DeviceSeen(q.record.place(), "", q.device(), UNKNOWN, UNKNOWN, f.number(1))))
                .known(
                        "xen_pt_realize: Real physical device ",
                        "xen_pt_initfn: Real physical device ",
                        "xen_pt_register_regions:",
                        "xen_pt_config_reg_init:",
                        "xen_pt_pm_ctrl_reg_init",
                        "xen_pt_pci_intx: intx=",
                        "xen_pt_check_bar_overlap:",
                        "xen_pt_region_update:",
                        "xen_pt_bar_reg_",
                        "xen_pt_cmd_reg_",
                        "xen_pt_msix_init: get MSI-X table BAR base ",
                        "xen_pt_msix_init: mapping physical MSI-X table ",
                        "xen_pt_pci_read_config:",
                        "xen_pt_pci_write_config:",
                        "xen_pt_unregister_device:",
                        "xen_pt_destroy:",
                        "xen_host_pci_",
                        "pci_msix_write:",
                        "pci_msix_read:",
                        "xen_pt_setup_vga:",
                        "xen_igd_");
        FORMS.read(
                        "xc_physdev_map_pirq_msi(dom %d, index %d, pirq in %d out %d, devfn %x, bus %x, entry "
                                + "%d%s) = %d errno %d",
                        (q, f) -> q.hypercallMap(f))
                .read(
                        "xc_physdev_map_pirq(dom %d, index %d, pirq in %d out %d) = %d errno %d",
                        (q, f) -> q.hypercall(f, What.MAP, What.MAP_FAILED, f.number(3), "", f.number(4), 5))
                .read(
                        "xc_domain_update_msi_irq(dom %d, gvec %x, pirq %d, gflags %x%s) = %d errno %d",
                        (q, f) -> q.hypercall(f, What.BIND, What.BIND_FAILED, f.number(2), "", f.number(5), 6))
                .read(
                        "xc_domain_unbind_msi_irq(dom %d, gvec %x, pirq %d, gflags %x) = %d errno %d",
                        (q, f) -> q.hypercall(f, What.UNBIND, What.SEEN, f.number(2), "", f.number(4), 5))
                .read(
                        "xc_physdev_unmap_pirq(dom %d, pirq %d) = %d errno %d",
                        (q, f) -> q.hypercall(f, What.UNMAP, What.SEEN, f.number(1), "", f.number(2), 3))
                .read(
                        "xc_domain_bind_pt_pci_irq(dom %d, machine_irq %d, bus %d, device %d, intx %d) = %d errno %d",
                        (q, f) -> q.hypercall(
                                f,
                                What.BIND,
                                What.BIND_FAILED,
                                f.number(1),
                                "0000:%02x:%02x.0".formatted(f.number(2), f.number(3)),
                                f.number(5),
                                6))
                .known("xc_");
    }

    /** Whether the line begins with a name of QEMU's functions although the brackets before it are missing. */
    public static boolean likely(String line, int at) {
        return line.startsWith("msi_msix_", at)
                || line.startsWith("xen_pt_", at)
                || line.startsWith("pci_msix_", at)
                || line.startsWith("msix_set_enable", at)
                || line.startsWith("xc_", at);
    }

    /** Reads a record that follows QEMU's brackets, or that begins with a name of one of its functions. */
    public Meaning read(LogRecord next) {
        record = next;
        return FORMS.tell(next.line(), next.text(), next.alone(), found, this);
    }

    /** Reads what stands whole in a record that was cut: its number, where more text follows it. */
    public void readCut(LogRecord next) {
        record = next;
        BEGINNINGS.tell(next.line(), next.text(), true, found, this);
    }

    private String device() {
        String address = record.stamp().device();
        return address.isEmpty() ? "" : Numeral.fullAddress(address);
    }

    private void event(What what, int pirq, Detail detail) {
        facts.add(new PirqEvent(record.place(), Party.QEMU, what, UNKNOWN, pirq, device(), detail));
    }

    private void symptom(SymptomKind kind, int number, String text) {
        facts.add(new Fact.Symptom(record.place(), kind, device(), UNKNOWN, number, text));
    }

    private void logged(Log log, Printed printed) {
        facts.add(new Fact.Logged(record.place(), log, UNKNOWN, device(), printed));
    }

    private static Printed of(boolean msix) {
        return Printed.NOTHING.with(LineField.MSIX, msix ? 1 : 0);
    }

    private static Printed of(boolean msix, int pirq) {
        return of(msix).with(LineField.PIRQ, pirq);
    }

    private void control(Log log, SymptomKind kind, int number, String text) {
        symptom(kind, number, text);
        logged(log, Printed.NOTHING);
    }

    private void entryRefused(int entry) {
        symptom(SymptomKind.ENTRY_REFUSED, entry, "");
        logged(Log.QEMU_CANT_UPDATE, Printed.NOTHING.with(LineField.ENTRY, entry));
    }

    private void mapped(int pirq) {
        event(What.MAP, pirq, MSI);
        logged(Log.QEMU_MSI_MAPPED, Printed.ofPirq(pirq));
    }

    private void unbind(Found f) {
        boolean msix = f.is(0, "-X");
        event(What.UNBIND, f.number(1), new Vector(msix, UNKNOWN, f.number(2), UNKNOWN));
        logged(Log.QEMU_UNBIND, of(msix, f.number(1)).with(LineField.GVEC, f.number(2)));
    }

    private void unmap(int pirq, boolean msix) {
        event(What.UNMAP, pirq, new Vector(msix, UNKNOWN, UNKNOWN, UNKNOWN));
        logged(Log.QEMU_UNMAP, of(msix, pirq));
    }

    private void unbindFailed(Found f) {
        int error = ErrorText.of(f.text(1));
        symptom(SymptomKind.MAP_REFUSED, error, "unbind of pirq " + f.number(2));
        logged(
                Log.QEMU_UNBIND_FAILED,
                of(f.is(0, "-X"), f.number(2)).with(LineField.GVEC, f.number(3)).withError(error));
    }

    private void unmapFailed(Found f) {
        int error = ErrorText.of(f.text(3));
        symptom(SymptomKind.MAP_REFUSED, error, "unmap of pirq " + f.number(2));
        logged(
                f.is(0, "msi_msix_update:") ? Log.QEMU_UNMAP_HELD_FAILED : Log.QEMU_UNMAP_FAILED,
                of(f.is(1, "-X"), f.number(2)).withError(error));
    }

    private void updateFailed(Found f) {
        boolean msix = f.is(0, "-X");
        failed(What.BIND_FAILED, UNKNOWN, msix, f.text(1));
        logged(Log.QEMU_UPDATING_FAILED, of(msix).withError(ErrorText.of(f.text(1))));
    }

    private void cut(Log log, What what, int pirq) {
        event(what, pirq, new Plain());
        logged(log, Printed.ofPirq(pirq));
    }

    private void request(int pirq, boolean msix, int entry) {
        logged(Log.QEMU_REQUESTED_PIRQ, of(msix, pirq).with(LineField.ENTRY, entry));
        requested.put(device() + (msix ? "/" + entry : "/msi"), pirq);
        event(What.REQUEST, pirq, new Vector(msix, entry, UNKNOWN, UNKNOWN));
    }

    private void update(Found f) {
        logged(
                Log.QEMU_UPDATING,
                of(f.is(0, "-X"), f.number(1))
                        .with(LineField.ENTRY, f.number(5))
                        .with(LineField.GVEC, f.number(2))
                        .with(LineField.GFLAGS, f.number(3)));
        event(What.UPDATE, f.number(1), new Vector(f.is(0, "-X"), f.number(5), f.number(2), f.number(3)));
    }

    // the number that was asked for stands in a line of its own
    private void mapFailed(Found f) {
        boolean msix = f.is(0, "-X");
        int entry = f.number(4);
        int pirq = requested.getOrDefault(device() + (msix ? "/" + entry : "/msi"), UNKNOWN);
        int error = ErrorText.of(f.text(1) + ": " + f.text(2));
        event(What.MAP_FAILED, pirq, new Failed(error, msix, entry));
        logged(Log.QEMU_MAPPING_FAILED, of(msix).with(LineField.ENTRY, entry).withError(error));
    }

    private void failed(What what, int pirq, boolean msix, String error) {
        event(what, pirq, new Failed(ErrorText.of(error), msix, UNKNOWN));
    }

    private void assigned(Found f) {
        String real = f.text(0);
        if (!Numeral.isAddress(real, 0, real.length())) {
            return;
        }
        String host = Numeral.fullAddress(real);
        virtualOf.put(host, device());
        facts.add(new Fact.Symptom(record.place(), SymptomKind.DEVICE_MODEL_STARTED, device(), UNKNOWN, 0, host));
        facts.add(new Fact.DeviceSeen(record.place(), host, device(), UNKNOWN, UNKNOWN, UNKNOWN));
    }

    private void hypercallMap(Found f) {
        String host = "0000:%02x:%02x.%d".formatted(f.number(5) & 0xff, f.number(4) >> 3 & 0x1f, f.number(4) & 7);
        String device = virtualOf.getOrDefault(host, "");
        hypercall(f, What.MAP, What.MAP_FAILED, f.number(3), device, f.number(8), 9);
    }

    private void hypercall(Found f, What done, What failed, int pirq, String device, int answer, int errno) {
        boolean well = record.stamp().writer() == Writer.SHIM && answer >= 0;
        Detail detail = well ? new Plain() : new Failed(-f.number(errno), false, UNKNOWN);
        facts.add(new PirqEvent(record.place(), Party.QEMU, well ? done : failed, f.number(0), pirq, device, detail));
    }
}
