package org.pirqscope.machine.version;

import java.util.List;
import java.util.Optional;
import org.pirqscope.machine.call.Layer;
import org.pirqscope.machine.call.Log;
import org.pirqscope.machine.call.LogLine;
import org.pirqscope.machine.version.QemuRules.EnabledWrites;

/** The log lines of the layers below the drivers in the wording of their versions (docs/domain.md 5.1 to 5.3). */
public final class Wording {

    private static final String DYNDBG = "dyndbg";
    /** {@link LogLine#hiddenUnless} of Xen's dprintk lines. */
    public static final String DEBUG_BUILD = "debug build, prefixed file:line";
    /** {@link LogLine#hiddenUnless} of lines about a guest, of which Xen prints a few at a time. */
    public static final String RATE_LIMITED = "guest_loglvl=all, else rate limited";

    private static final String QEMU_LOG = "XEN_PT_LOGGING_ENABLED";

    private final LinuxRules linux;
    private final QemuRules qemu;
    private final XenRules xen;
    private final List<String> drivers;
    private final List<String> bdfs;
    private final int domid;

    /**
     * @param drivers their names, by device
     * @param bdfs of the devices
     */
    public Wording(Versions versions, List<String> drivers, List<String> bdfs) {
        this.linux = versions.linuxRules();
        this.qemu = versions.qemuRules();
        this.xen = versions.xenRules();
        this.drivers = drivers;
        this.bdfs = bdfs;
        this.domid = 1;
    }

    private Wording(Wording other, int domid) {
        this.linux = other.linux;
        this.qemu = other.qemu;
        this.xen = other.xen;
        this.drivers = other.drivers;
        this.bdfs = other.bdfs;
        this.domid = domid;
    }

    /** The lines about the domain that a reboot of the guest builds: Xen gives it the next number. */
    public Wording nextDomain() {
        return new Wording(this, domid + 1);
    }

    private String dom() {
        return "dom" + domid + ": ";
    }

    /** The line, or null where this version prints none. */
    public LogLine line(Log log, int a, int b, int c, int d) {
        return switch (log.layer()) {
            case XEN -> xenLine(log, a, b, c, d);
            case QEMU -> qemuLine(log, a, b, c, d);
            case GUEST, DRIVER -> guestLine(log, a, b, c);
        };
    }

    /** Whether QEMU prints the line for the first time only (2.4 and 2.5). */
    public boolean once(Log log) {
        return log == Log.QEMU_CANT_UPDATE && qemu.enabledWrites() == EnabledWrites.REFUSED_ONCE;
    }

    private LogLine guestLine(Log log, int a, int b, int c) {
        return switch (log) {
            case MSI_BOUND -> linux.unreservedFallback() ? null : debug(log, a, "xen: msi bound to pirq=" + b);
            case MSI_ALREADY_BOUND -> debug(log, a, "xen: msi already bound to pirq=" + b);
            case MSI_TO_IRQ ->
                linux.unreservedFallback()
                        ? guest(log, "xen: msi --> irq=%d, pirq=%d".formatted(c, b), "KERN_DEBUG")
                        : debug(log, a, "xen: msi --> pirq=%d --> irq=%d".formatted(b, c));
            case MSI_ALREADY_SETUP ->
                guest(log, "xen: msi already setup: msi --> irq=%d pirq=%d".formatted(c, b), "KERN_DEBUG");
            case GSI_TO_IRQ ->
                guest(
                        log,
                        linux.unreservedFallback()
                                ? "xen: --> irq=%d, pirq=%d".formatted(b, a)
                                : "xen: --> pirq=%d -> irq=%d (gsi=%d)".formatted(a, b, b),
                        "KERN_DEBUG");
            case SETUP_FAILED -> setupFailed(log, a, b, c);
            case BIND_FAILED_IRQ ->
                linux.bindFailureLine().equals("never")
                        ? null
                        : guest(
                                log,
                                (linux.eventsPrefix() ? "xen:events: " : "") + "Failed to obtain physical IRQ " + a,
                                "");
            default -> throw new IllegalArgumentException(log.name());
        };
    }

    private LogLine setupFailed(Log log, int device, int msix, int ret) {
        return switch (linux.setupErrorLine()) {
            case "frontend" ->
                guest(log, driver(device) + "Xen PCI frontend has not registered MSI/MSI-X support!", "");
            case "create" ->
                guest(
                        log,
                        driver(device) + "Failed to create MSI%s! ret=%d!".formatted(msix == 1 ? "-X" : "", ret),
                        "");
            default -> null;
        };
    }

