package org.pirqscope.machine.simulate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.scenario.Pool;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.state.GsiLine;

/**
 * The GSIs that a scenario's devices have for INTx, and their pirqs (docs/domain.md 2.10). QEMU has mapped the
 * machine's irqs of passed-through devices before the guest starts, so that get_free_pirq gives emulated ones what is
 * left: from 16 on, and then of the MSI range.
 */
final class GsiLines {

    private static final int FIRST_PCI_GSI = 16;

    private GsiLines() {}

    /** The lines of a guest with HVM pirqs, by device. */
    static List<GsiLine> of(Scenario scenario) {
        Map<Integer, Integer> devices = new LinkedHashMap<>();
        List<Controller> controllers = scenario.controllers();
        for (int c = 0; c < controllers.size(); c++) {
            int gsi = controllers.get(c).function().intxIrq();
            if (gsi != 0) {
                devices.merge(gsi, 1 << c, (a, b) -> a | b);
            }
        }
        List<Integer> taken = new ArrayList<>();
        Map<Integer, GsiLine> lines = new LinkedHashMap<>();
        devices.forEach((gsi, set) -> lines.put(gsi, null));
        for (boolean emulated : new boolean[] {false, true}) {
            devices.forEach((gsi, set) -> {
                boolean own = IntStream.range(0, controllers.size())
                        .filter(c -> (set >> c & 1) != 0)
                        .allMatch(c -> controllers.get(c).emulated());
                if (own == emulated) {
                    int pirq = next(scenario.pool(), emulated, taken);
                    taken.add(pirq);
                    lines.put(gsi, new GsiLine(gsi, pirq, emulated ? 0 : pirq, set));
                }
            });
        }
        return List.copyOf(lines.values());
    }

    private static int next(Pool pool, boolean emulated, List<Integer> taken) {
        IntStream low = IntStream.range(FIRST_PCI_GSI, pool.nrIrqsGsi());
        IntStream msi = emulated
                ? IntStream.rangeClosed(1, pool.extraGuestIrqs()).map(i -> pool.nrPirqs() - i)
                : IntStream.empty();
        IntStream legacy = IntStream.range(1, FIRST_PCI_GSI).map(i -> FIRST_PCI_GSI - i);
        return IntStream.concat(IntStream.concat(low, msi), legacy)
                .filter(pirq -> !taken.contains(pirq))
                .findFirst()
                .orElseThrow();
    }
}
