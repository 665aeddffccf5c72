package org.pirqscope.diagram;

import org.pirqscope.machine.scenario.Run;
import org.pirqscope.machine.version.LinuxRules;
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
        LinuxRules linux = LinuxRules.of(versions.linuxRow());
        boolean lent = !linux.ownScript() && run.scenario().controllers().stream().anyMatch(controller -> !linux.ownAsksForVector(controller.intx()));
        String text = "Linux %s%s, QEMU %s, Xen %s".formatted(versions.linux(), lent ? " with the NVMe driver of 4.8-4.11" : "", versions.qemu(), versions.xen());
        return new Origin(Label.name(run.scenario().name()), text, run.runString());
    }
}
