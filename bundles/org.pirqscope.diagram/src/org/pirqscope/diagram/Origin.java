package org.pirqscope.diagram;

import org.pirqscope.machine.scenario.Run;
import org.pirqscope.machine.version.Versions;

/**
 * Where a diagram comes from; every export says it.
 *
 * @param title name of the scenario
 * @param versions {@code Linux 4.10, QEMU 2.5, Xen 4.7}
 * @param runString opens the same run again
 */
public record Origin(String title, String versions, String runString) {

    public static Origin of(Run run) {
        Versions versions = run.scenario().versions();
        String text = "Linux %s, QEMU %s, Xen %s".formatted(versions.linux(), versions.qemu(), versions.xen());
        return new Origin(Label.name(run.scenario().name()), text, run.runString());
    }
}
