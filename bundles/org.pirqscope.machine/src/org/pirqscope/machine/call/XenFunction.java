package org.pirqscope.machine.call;

/** The hypervisor: hypercalls, what they call, and the delivery of a device's interrupt. */
public enum XenFunction implements Function {
    GET_FREE_PIRQ("hypercall number-or-rc PHYSDEVOP_get_free_pirq(map-type type)", "xen/arch/x86/physdev.c"),
    MAP_PIRQ(
            "hypercall number-or-rc PHYSDEVOP_map_pirq(device dev, number entry, number pirq)",
            "xen/arch/x86/physdev.c"),
    MAP_GSI(
            "hypercall number-or-rc PHYSDEVOP_map_pirq(map-type type, number index, number pirq)",
            "xen/arch/x86/physdev.c"),
    UNMAP_PIRQ("hypercall rc PHYSDEVOP_unmap_pirq(number pirq)", "xen/arch/x86/physdev.c"),
    IRQ_STATUS_QUERY("hypercall rc PHYSDEVOP_irq_status_query(number pirq)", "xen/arch/x86/physdev.c"),
    EOI("hypercall rc PHYSDEVOP_eoi(number pirq)", "xen/arch/x86/physdev.c"),
    CREATE_IRQ("number-or-rc create_irq()", "xen/arch/x86/irq.c"),
    MAP_DOMAIN_PIRQ("rc map_domain_pirq(number pirq, number irq)", "xen/arch/x86/irq.c"),
    BIND_PT_IRQ(
            "hypercall rc XEN_DOMCTL_bind_pt_irq(number pirq, hex gvec, hex gflags)", "xen/drivers/passthrough/io.c"),
    BIND_PT_PCI(
            "hypercall rc XEN_DOMCTL_bind_pt_irq(number machine_irq, number device, number intx)",
            "xen/drivers/passthrough/io.c"),
    UNBIND_PT_IRQ("hypercall rc XEN_DOMCTL_unbind_pt_irq(number pirq)", "xen/drivers/passthrough/io.c"),
    EVTCHN_BIND_PIRQ("hypercall number-or-rc EVTCHNOP_bind_pirq(number pirq)", "xen/common/event_channel.c"),
    EVTCHN_BIND_VCPU("hypercall rc EVTCHNOP_bind_vcpu(number port, number vcpu)", "xen/common/event_channel.c"),
    EVTCHN_UNMASK("hypercall rc EVTCHNOP_unmask(number port)", "xen/common/event_channel.c"),
    EVTCHN_CLOSE("hypercall rc EVTCHNOP_close(number port)", "xen/common/event_channel.c"),
    DESTROY_DOMAIN("hypercall rc XEN_DOMCTL_destroydomain()", "xen/common/domctl.c"),
    EVTCHN_DESTROY("void evtchn_destroy()", "xen/common/event_channel.c"),
    CLOSE_PORT("void evtchn_close(number port)", "xen/common/event_channel.c"),
    PCI_RELEASE_DEVICES("rc pci_release_devices()", "xen/drivers/passthrough/pci.c"),
    PIRQ_GUEST_UNBIND("void pirq_guest_unbind(number pirq)", "xen/arch/x86/irq.c"),
    FREE_DOMAIN_PIRQS("void free_domain_pirqs()", "xen/arch/x86/irq.c"),
    UNMAP_DOMAIN_PIRQ("rc unmap_domain_pirq(number pirq)", "xen/arch/x86/irq.c"),
    DIRQ_ASSIST("interrupt void hvm_dirq_assist(device dev, number entry)", "xen/drivers/passthrough/io.c"),
    INTX_ASSIST("interrupt void hvm_dirq_assist(device dev)", "xen/drivers/passthrough/io.c"),
    INTX_ASSERT("interrupt void hvm_pci_intx_assert(device dev)", "xen/arch/x86/hvm/irq.c"),
    INJECT_MSI("void hvm_inject_msi(word address_hi, word address_lo, hex data)", "xen/arch/x86/hvm/irq.c"),
    MSIXTBL_READ("trap word msixtbl_read(number entry, number offset)", "xen/arch/x86/hvm/vmsi.c"),
    MSIXTBL_WRITE("trap void msixtbl_write(number entry, number offset, word value)", "xen/arch/x86/hvm/vmsi.c");

    private final Signature signature;

    XenFunction(String prototype, String source) {
        this.signature = Signature.of(prototype, source);
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