    private LogLine qemuLine(Log log, int a, int b, int c, int d) {
        String x = b == 1 ? "-X" : "";
        return switch (log) {
            case QEMU_REQUESTED_PIRQ ->
                pt(
                        log,
                        a,
                        "msi_msix_setup: requested pirq %d for MSI%s (vec: %s, entry: %s)"
                                .formatted(c, x, hex(0), hex(d)));
            case QEMU_UPDATING ->
                pt(
                        log,
                        a,
                        "msi_msix_update: Updating MSI%s with pirq %d gvec %s gflags %s (entry: %s)"
                                .formatted(d < 0 ? "" : "-X", b, hex(c >>> 16), hex(c & 0xffff), hex(Math.max(d, 0))));
            case QEMU_MAPPING_FAILED ->
                error(
                        log,
                        a,
                        "msi_msix_setup",
                        "Mapping of MSI%s (%s: %d, vec: %s, entry %s)"
                                .formatted(x, rc(), err(c), hex(d >>> 16), hex(d & 0xffff)));
            case QEMU_UPDATING_FAILED ->
                error(log, a, "msi_msix_update", "Updating of MSI%s failed. (%s: %d)".formatted(x, rc(), err(c)));
            case QEMU_UNBIND ->
                pt(log, a, "msi_msix_disable: Unbind MSI%s with pirq %d, gvec %s".formatted(x, c, hex(d)));
            case QEMU_UNMAP -> pt(log, a, "msi_msix_disable: Unmap MSI%s pirq %d".formatted(x, c));
            case QEMU_REMAP_UNBIND_FAILED ->
                error(
                        log,
                        a,
                        "xen_pt_msix_update_remap",
                        "unbind MSI-X entry %d failed".formatted(b)
                                + (qemu.errWording() ? " (err: %d)".formatted(err(c)) : ""));
            case QEMU_UNBIND_FAILED ->
                error(
                        log,
                        a,
                        "msi_msix_disable",
                        "Unbinding of MSI%s failed. (%spirq: %d, gvec: %s)"
                                .formatted(
                                        x,
                                        qemu.errWording() ? "err: " + err(-(d & 0xffff)) + ", " : "",
                                        c,
                                        hex(d >>> 16)));
            case QEMU_UNMAP_FAILED ->
                error(
                        log,
                        a,
                        "msi_msix_disable",
                        "Unmapping of MSI%s pirq %d failed. (%s: %d)"
                                .formatted(x, c, qemu.errWording() ? "err" : "rc", err(d)));
            case QEMU_UNMAP_HELD_FAILED ->
                error(
                        log,
                        a,
                        "msi_msix_update",
                        "Unmapping of MSI%s pirq %d failed.".formatted(x, c)
                                + (qemu.errWording() ? " (err: %d)".formatted(err(d)) : ""));
            default -> qemuControlLine(log, a, b);
        };
    }

    private LogLine qemuControlLine(Log log, int a, int b) {
        return switch (log) {
            case QEMU_INTX -> pt(log, a, "xen_pt_pci_intx: intx=" + b);
            case QEMU_MSIX_ENABLE -> pt(log, a, "xen_pt_msixctrl_reg_write: enable MSI-X");
            case QEMU_MSIX_DISABLE -> pt(log, a, "xen_pt_msixctrl_reg_write: disable MSI-X");
            case QEMU_MSIX_DISABLING -> pt(log, a, "msix_set_enable: disabling MSI-X.");
            case QEMU_CANT_UPDATE ->
                error(log, a, "pci_msix_write", "Can't update msix entry " + b + " since MSI-X is already enabled.");
            case QEMU_MSI_DISABLING -> pt(log, a, "xen_pt_msi_set_enable: disabling MSI.");
            case QEMU_MSI_SETUP ->
                pt(
                        log,
                        a,
                        "xen_pt_msgctrl_reg_write: setup MSI"
                                + (qemu.registerWording() ? " (register: %x).".formatted(b) : ""));
            case QEMU_MSI_MAPPED -> pt(log, a, "xen_pt_msi_setup: MSI mapped with pirq " + b + ".");
            case QEMU_MSI_CANNOT_MAP ->
                pt(
                        log,
                        a,
                        "xen_pt_msgctrl_reg_write: Warning: Can not map MSI"
                                + (qemu.registerWording() ? register(b) : "."));
            case QEMU_MSI_CANNOT_BIND ->
                pt(
                        log,
                        a,
                        "xen_pt_msgctrl_reg_write: Warning: Can not bind MSI"
                                + (qemu.registerWording() ? register(b) : ""));
            default -> throw new IllegalArgumentException(log.name());
        };
    }

