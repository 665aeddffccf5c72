package org.pirqscope.machine.tests.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.pirqscope.machine.call.GuestFunction;
import org.pirqscope.machine.call.Layer;
import org.pirqscope.machine.call.LogLine;
import org.pirqscope.machine.call.Outcome;
import org.pirqscope.machine.call.XenFunction;
import org.pirqscope.machine.driver.Drivers;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.scenario.Controller.Act;
import org.pirqscope.machine.scenario.Controller.Msi;
import org.pirqscope.machine.scenario.Pool;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.version.Versions;

/** What each driver of docs/domain.md 2.7 asks for, how often a load sets vectors up, and what a loss makes of it. */
class DriversTest {

    private static final Pool ONE_PIRQ = new Pool(24, 1, 64, 10, 64);
    private static final Pool NO_PIRQ = new Pool(24, 0, 64, 10, 64);

    private static Controller device(Drivers driver, boolean msix, int vectors) {
        return new Controller(
                        "dev0", "00:04.0", msix ? 8 : 0, new Msi(true, true, true), true, vectors, List.of(Act.LOAD))
                .withDriver(driver);
    }

    private static Run run(String linux, String qemu, Pool pool, Controller device, Act... script) {
        return Run.of(new Scenario(
                "drivers",
                "",
                Versions.of(linux, qemu, "4.7"),
                pool,
                List.of(device.withScript(script)),
                List.of(),
                List.of()));
    }

    private static Stream<String> answers(Run run) {
        return run.steps().stream()
                .filter(step -> !step.entering())
                .map(step -> step.text().replace("dev0, ", ""));
    }

    private static List<String> asks(Run run) {
        return run.steps().stream()
                .filter(step -> step.entering()
                        && (step.call().function() instanceof GuestFunction function
                                && (function.holdsAttempts() || function == GuestFunction.PCI_ENABLE_MSI)))
                .map(step -> step.call().text().replace("dev0, ", ""))
                .toList();
    }

    private static long setUps(Run run) {
        return run.steps().stream()
                .filter(step -> !step.entering()
                        && (step.call().function() == GuestFunction.MSIX_CAPABILITY_INIT
                                || step.call().function() == GuestFunction.MSI_CAPABILITY_INIT)
                        && step.answer().text().equals("0"))
                .count();
    }

