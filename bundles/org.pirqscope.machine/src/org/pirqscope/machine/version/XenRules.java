package org.pirqscope.machine.version;

/** How the hypervisor behaves. */
public record XenRules(
        boolean uncheckedFreePirq,
        boolean bindChecksMapping,
        boolean shadowAnswersZero,
        boolean unmaskAtBind,
        boolean invertedCleanup,
        boolean hvmPirq,
        boolean mappedShowsOld,
        boolean conflictNamesIrq,
        String bindFailedLine,
        String deliveryLine,
        boolean takesUnmaskedBit,
        boolean passesVectorControl,
        GuestMask guestMask,
        boolean snoopsUnmask,
        boolean masksAtUnbind,
        boolean injectsMsi,
        boolean stubDomain,
        boolean stubMapsMsi) {

    /** What becomes of a mask bit that the guest writes to VECTOR_CTRL of a mapped entry. */
    public enum GuestMask {
        /** Nothing. */
        DISCARDED,
        /** It goes to the device's table. */
        HARDWARE,
        /** guest_masked: Xen keeps it beside its own, and may clear it. */
        TRACKED
    }

    /** All Xen rows. */
    public static final Table TABLE = Table.of(Product.XEN, """
            unchecked-free-pirq: no|yes
              PHYSDEVOP_get_free_pirq answers 0 with pirq -28 when none is free
              do_physdev_op, 77598c0f3d
            bind-checks-mapping: no|yes
              binding an unmapped pirq is -EPERM (no: goes on, -EINVAL)
              pt_irq_create_bind (4.3)
            shadow-answers-zero: no|yes
              the MSI-X shadow of entries 0..2 answers 0 for words not written since registration
              msixtbl_read
            unmask-at-bind: no|yes
              EVTCHNOP_bind_pirq clears the guest mask of the hardware entry
              84d6add559 (4.6)
            inverted-cleanup: no|yes
              pirq_cleanup_check deletes a struct whose port is still bound
              c24536b636 (4.2), fixed by daa90dfea917
            hvm-pirq: no|yes
              XENFEAT_hvm_pirqs is offered
              024e7131be (4.19), xl hvm_pirq
            mapped-shows-old: no|yes (wording)
              "already mapped" names the old pair
              map_domain_pirq, 669d4b85c4 (4.6, 4.5.2, 4.4.4)
            conflict-names-irq: no|yes
              "irq N already mapped to pirq" instead of "conflicts"
              allocate_pirq (4.10)
            bind-failed-line: bare|number|domain (wording)
              wording of a failed bind
              arch_do_domctl
            delivery-line: debug|printed
              wording of an unsupported delivery mode
              vmsi_deliver_pirq
            takes-unmasked-bit: no|yes
              gflags bit 16 of a bind clears the guest mask
              pt_irq_create_bind, 25dcf06ff7 (4.10)
            passes-vector-control: no|yes
              QEMU sees the writes of VECTOR_CTRL too that Xen handled
              _msixtbl_write, XENFEAT_dm_msix_all_writes, 64b21662b1 (4.19)
            guest-mask: discarded|hardware|tracked
              a mask bit that the guest writes to VECTOR_CTRL of a mapped entry is discarded, goes to the device, or \
              is kept beside Xen's own
              msixtbl_write: a35137373a (4.4, 4.3.1, 4.2.4), ad28e42bd1 (4.6)
            snoops-unmask: no|yes
              an unmask that makes QEMU bind the entry is repeated by Xen
              msix_write_completion, 3a6222bd57 (4.7, 4.6.3)
            masks-at-unbind: no|yes
              an unbind sets the guest mask of the entry
              pt_irq_destroy_bind, 8c97eb6551 (4.11)
            injects-msi: no|yes
              a device model can have the MSI of an emulated device delivered, to a pirq too
              hvm_inject_msi, 88fccdd11c (4.2)
            stub-domain: no|yes
              QEMU runs in a stub domain (device_model_stubdomain_override=1) instead of dom0; a setting of each guest
              physdev_map_pirq
            stub-maps-msi: no|yes
              a stub domain may map an MSI (no: -EPERM)
              create_irq, 92d9101eab (4.13)
            """, """
            4.1.3: 4.1.3..4.1.4-rc0
              array of pirqs
              unchecked-free-pirq=yes, shadow-answers-zero=yes, hvm-pirq=yes
            4.1.4-4.1.6: 4.1.4-rc0..4.2-rc0
              array of pirqs
              unchecked-free-pirq=no (77598c0f3d)
            4.2.0-4.2.3: 4.2-rc0..4.2.4-rc0
              c24536b636: radix tree
              inverted-cleanup=yes (c24536b636), injects-msi=yes (88fccdd11c), bind-failed-line=number (arch_do_domctl)
            4.2.4+: 4.2.4-rc0..4.3-rc0
              a35137373a backported: the guest's mask goes to the device
              guest-mask=hardware (a35137373a)
            4.3.0 like 4.2.0-4.2.3: 4.3-rc0..4.3.1-rc0
              bind of an unmapped pirq is refused
              bind-checks-mapping=yes (pt_irq_create_bind)
            4.3.1-4.4.3: 4.3.1-rc0..4.4.4-rc0
              a35137373a: the guest's mask goes to the device
              guest-mask=hardware (a35137373a)
            4.4.4: 4.4.4-rc0..4.5-rc0
              669d4b85c4 backported: a line names the old pair
              mapped-shows-old=yes (669d4b85c4)
            4.5.0-4.5.1 like 4.3.1-4.4.3: 4.5-rc0..4.5.2-rc0
              delivery-line=printed (vmsi_deliver_pirq)
            4.5.2+: 4.5.2-rc0..4.6-rc0
              669d4b85c4 backported: a line names the old pair
              mapped-shows-old=yes (669d4b85c4)
            4.6.0-4.6.2: 4.6-rc0..4.6.3-rc0
              84d6add559: unmask at event channel bind
              shadow-answers-zero=no (msixtbl_read), unmask-at-bind=yes (84d6add559), guest-mask=tracked (ad28e42bd1)
            4.6-4.9: 4.6.3-rc0..4.10-rc0
              84d6add559: unmask at event channel bind; of 4.6 from 4.6.3
              snoops-unmask=yes (3a6222bd57)
            4.10: 4.10-rc0..4.11-rc0
              conflict-names-irq=yes (allocate_pirq), takes-unmasked-bit=yes (25dcf06ff7)
            4.11-4.12: 4.11-rc0..4.13-rc0
              8c97eb6551: an unbind masks
              masks-at-unbind=yes (8c97eb6551)
            4.13-4.18: 4.13-rc0..4.17.5-rc0,4.18-rc0..4.18.3-rc0
              92d9101eab: a stub domain may map MSIs
              stub-maps-msi=yes (92d9101eab)
            4.17.5+, 4.18.3+: 4.17.5-rc0..4.17.7-rc0,4.18.3-rc0..4.18.6-rc0
              daa90dfea917 backported
              inverted-cleanup=no (daa90dfea917)
            4.17.7+, 4.18.6+: 4.17.7-rc0..4.18-rc0,4.18.6-rc0..4.19-rc0
              329edc090d backported: a line names the domain d1
              bind-failed-line=domain (329edc090d)
            4.19 and later like 4.17.5+, 4.18.3+: 4.19-rc0..4.19.6-rc0,4.20-rc0..4.20.4-rc0,4.21-rc0..4.21.2-rc0
              HVM pirqs only with hvm_pirq=1
              hvm-pirq=no (024e7131be), passes-vector-control=yes (64b21662b1)
            4.19.6+, 4.20.4+, 4.21.2+, 4.22: 4.19.6-rc0..4.20-rc0,4.20.4-rc0..4.21-rc0,4.21.2-rc0..
              329edc090d: a line names the domain d1
              bind-failed-line=domain (329edc090d)
            """)
            .unverified("private builds, such as that of AWS, may differ: set their columns")
            .unverified("without HVM pirqs MSI is taken to be unmasked from its bind on; who unmasks it where "
                    + "QEMU 2.4 to 2.9 hides the mask register was not read")
            .unverified("from about 3.19 a guest with APIC virtualisation in CPUID uses vectors on any Xen: "
                    + "hvm-pirq=no shows it");

    /** The typed form of a row of {@link #TABLE}. */
    public static XenRules of(VersionRow row) {
        return new XenRules(
                row.yes("unchecked-free-pirq"),
                row.yes("bind-checks-mapping"),
                row.yes("shadow-answers-zero"),
                row.yes("unmask-at-bind"),
                row.yes("inverted-cleanup"),
                row.yes("hvm-pirq"),
                row.yes("mapped-shows-old"),
                row.yes("conflict-names-irq"),
                row.value("bind-failed-line"),
                row.value("delivery-line"),
                row.yes("takes-unmasked-bit"),
                row.yes("passes-vector-control"),
                row.value(GuestMask.class, "guest-mask"),
                row.yes("snoops-unmask"),
                row.yes("masks-at-unbind"),
                row.yes("injects-msi"),
                row.yes("stub-domain"),
                row.yes("stub-maps-msi"));
    }
}
