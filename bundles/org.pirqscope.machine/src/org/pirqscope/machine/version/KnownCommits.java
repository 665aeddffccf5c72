package org.pirqscope.machine.version;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The commits behind the version tables: what a patch or a Fixes: line may name. */
public final class KnownCommits {

    /**
     * Linux, QEMU, Xen, each in the order in which they came: hash and subject, what it fixes, and for each column the
     * values before and after, the functions, the names that go and those that come.
     */
    private static final String COMMITS = """
            linux af42b8d12f8a xen: fix MSI setup and teardown for PV on HVM guests
            reuse: never -> array in xen_hvm_setup_msi_irqs
            + xen_irq_from_pirq XEN_PIRQ_MSI_DATA XEN_ALLOC_IRQ

            linux c74fd80f2f41 xen: do not re-use pirq number cached in pci device msi msg data
            fixes af42b8d12f8a
            reuse: list -> never in xen_hvm_setup_msi_irqs
            - xen_irq_from_pirq XEN_PIRQ_MSI_DATA

            linux 41bb2115beec x86/pci/xen: Use msi_msg shadow structs
            message-data: 0x4300 -> 0x0700 in xen_msi_compose_msg
            - XEN_PIRQ_MSI_DATA
            + arch_data

            linux 438553958ba1 PCI/MSI: Enable and mask MSI-X early
            enable-first: no -> yes in msix_capability_init

            linux 7d5ec3d36123 PCI/MSI: Mask all unused MSI-X entries
            mask-all: no -> before in msix_capability_init msix_program_entries msix_mask_all
            + msix_mask_all

            linux da181dc974ad PCI/MSI: Enforce that MSI-X table entry is masked for update
            masks-for-update: no -> yes in __pci_write_msi_msg
            + unmasked PCI_MSIX_ENTRY_CTRL_MASKBIT

            linux 83dbf898a2d4 PCI/MSI: Mask MSI-X vectors only on success
            fixes 7d5ec3d36123
            mask-all: before -> after in msix_capability_init

            linux 7e0815b3e099 x86/pci/xen: Disable PCI/MSI[-X] masking for XEN_HVM guests
            vector-control-writes: yes -> no in xen_setup_pci_msi xen_msi_init

            linux 87797fad6cce xen/events: replace evtchn_rwlock with RCU
            irqs-after-grace: no -> yes in xen_free_irq xen_irq_init
            - evtchn_rwlock
            + delayed_free_irq

            linux 93b6adbf0420 xen/events: Implement irq distribution
            irq-distribution: no -> yes in set_affinity_irq
            + select_target_cpu channels_on_cpu

            linux 1fe565517b57 xen/events: use the FIFO-based ABI if available
            fifo-events: no -> yes in xen_evtchn_fifo_init evtchn_fifo_unmask
            + xen_evtchn_fifo_init evtchn_ops_fifo

            linux 4704fe4f03a5 xen/events: mask events when changing their VCPU binding
            rebind-masks: no -> yes in rebind_irq_to_cpu

            linux fa765c4b4aed xen/events: close evtchn after mapping cleanup
            forgets-port-first: no -> yes in shutdown_pirq __unbind_from_irq xen_irq_info_cleanup

            linux 0a3a58de3195 x86/pci/xen: Set MSI_FLAG_PCI_MSIX support in Xen MSI domain
            msix-refused: yes -> no in xen_pci_msi_domain_info
            + MSI_FLAG_PCI_MSIX

            qemu c976437c7dba qemu-xen: free all the pirqs for msi/msix when driver unload
            unmap-on-disable: no -> yes in xen_pt_msgctrl_reg_write xen_pt_msixctrl_reg_write xen_pt_msi_disable
            + xen_pt_msi_disable
            filter-needs-pirq: no -> yes in pci_msix_write
            + XEN_PT_UNASSIGNED_PIRQ

            qemu 3782f60d20 xen/pass-through: log errno values rather than function return ones
            err-wording: no -> yes in msi_msix_setup msi_msix_update msi_msix_disable
            + errno

            qemu 7611dae8a6 xen: don't allow guest to control MSI mask register
            msi-mask-bit: yes -> no in xen_pt_emu_reg_msi xen_pt_mask_reg_write

            qemu faf5f56bf9 xen/pt/msi: Add the register value when printing logging and error messages
            register-wording: no -> yes in xen_pt_msgctrl_reg_write

            qemu b324ef9654 xen/MSI-X: latch MSI-X table writes
            latch: no -> yes in get_entry_value set_entry_value xen_pt_msix_update_one pci_msix_write
            + latch
            enabled-writes: refused-once -> taken in pci_msix_write
            + latch

            qemu 428c3ece97 fix MSI injection on Xen
            mask-stops-pirq: yes -> no in msix_vector_masked msi_is_masked
            + xen_is_pirq_msi

            qemu a803633660 xen/pt: allow QEMU to request MSI unmasking at bind time
            unmasked-bit: no -> yes in msi_msix_update
            + XEN_DOMCTL_VMSI_X86_UNMASKED

            qemu 01d152c0bf hw/xen: Don't use '#' flag of printf format
            hex-zero: 0 -> 0x0 in msi_msix_setup msi_msix_update msi_msix_disable

            xen 77598c0f3d Introduce PHYSDEVOP_get_free_pirq
            unchecked-free-pirq: yes -> no in do_physdev_op

            xen c24536b636 replace d->nr_pirqs sized arrays with radix tree
            inverted-cleanup: no -> yes in pirq_cleanup_check cleanup_domain_irq_mapping
            + pirq_cleanup_check

            xen 88fccdd11c xen: event channel remapping for emulated MSIs
            injects-msi: no -> yes in hvm_inject_msi hvmop_inject_msi
            + IRQ_MSI_EMU

            xen a35137373a x86: allow guest to set/clear MSI-X mask bit (try 2)
            guest-mask: discarded -> hardware in msixtbl_write msixtbl_find_entry

            xen ad28e42bd1 x86/MSI: track host and guest masking separately
            guest-mask: hardware -> tracked in msixtbl_write msixtbl_read msi_set_mask_bit
            + guest_masked

            xen 669d4b85c4 x86/IO-APIC: don't create pIRQ mapping from masked RTE
            mapped-shows-old: no -> yes in map_domain_pirq

            xen 84d6add559 x86/MSI: fix guest unmasking when handling IRQ via event channel
            unmask-at-bind: no -> yes in evtchn_bind_pirq arch_evtchn_bind_pirq unmap_domain_pirq_emuirq
            + arch_evtchn_bind_pirq

            xen 3a6222bd57 x86/vMSI-X: avoid missing first unmask of vectors
            snoops-unmask: no -> yes in msixtbl_range msix_write_completion
            + msix_snoop_address

            xen 92d9101eab x86: allow stubdom access to irq created for msi
            stub-maps-msi: no -> yes in create_irq map_domain_pirq
            + grant_access creator_domid

            xen 25dcf06ff7 domctl/x86: move vMSI related #define-s to public interface
            takes-unmasked-bit: no -> yes in pt_irq_create_bind
            - VMSI_UNMASKED
            + XEN_DOMCTL_VMSI_X86_UNMASKED

            xen 8c97eb6551 x86/pt: mask MSI vectors on unbind
            masks-at-unbind: no -> yes in pt_irq_destroy_bind

            xen 024e7131be tools: don't expose XENFEAT_hvm_pirqs by default
            hvm-pirq: yes -> no in libxl__arch_domain_prepare_config libxl__arch_update_domain_config
            + XEN_X86_EMU_USE_PIRQ

            xen 64b21662b1 x86/msi: passthrough all MSI-X vector ctrl writes to device model
            passes-vector-control: no -> yes in _msixtbl_write msixtbl_write

            xen daa90dfea917 pirq_cleanup_check() leaks
            fixes c24536b636
            inverted-cleanup: yes -> no in pirq_cleanup_check pirq_get_info evtchn_close
            + free_pirq_struct

            xen 329edc090d domain: locking for irq_caps accesses
            bind-failed-line: number -> domain in arch_do_domctl
            """;

