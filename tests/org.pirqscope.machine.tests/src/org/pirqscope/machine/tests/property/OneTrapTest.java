package org.pirqscope.machine.tests.property;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pirqscope.machine.call.Layer;
import org.pirqscope.machine.call.QemuFunction;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.call.XenFunction;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.scenario.Pool;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.scenario.ScenarioReader;
import org.pirqscope.machine.scenario.Turn;
import org.pirqscope.machine.version.Versions;

/**
 * QEMU handles one device access at a time (its big lock, Linux's pci_lock; docs/domain.md 6.1, 6.4); read off the
 * steps of whole runs.
 */
class OneTrapTest {

    private static final List<String> LINUX = List.of(
            "2.6.37-rc4", "2.6.37", "2.6.39", "3.12", "4.10", "4.11", "5.11", "5.14", "5.15.11", "5.17", "6.1", "6.12");

    /** How often some other actor's call stood between a trap's beginning and its end. */
    private static int check(Run run, String about) {
        Step last = null;
        int depth = 0;
        int beside = 0;
        for (Step step : run.steps()) {
            if (step.call().function().layer() == Layer.QEMU) {
                Step holder = last;
                assertTrue(
                        depth == 0 || holder.actor() == step.actor(),
                        () -> about + ": at step " + step.number() + " " + step.actorName() + " is in " + step.text()
                                + " while " + holder.actorName() + " is inside QEMU\n" + run.runString());
                last = step;
                depth += step.entering() ? 1 : -1;
            } else if (depth > 0 && step.actor() != last.actor()) {
                beside++;
            }
        }
        assertEquals(0, depth, about);
        return beside;
    }

    /** The run under single and short turns of everybody, so that the others come into every part of a trap. */
    private static int check(Scenario scenario, Dice dice, String about) {
        List<Turn> turns = IntStream.range(0, 300)
                .mapToObj(i -> new Turn(dice.pick(scenario.actors()), 1 + dice.below(3)))
                .toList();
        return check(
                Run.of(scenario.withSchedule(turns)),
                about + " " + scenario.versions().text());
    }

    private static Scenario withoutPirqs(Scenario scenario) {
        Versions versions = scenario.versions();
        return scenario.withVersions(versions.with(versions.xenRow().table().product(), "hvm-pirq", "no"));
    }

    @Test
    void inNoBuiltInScenarioOnAnyVersionAreTwoControllersInsideQemu() {
        int beside = 0;
        Dice dice = new Dice(1);
        for (Scenario scenario : BuiltIn.all()) {
            for (String linux : LINUX) {
                Scenario each = scenario.withVersions(Versions.of(linux, dice.pick(Dice.QEMU), dice.pick(Dice.XEN)));
                beside += check(each, dice, each.name()) + check(withoutPirqs(each), dice, each.name());
            }
        }
        assertTrue(beside > 1000, "only " + beside + " steps stood beside a trap");
    }

    @Test
    void inNoScenarioAreTwoControllersInsideQemu() {
        for (long seed = 1; seed <= 150; seed++) {
            Dice dice = new Dice(seed);
            Scenario scenario = dice.anything();
            check(scenario, dice, "seed " + seed);
            check(withoutPirqs(scenario), dice, "seed " + seed);
            check(
                    scenario.withVersions(Versions.of(dice.pick(LINUX), dice.pick(Dice.QEMU), dice.pick(Dice.XEN))),
                    dice,
                    "seed " + seed);
        }
    }

    /**
     * The hypercall of nvme1 that fails runs beside the enabling write of nvme0; ENABLE=0 of its way out comes behind
     * that.
     */
    @Test
    void theWriteOfAFailedSetupWaitsWhereItsHypercallDidNot() {
        Run run = Run.of(ScenarioReader.read("""
            name: overlap
            versions: {linux: "6.12", qemu: "2.0", xen: "4.7"}
            pool: {nr_irqs_gsi: 24, extra_guest_irqs: 6, first_guest_irq: 64, first_port: 10, xen_irqs: 8}
            controllers:
              - name: nvme0
                bdf: "0000:00:04.0"
                msi-x: 8
                intx: false
                vectors: 2
                script: [load, remove-dead]
              - name: nvme1
                bdf: "0000:00:05.0"
                msi-x: 8
                intx: true
                vectors: 4
                script: [load]
              - name: nvme2
                bdf: "0000:00:06.0"
                msi-x: 13
                intx: false
                vectors: 2
                script: [load, unload, load, unload, load]
            schedule: [nvme1*11, nvme2*5, nvme2*10, nvme0*3, nvme1*6, nvme2*1, nvme2*9, nvme0*3, nvme1*13, nvme0*6, nvme2*2,
                nvme0*12, nvme0*9, nvme0*6, nvme2*10, nvme1*2, nvme1*8, nvme1*6, nvme0*6, nvme0*5, nvme0*8, nvme1*9, nvme0*9]
            """, "overlap.yaml"));
        check(run, "overlap.yaml");
        Step refused = run.steps().stream()
                .filter(step -> step.call().function() == XenFunction.GET_FREE_PIRQ
                        && step.answer().failed())
                .findFirst()
                .orElseThrow();
        List<Step> writes = run.steps().stream()
                .skip(refused.number())
                .filter(step -> step.call().function() == QemuFunction.MSIXCTRL_REG_WRITE)
                .limit(2)
                .toList();

        assertEquals("nvme1 in A", refused.actorName() + " in " + refused.atomic());
        assertEquals(
                List.of("nvme0 in B", "nvme1 in Z"),
                writes.stream()
                        .map(step -> step.actorName() + " in " + step.atomic())
                        .toList());
        assertEquals(List.of(false, true), writes.stream().map(Step::entering).toList());
    }

    /** Of six vectors three fit: who asks too late backs out, which writes ENABLE=0 from 5.14 on. */
    @ParameterizedTest
    @ValueSource(strings = {"4.11", "5.14", "5.18", "6.12"})
    void aFailedSetupWaitsWithItsWrite(String linux) {
        for (long seed = 1; seed <= 40; seed++) {
            Dice dice = new Dice(seed);
            List<Controller> controllers = IntStream.range(0, 3)
                    .mapToObj(i -> Controller.msix("nvme" + i, "0000:00:0" + (4 + i) + ".0", 8, 2))
                    .toList();
            Scenario scenario = new Scenario(
                    "short",
                    "",
                    Versions.of(linux, dice.pick(Dice.QEMU), "4.7"),
                    new Pool(24, 3, 64, 10, 8),
                    controllers,
                    List.of(),
                    List.of());
            check(scenario, dice, "seed " + seed);
        }
    }
}
