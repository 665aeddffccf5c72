package org.pirqscope.machine.version;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The commits behind the version tables: what a patch or a Fixes: line may name. */
public final class KnownCommits {

    private static final List<KnownCommit> ALL = List.of(
            linux(
                    "af42b8d12f8a",
                    "xen: fix MSI setup and teardown for PV on HVM guests",
                    List.of(),
                    part(
                            "reuse",
                            "never",
                            "array",
                            "xen_hvm_setup_msi_irqs",
                            "",
                            "xen_irq_from_pirq XEN_PIRQ_MSI_DATA XEN_ALLOC_IRQ")),
            linux(
                    "c74fd80f2f41",
                    "xen: do not re-use pirq number cached in pci device msi msg data",
                    List.of("af42b8d12f8a"),
                    part(
                            "reuse",
                            "list",
                            "never",
                            "xen_hvm_setup_msi_irqs",
                            "xen_irq_from_pirq XEN_PIRQ_MSI_DATA",
                            "")),
            linux(
                    "41bb2115beec",
                    "x86/pci/xen: Use msi_msg shadow structs",
                    List.of(),
                    part("message-data", "0x4300", "0x0700", "xen_msi_compose_msg", "XEN_PIRQ_MSI_DATA", "arch_data")),
            linux(
                    "438553958ba1",
                    "PCI/MSI: Enable and mask MSI-X early",
                    List.of(),
                    part("enable-first", "no", "yes", "msix_capability_init", "", "")),
            linux(
                    "7d5ec3d36123",
                    "PCI/MSI: Mask all unused MSI-X entries",
                    List.of(),
                    part(
                            "mask-all",
                            "no",
                            "before",
                            "msix_capability_init msix_program_entries msix_mask_all",
                            "",
                            "msix_mask_all")),
            linux(
                    "da181dc974ad",
                    "PCI/MSI: Enforce that MSI-X table entry is masked for update",
                    List.of(),
                    part(
                            "masks-for-update",
                            "no",
                            "yes",
                            "__pci_write_msi_msg",
                            "",
                            "unmasked PCI_MSIX_ENTRY_CTRL_MASKBIT")),
            linux(
                    "83dbf898a2d4",
                    "PCI/MSI: Mask MSI-X vectors only on success",
                    List.of("7d5ec3d36123"),
                    part("mask-all", "before", "after", "msix_capability_init", "", "")),
            linux(
                    "7e0815b3e099",
                    "x86/pci/xen: Disable PCI/MSI[-X] masking for XEN_HVM guests",
                    List.of(),
                    part("vector-control-writes", "yes", "no", "xen_setup_pci_msi xen_msi_init", "", "")),
            linux(
                    "87797fad6cce",
                    "xen/events: replace evtchn_rwlock with RCU",
                    List.of(),
                    part(
                            "irqs-after-grace",
                            "no",
                            "yes",
                            "xen_free_irq xen_irq_init",
                            "evtchn_rwlock",
                            "delayed_free_irq")),
            linux(
                    "fa765c4b4aed",
                    "xen/events: close evtchn after mapping cleanup",
                    List.of(),
                    part(
                            "forgets-port-first",
                            "no",
                            "yes",
                            "shutdown_pirq __unbind_from_irq xen_irq_info_cleanup",
                            "",
                            "")),
            linux(
                    "0a3a58de3195",
                    "x86/pci/xen: Set MSI_FLAG_PCI_MSIX support in Xen MSI domain",
                    List.of(),
                    part("msix-refused", "yes", "no", "xen_pci_msi_domain_info", "", "MSI_FLAG_PCI_MSIX")),
            qemu(
                    "c976437c7dba",
                    "qemu-xen: free all the pirqs for msi/msix when driver unload",
                    List.of(),
                    part(
                            "unmap-on-disable",
                            "no",
                            "yes",
                            "xen_pt_msgctrl_reg_write xen_pt_msixctrl_reg_write xen_pt_msi_disable",
                            "",
                            "xen_pt_msi_disable"),
                    part("filter-needs-pirq", "no", "yes", "pci_msix_write", "", "XEN_PT_UNASSIGNED_PIRQ")),
            qemu(
                    "3782f60d20",
                    "xen/pass-through: log errno values rather than function return ones",
                    List.of(),
                    part("err-wording", "no", "yes", "msi_msix_setup msi_msix_update msi_msix_disable", "", "errno")),
            qemu(
                    "7611dae8a6",
                    "xen: don't allow guest to control MSI mask register",
                    List.of(),
                    part("msi-mask-bit", "yes", "no", "xen_pt_emu_reg_msi xen_pt_mask_reg_write", "", "")),
            qemu(
                    "faf5f56bf9",
                    "xen/pt/msi: Add the register value when printing logging and error messages",
                    List.of(),
                    part("register-wording", "no", "yes", "xen_pt_msgctrl_reg_write", "", "")),
            qemu(
                    "b324ef9654",
                    "xen/MSI-X: latch MSI-X table writes",
                    List.of(),
                    part(
                            "latch",
                            "no",
                            "yes",
                            "get_entry_value set_entry_value xen_pt_msix_update_one pci_msix_write",
                            "",
                            "latch"),
                    part("enabled-writes", "refused-once", "taken", "pci_msix_write", "", "latch")),
            qemu(
                    "428c3ece97",
                    "fix MSI injection on Xen",
                    List.of(),
                    part("mask-stops-pirq", "yes", "no", "msix_vector_masked msi_is_masked", "", "xen_is_pirq_msi")),
            qemu(
                    "a803633660",
                    "xen/pt: allow QEMU to request MSI unmasking at bind time",
                    List.of(),
                    part("unmasked-bit", "no", "yes", "msi_msix_update", "", "XEN_DOMCTL_VMSI_X86_UNMASKED")),
            qemu(
                    "01d152c0bf",
                    "hw/xen: Don't use '#' flag of printf format",
                    List.of(),
                    part("hex-zero", "0", "0x0", "msi_msix_setup msi_msix_update msi_msix_disable", "", "")),
            xen(
                    "77598c0f3d",
                    "Introduce PHYSDEVOP_get_free_pirq",
                    List.of(),
                    part("unchecked-free-pirq", "yes", "no", "do_physdev_op", "", "")),
            xen(
                    "c24536b636",
                    "replace d->nr_pirqs sized arrays with radix tree",
                    List.of(),
                    part(
                            "inverted-cleanup",
                            "no",
                            "yes",
                            "pirq_cleanup_check cleanup_domain_irq_mapping",
                            "",
                            "pirq_cleanup_check")),
            xen(
                    "88fccdd11c",
                    "xen: event channel remapping for emulated MSIs",
                    List.of(),
                    part("injects-msi", "no", "yes", "hvm_inject_msi hvmop_inject_msi", "", "IRQ_MSI_EMU")),
            xen(
                    "a35137373a",
                    "x86: allow guest to set/clear MSI-X mask bit (try 2)",
                    List.of(),
                    part("guest-mask", "discarded", "hardware", "msixtbl_write msixtbl_find_entry", "", "")),
            xen(
                    "ad28e42bd1",
                    "x86/MSI: track host and guest masking separately",
                    List.of(),
                    part(
                            "guest-mask",
                            "hardware",
                            "tracked",
                            "msixtbl_write msixtbl_read msi_set_mask_bit",
                            "",
                            "guest_masked")),
            xen(
                    "669d4b85c4",
                    "x86/IO-APIC: don't create pIRQ mapping from masked RTE",
                    List.of(),
                    part("mapped-shows-old", "no", "yes", "map_domain_pirq", "", "")),
            xen(
                    "84d6add559",
                    "x86/MSI: fix guest unmasking when handling IRQ via event channel",
                    List.of(),
                    part(
                            "unmask-at-bind",
                            "no",
                            "yes",
                            "evtchn_bind_pirq arch_evtchn_bind_pirq unmap_domain_pirq_emuirq",
                            "",
                            "arch_evtchn_bind_pirq")),
            xen(
                    "3a6222bd57",
                    "x86/vMSI-X: avoid missing first unmask of vectors",
                    List.of(),
                    part(
                            "snoops-unmask",
                            "no",
                            "yes",
                            "msixtbl_range msix_write_completion",
                            "",
                            "msix_snoop_address")),
            xen(
                    "25dcf06ff7",
                    "domctl/x86: move vMSI related #define-s to public interface",
                    List.of(),
                    part(
                            "takes-unmasked-bit",
                            "no",
                            "yes",
                            "pt_irq_create_bind",
                            "VMSI_UNMASKED",
                            "XEN_DOMCTL_VMSI_X86_UNMASKED")),
            xen(
                    "8c97eb6551",
                    "x86/pt: mask MSI vectors on unbind",
                    List.of(),
                    part("masks-at-unbind", "no", "yes", "pt_irq_destroy_bind", "", "")),
            xen(
                    "024e7131be",
                    "tools: don't expose XENFEAT_hvm_pirqs by default",
                    List.of(),
                    part(
                            "hvm-pirq",
                            "yes",
                            "no",
                            "libxl__arch_domain_prepare_config libxl__arch_update_domain_config",
                            "",
                            "XEN_X86_EMU_USE_PIRQ")),
            xen(
                    "64b21662b1",
                    "x86/msi: passthrough all MSI-X vector ctrl writes to device model",
                    List.of(),
                    part("passes-vector-control", "no", "yes", "_msixtbl_write msixtbl_write", "", "")),
            xen(
                    "daa90dfea917",
                    "pirq_cleanup_check() leaks",
                    List.of("c24536b636"),
                    part(
                            "inverted-cleanup",
                            "yes",
                            "no",
                            "pirq_cleanup_check pirq_get_info evtchn_close",
                            "",
                            "free_pirq_struct")),
            xen(
                    "329edc090d",
                    "domain: locking for irq_caps accesses",
                    List.of(),
                    part("bind-failed-line", "number", "domain", "arch_do_domctl", "", "")));

