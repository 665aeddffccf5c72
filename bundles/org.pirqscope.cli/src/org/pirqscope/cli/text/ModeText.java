package org.pirqscope.cli.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.pirqscope.machine.driver.Drivers;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.version.LinuxRules;

/** What the versions of a scenario mean for the bug, where that is not plain. */
final class ModeText {

    private ModeText() {}

    /**
     * One sentence, or none where the guest sets HVM pirqs up twice a load and its release's own driver does so too.
     */
    static Optional<String> of(Scenario scenario) {
        if (!scenario.versions().xenRules().hvmPirq()) {
            return Optional.of(
                    "vectors, since Xen offers no HVM pirqs: no pirq is read back from a message, so none can be "
                            + "stale");
        }
        LinuxRules linux = scenario.versions().linuxRules();
        List<Controller> controllers = scenario.controllers().stream()
                .filter(controller -> controller.driver() == Drivers.NVME)
                .toList();
        if (controllers.isEmpty()) {
            return Optional.empty();
        }
        if (controllers.stream().noneMatch(controller -> linux.asksForVectors(1, controller.intx()))) {
            return Optional.of(
                    "MSI-X or MSI once a load, since this kernel's own driver runs phase 1 on INTx: only a reload "
                            + "finds a message");
        }
        return linux.ownScript()
                        || controllers.stream().allMatch(controller -> linux.ownAsksForVector(controller.intx()))
                ? Optional.empty()
                : Optional.of("the two-phase NVMe driver of 4.8 to 4.11; this kernel's own driver sets MSI-X or MSI up "
                        + "once a load"
                        + " (--set linux.nvme-script=own)");
    }

    /** Which drivers the controllers have, in one sentence; none where all have NVMe's. */
    static Optional<String> drivers(Scenario scenario) {
        Map<Drivers, String> devices = new LinkedHashMap<>();
        scenario.controllers().forEach(one -> devices.merge(one.driver(), one.name(), (a, b) -> a + " and " + b));
        return devices.keySet().equals(Set.of(Drivers.NVME))
                ? Optional.empty()
                : Optional.of(devices.entrySet().stream()
                        .map(each -> each.getKey().spelling() + " (" + each.getValue() + ") "
                                + (each.getKey().release().isEmpty()
                                        ? "sets up " + (each.getKey() == Drivers.ONCE ? "once" : "twice")
                                                + " a load and stands for a driver that is not simulated"
                                        : "as in " + each.getKey().release()))
                        .collect(Collectors.joining(", ")));
    }
}
