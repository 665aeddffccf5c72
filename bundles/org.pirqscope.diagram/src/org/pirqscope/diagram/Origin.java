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
 * @param word what stands before the run string: {@code run}, or {@code logs} of what is no run
 * @param runString opens the same run again, or names the texts
 * @param doubts what the names of the versions leave open, a sentence each without a full stop
 */
public record Origin(String title, String versions, String word, String runString, List<String> doubts) {

    public Origin {
        doubts = List.copyOf(doubts);
    }

    /** Of versions that leave nothing open. */
    public Origin(String title, String versions, String runString) {
        this(title, versions, "run", runString, List.of());
    }

    /** Of logs, which nobody simulated. */
    public static Origin ofLogs(String title, String versions, List<String> names) {
        return new Origin(title, versions, "logs", String.join(",", names), List.of());
    }

    /** Title and versions. */
    public String heading() {
        return versions.isEmpty() ? title : title + ", " + versions;
    }

    /** What stands before the run string: {@code run: }. */
    public String mark() {
        return word + ": ";
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
        return new Origin(Label.name(run.scenario().name()), text, "run", run.runString(), versions.readings());
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
