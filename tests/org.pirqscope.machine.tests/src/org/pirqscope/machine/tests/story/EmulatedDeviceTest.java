package org.pirqscope.machine.tests.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pirqscope.machine.call.Field;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.Layer;
import org.pirqscope.machine.call.Outcome;
import org.pirqscope.machine.call.Reason;
import org.pirqscope.machine.call.XenFunction;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.scenario.Controller.Act;
import org.pirqscope.machine.scenario.Controller.Msi;
import org.pirqscope.machine.scenario.Pool;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.state.DeviceRow;
import org.pirqscope.machine.state.PirqRow;
import org.pirqscope.machine.version.Versions;

/** Devices that QEMU emulates: their pirqs are Xen's alone, by hvm_inject_msi, and nobody gives them back. */
class EmulatedDeviceTest {

    private static final Versions NEW = Versions.of("6.1", "7.2", "4.17");

    @Test
    void afterThirtyTwoAllocationsTheDriverFallsBackToIntx() {
        Run run = Run.of(BuiltIn.named("emulated-leak"));
        assertEquals(0, run.at(run.length()).pool().free());
        assertEquals(32, run.at(run.length()).pool().leaked());
        List<Outcome> loads = run.loads(0);
        assertEquals(12, loads.size());
        assertTrue(loads.stream().allMatch(Outcome::ok), "INTx works: " + loads);
        assertEquals(
                "Failed to create MSI-X! ret=-19!",
                logged(run, Layer.GUEST)
                        .filter(line -> line.contains("Failed"))
                        .map(line -> line.substring(line.indexOf("Failed")))
                        .findFirst()
                        .orElseThrow());
        int last = run.history().loads().all().toList().getLast().number();
        assertTrue(
                java.util.stream.IntStream.range(last, run.length())
                        .anyMatch(step -> run.at(step).devices().getFirst().mode() == DeviceRow.Mode.INTX),
                "the last load is on INTx");
    }

    @Test
    void qemuMakesNoHypercallForThem() {
        Run run = Run.of(scenario(NEW, 3, Act.LOAD, Act.UNLOAD, Act.LOAD));
        assertTrue(run.steps().stream()
                .map(step -> step.call().function())
                .noneMatch(function -> function == XenFunction.MAP_PIRQ
                        || function == XenFunction.UNMAP_PIRQ
                        || function == XenFunction.BIND_PT_IRQ
                        || function == XenFunction.EOI
                        || function == XenFunction.MSIXTBL_READ));
        assertEquals(0, logged(run, Layer.QEMU).count());
    }

    /** domain_emuirq_to_pirq knows one pirq of IRQ_MSI_EMU, the first. */
    @Test
    void onlyTheFirstOfADomainBecomesAnEmulatedMsi() {
        Run run = Run.of(scenario(NEW, 2, Act.LOAD));
        assertTrue(run.outcomes().getFirst().ok());
        assertEquals(
                List.of(55),
                run.at(run.length()).pirqs().stream()
                        .filter(row -> row.emuirq() == -3)
                        .map(PirqRow::pirq)
                        .toList());
        assertTrue(
                logged(run, Layer.XEN).allMatch(line -> line.matches("dom1: pirq 5[34] or emuirq -3 already mapped")));
        assertTrue(logged(run, Layer.XEN).count() > 1, "each interrupt says it again");
        assertEquals("IRQ_MSI_EMU", Field.EMUIRQ.text(-3));
    }

    @Test
    void whatIsInUseHasNotLeaked() {
        Run loaded = Run.of(scenario(NEW, 2, Act.LOAD));
        assertEquals(1, loaded.at(loaded.length()).pool().leaked(), "that of phase 1");
        Run unloaded = Run.of(scenario(NEW, 2, Act.LOAD, Act.UNLOAD));
        assertEquals(3, unloaded.at(unloaded.length()).pool().leaked());
    }

    @Test
    void theStoredMessageIsNotStale() {
        for (Versions versions : List.of(NEW, Versions.of("4.10", "2.6", "4.7"), Versions.of("2.6.37", "2.6", "4.7"))) {
            Run run = Run.of(scenario(versions, 1, Act.LOAD, Act.UNLOAD, Act.LOAD, Act.UNLOAD));
            assertFalse(
                    run.steps().stream()
                            .flatMap(step -> step.findings().stream())
                            .anyMatch(finding -> finding instanceof Finding.StaleHit),
                    versions.text());
            assertTrue(
                    run.at(run.length()).devices().getFirst().entries().stream().noneMatch(row -> row.stale()));
        }
    }

    /** That is what af42b8d12f8a was for: the array finds the device's own pirq, and the pool loses one. */
    @Test
    void theFirstReleaseOfTheReuseLeaksOnlyOnce() {
        Run run = Run.of(scenario(Versions.of("2.6.37", "2.6", "4.7"), 1, Act.LOAD, Act.UNLOAD, Act.LOAD, Act.UNLOAD));
        assertTrue(run.outcomes().getFirst().ok());
        assertEquals(31, run.at(run.length()).pool().free());
    }

    @ParameterizedTest
    @CsvSource({
        "4.11, 2.5, 4.7, MASKED",
        "6.1, 2.5, 4.17, MASKED",
        "4.11, 2.6, 4.1.6, NOT_INJECTED",
        "4.11, 2.6, 4.2, ",
        "4.11, 2.6, 4.22, "
    })
    void interruptsByRelease(String linux, String qemu, String xen, Reason lost) {
        Outcome outcome = Run.of(scenario(Versions.of(linux, qemu, xen), 2, Act.LOAD))
                .outcomes()
                .getFirst();
        assertEquals(lost, outcome instanceof Outcome.Lost loss ? loss.reason() : null);
    }

    @Test
    void msiOfAnEmulatedDeviceIsTheSame() {
        Controller ahci = new Controller(
                        "ahci", "0000:00:05.0", 0, new Msi(true, true, false), true, 1, List.of(Act.LOAD, Act.UNLOAD))
                .withEmulated(true);
        Run run = Run.of(new Scenario("ahci", "", NEW, Pool.DEFAULT, List.of(ahci), List.of(), List.of()));
        assertTrue(run.outcomes().getFirst().ok());
        assertTrue(run.at(run.length()).pool().leaked() > 0);
    }

    private static Scenario scenario(Versions versions, int vectors, Act... acts) {
        Controller device = Controller.msix("nvme0", "0000:00:04.0", 13, vectors)
                .withScript(acts)
                .withEmulated(true);
        return new Scenario("emulated", "", versions, Pool.DEFAULT, List.of(device), List.of(), List.of());
    }

    private static Stream<String> logged(Run run, Layer layer) {
        return run.steps().stream()
                .flatMap(step -> step.log().stream())
                .filter(line -> line.layer() == layer)
                .map(line -> line.message());
    }
}
