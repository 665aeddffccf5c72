package org.pirqscope.machine.tests.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pirqscope.machine.call.Answer;
import org.pirqscope.machine.call.GuestFunction;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.call.XenFunction;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Scenario;

/** What each kernel asks of Xen when an irq starts (docs/domain.md 2.11). */
class StartedIrqTest {

    /** With one vCPU, too, which gets every port; without a port there is nothing to ask for. */
    @ParameterizedTest
    @ValueSource(
            strings = {"2.6.37", "2.6.39", "3.10", "3.14", "4.4", "4.10", "4.14", "5.10", "5.11", "5.15", "6.1", "6.12"
            })
    void eachPortIsBoundToAVcpuBehindItsStart(String linux) {
        int bound = 0;
        for (Scenario scenario : BuiltIn.all()) {
            Run run = Run.of(scenario.withVersions(scenario.versions().withLinux(linux)));
            bound += ports(run).size();
            assertEquals(ports(run), asked(run), scenario.name());
        }
        assertTrue(bound > 20, "few ports: " + bound);
    }

    /** Device and port of each start of an irq, in their order; no port where Xen refused it. */
    private static List<String> ports(Run run) {
        return run.steps().stream()
                .filter(step -> !step.entering() && step.call().function() == XenFunction.EVTCHN_BIND_PIRQ)
                .map(step -> step.actor() + ": " + Math.max(0, value(step)))
                .toList();
    }

    private static int value(Step step) {
        return step.answer() instanceof Answer.Value value ? value.value() : 0;
    }

    private static List<String> asked(Run run) {
        List<String> asked = new ArrayList<>();
        for (Step step : run.steps()) {
            if (step.entering() && step.call().function() == XenFunction.EVTCHN_BIND_VCPU) {
                assertEquals(0, step.call().argument("vcpu"));
                asked.add(step.actor() + ": " + step.call().argument("port"));
            } else if (!step.entering()
                    && step.call().function() == GuestFunction.SET_AFFINITY_IRQ
                    && value(step) == -1) {
                asked.add(step.actor() + ": 0");
            }
        }
        return asked;
    }
}