    private static final Pattern HEAD = Pattern.compile("(\\w+) (\\w+) (.+)(?:\nfixes (\\w+))?");
    private static final Pattern PART =
            Pattern.compile("^(\\S+): (\\S+) -> (\\S+) in (.+)(?:\n- (.+))?(?:\n\\+ (.+))?$", Pattern.MULTILINE);

    private static final List<KnownCommit> ALL =
            Stream.of(COMMITS.split("\n\n")).map(KnownCommits::commit).toList();

    private KnownCommits() {}

    /** All of them: Linux, QEMU, Xen, each in the order in which they came. */
    public static List<KnownCommit> all() {
        return ALL;
    }

    /** The one whose hash begins so. */
    public static Optional<KnownCommit> named(String digits) {
        return ALL.stream().filter(commit -> commit.named(digits)).findFirst();
    }

    private static KnownCommit commit(String text) {
        Matcher head = HEAD.matcher(text);
        if (!head.lookingAt()) {
            throw new IllegalArgumentException(text);
        }
        Table table = Versions.table(head.group(1));
        return new KnownCommit(
                table,
                head.group(2),
                head.group(3),
                Optional.ofNullable(head.group(4)).stream().toList(),
                PART.matcher(text).results().map(part -> part(table, part)).toList());
    }

    private static KnownCommit.Part part(Table table, MatchResult text) {
        Column column = table.columns().get(table.index(text.group(1)));
        return new KnownCommit.Part(
                column,
                column.check(table.product(), text.group(2)),
                column.check(table.product(), text.group(3)),
                names(text.group(4)),
                names(text.group(5)),
                names(text.group(6)));
    }

    private static Set<String> names(String words) {
        return words == null ? Set.of() : Set.of(words.split(" "));
    }
}
