package org.pirqscope.cli.reproduce;

import java.util.Map;
import org.pirqscope.machine.call.Call;

/** The symbol that a debugger or a tracer knows a call by, where inline functions stand before it. */
final class KernelSymbol {

    private static final Map<String, String> BEHIND = Map.of(
            "pci_alloc_irq_vectors", "pci_alloc_irq_vectors_affinity",
            "request_irq", "request_threaded_irq",
            "pci_enable_msix", "pci_enable_msix_range");

    private KernelSymbol() {}

    static String of(Call call) {
        return of(call.name());
    }

    static String of(String name) {
        return BEHIND.getOrDefault(name, name);
    }
}
