package org.pirqscope.source;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pirqscope.machine.call.Call;
import org.pirqscope.machine.call.CallKind;

/** By which functions of the source a call of the model may be found, the likeliest first. */
final class CallNames {

    /** What is no function in the source: the one that carries it out, of later and of earlier releases. */
    private static final Map<String, List<String>> CARRIED_OUT = Map.ofEntries(
            Map.entry("XEN_DOMCTL_bind_pt_irq", List.of("pt_irq_create_bind", "pt_irq_create_bind_vtd")),
            Map.entry("XEN_DOMCTL_unbind_pt_irq", List.of("pt_irq_destroy_bind", "pt_irq_destroy_bind_vtd")),
            Map.entry("EVTCHNOP_bind_pirq", List.of("evtchn_bind_pirq")),
            Map.entry("EVTCHNOP_bind_vcpu", List.of("evtchn_bind_vcpu")),
            Map.entry("EVTCHNOP_close", List.of("evtchn_close", "__evtchn_close")),
            Map.entry("evtchn_close", List.of("__evtchn_close")),
            Map.entry("PHYSDEVOP_map_pirq", List.of("physdev_map_pirq")),
            Map.entry("PHYSDEVOP_unmap_pirq", List.of("physdev_unmap_pirq")),
            Map.entry("request_irq", List.of("request_threaded_irq")),
            Map.entry("Create CQ", List.of("adapter_alloc_cq")),
            Map.entry("Create SQ", List.of("adapter_alloc_sq")),
            Map.entry("Identify", List.of("nvme_identify_ctrl")),
            Map.entry("Set Features", List.of("nvme_set_features", "nvme_set_queue_count")));

    private CallNames() {}

    /** The names, those of the release at hand before the usual one; of a hypercall who carries it out before all. */
    static Set<String> of(Call call) {
        List<String> own = List.of(call.name(), call.function().spelling());
        List<String> others = CARRIED_OUT.getOrDefault(call.function().spelling(), List.of());
        boolean othersFirst = call.function().kind() == CallKind.HYPERCALL;
        Set<String> names = new LinkedHashSet<>(othersFirst ? others : own);
        names.addAll(othersFirst ? own : others);
        return names;
    }
}
