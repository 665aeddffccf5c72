package org.pirqscope.machine.version;

import static org.pirqscope.machine.version.Difference.set;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How the guest kernel behaves; read once from a {@link VersionRow}, so that no layer asks for a version. Columns of
 * a driver are read by the driver.
 */
public record LinuxRules(
        Reuse reuse,
        int messageData,
        boolean unreservedFallback,
        boolean swallowsSetupError,
        boolean irqsFromTop,
        boolean enableFirst,
        boolean vectorControlWrites,
        String bindFailureLine,
        String setupErrorLine,
        boolean eventsPrefix,
        boolean pciPrefix,
        Vectors vectors,
        boolean intxUnchecked,
        boolean reportsAvailable,
        boolean msiDomain,
        MaskAll maskAll,
        boolean masksForUpdate,
        boolean forgetsPortFirst,
        boolean msixRefused,
        boolean irqsAfterGrace) {

    /** What xen_hvm_setup_msi_irqs does with the message that the device still holds. */
    public enum Reuse {
        /** Always allocates. */
        NEVER,
        /** 2.6.37: pirq_to_irq[] first, then data; the first hit ends the call. */
        ARRAY,
        /** 2.6.39: data first, then a walk over the irq_info list. */
        LIST
    }

    /** Which call of the PCI core the driver makes for its vectors. */
    public enum Vectors {
        /** pci_enable_msix and pci_enable_msi_block; the driver itself tries again. */
        MSIX,
        /** pci_enable_msix_range and pci_enable_msi_range. */
        RANGE,
        /** pci_alloc_irq_vectors, which falls back by itself. */
        ALLOC
    }

    /** When msix_capability_init masks every entry of the table by msix_mask_all. */
    public enum MaskAll {
        /** Never: msix_program_entries masks those with a vector. */
        NO,
        /** Before the msi_descs are made. */
        BEFORE,
        /** Before MASKALL is cleared. */
        AFTER
    }

    /** Whether pirq_to_irq[] decides anything: for the lookup, or for a number to take without asking Xen. */
    public boolean asksArray() {
        return reuse == Reuse.ARRAY || unreservedFallback;
    }

    private static final String MASKS_BEFORE = "stable backport: enables first, masks the whole table, then writes it";
    private static final String MASKS_AFTER = "stable backport of 83dbf898a2d4: masks the whole table at the end";
    private static final String AFTER_GRACE = "hands irq numbers out again after an RCU grace period";
    private static final String FORGETS_FIRST = "closes the event channel after the port is forgotten";
    private static final String MASKS_NOTHING = "stable backport of 7e0815b3e099: masks nothing of HVM pirqs";

    /** All Linux rows. */
    public static final Table TABLE = new Table(
                    Product.LINUX,
                    Column.of(
                            "reuse",
                            "re-use of the pirq in the device's message",
                            "xen_hvm_setup_msi_irqs: af42b8d12f8a, c74fd80f2f41",
                            "never|array|list"),
                    Column.of(
                            "message-data",
                            "data of a pirq message",
                            "xen_msi_compose_msg, 41bb2115beec (5.11)",
                            "0x4300|0x0700"),
                    Column.of(
                            "unreserved-fallback",
                            "without a free pirq takes the lowest unused number",
                            "find_unbound_pirq",
                            "no|yes"),
                    Column.of(
                            "swallows-setup-error",
                            "answers 0 although an entry got no pirq and has irq 0",
                            "xen_hvm_setup_msi_irqs",
                            "no|yes"),
                    Column.of(
                            "irqs-from-top",
                            "Linux irqs are handed out from nr_irqs-1 down",
                            "find_unbound_irq",
                            "no|yes"),
                    Column.of(
                            "enable-first",
                            "ENABLE|MASKALL is written before the table",
                            "msix_capability_init: 438553958ba1 (5.14)",
                            "no|yes"),
                    Column.of(
                            "vector-control-writes",
                            "VECTOR_CTRL and MSI's mask register are written for HVM pirqs too",
                            "pci_msi_ignore_mask: 7e0815b3e099 (5.18)",
                            "no|yes"),
                    Column.of(
                            "bind-failure-line",
                            "\"Failed to obtain physical IRQ\"",
                            "__startup_pirq, probing_irq (until 3.14)",
                            "never|printed"),
                    Column.of(
                            "setup-error-line",
                            "line of a failed setup",
                            "xen_hvm_setup_msi_irqs",
                            "none|frontend|create"),
                    Column.of("events-prefix", "event channel lines start with xen:events:", "events_base.c", "no|yes"),
                    Column.of(
                            "timeout-polls",
                            "the NVMe timeout handler polls the queue",
                            "nvme_timeout (4.12)",
                            "no|yes"),
                    Column.of(
                            "message-prefix",
                            "prefix of read_msi_msg and write_msi_msg",
                            "drivers/pci/msi.c (3.18)",
                            "__|__pci_"),
                    Column.of(
                            "vectors-call",
                            "the driver calls pci_enable_msix, pci_enable_msix_range or pci_alloc_irq_vectors",
                            "drivers/pci/msi.c (3.14), drivers/nvme/host/pci.c (4.9)",
                            "msix|range|alloc"),
                    Column.of(
                                    "nvme-script",
                                    "which NVMe driver is simulated: that of 4.9 to 4.11 with its two phases on every "
                                            + "kernel, so that releases differ by"
                                            + " their kernel alone, or as pre-enable says",
                                    "nvme_reset_work (4.9 to 4.11)",
                                    "two-phase|own")
                            .assumption(),
                    Column.of(
                            "pre-enable",
                            "phase 1 of the release's NVMe driver sets one vector up: MSI-X twice a load "
                                    + "(no: INTx, MSI-X once; no-intx: where there is none)",
                            "nvme_dev_map (3.19), nvme_pci_enable (4.6)",
                            "no|no-intx|yes"),
                    Column.of(
                            "intx-unchecked",
                            "goes on without any interrupt, so that request_irq(0) fails",
                            "pci_alloc_irq_vectors (4.9), pci_alloc_irq_vectors_affinity (4.10)",
                            "no|yes"),
                    Column.of(
                                    "timeout-line",
                                    "the driver's lines of a timeout say I/O 0; name the command that is aborted; or "
                                            + "say I/O tag 0 (0000) and name the opcode. Tag and number are 0 here, "
                                            + "the names those without CONFIG_NVME_VERBOSE_ERRORS",
                                    "nvme_timeout (6.0, 6.8)",
                                    "plain|named|tagged")
                            .onlyWording(),
                    Column.of(
                            "reports-available",
                            "a setup that got only k vectors answers k, so that the caller tries again with k",
                            "msix_capability_init: out_avail",
                            "no|yes"),
                    Column.of(
                            "msi-domain",
                            "without HVM pirqs vectors come from an MSI irqdomain",
                            "msi_domain_alloc_irqs (5.10)",
                            "no|yes"),
                    Column.of(
                            "mask-all",
                            "the whole table is masked, before the entries are set up or after: before MASKALL is "
                                    + "cleared",
                            "msix_mask_all: 7d5ec3d36123 (5.14), 83dbf898a2d4 (5.16)",
                            "no|before|after"),
                    Column.of(
                            "masks-for-update",
                            "an entry that reads as unmasked is masked and unmasked around its message",
                            "pci_write_msg_msix: da181dc974ad (5.14)",
                            "no|yes"),
                    Column.of(
                                    "forgets-port-first",
                                    "free_irq resets evtchn_to_irq before it closes the event channel",
                                    "shutdown_pirq, xen_irq_info_cleanup: fa765c4b4aed (6.8, 6.1.81, 5.10.215)",
                                    "no|yes")
                            .unverified(
                                    "5.15.148 and 5.4.273 do not have it, 5.15.167 and 5.4.286 have; 6.6.17 does not, "
                                            + "6.6.63 has: the first release of those trees was not read"),
                    Column.of(
                                    "msix-refused",
                                    "MSI-X of a guest with HVM pirqs is refused with -524",
                                    "MSI_FLAG_PCI_MSIX, 0a3a58de3195 (6.2-rc6)",
                                    "no|yes")
                            .assumption(),
                    Column.of(
                            "admin-vector",
                            "entry 0 is the NVMe admin queue's alone: queue N has entry N",
                            "nvme_create_queue (4.17)",
                            "no|yes"),
                    Column.of(
                            "r8169-vectors",
                            "r8169 asks for MSI alone, or for any mode by pci_alloc_irq_vectors",
                            "rtl_try_msi, rtl_alloc_irq (4.17)",
                            "msi|any"),
                    Column.of(
                                    "amdgpu-vectors",
                                    "amdgpu asks for MSI alone, or for MSI-X or MSI by pci_alloc_irq_vectors",
                                    "amdgpu_irq_init (5.6)",
                                    "msi|any")
                            .unverified("5.4.18 asks for MSI, 5.6.4 to 5.9.1 for both; 5.5 was not read"),
                    Column.of(
                            "xhci-vectors",
                            "xhci_hcd asks for one mode after the other, or for any by one call",
                            "xhci_setup_msix, xhci_try_enable_msi (6.8)",
                            "each|any"),
                    Column.of(
                            "late-alloc",
                            "ena and xhci_hcd call pci_alloc_irq_vectors; there is no ena before 4.9",
                            "ena_enable_msix, xhci_setup_msix (4.12)",
                            "no|yes"),
                    Column.of(
                            "ena-fewer",
                            "ena takes fewer vectors than it asks for, or all or none",
                            "ena_enable_msix (4.13)",
                            "no|yes"),
                    Column.of(
                            "mlx5-alloc",
                            "mlx5_core calls pci_alloc_irq_vectors_affinity",
                            "mlx5_alloc_irq_vectors (4.14)",
                            "no|yes"),
                    Column.of(
                                    "watchdog-line",
                                    "what the kernel prints when a transmit queue stands still: device and driver, "
                                            + "those and the time, or CPU and time, which are 0 and 5000 ms here",
                                    "dev_watchdog (6.4, 6.8)",
                                    "driver|time|cpu")
                            .unverified("6.1.55 and 6.6.17 do not name the CPU, 6.1.119 and 6.6.63 do; the releases "
                                    + "between were not read")
                            .onlyWording(),
                    Column.of(
                                    "ata-line",
                                    "\"qc timeout\" says after how many ms, 5000 here",
                                    "ata_exec_internal (6.1)",
                                    "plain|msecs")
                            .onlyWording(),
                    Column.of(
                                    "probe-line",
                                    "a failed probe names the driver first, or the device",
                                    "really_probe (6.9)",
                                    "driver|device")
                            .onlyWording(),
                    Column.of(
                                    "irqs-after-grace",
                                    "the number of a freed Linux irq can be handed out again after an RCU grace "
                                            + "period, which an event of a scenario ends; without one, at once",
                                    "delayed_free_irq: 87797fad6cce (6.6, 6.5.7, 6.1.57, 5.10.198)",
                                    "no|yes")
                            .unverified("5.15.100 does not have it and 5.15.135 has, 5.4.273 has; the first release of "
                                    + "those trees, and 4.19, were not read"))
            .unverified("virtual MSI-X entries are refused with a WARN today; no driver here asks for one")
            .unverified("no later revert of c74fd80f2f41 was found; reuse=list shows what one would do")
            .unverified(
                    "5.12 (evtchn lock) and 6.2, 6.3 (MSI overhaul); they change no call, answer or line that is shown")
            .unverified("that the NVMe driver came with 3.3: on an older kernel the own driver is one of that form")
            .unverified("without HVM pirqs the functions of the x86 vector code are named as in 4.9 on every kernel, "
                    + "but for those of msi-domain")
            .unverified("the NVMe driver's own functions are named as in 4.9 to 4.11 on every kernel")
            .row(
                    "2.6.37-rc1..rc4",
                    "2.6.37-rc1..2.6.37-rc5",
                    "always allocates; never in a release; its NVMe driver enables once a load",
                    set("unreserved-fallback", "yes"),
                    set("swallows-setup-error", "yes"),
                    set("irqs-from-top", "yes"),
                    set("vector-control-writes", "yes"),
                    set("intx-unchecked", "yes"),
                    set("reports-available", "yes"))
            .row(
                    "2.6.37-2.6.38",
                    "2.6.37-rc5..2.6.39-rc1",
                    "af42b8d12f8a: array lookup, the first hit ends the call; its NVMe driver enables once a load",
                    set("reuse", "array", "af42b8d12f8a"))
            .row(
                    "2.6.39-3.10",
                    "2.6.39-rc1..3.10.0-514.24.1.el7,3.10.1..3.10.106",
                    "list lookup; its NVMe driver enables once a load",
                    set("reuse", "list", "xen_irq_from_pirq"),
                    set("unreserved-fallback", "no", "xen_allocate_pirq_msi"),
                    set("swallows-setup-error", "no", "xen_hvm_setup_msi_irqs"),
                    set("irqs-from-top", "no", "xen_allocate_irq_dynamic"),
                    set("setup-error-line", "frontend", "xen_hvm_setup_msi_irqs"))
            .row(
                    "3.10.0-514.24.1.el7+",
                    "3.10.0-514.24.1.el7..3.10.1",
                    "RHEL 7 with c74fd80f2f41; its other columns are taken to be those of 3.10",
                    set("reuse", "never", "c74fd80f2f41"))
            .branch(
                    "2.6.39-3.10",
                    "3.10.106+",
                    "3.10.106..3.11-rc1",
                    "stable backport of c74fd80f2f41, after 3.10.105",
                    set("reuse", "never", "c74fd80f2f41"))
            .branch(
                    "2.6.39-3.10",
                    "3.11-3.13",
                    "3.11-rc1..3.14-rc1",
                    "list lookup; events_base.c; its NVMe driver enables once a load",
                    set("events-prefix", "yes", "events_base.c"))
            .row(
                    "3.14",
                    "3.14-rc1..3.15-rc1",
                    "list lookup; its NVMe driver enables once a load",
                    set("vectors-call", "range", "pci_enable_msix_range"))
            .row(
                    "3.15-3.17",
                    "3.15-rc1..3.18-rc1",
                    "list lookup; its NVMe driver enables once a load",
                    set("bind-failure-line", "printed", "probing_irq"))
            .row(
                    "3.18",
                    "3.18-rc1..3.19-rc1",
                    "list lookup; its NVMe driver enables once a load",
                    set("message-prefix", "__pci_", "drivers/pci/msi.c"))
            .row(
                    "3.19-4.5",
                    "3.19-rc1..4.4.57,4.5-rc1..4.6-rc1",
                    "list lookup; its NVMe driver enables once a load, twice without INTx",
                    set("pre-enable", "no-intx", "nvme_dev_map"),
                    set("intx-unchecked", "no", "nvme_dev_map"))
            .row(
                    "4.4.57+",
                    "4.4.57..4.4.282",
                    "stable backport of c74fd80f2f41; that 4.4.56, of the day of 4.9.17, does not have it is not "
                            + "checked",
                    set("reuse", "never", "c74fd80f2f41"))
            .row("4.4.282+", "4.4.282..4.5-rc1", MASKS_BEFORE, masksBefore())
            .branch(
                    "3.19-4.5",
                    "4.6-4.8",
                    "4.6-rc1..4.9-rc1",
                    "list lookup; its NVMe driver enables twice a load",
                    set("pre-enable", "yes", "nvme_pci_enable"))
            .row(
                    "4.9",
                    "4.9-rc1..4.9.17",
                    "list lookup; its NVMe driver enables twice a load",
                    set("vectors-call", "alloc", "pci_alloc_irq_vectors"),
                    set("intx-unchecked", "yes", "pci_alloc_irq_vectors"))
            .row("4.9.17+", "4.9.17..4.9.281", "stable backport of c74fd80f2f41", set("reuse", "never", "c74fd80f2f41"))
            .row("4.9.281+", "4.9.281..4.10-rc1", MASKS_BEFORE, masksBefore())
            .branch("4.9", "4.10", "4.10-rc1..4.10.6", "list lookup; its NVMe driver enables twice a load")
            .row(
                    "4.10.6+",
                    "4.10.6..4.11-rc1",
                    "stable backport of c74fd80f2f41; that 4.10.5, of the day of 4.9.17, does not have it is not "
                            + "checked",
                    set("reuse", "never", "c74fd80f2f41"))
            .row(
                    "4.11",
                    "4.11-rc1..4.12-rc1",
                    "c74fd80f2f41: always allocates",
                    set("intx-unchecked", "no", "pci_alloc_irq_vectors_affinity"),
                    set("setup-error-line", "create", "xen_hvm_setup_msi_irqs"))
            .row(
                    "4.12",
                    "4.12-rc1..4.13-rc1",
                    "the NVMe timeout handler polls: a drive without interrupts crawls",
                    set("timeout-polls", "yes", "nvme_timeout"),
                    set("late-alloc", "yes", "xhci_setup_msix"))
            .row("4.13", "4.13-rc1..4.14-rc1", "ena takes fewer vectors", set("ena-fewer", "yes", "ena_enable_msix"))
            .row(
                    "4.14-4.16",
                    "4.14-rc1..4.14.245,4.15-rc1..4.17-rc1",
                    "mlx5_core calls pci_alloc_irq_vectors_affinity",
                    set("mlx5-alloc", "yes", "mlx5_alloc_irq_vectors"))
            .row("4.14.245+", "4.14.245..4.14.259", MASKS_BEFORE, masksBefore())
            .row("4.14.259+", "4.14.259..4.14.282", MASKS_AFTER, masksAfter())
            .row("4.14.282+", "4.14.282..4.15-rc1", MASKS_NOTHING, masksNothing())
            .branch(
                    "4.14-4.16",
                    "4.17-5.5",
                    "4.17-rc1..4.19.205,4.20-rc1..5.4.142,5.5-rc1..5.6-rc1",
                    "entry 0 is the NVMe admin queue's alone",
                    set("admin-vector", "yes", "nvme_create_queue"),
                    set("r8169-vectors", "any", "rtl_alloc_irq"))
            .row("4.19.205+, 5.4.142+", "4.19.205..4.19.222,5.4.142..5.4.168", MASKS_BEFORE, masksBefore())
            .row("4.19.222+, 5.4.168+", "4.19.222..4.19.246,5.4.168..5.4.197", MASKS_AFTER, masksAfter())
            .row("4.19.246+, 5.4.197+", "4.19.246..4.20-rc1,5.4.197..5.4.258", MASKS_NOTHING, masksNothing())
            .row("5.4.258+", "5.4.258..5.4.286", AFTER_GRACE, afterGrace())
            .row("5.4.286+", "5.4.286..5.5-rc1", FORGETS_FIRST, forgetsFirst())
            .branch(
                    "4.17-5.5",
                    "5.6-5.9",
                    "5.6-rc1..5.10-rc1",
                    "amdgpu asks for MSI-X or MSI",
                    set("amdgpu-vectors", "any", "amdgpu_irq_init"))
            .row(
                    "5.10",
                    "5.10-rc1..5.10.60",
                    "XEN-MSI irqdomain",
                    set("msi-domain", "yes", "xen_create_pci_msi_domain"))
            .row("5.10.60+", "5.10.60..5.10.88", MASKS_BEFORE, masksBefore())
            .row("5.10.88+", "5.10.88..5.10.114", MASKS_AFTER, masksAfter())
            .row("5.10.114+", "5.10.114..5.10.198", MASKS_NOTHING, masksNothing())
            .row("5.10.198+", "5.10.198..5.10.215", AFTER_GRACE, afterGrace())
            .row("5.10.215+", "5.10.215..5.11-rc1", FORGETS_FIRST, forgetsFirst())
            .branch(
                    "5.10",
                    "5.11-5.13",
                    "5.11-rc1..5.13.12,5.14-rc1..5.14-rc6",
                    "41bb2115beec: message from zeroed structs",
                    set("message-data", "0x0700", "41bb2115beec"))
            .row(
                    "5.13.12+, 5.14-5.15.10",
                    "5.13.12..5.14-rc1,5.14-rc6..5.15.11,5.16-rc1..5.16-rc6",
                    "enables first, masks the whole table, then writes it",
                    masksBefore())
            .row(
                    "5.15.11+, 5.16",
                    "5.15.11..5.15.38,5.16-rc6..5.17-rc1",
                    "83dbf898a2d4: masks the whole table at the end",
                    masksAfter())
            .row("5.15.38+", "5.15.38..5.15.135", MASKS_NOTHING, masksNothing())
            .row("5.15.135+", "5.15.135..5.15.167", AFTER_GRACE, afterGrace())
            .row("5.15.167+", "5.15.167..5.16-rc1", FORGETS_FIRST, forgetsFirst())
            .branch(
                    "5.15.11+, 5.16",
                    "5.17",
                    "5.17-rc1..5.17.6,5.18-rc1..5.18-rc5",
                    "a setup with too few pirqs is not tried again with those that there were",
                    set("reports-available", "no", "msix_capability_init"))
            .row(
                    "5.17.6+, 5.18-5.19",
                    "5.17.6..5.18-rc1,5.18-rc5..6.0-rc1",
                    "7e0815b3e099: masks nothing of HVM pirqs",
                    set("vector-control-writes", "no", "7e0815b3e099"))
            .row(
                    "6.0",
                    "6.0-rc1..6.1-rc1",
                    "the NVMe driver names the command that it aborts",
                    set("timeout-line", "named", "nvme_timeout"))
            .row(
                    "6.1-6.3",
                    "6.1-rc1..6.1.57,6.2-rc6..6.4-rc1",
                    "ATA's line of a timeout says how long it took",
                    set("ata-line", "msecs", "ata_exec_internal"))
            .row("6.1.57+", "6.1.57..6.1.81", AFTER_GRACE, afterGrace())
            .row("6.1.81+", "6.1.81..6.2-rc1", FORGETS_FIRST, withCpu(forgetsFirst()))
            .branch(
                    "6.1-6.3",
                    "6.2-rc1..rc5",
                    "6.2-rc1..6.2-rc6",
                    "never in a release: the XEN-MSI irqdomain lacks MSI_FLAG_PCI_MSIX",
                    set("msix-refused", "yes", "MSI_FLAG_PCI_MSIX"))
            .branch(
                    "6.1-6.3",
                    "6.4-6.6",
                    "6.4-rc1..6.5.7,6.6-rc1..6.6-rc6",
                    "the line of a transmit queue that stands still says for how long",
                    set("watchdog-line", "time", "dev_watchdog"))
            .row("6.5.7+, 6.6-rc6+, 6.7", "6.5.7..6.6-rc1,6.6-rc6..6.6.63,6.7-rc1..6.8-rc1", AFTER_GRACE, afterGrace())
            .row("6.6.63+", "6.6.63..6.7-rc1", FORGETS_FIRST, withCpu(forgetsFirst()))
            .row(
                    "6.8",
                    "6.8-rc1..6.9-rc1",
                    FORGETS_FIRST,
                    set("timeout-line", "tagged", "nvme_timeout"),
                    set("xhci-vectors", "any", "xhci_try_enable_msi"))
            .row(
                    "6.9 and later",
                    "6.9-rc1..",
                    "a failed probe names the device",
                    set("probe-line", "device", "really_probe"));

    private static Difference[] afterGrace() {
        return new Difference[] {set("irqs-after-grace", "yes", "87797fad6cce")};
    }

    private static Difference[] forgetsFirst() {
        return new Difference[] {
            set("irqs-after-grace", "yes", "87797fad6cce"), set("forgets-port-first", "yes", "fa765c4b4aed")
        };
    }

    private static Difference[] withCpu(Difference... others) {
        List<Difference> all = new ArrayList<>(List.of(others));
        all.add(set("watchdog-line", "cpu", "dev_watchdog"));
        return all.toArray(Difference[]::new);
    }

    private static Difference[] masksBefore() {
        return new Difference[] {
            set("enable-first", "yes", "438553958ba1"),
            set("mask-all", "before", "7d5ec3d36123"),
            set("masks-for-update", "yes", "da181dc974ad")
        };
    }

    private static Difference[] masksAfter() {
        return new Difference[] {set("mask-all", "after", "83dbf898a2d4")};
    }

    private static Difference[] masksNothing() {
        return new Difference[] {set("vector-control-writes", "no", "7e0815b3e099")};
    }

    /** The typed form of a row of {@link #TABLE}. */
    public static LinuxRules of(VersionRow row) {
        return new LinuxRules(
                Reuse.valueOf(constant(row, "reuse")),
                Integer.decode(row.value("message-data")),
                row.yes("unreserved-fallback"),
                row.yes("swallows-setup-error"),
                row.yes("irqs-from-top"),
                row.yes("enable-first"),
                row.yes("vector-control-writes"),
                row.value("bind-failure-line"),
                row.value("setup-error-line"),
                row.yes("events-prefix"),
                row.value("message-prefix").equals("__pci_"),
                Vectors.valueOf(constant(row, "vectors-call")),
                row.yes("intx-unchecked"),
                row.yes("reports-available"),
                row.yes("msi-domain"),
                MaskAll.valueOf(constant(row, "mask-all")),
                row.yes("masks-for-update"),
                row.yes("forgets-port-first"),
                row.yes("msix-refused"),
                row.yes("irqs-after-grace"));
    }

    private static String constant(VersionRow row, String column) {
        return row.value(column).toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
