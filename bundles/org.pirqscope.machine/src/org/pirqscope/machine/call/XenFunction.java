package org.pirqscope.machine.call;

/** The hypervisor: hypercalls, what they call, and the delivery of a device's interrupt. */
public enum XenFunction implements Function {
    GET_FREE_PIRQ(Signature.of(
            "PHYSDEVOP_get_free_pirq",
            CallKind.HYPERCALL,
            Format.NUMBER_OR_RC,
            "xen/arch/x86/physdev.c",
            "type",
            Format.MAP_TYPE)),
    MAP_PIRQ(Signature.of(
            "PHYSDEVOP_map_pirq",
            CallKind.HYPERCALL,
            Format.NUMBER_OR_RC,
            "xen/arch/x86/physdev.c",
            "dev",
            Format.DEVICE,
            "entry",
            Format.NUMBER,
            "pirq",
            Format.NUMBER)),
    UNMAP_PIRQ(Signature.of(
            "PHYSDEVOP_unmap_pirq", CallKind.HYPERCALL, Format.RC, "xen/arch/x86/physdev.c", "pirq", Format.NUMBER)),
    IRQ_STATUS_QUERY(Signature.of(
            "PHYSDEVOP_irq_status_query",
            CallKind.HYPERCALL,
            Format.RC,
            "xen/arch/x86/physdev.c",
            "pirq",
            Format.NUMBER)),
    EOI(Signature.of("PHYSDEVOP_eoi", CallKind.HYPERCALL, Format.RC, "xen/arch/x86/physdev.c", "pirq", Format.NUMBER)),
    CREATE_IRQ(Signature.of("create_irq", CallKind.CALL, Format.NUMBER_OR_RC, "xen/arch/x86/irq.c")),
    MAP_DOMAIN_PIRQ(Signature.of(
            "map_domain_pirq",
            CallKind.CALL,
            Format.RC,
            "xen/arch/x86/irq.c",
            "pirq",
            Format.NUMBER,
            "irq",
            Format.NUMBER)),
    BIND_PT_IRQ(Signature.of(
            "XEN_DOMCTL_bind_pt_irq",
            CallKind.HYPERCALL,
            Format.RC,
            "xen/drivers/passthrough/io.c",
            "pirq",
            Format.NUMBER,
            "gvec",
            Format.HEX,
            "gflags",
            Format.HEX)),
    UNBIND_PT_IRQ(Signature.of(
            "XEN_DOMCTL_unbind_pt_irq",
            CallKind.HYPERCALL,
            Format.RC,
            "xen/drivers/passthrough/io.c",
            "pirq",
            Format.NUMBER)),
    EVTCHN_BIND_PIRQ(Signature.of(
            "EVTCHNOP_bind_pirq",
            CallKind.HYPERCALL,
            Format.NUMBER_OR_RC,
            "xen/common/event_channel.c",
            "pirq",
            Format.NUMBER)),
    EVTCHN_BIND_VCPU(Signature.of(
            "EVTCHNOP_bind_vcpu",
            CallKind.HYPERCALL,
            Format.RC,
            "xen/common/event_channel.c",
            "port",
            Format.NUMBER,
            "vcpu",
            Format.NUMBER)),
    EVTCHN_CLOSE(Signature.of(
            "EVTCHNOP_close", CallKind.HYPERCALL, Format.RC, "xen/common/event_channel.c", "port", Format.NUMBER)),
    DESTROY_DOMAIN(Signature.of("XEN_DOMCTL_destroydomain", CallKind.HYPERCALL, Format.RC, "xen/common/domctl.c")),
    EVTCHN_DESTROY(Signature.of("evtchn_destroy", CallKind.CALL, Format.VOID, "xen/common/event_channel.c")),
    CLOSE_PORT(Signature.of(
            "evtchn_close", CallKind.CALL, Format.VOID, "xen/common/event_channel.c", "port", Format.NUMBER)),
    PCI_RELEASE_DEVICES(Signature.of("pci_release_devices", CallKind.CALL, Format.RC, "xen/drivers/passthrough/pci.c")),
    PIRQ_GUEST_UNBIND(
            Signature.of("pirq_guest_unbind", CallKind.CALL, Format.VOID, "xen/arch/x86/irq.c", "pirq", Format.NUMBER)),
    FREE_DOMAIN_PIRQS(Signature.of("free_domain_pirqs", CallKind.CALL, Format.VOID, "xen/arch/x86/irq.c")),
    UNMAP_DOMAIN_PIRQ(
            Signature.of("unmap_domain_pirq", CallKind.CALL, Format.RC, "xen/arch/x86/irq.c", "pirq", Format.NUMBER)),
    DIRQ_ASSIST(Signature.of(
            "hvm_dirq_assist",
            CallKind.INTERRUPT,
            Format.VOID,
            "xen/drivers/passthrough/io.c",
            "dev",
            Format.DEVICE,
            "entry",
            Format.NUMBER)),
    INTX_ASSIST(Signature.of(
            "hvm_dirq_assist", CallKind.INTERRUPT, Format.VOID, "xen/drivers/passthrough/io.c", "dev", Format.DEVICE)),
    INTX_ASSERT(Signature.of(
            "hvm_pci_intx_assert", CallKind.INTERRUPT, Format.VOID, "xen/arch/x86/hvm/irq.c", "dev", Format.DEVICE)),
    INJECT_MSI(Signature.of(
            "hvm_inject_msi",
            CallKind.CALL,
            Format.VOID,
            "xen/arch/x86/hvm/irq.c",
            "address_hi",
            Format.WORD,
            "address_lo",
            Format.WORD,
            "data",
            Format.HEX)),
    MSIXTBL_READ(Signature.of(
            "msixtbl_read",
            CallKind.TRAP,
            Format.WORD,
            "xen/arch/x86/hvm/vmsi.c",
            "entry",
            Format.NUMBER,
            "offset",
            Format.NUMBER)),
    MSIXTBL_WRITE(Signature.of(
            "msixtbl_write",
            CallKind.TRAP,
            Format.VOID,
            "xen/arch/x86/hvm/vmsi.c",
            "entry",
            Format.NUMBER,
            "offset",
            Format.NUMBER,
            "value",
            Format.WORD));

    private final Signature signature;

    XenFunction(Signature signature) {
        this.signature = signature;
    }

    @Override
    public Signature signature() {
        return signature;
    }

    @Override
    public Layer layer() {
        return Layer.XEN;
    }
}
