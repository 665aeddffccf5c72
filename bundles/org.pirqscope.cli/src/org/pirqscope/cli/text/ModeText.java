package org.pirqscope.cli.text;

import java.util.Optional;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.version.LinuxRules;
import org.pirqscope.machine.version.XenRules;

/** Why a scenario cannot show the bug in a load, where its versions are the reason. */
final class ModeText {

    private ModeText() {
    }

    /** One sentence, or none where the guest sets HVM pirqs up twice a load. */
    static Optional<String> of(Scenario scenario) {
        if (!XenRules.of(scenario.versions().xenRow()).hvmPirq()) {
            return Optional.of("vectors, since Xen offers no HVM pirqs: no pirq is read back from a message, so none can be stale");
        }
        LinuxRules linux = LinuxRules.of(scenario.versions().linuxRow());
        return scenario.controllers().stream().anyMatch(controller -> linux.asksForVectors(1, controller.intx())) ? Optional.empty()
                : Optional.of("MSI-X or MSI once a load, since this kernel's driver runs phase 1 on INTx: only a reload finds a message"
                        + " (--set linux.pre-enable=yes for a later driver)");
    }
}
