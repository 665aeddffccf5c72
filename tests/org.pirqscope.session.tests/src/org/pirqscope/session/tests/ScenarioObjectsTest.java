package org.pirqscope.session.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pirqscope.machine.call.AtomicStep;
import org.pirqscope.machine.driver.Drivers;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.scenario.Pool;
import org.pirqscope.machine.scenario.RealDevice;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.scenario.Turn;
import org.pirqscope.machine.version.VersionException;
import org.pirqscope.session.document.ScenarioObjects;

class ScenarioObjectsTest {

    @Test
    void everyBuiltInScenarioComesBackAsItWas() {
        for (Scenario scenario : BuiltIn.all()) {
            assertEquals(scenario, ScenarioObjects.scenario(ScenarioObjects.of(scenario)));
        }
    }

    @Test
    void whatAScenarioSetsAgainstAReleaseIsKept() {
        Scenario plain = BuiltIn.named("stale-pirq");
        Scenario changed = plain.withVersions(
                plain.versions().with("qemu", "unmap-on-disable", "no").with("linux", "reuse", "never"));
        assertEquals(2, ScenarioObjects.of(changed).getVersions().getChanged().size());
        assertEquals(changed, ScenarioObjects.scenario(ScenarioObjects.of(changed)));
    }

    @Test
    void noAttributeIsForgotten() {
        Controller odd = new Controller(
                "sda",
                "0001:02:03.4",
                7,
                new Controller.Msi(true, true, true),
                false,
                5,
                List.of(Controller.Act.UNLOAD, Controller.Act.UNPLUG),
                new RealDevice(
                        "144d:a809", 0x50, 0xb0, RealDevice.Bar.at(0, 0x3000), RealDevice.Bar.at(4, 0xfffffff8L)),
                Drivers.ENA,
                true);
        Scenario scenario = new Scenario(
                "odd",
                "a note",
                BuiltIn.named("stale-pirq").versions(),
                new Pool(48, 9, 70, 3, 11),
                List.of(odd),
                List.of(new Scenario.Event("boom", Scenario.Event.Kind.REBOOT)),
                List.of(
                        new Turn("boom", 1),
                        new Turn("sda", 3),
                        new Turn("sda", new Turn.To(AtomicStep.UB)),
                        new Turn("sda", new Turn.Act())));
        assertEquals(scenario, ScenarioObjects.scenario(ScenarioObjects.of(scenario)));
    }

    @Test
    void aDocumentWithAVersionThatIsNotModelledIsRefused() {
        org.pirqscope.model.scenario.Scenario document = ScenarioObjects.of(BuiltIn.named("stale-pirq"));
        document.getVersions().setLinux("1.0");
        assertThrows(VersionException.class, () -> ScenarioObjects.scenario(document));
    }
}