    private LogLine xenLine(Log log, int a, int b, int c, int d) {
        return switch (log) {
            case XEN_ALREADY_MAPPED ->
                dprintk(
                        log,
                        dom()
                                + "pirq %d or irq %d already mapped".formatted(a, b)
                                + (xen.mappedShowsOld() ? " (%d,%d)".formatted(c, d) : ""));
            case XEN_EMUIRQ_ALREADY_MAPPED ->
                dprintk(log, dom() + "pirq %d or emuirq %d already mapped".formatted(a, b));
            case XEN_AUTO_ALREADY_MAPPED -> dprintk(log, dom() + "-1:-1 already mapped to " + a);
            case XEN_INVALID_PIRQ -> dprintk(log, dom() + "invalid pirq %d or irq %d".formatted(a, b));
            case XEN_CONFLICTS ->
                dprintk(
                        log,
                        dom()
                                + (xen.conflictNamesIrq()
                                        ? "irq %d already mapped to pirq %d".formatted(a, b)
                                        : "pirq -1 conflicts with irq %d".formatted(c)));
            case XEN_NO_FREE_PIRQ -> dprintk(log, dom() + "no free pirq");
            case XEN_CANT_CREATE_IRQ -> dprintk(log, dom() + "can't create irq for msi!");
            case XEN_NOT_MAPPED -> dprintk(log, dom() + "pirq " + a + " not mapped");
            case XEN_FORCING_UNBIND -> dprintk(log, dom() + "forcing unbind of pirq " + a);
            case XEN_EVTCHN_FAILURE -> dprintk(log, "EVTCHNOP failure: error " + a);
            case XEN_BIND_FAILED -> bindFailed(log, "create", a);
            case XEN_NO_ACTION -> dprintk(log, dom() + "pirq " + a + ": desc->action is NULL!");
            case XEN_UNBIND_FAILED -> bindFailed(log, "destroy", a);
            case XEN_UNSUPPORTED_DELIVERY ->
                xen.deliveryLine().equals("debug")
                        ? dprintk(log, "Unsupported delivery mode " + a)
                        : printk(log, "d%dv0: Unsupported MSI delivery mode %d for Dom%d".formatted(domid, a, domid));
            default -> throw new IllegalArgumentException(log.name());
        };
    }

    private LogLine bindFailed(Log log, String what, int error) {
        String line = "pt_irq_" + what + "_bind failed";
        return switch (xen.bindFailedLine()) {
            case "bare" -> dprintk(log, line + "!");
            case "domain" -> printk(log, line + " (%d) for d%d".formatted(error, domid));
            default -> printk(log, line + " (%d) for dom%d".formatted(error, domid));
        };
    }

    private static String register(int value) {
        return " (register: %x)!".formatted(value);
    }

    private String rc() {
        return qemu.errWording() ? "err" : "rc";
    }

    /** Before 2.4 QEMU prints libxc's -1, from 2.4 errno. */
    private int err(int rc) {
        return qemu.errWording() ? -rc : -1;
    }

    private String hex(int value) {
        return value == 0 && !qemu.prefixedZero() ? "0" : "0x" + Integer.toHexString(value);
    }

    private LogLine debug(Log log, int device, String text) {
        return guest(log, driver(device) + text, DYNDBG);
    }

    private String driver(int device) {
        return drivers.get(device) + " " + bdf(device) + ": ";
    }

    /** A device's address with its domain. */
    public String bdf(int device) {
        String bdf = bdfs.get(device);
        return bdf.chars().filter(ch -> ch == ':').count() == 1 ? "0000:" + bdf : bdf;
    }

    private static LogLine guest(Log log, String text, String hidden) {
        return new LogLine(Optional.of(log), Layer.GUEST, "", text, hidden);
    }

    private LogLine pt(Log log, int device, String text) {
        return new LogLine(Optional.of(log), Layer.QEMU, prefix(device), text, QEMU_LOG);
    }

    private LogLine error(Log log, int device, String function, String text) {
        return new LogLine(Optional.of(log), Layer.QEMU, prefix(device) + function + ": Error: ", text, "");
    }

    private String prefix(int device) {
        String bdf = bdf(device);
        return "[" + bdf.substring(bdf.indexOf(':') + 1) + "] ";
    }

    private static LogLine dprintk(Log log, String text) {
        return new LogLine(Optional.of(log), Layer.XEN, "(XEN) ", text, DEBUG_BUILD);
    }

    private static LogLine printk(Log log, String text) {
        return new LogLine(Optional.of(log), Layer.XEN, "(XEN) ", text, RATE_LIMITED);
    }
}