    private static List<String> dmesg(Run run) {
        return run.steps().stream()
                .flatMap(step -> step.log().stream())
                .filter(line -> line.layer() == Layer.DRIVER)
                .map(LogLine::text)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "NVME, true, 2",
        "IXGBEVF, true, 1",
        "ENA, true, 1",
        "E1000E, true, 1",
        "E1000E, false, 3",
        "R8169, true, 1",
        "R8169, false, 1",
        "AHCI, false, 1",
        "XHCI, true, 1",
        "XHCI, false, 1",
        "MLX5, true, 1",
        "NOUVEAU, false, 1",
        "AMDGPU, true, 1",
        "AMDGPU, false, 1",
        "ONCE, true, 1",
        "PROBE_TWICE, true, 2",
        "PROBE_TWICE, false, 2"
    })
    void aLoadSetsVectorsUpSoOften(Drivers driver, boolean msix, int setUps) {
        for (String linux : List.of("2.6.39", "3.14", "4.4", "4.10", "4.11", "6.1")) {
            Run run = run(linux, "2.5", Pool.DEFAULT, device(driver, msix, 3), Act.LOAD);
            assertEquals(setUps, setUps(run), linux);
            assertTrue(run.outcomes().getFirst().ok(), () -> linux + " " + run.outcomes());
        }
    }

    /**
     * Phase 1 has a vector, of which QEMU 2.0 keeps the pirq, and phase 2 none: request_irq does not know the number
     * that a driver of 4.6 to 4.8 kept, whatever else the device has; later ones go on with INTx.
     */
    @ParameterizedTest
    @CsvSource({
        "3.19, false, -22",
        "3.19, true, 0",
        "4.6, true, -22",
        "4.8, true, -22",
        "4.8, false, -22",
        "3.10.0-514.el7, true, -22",
        "4.4.0-79-generic, true, -22",
        "3.10.0-1160.el7, true, 0",
        "4.11, true, 0",
        "4.11, false, -5"
    })
    void aPhaseWithoutVectorsTakesWhatTheDriverOfItsTimeTakes(String linux, boolean intx, int status) {
        Controller nvme = new Controller("dev0", "00:04.0", 8, Msi.NONE, intx, 2, List.of(Act.LOAD));
        Run run = run(linux, "2.0", ONE_PIRQ, nvme, Act.LOAD);
        Outcome outcome = run.outcomes().getFirst();
        assertEquals(status == 0, outcome.ok(), () -> linux + " " + run.outcomes());
        assertEquals(
                status == 0 ? 0 : 1,
                dmesg(run).stream()
                        .filter(line -> line.endsWith("Removing after probe failure status: " + status))
                        .count());
    }

    /** Every answer that ahci hears when it wants a vector for each of four ports; one pirq is all that it gets. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2.6.39 | no | pci_enable_msi_block(1) = 0",
                "2.6.39 | yes | pci_enable_msi_block(4) = 1, pci_enable_msi_block(1) = 0",
                "3.13 | no | pci_enable_msi_block(1) = 0",
                "3.13 | yes | pci_enable_msi_block(4) = 1, pci_enable_msi_block(1) = 0",
                "3.14 | no | pci_enable_msi_range(1) = 1",
                "3.14 | yes | pci_enable_msi_range(4) = -28, pci_enable_msi_range(1) = 1",
                "4.8 | no | pci_enable_msi_range(1) = 1",
                "3.10.0-1160.el7 | no | __pci_enable_msi_range(1) = 1",
                "4.10 | no | __pci_enable_msi_range(4) = -22, __pci_enable_msi_range(1) = 1",
                "4.10 | yes | __pci_enable_msi_range(4) = -28, __pci_enable_msi_range(1) = 1",
                "4.11 | no | __pci_enable_msi_range(4) = -28, __pci_enable_msi_range(1) = 1",
                "5.10 | yes | __pci_enable_msi_range(4) = -28, __pci_enable_msi_range(1) = 1",
                "6.1 | no | __pci_enable_msi_range(4) = -28, __pci_enable_msi_range(1) = 1",
                "6.12 | yes | __pci_enable_msi_range(4) = -28, __pci_enable_msi_range(1) = 1"
            })
    void noKernelGivesADeviceMoreThanOneMsi(String linux, String multiple, String heard) {
        Run run = Run.of(new Scenario(
                "multiple",
                "",
                Versions.of(linux, "2.5", "4.7").with("qemu", "msi-multiple", multiple),
                Pool.DEFAULT,
                List.of(device(Drivers.AHCI, false, 4)),
                List.of(),
                List.of()));
        List<String> answers = run.steps().stream()
                .filter(step -> !step.entering() && step.call().function() == GuestFunction.PCI_ENABLE_MSI)
                .map(step -> step.call().text().replace("dev0, ", "") + " = "
                        + step.answer().text().split(" ")[0])
                .toList();
        assertEquals(heard, String.join(", ", answers));
        for (XenFunction once : List.of(XenFunction.GET_FREE_PIRQ, XenFunction.EVTCHN_BIND_PIRQ)) {
            assertEquals(
                    1,
                    run.steps().stream()
                            .filter(step -> !step.entering() && step.call().function() == once)
                            .count());
        }
        assertTrue(run.outcomes().getFirst().ok());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "IXGBEVF | 4.11   | pci_enable_msix_range(2, 3)",
                "IXGBEVF | 3.12   |",
                "ENA     | 4.10   |",
                "ENA     | 4.12   | pci_alloc_irq_vectors(3, 3)",
                "ENA     | 4.13   | pci_alloc_irq_vectors(2, 3)",
                "ENA     | 4.16   | pci_alloc_irq_vectors(2, 3)",
                "E1000E  | 4.11   | pci_enable_msix_range(3, 3)",
                "R8169   | 4.16   | __pci_enable_msi_range(1)",
                "R8169   | 4.17   | pci_alloc_irq_vectors(1, 1)",
                "R8169   | 4.4    | pci_enable_msi_range(1)",
                "XHCI    | 4.11   | pci_enable_msix_range(3, 3)",
                "XHCI    | 4.12   | pci_alloc_irq_vectors(3, 3)",
                "XHCI    | 4.16   | pci_alloc_irq_vectors(3, 3)",
                "XHCI    | 6.7    | pci_alloc_irq_vectors(3, 3)",
                "XHCI    | 6.8    | pci_alloc_irq_vectors(1, 3)",
                "MLX5    | 4.13   | pci_enable_msix_range(1, 3)",
                "MLX5    | 4.14   | pci_alloc_irq_vectors(1, 3)",
                "MLX5    | 4.4    | pci_enable_msix_range(1, 3)",
                "NOUVEAU | 4.11   | __pci_enable_msi_range(1)",
                "AMDGPU  | 5.4.18 | __pci_enable_msi_range(1)",
                "AMDGPU  | 5.6.4  | pci_alloc_irq_vectors(1, 1)",
                "ONCE    | 4.11   | pci_alloc_irq_vectors(1, 3)"
            })
    void aDriverAsksByTheCallOfItsTime(Drivers driver, String linux, String ask) {
        assertEquals(
                ask == null ? List.of() : List.of(ask),
                asks(run(linux, "2.5", Pool.DEFAULT, device(driver, true, 3), Act.LOAD)));
    }

    @Test
    void ahciAsksForAVectorEachAndThenForOne() {
        Run run = run("4.11", "2.5", Pool.DEFAULT, device(Drivers.AHCI, false, 4), Act.LOAD);
        assertEquals(
                List.of(
                        "pci_alloc_irq_vectors(4, 4)",
                        "__pci_enable_msi_range(4)",
                        "pci_alloc_irq_vectors(1, 1)",
                        "__pci_enable_msi_range(1)"),
                asks(run));
        assertTrue(answers(run).anyMatch("pci_alloc_irq_vectors(4, 4) = -28 (-ENOSPC)"::equals));
        assertTrue(run.outcomes().getFirst().ok());
    }

    @Test
    void xhciTakesAllByMsixOrOneByMsi() {
        Run run = run("4.16", "2.5", ONE_PIRQ, device(Drivers.XHCI, true, 3), Act.LOAD);
        assertTrue(answers(run).anyMatch("pci_alloc_irq_vectors(3, 3) = -28 (-ENOSPC)"::equals), asks(run)::toString);
        assertEquals("pci_alloc_irq_vectors(1, 1)", asks(run).get(1));
    }

    @ParameterizedTest
    @EnumSource(
            value = Drivers.class,
            names = {"IXGBEVF", "ENA", "MLX5"})
    void aDriverThatKnowsMsixAloneFailsWithoutPirqs(Drivers driver) {
        Run run = run("4.11", "2.5", NO_PIRQ, device(driver, true, 3), Act.LOAD);
        Outcome.Lost lost = (Outcome.Lost) run.outcomes().getFirst();
        assertEquals(driver == Drivers.ENA ? -28 : -19, lost.status());
        assertTrue(answers(run).noneMatch(text -> text.startsWith("request_irq")));
    }

    @ParameterizedTest
    @EnumSource(
            value = Drivers.class,
            names = {"E1000E", "R8169", "AHCI", "XHCI", "NOUVEAU", "AMDGPU", "ONCE", "PROBE_TWICE"})
    void theOthersWorkOnIntx(Drivers driver) {
        for (boolean msix : new boolean[] {true, false}) {
            Run run = run("4.11", "2.5", NO_PIRQ, device(driver, msix, 3), Act.LOAD, Act.UNLOAD);
            assertTrue(run.outcomes().getFirst().ok(), () -> driver + " " + run.outcomes());
        }
    }

    /** QEMU 2.0 never maps the pirq of a second load, whatever the driver. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "IXGBEVF | true  | NETDEV WATCHDOG: dev0 (ixgbevf): transmit queue 0 timed out",
                "ENA     | true  | ena 0000:00:04.0 dev0: Keep alive watchdog timeout.",
                "E1000E  | false | e1000e 0000:00:04.0 dev0: MSI interrupt test failed, using legacy interrupt.",
                "E1000E  | true  | NETDEV WATCHDOG: dev0 (e1000e): transmit queue 0 timed out",
                "R8169   | true  | NETDEV WATCHDOG: dev0 (r8169): transmit queue 0 timed out",
                "AHCI    | false | ata1.00: qc timeout (cmd 0xec)",
                "XHCI    | true  | xhci_hcd 0000:00:04.0: Timeout while waiting for setup device command",
                "MLX5    | true  | mlx5_core 0000:00:04.0: cmd[0]: CREATE_EQ(0x301) recovered after timeout",
                "AMDGPU  | true  | [drm] Fence fallback timer expired on ring gfx"
            })
    void aLostInterruptIsTold(Drivers driver, boolean msix, String line) {
        Run run = run("4.11", "2.0", Pool.DEFAULT, device(driver, msix, 3), Act.LOAD, Act.UNLOAD, Act.LOAD);
        assertFalse(run.outcomes().getFirst().ok());
        assertTrue(dmesg(run).contains(line), dmesg(run)::toString);
    }

    /** The kernel's own lines: dev_watchdog and ata_exec_internal of the releases that docs/domain.md 2.7 names. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "R8169 | 6.0     | NETDEV WATCHDOG: dev0 (r8169): transmit queue 0 timed out",
                "R8169 | 6.1.55  | NETDEV WATCHDOG: dev0 (r8169): transmit queue 0 timed out",
                "R8169 | 6.3.8   | NETDEV WATCHDOG: dev0 (r8169): transmit queue 0 timed out",
                "R8169 | 6.6.17  | NETDEV WATCHDOG: dev0 (r8169): transmit queue 0 timed out 5000 ms",
                "R8169 | 6.7     | NETDEV WATCHDOG: dev0 (r8169): transmit queue 0 timed out 5000 ms",
                "R8169 | 6.6.63  | r8169 0000:00:04.0 dev0: NETDEV WATCHDOG: CPU: 0: "
                        + "transmit queue 0 timed out 5000 ms",
                "R8169 | 6.1.192 | r8169 0000:00:04.0 dev0: NETDEV WATCHDOG: CPU: 0: "
                        + "transmit queue 0 timed out 5000 ms",
                "R8169 | 6.8     | r8169 0000:00:04.0 dev0: NETDEV WATCHDOG: CPU: 0: "
                        + "transmit queue 0 timed out 5000 ms",
                "AHCI  | 6.0     | ata1.00: qc timeout (cmd 0xec)",
                "AHCI  | 6.1.192 | ata1.00: qc timeout after 5000 msecs (cmd 0xec)"
            })
    void aLostInterruptHasTheWordsOfTheRelease(Drivers driver, String linux, String line) {
        boolean msix = driver != Drivers.AHCI;
        Run run = run(linux, "2.0", Pool.DEFAULT, device(driver, msix, 3), Act.LOAD, Act.UNLOAD, Act.LOAD);
        assertTrue(dmesg(run).contains(line), dmesg(run)::toString);
    }

    /** ena_enable_msix of 4.10, 4.12, 4.13 and 4.16.13; really_probe of 6.8.1 and 6.9.0. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4.10 | Failed to enable MSI-X, vectors 3 rc | ena: probe of 0000:00:04.0 failed with error -28",
                "4.12 | Failed to enable MSI-X, vectors 3 rc | ena: probe of 0000:00:04.0 failed with error -28",
                "4.13 | Failed to enable MSI-X. irq_cnt      | ena: probe of 0000:00:04.0 failed with error -28",
                "4.16 | Failed to enable MSI-X. irq_cnt      | ena: probe of 0000:00:04.0 failed with error -28",
                "6.8  | Failed to enable MSI-X. irq_cnt      | ena: probe of 0000:00:04.0 failed with error -28",
                "6.9  | Failed to enable MSI-X. irq_cnt      | ena 0000:00:04.0: probe with driver ena failed with "
                        + "error -28"
            })
    void aProbeWithoutVectorsHasTheWordsOfTheRelease(String linux, String refused, String failed) {
        Run run = run(linux, "2.5", NO_PIRQ, device(Drivers.ENA, true, 3), Act.LOAD);
        assertTrue(dmesg(run).stream().anyMatch(line -> line.contains(refused)), dmesg(run)::toString);
        assertTrue(dmesg(run).contains(failed), dmesg(run)::toString);
    }

    @Test
    void enaResetsTheDeviceOnce() {
        Run run = run("4.11", "2.0", Pool.DEFAULT, device(Drivers.ENA, true, 3), Act.LOAD, Act.UNLOAD, Act.LOAD);
        assertEquals(3, setUps(run));
        assertEquals(1, answers(run).filter("ena_fw_reset_device(dev0)"::equals).count());
        assertTrue(dmesg(run).contains("ena 0000:00:04.0: Device reset completed successfully"));
    }

    /** A first load finds nothing to re-use, whatever the order: reviewers' two network cards. */
    @Test
    void whoSetsUpOnceALoadReusesNothingInAFirstLoad() {
        for (Drivers driver : List.of(Drivers.IXGBEVF, Drivers.ENA, Drivers.MLX5, Drivers.ONCE)) {
            Run run = run("4.10", "2.5", Pool.DEFAULT, device(driver, true, 3), Act.LOAD);
            assertTrue(answers(run).noneMatch(text -> text.matches("xen_irq_from_pirq\\(\\d+\\) = \\d+")));
        }
    }
}
