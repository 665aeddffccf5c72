package org.pirqscope.machine.scenario;

import java.util.ArrayList;
import java.util.List;
import org.pirqscope.machine.text.Quoted;
import org.snakeyaml.engine.v2.nodes.Node;

/** The keys of scenario files about INTx: {@code boot_gsis} of the pool, {@code machine-irq} of a controller. */
final class IntxKeys {

    /** NR_HVM_DOMU_IRQS: pins of the guest's IO-APIC. */
    private static final int GUEST_GSIS = 48;

    private IntxKeys() {}

    /** The GSIs that the guest registers while it boots, each once. */
    static List<Integer> bootGsis(YamlMap pool) {
        List<Integer> gsis = new ArrayList<>();
        for (Node node : pool.list("boot_gsis")) {
            String text = pool.scalar(node, "boot_gsis");
            int gsi = text.matches("\\d{1,2}") ? Integer.parseInt(text) : GUEST_GSIS;
            if (gsi >= GUEST_GSIS || gsis.contains(gsi)) {
                throw pool.error(
                        node,
                        "boot_gsis has " + Quoted.of(text) + (gsi < GUEST_GSIS ? " twice" : "")
                                + "; allowed: numbers from 0 to " + (GUEST_GSIS - 1) + ", each once");
            }
            gsis.add(gsi);
        }
        return List.copyOf(gsis);
    }

    /** The machine's irq of a device's INTx, 0 for one of its own. */
    static int machineIrq(YamlMap controller, Pool pool) {
        int irq = controller.number("machine-irq", 1, pool.nrIrqsGsi() - 1, 0);
        boolean real = !controller.flag("emulated", false);
        if (irq > 0 && !(real && controller.flag("intx", true))) {
            throw controller.error(
                    controller.at("machine-irq"),
                    "machine-irq is of a device " + (real ? "without INTx" : "that QEMU emulates")
                            + "; only INTx of a device that is passed through has one");
        }
        return irq;
    }

    /** Refuses functions of one slot that have several machine irqs: they have one GSI. */
    static void refuseSecondOfSlot(YamlMap map, Controller next, List<Controller> before) {
        int gsi = next.function().intxIrq();
        for (Controller other : before) {
            if (gsi != 0 && other.function().intxIrq() == gsi && other.machineIrq() != next.machineIrq()) {
                throw map.error(
                        map.at(map.has("machine-irq") ? "machine-irq" : "bdf"),
                        next.name() + " and " + other.name() + " are functions of one slot, whose INTx is one GSI; "
                                + "expected the same machine-irq");
            }
        }
    }
}
