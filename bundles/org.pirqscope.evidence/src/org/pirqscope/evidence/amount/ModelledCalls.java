package org.pirqscope.evidence.amount;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.pirqscope.machine.call.Function;
import org.pirqscope.machine.call.GuestFunction;
import org.pirqscope.machine.call.QemuFunction;
import org.pirqscope.machine.call.XenFunction;
import org.pirqscope.machine.driver.NvmeDriver;

/** The calls of the model by the names that sources have for them, in whatever release. */
final class ModelledCalls {

    // Names of other releases, and of what carries a call out, where that is not how a run spells it.
    private static final Map<String, Function> OTHERS = Map.ofEntries(
            Map.entry("read_msi_msg", GuestFunction.PCI_READ_MSI_MSG),
            Map.entry("__read_msi_msg", GuestFunction.PCI_READ_MSI_MSG),
            Map.entry("write_msi_msg", GuestFunction.PCI_WRITE_MSI_MSG),
            Map.entry("__write_msi_msg", GuestFunction.PCI_WRITE_MSI_MSG),
            Map.entry("pci_write_msi_msg", GuestFunction.PCI_WRITE_MSI_MSG),
            Map.entry("pci_enable_msix", GuestFunction.PCI_ENABLE_MSIX),
            Map.entry("pci_enable_msi_range", GuestFunction.PCI_ENABLE_MSI),
            Map.entry("pci_enable_msi_block", GuestFunction.PCI_ENABLE_MSI),
            Map.entry("__startup_pirq", GuestFunction.STARTUP_PIRQ),
            Map.entry("get_free_pirq", XenFunction.GET_FREE_PIRQ),
            Map.entry("physdev_map_pirq", XenFunction.MAP_PIRQ),
            Map.entry("xc_physdev_map_pirq", XenFunction.MAP_PIRQ),
            Map.entry("xc_physdev_map_pirq_msi", XenFunction.MAP_PIRQ),
            Map.entry("physdev_unmap_pirq", XenFunction.UNMAP_PIRQ),
            Map.entry("xc_physdev_unmap_pirq", XenFunction.UNMAP_PIRQ),
            Map.entry("unmap_domain_pirq", XenFunction.UNMAP_PIRQ),
            Map.entry("pt_irq_create_bind", XenFunction.BIND_PT_IRQ),
            Map.entry("pt_irq_create_bind_vtd", XenFunction.BIND_PT_IRQ),
            Map.entry("xc_domain_update_msi_irq", XenFunction.BIND_PT_IRQ),
            Map.entry("pt_irq_destroy_bind", XenFunction.UNBIND_PT_IRQ),
            Map.entry("pt_irq_destroy_bind_vtd", XenFunction.UNBIND_PT_IRQ),
            Map.entry("xc_domain_unbind_msi_irq", XenFunction.UNBIND_PT_IRQ),
            Map.entry("evtchn_bind_pirq", XenFunction.EVTCHN_BIND_PIRQ),
            Map.entry("arch_evtchn_bind_pirq", XenFunction.EVTCHN_BIND_PIRQ),
            Map.entry("evtchn_close", XenFunction.EVTCHN_CLOSE),
            Map.entry("__evtchn_close", XenFunction.EVTCHN_CLOSE),
            Map.entry("_hvm_dirq_assist", XenFunction.DIRQ_ASSIST),
            Map.entry("_msixtbl_write", XenFunction.MSIXTBL_WRITE));

    private static final Map<String, Function> NAMES = names();

    private ModelledCalls() {}

    private static Map<String, Function> names() {
        Map<String, Function> names = new HashMap<>(OTHERS);
        Stream<Function> layers = Stream.of(GuestFunction.values(), QemuFunction.values(), XenFunction.values())
                .flatMap(Stream::of);
        Stream<Function> driver = Stream.of(
                NvmeDriver.RESET_WORK,
                NvmeDriver.PCI_ENABLE,
                NvmeDriver.CONFIGURE_ADMIN_QUEUE,
                NvmeDriver.INIT_IDENTIFY,
                NvmeDriver.SETUP_IO_QUEUES,
                NvmeDriver.CREATE_IO_QUEUES,
                NvmeDriver.IRQ,
                NvmeDriver.REMOVE,
                NvmeDriver.DEV_DISABLE,
                NvmeDriver.REMOVE_DEAD_CTRL);
        Stream.concat(layers, driver).forEach(function -> names.put(function.spelling(), function));
        return Map.copyOf(names);
    }

    /** The call of the model that a name in a source stands for. */
    static Optional<Function> named(String name) {
        return Optional.ofNullable(NAMES.get(name));
    }
}
