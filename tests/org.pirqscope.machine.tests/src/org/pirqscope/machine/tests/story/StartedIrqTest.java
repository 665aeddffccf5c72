package org.pirqscope.machine.tests.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pirqscope.machine.call.Answer;
import org.pirqscope.machine.call.GuestFunction;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.call.XenFunction;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Pool;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.version.Versions;

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

    /**
     * unmask_evtchn asks Xen with 2-level ports only, and only where the port is another vCPU's: behind the start of
     * an irq, whose port is vCPU 0's, and behind the bind to a vCPU by a kernel that masks the port meanwhile.
     */
    @ParameterizedTest
    @CsvSource({
        "2.6.39, 4.7, true, false",
        "3.10.0-514.el7, 4.7, true, true",
        "3.13, 4.7, true, true",
        "3.14, 4.3, true, true",
        "3.14, 4.4, false, true",
        "4.10, 4.7, false, true",
        "6.1, 4.17, false, true",
        "6.1, 4.3, true, true"
    })
    void whoAsksXenToUnmask(String linux, String xen, boolean twoLevel, boolean masks) {
        for (int vcpu = 0; vcpu < 2; vcpu++) {
            Run run = Run.of(onTwoVcpus(BuiltIn.named("one-controller"), Versions.of(linux, "2.5", xen), vcpu));
            List<String> seen = new ArrayList<>();
            List<String> wanted = new ArrayList<>();
            for (Step step : run.steps()) {
                if (step.entering() && step.call().function() == XenFunction.EVTCHN_UNMASK) {
                    seen.add(step.call().text());
                } else if (step.entering() && at(step) >= 0) {
                    seen.add(step.call().text());
                    wanted.add(step.call().text());
                    if (twoLevel && at(step) != vcpu && (masks || !binds(step))) {
                        wanted.add("EVTCHNOP_unmask(" + step.call().argument("port") + ")");
                    }
                }
            }
            assertTrue(wanted.size() > 5, wanted.toString());
            assertEquals(wanted, seen);
        }
    }

    /** The vCPU of the port when the kernel unmasks it behind this call; negative where it doesn't. */
    private static int at(Step step) {
        boolean bound = step.call().function() == GuestFunction.SET_EVTCHN_TO_IRQ
                && step.call().argument("irq") >= 0;
        return binds(step) ? step.call().argument("vcpu") : bound ? 0 : -1;
    }

    private static boolean binds(Step step) {
        return step.call().function() == XenFunction.EVTCHN_BIND_VCPU;
    }

    private static Scenario onTwoVcpus(Scenario scenario, Versions versions, int vcpu) {
        return new Scenario(
                "own",
                "",
                versions,
                new Pool(24, 32, 64, 10, 64, 24, List.of(), 2),
                scenario.controllers().stream().map(each -> each.withVcpu(vcpu)).toList(),
                List.of(),
                List.of());
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
