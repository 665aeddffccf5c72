package org.pirqscope.machine.version;

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
        boolean refusesTooFewMsi,
        boolean reportsAvailable,
        boolean msiDomain,
        MaskAll maskAll,
        boolean masksForUpdate,
        boolean forgetsPortFirst,
        boolean msixRefused,
        boolean irqsAfterGrace,
        boolean distributesIrqs,
        boolean fifoEvents,
        boolean rebindMasks) {

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

    /** All Linux rows. */
    public static final Table TABLE = Table.of(Product.LINUX, """
            reuse: never|array|list
              re-use of the pirq in the device's message
              xen_hvm_setup_msi_irqs: af42b8d12f8a, c74fd80f2f41
            message-data: 0x4300|0x0700
              data of a pirq message
              xen_msi_compose_msg, 41bb2115beec (5.11)
            unreserved-fallback: no|yes
              without a free pirq takes the lowest unused number
              find_unbound_pirq
            swallows-setup-error: no|yes
              answers 0 although an entry got no pirq and has irq 0
              xen_hvm_setup_msi_irqs
            irqs-from-top: no|yes
              Linux irqs are handed out from nr_irqs-1 down
              find_unbound_irq
            enable-first: no|yes
              ENABLE|MASKALL is written before the table
              msix_capability_init: 438553958ba1 (5.14)
            vector-control-writes: no|yes
              VECTOR_CTRL and MSI's mask register are written for HVM pirqs too
              pci_msi_ignore_mask: 7e0815b3e099 (5.18)
            bind-failure-line: never|printed
              "Failed to obtain physical IRQ"
              __startup_pirq, probing_irq (until 3.14)
            setup-error-line: none|frontend|create
              line of a failed setup
              xen_hvm_setup_msi_irqs
            events-prefix: no|yes
              event channel lines start with xen:events:
              events_base.c
            timeout-polls: no|yes
              the NVMe timeout handler polls the queue
              nvme_timeout (4.12)
            message-prefix: __|__pci_
              prefix of read_msi_msg and write_msi_msg
              drivers/pci/msi.c (3.18)
            vectors-call: msix|range|alloc
              the driver calls pci_enable_msix, pci_enable_msix_range or pci_alloc_irq_vectors
              drivers/pci/msi.c (3.14), drivers/nvme/host/pci.c (4.9)
            nvme-script: two-phase|own (assumption)
              which NVMe driver is simulated: that of 4.9 to 4.11 with its two phases on every kernel, so that \
              releases differ by their kernel alone, or as pre-enable says
              nvme_reset_work (4.9 to 4.11)
            pre-enable: no|no-intx|yes
              phase 1 of the release's NVMe driver sets one vector up: MSI-X twice a load (no: INTx, MSI-X once; \
              no-intx: where there is none)
              nvme_dev_map (3.19), nvme_pci_enable (4.6)
            intx-unchecked: no|yes
              goes on without any interrupt, so that request_irq(0) fails
              pci_alloc_irq_vectors (4.9), pci_alloc_irq_vectors_affinity (4.10)
            msi-too-few: einval|enospc
              what a driver hears that wants more MSI vectors than the capability has
              __pci_enable_msi_range (4.11)
            timeout-line: plain|named|tagged (wording)
              the driver's lines of a timeout say I/O 0; name the command that is aborted; or say I/O tag 0 (0000) and \
              name the opcode. Tag and number are 0 here, the names those without CONFIG_NVME_VERBOSE_ERRORS
              nvme_timeout (6.0, 6.8)
            reports-available: no|yes
              a setup that got only k vectors answers k, so that the caller tries again with k
              msix_capability_init: out_avail
            msi-domain: no|yes
              without HVM pirqs vectors come from an MSI irqdomain
              msi_domain_alloc_irqs (5.10)
            mask-all: no|before|after
              the whole table is masked, before the entries are set up or after: before MASKALL is cleared
              msix_mask_all: 7d5ec3d36123 (5.14), 83dbf898a2d4 (5.16)
            masks-for-update: no|yes
              an entry that reads as unmasked is masked and unmasked around its message
              pci_write_msg_msix: da181dc974ad (5.14)
            forgets-port-first: no|yes
              free_irq resets evtchn_to_irq before it closes the event channel
              shutdown_pirq, xen_irq_info_cleanup: fa765c4b4aed (6.8, 6.1.81, 5.15.154, 5.10.215, 5.4.274)
              ? 6.6.17 does not have it, 6.6.63 has: the first release of that tree, and of 4.19, was not read
            msix-refused: no|yes (assumption)
              MSI-X of a guest with HVM pirqs is refused with -524
              MSI_FLAG_PCI_MSIX, 0a3a58de3195 (6.2-rc6)
            admin-vector: no|yes
              entry 0 is the NVMe admin queue's alone: queue N has entry N
              nvme_create_queue (4.17)
            r8169-vectors: msi|any
              r8169 asks for MSI alone, or for any mode by pci_alloc_irq_vectors
              rtl_try_msi, rtl_alloc_irq (4.17)
            amdgpu-vectors: msi|any
              amdgpu asks for MSI alone, or for MSI-X or MSI by pci_alloc_irq_vectors
              amdgpu_irq_init (5.6)
              ? 5.4.18 asks for MSI, 5.6.4 to 5.9.1 for both; 5.5 was not read
            xhci-vectors: each|any
              xhci_hcd asks for one mode after the other, or for any by one call
              xhci_setup_msix, xhci_try_enable_msi (6.8)
            late-alloc: no|yes
              ena and xhci_hcd call pci_alloc_irq_vectors; there is no ena before 4.9
              ena_enable_msix, xhci_setup_msix (4.12)
            ena-fewer: no|yes
              ena takes fewer vectors than it asks for, or all or none
              ena_enable_msix (4.13)
            ahci-alloc: no|yes
              ahci calls pci_alloc_irq_vectors
              ahci_init_msi (4.9)
            mlx5-alloc: no|yes
              mlx5_core calls pci_alloc_irq_vectors_affinity
              mlx5_alloc_irq_vectors (4.14)
            watchdog-line: driver|time|cpu (wording)
              what the kernel prints when a transmit queue stands still: device and driver, those and the time, or CPU \
              and time, which are 0 and 5000 ms here
              dev_watchdog (6.4, 6.8)
              ? 6.1.55 and 6.6.17 do not name the CPU, 6.1.119 and 6.6.63 do; the releases between were not read
            ata-line: plain|msecs (wording)
              "qc timeout" says after how many ms, 5000 here
              ata_exec_internal (6.1)
            probe-line: driver|device (wording)
              a failed probe names the driver first, or the device
              really_probe (6.9)
            irqs-after-grace: no|yes
              the number of a freed Linux irq can be handed out again after an RCU grace period, which an event of a \
              scenario ends; without one, at once
              delayed_free_irq: 87797fad6cce (6.6, 6.5.7, 6.1.57, 5.15.135, 5.10.198, 5.4.258)
              ? the first release of 4.19 was not read
            irq-distribution: no|yes
              an irq that starts is bound to the vCPU with the fewest event channels, or to vCPU 0
              set_affinity_irq, select_target_cpu: 93b6adbf0420 (5.11)
              ? whether RHEL 8 took it into its 4.18 was not read
            fifo-events: no|yes
              event channels by the FIFO ABI where Xen has it, from 4.4; fifo_events=0 of the command line is no
              xen_evtchn_fifo_init: 1fe565517b57 (3.14)
            rebind-masks: no|yes
              a port is masked while it is bound to another vCPU, and unmasked behind it
              rebind_irq_to_cpu: 4704fe4f03a5
              ? which release of 3.10, 3.11 or 3.12 was the first with it was not read; 3.10.0-514.el7 has it, 2.6.38 not
            """, LinuxReleases.ROWS)
            .unverified("virtual MSI-X entries are refused with a WARN today; no driver here asks for one")
            .unverified("no later revert of c74fd80f2f41 was found; reuse=list shows what one would do")
            .unverified(
                    "5.12 (evtchn lock) and 6.2, 6.3 (MSI overhaul); they change no call, answer or line that is shown")
            .unverified("that the NVMe driver came with 3.3: on an older kernel the own driver is one of that form")
            .unverified("without HVM pirqs the functions of the x86 vector code are named as in 4.9 on every "
                    + "kernel, but for those of msi-domain")
            .unverified("the NVMe driver's own functions are named as in 4.9 to 4.11 on every kernel");

    /** The typed form of a row of {@link #TABLE}. */
    public static LinuxRules of(VersionRow row) {
        return new LinuxRules(
                row.value(Reuse.class, "reuse"),
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
                row.value(Vectors.class, "vectors-call"),
                row.yes("intx-unchecked"),
                row.value("msi-too-few").equals("enospc"),
                row.yes("reports-available"),
                row.yes("msi-domain"),
                row.value(MaskAll.class, "mask-all"),
                row.yes("masks-for-update"),
                row.yes("forgets-port-first"),
                row.yes("msix-refused"),
                row.yes("irqs-after-grace"),
                row.yes("irq-distribution"),
                row.yes("fifo-events"),
                row.yes("rebind-masks"));
    }
}
