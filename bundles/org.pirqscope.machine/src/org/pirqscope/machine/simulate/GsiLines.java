package org.pirqscope.machine.simulate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.scenario.Pool;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.scenario.ScenarioException;
import org.pirqscope.machine.state.GsiLine;

/**
 * The GSIs that a scenario's devices have for INTx, and those that its guest registers for others, with their pirqs
 * (docs/domain.md 2.10). QEMU has mapped the machine's irqs of passed-through devices before the guest starts, so that
 * get_free_pirq gives emulated ones what is left: from 16 on, and then of the MSI range.
 */
final class GsiLines {

    private static final int FIRST_PCI_GSI = 16;

    private final Pool pool;
    private final List<Controller> controllers;
    private final Map<Integer, Integer> devices = new LinkedHashMap<>();
    private final List<Integer> taken = new ArrayList<>();

    private GsiLines(Scenario scenario) {
        pool = scenario.pool();
        controllers = scenario.controllers();
        for (int c = 0; c < controllers.size(); c++) {
            int gsi = controllers.get(c).function().intxIrq();
            if (gsi != 0) {
                devices.merge(gsi, 1 << c, (a, b) -> a | b);
            }
        }
    }

    /** The lines of a guest with HVM pirqs: those of devices in their order, then the others. */
    static List<GsiLine> of(Scenario scenario) {
        return new GsiLines(scenario).lines();
    }

    /** The GSIs that the guest registers while it boots: those that are listed, then those of emulated devices. */
    static List<Integer> registeredAtBoot(Scenario scenario) {
        return new GsiLines(scenario).registeredAtBoot();
    }

    private List<Integer> registeredAtBoot() {
        return Stream.concat(pool.bootGsis().stream(), devices.keySet().stream().filter(gsi -> !isReal(gsi)))
                .distinct()
                .toList();
    }

    private List<GsiLine> lines() {
        Map<Integer, GsiLine> lines = new LinkedHashMap<>();
        devices.keySet().forEach(gsi -> lines.put(gsi, null));
        realDevices().forEach(each -> taken.add(each.machineIrq()));
        for (int gsi : devices.keySet()) {
            if (isReal(gsi)) {
                int irq = machineIrq(gsi);
                lines.put(gsi, new GsiLine(gsi, irq, irq, devices.get(gsi)));
            }
        }
        for (int gsi : registeredAtBoot()) {
            if (!isReal(gsi)) {
                lines.put(gsi, new GsiLine(gsi, next(true, gsi), 0, devices.getOrDefault(gsi, 0)));
            }
        }
        return List.copyOf(lines.values());
    }

    private Stream<Controller> realDevices() {
        return controllers.stream()
                .filter(each -> !each.emulated() && each.function().intxIrq() != 0);
    }

    private Stream<Controller> realDevices(int gsi) {
        return realDevices().filter(each -> each.function().intxIrq() == gsi);
    }

    private boolean isReal(int gsi) {
        return realDevices(gsi).findAny().isPresent();
    }

    private int machineIrq(int gsi) {
        return realDevices(gsi)
                .map(Controller::machineIrq)
                .filter(irq -> irq != 0)
                .findFirst()
                .orElseGet(() -> next(false, gsi));
    }

    private int next(boolean emulated, int gsi) {
        IntStream low = IntStream.range(FIRST_PCI_GSI, pool.nrIrqsGsi());
        IntStream msi = emulated
                ? IntStream.rangeClosed(1, pool.extraGuestIrqs()).map(i -> pool.nrPirqs() - i)
                : IntStream.empty();
        IntStream legacy = IntStream.range(1, FIRST_PCI_GSI).map(i -> FIRST_PCI_GSI - i);
        int pirq = IntStream.concat(IntStream.concat(low, msi), legacy)
                .filter(each -> !taken.contains(each))
                .findFirst()
                .orElseThrow(() -> new ScenarioException(
                        "", 0, 0, "there is no pirq left for GSI " + gsi + "; expected fewer devices or boot_gsis"));
        taken.add(pirq);
        return pirq;
    }
}
