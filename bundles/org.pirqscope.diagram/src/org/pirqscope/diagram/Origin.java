package org.pirqscope.diagram;

import java.util.List;
import java.util.stream.Collectors;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.version.VersionRow;
import org.pirqscope.machine.version.Versions;

/**
 * Where a diagram comes from; every export says it.
 *
 * @param title name of the scenario
 * @param versions {@code Linux 4.10, QEMU 2.5, Xen 4.7}, with the columns that a scenario has changed
 * @param runString opens the same run again
 * @param doubts what the names of the versions leave open, a sentence each without a full stop
 */
public record Origin(String title, String versions, String runString, List<String> doubts) {

    public Origin {
        doubts = List.copyOf(doubts);
    }

    /** Of versions that leave nothing open. */
    public Origin(String title, String versions, String runString) {
        this(title, versions, runString, List.of());
    }

    public static Origin of(Run run) {
        Versions versions = run.scenario().versions();
        String text = "Linux %s%s%s, QEMU %s%s, Xen %s%s"
                .formatted(
                        versions.linux(),
                        borrowed(run.scenario()),
                        changed(versions.linuxRow()),
                        versions.qemu(),
                        changed(versions.qemuRow()),
                        versions.xen(),
                        changed(versions.xenRow()));
        return new Origin(Label.name(run.scenario().name()), text, run.runString(), versions.readings());
    }

    private static String borrowed(Scenario scenario) {
        return scenario.borrowed().stream()
                .map(driver -> " with the %s driver of %s-%s"
                        .formatted(
                                driver.label(),
                                driver.release().first(),
                                driver.release().last()))
                .collect(Collectors.joining());
    }

    /** Behaviour that is not the release's own must not pass for it. */
    private static String changed(VersionRow row) {
        return row.changed().isEmpty()
                ? ""
                : row.changed().stream()
                        .map(column -> column + "=" + row.value(column))
                        .collect(Collectors.joining(", ", " (changed: ", ")"));
    }
}