    private KnownCommits() {}

    /** All of them: Linux, QEMU, Xen, each in the order in which they came. */
    public static List<KnownCommit> all() {
        return ALL;
    }

    /** The one whose hash begins so. */
    public static Optional<KnownCommit> named(String digits) {
        return ALL.stream().filter(commit -> commit.named(digits)).findFirst();
    }

    private static KnownCommit linux(String hash, String subject, List<String> fixes, Draft... parts) {
        return commit(LinuxRules.TABLE, hash, subject, fixes, parts);
    }

    private static KnownCommit qemu(String hash, String subject, List<String> fixes, Draft... parts) {
        return commit(QemuRules.TABLE, hash, subject, fixes, parts);
    }

    private static KnownCommit xen(String hash, String subject, List<String> fixes, Draft... parts) {
        return commit(XenRules.TABLE, hash, subject, fixes, parts);
    }

    private static KnownCommit commit(Table table, String hash, String subject, List<String> fixes, Draft... parts) {
        return new KnownCommit(
                table,
                hash,
                subject,
                fixes,
                List.of(parts).stream().map(part -> part.of(table)).toList());
    }

    private static Draft part(
            String column, String before, String after, String functions, String removed, String added) {
        return new Draft(column, before, after, functions, removed, added);
    }

    /** A part before its table is known; names are separated by spaces. */
    private record Draft(String column, String before, String after, String functions, String removed, String added) {

        KnownCommit.Part of(Table table) {
            Column known = table.columns().get(table.index(column));
            return new KnownCommit.Part(
                    known,
                    known.check(table.product(), before),
                    known.check(table.product(), after),
                    names(functions),
                    names(removed),
                    names(added));
        }

        private static Set<String> names(String words) {
            return words.isEmpty() ? Set.of() : Set.of(words.split(" "));
        }
    }
}
