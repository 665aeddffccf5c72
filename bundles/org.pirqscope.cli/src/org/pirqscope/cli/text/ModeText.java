package org.pirqscope.cli.text;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.pirqscope.machine.driver.Driver;
import org.pirqscope.machine.driver.DriverRelease;
import org.pirqscope.machine.driver.Drivers;
import org.pirqscope.machine.scenario.Scenario;

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
        if (reachesVectorsLate(scenario)) {
            return Optional.of(
                    "MSI-X or MSI once a load, since this kernel's own driver runs phase 1 on INTx: only a reload "
                            + "finds a message");
        }
        return scenario.borrowed().stream()
                .findFirst()
                .map(driver -> "the two-phase " + driver.label() + " driver of "
                        + driver.release().text()
                        + "; this kernel's own driver sets MSI-X or MSI up once a load (--set "
                        + driver.release().setting() + ")");
    }

    /** Whether a driver asks for no vectors at first, on none of its devices. */
    private static boolean reachesVectorsLate(Scenario scenario) {
        Map<Boolean, Set<String>> byAsking = scenario.drivers().stream()
                .collect(Collectors.partitioningBy(
                        driver -> driver.ask(1, false).forVectors(),
                        Collectors.mapping(Driver::name, Collectors.toSet())));
        return !byAsking.get(true).containsAll(byAsking.get(false));
    }

    /** Which drivers the controllers have, in one sentence; none where all have the default. */
    static Optional<String> drivers(Scenario scenario) {
        Map<Drivers, String> devices = new LinkedHashMap<>();
        scenario.controllers().forEach(one -> devices.merge(one.driver(), one.name(), (a, b) -> a + " and " + b));
        return devices.keySet().equals(Set.of(Drivers.DEFAULT))
                ? Optional.empty()
                : Optional.of(devices.entrySet().stream()
                        .map(each -> each.getKey().spelling() + " (" + each.getValue() + ") "
                                + (each.getKey().release() == DriverRelease.NONE
                                        ? "sets up " + (each.getKey() == Drivers.ONCE ? "once" : "twice")
                                                + " a load and stands for a driver that is not simulated"
                                        : "as in Linux "
                                                + each.getKey().release().text()))
                        .collect(Collectors.joining(", ")));
    }
}
