package org.pirqscope.machine.tests.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.pirqscope.machine.call.GuestFunction;
import org.pirqscope.machine.call.QemuFunction;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.call.XenFunction;
import org.pirqscope.machine.driver.Drivers;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.scenario.Controller.Act;
import org.pirqscope.machine.scenario.Controller.Msi;
import org.pirqscope.machine.scenario.Pool;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.scenario.ScenarioException;
import org.pirqscope.machine.version.Versions;

/** What happens to a device that is set up (docs/domain.md 2.8): what is lost, on which versions, and why. */
class LiveActsTest {

    private static final String MASKED = "lost phase 4 entry 0: masked";

    private record On(String linux, String qemu, String xen) {}

    static Stream<On> grid() {
        return Stream.of("4.11", "6.1")
                .flatMap(linux -> Stream.of("2.1", "2.5", "2.6", "2.10", "2.11", "7.2")
                        .flatMap(qemu -> Stream.of("4.2.3", "4.5", "4.6.0", "4.7", "4.9", "4.10", "4.17")
                                .map(xen -> new On(linux, qemu, xen))));
    }

    private static Run run(On on, Drivers driver, boolean msix, Act... script) {
        Controller device = new Controller(
                        "dev0",
                        "0000:00:04.0",
                        msix ? 4 : 0,
                        msix ? Msi.NONE : new Msi(true, true, false),
                        true,
                        2,
                        List.of(script))
                .withDriver(driver);
        return Run.of(new Scenario(
                "live",
                "",
                Versions.of(on.linux, on.qemu, on.xen),
                Pool.DEFAULT,
                List.of(device),
                List.of(),
                List.of()));
    }

    private static String end(Run run) {
        return run.outcomes().getFirst().text();
    }

    /** 4.6 and later mask at each bind; 4.10 takes QEMU's word (2.11) that the guest has the entry unmasked. */
    private static boolean masksAtRebind(On on) {
        boolean asks = List.of("2.11", "7.2").contains(on.qemu)
                && List.of("4.10", "4.17").contains(on.xen);
        return !List.of("4.2.3", "4.5").contains(on.xen) && !(asks && on.linux.equals("6.1"));
    }

    /** 4.11 writes the mask bit that it has kept; before 4.6 the write behind a message is left to QEMU. */
    private static boolean masksAtRestore(On on) {
        return on.linux.equals("4.11") && !List.of("4.2.3", "4.5").contains(on.xen);
    }

    @ParameterizedTest
    @MethodSource("grid")
    void aMovedBarMasksWhatIsBoundAnew(On on) {
        Run run = run(on, Drivers.ONCE, true, Act.LOAD, Act.MOVE_BAR);
        assertEquals(masksAtRebind(on) ? MASKED : "ok", end(run));
        assertEquals(2, count(run, XenFunction.UNBIND_PT_IRQ));
        assertEquals(4, count(run, XenFunction.BIND_PT_IRQ));
        assertEquals(2, count(run, XenFunction.MAP_PIRQ), "nothing is mapped again");
        assertEquals(0, count(run, XenFunction.UNMAP_PIRQ));
    }

    @ParameterizedTest
    @MethodSource("grid")
    void aResumeOfMsixWritesWhatIsThere(On on) {
        Run run = run(on, Drivers.ONCE, true, Act.LOAD, Act.SUSPEND, Act.RESUME);
        assertEquals(masksAtRestore(on) ? MASKED : "ok", end(run));
        assertEquals(2, count(run, XenFunction.BIND_PT_IRQ));
    }

    @ParameterizedTest
    @MethodSource("grid")
    void aResetIsAMovedBarAndARestore(On on) {
        Run run = run(on, Drivers.IXGBEVF, true, Act.LOAD, Act.RESET);
        assertEquals(masksAtRebind(on) || masksAtRestore(on) ? MASKED : "ok", end(run));
    }

    @ParameterizedTest
    @MethodSource("grid")
    void aDriverThatGivesItsInterruptsBackWorksAfterTheResume(On on) {
        assertEquals("ok", end(run(on, Drivers.NVME, true, Act.LOAD, Act.SUSPEND, Act.RESUME)));
    }

    @ParameterizedTest
    @MethodSource("grid")
    void aResumeOfMsiUnmapsAndMapsAgainAndTheEventChannelIsForNothing(On on) {
        Run run = run(on, Drivers.R8169, false, Act.LOAD, Act.SUSPEND, Act.RESUME);
        assertEquals("lost phase 4 entry 0: no event channel", end(run));
        assertEquals(1, count(run, XenFunction.UNMAP_PIRQ));
        assertEquals(2, count(run, XenFunction.MAP_PIRQ));
        assertEquals(1, count(run, XenFunction.EVTCHN_BIND_PIRQ));
        assertTrue(run.at(run.length()).pirqs().stream().anyMatch(row -> row.irq() > 0 && row.emuirq() == -1));
    }

    @Test
    void beforeQemu21AResumeOfMsiUnmapsNothing() {
        Run run = run(new On("4.11", "2.0", "4.7"), Drivers.R8169, false, Act.LOAD, Act.SUSPEND, Act.RESUME);
        assertEquals("ok", end(run));
        assertEquals(0, count(run, XenFunction.UNMAP_PIRQ));
    }

    @ParameterizedTest
    @EnumSource(value = Drivers.class, names = "IXGBEVF", mode = EnumSource.Mode.EXCLUDE)
    void theGuestHasNoWayToResetADeviceWithoutAResetOfItsOwn(Drivers driver) {
        Run run = run(new On("4.11", "2.5", "4.7"), driver, true, Act.LOAD, Act.RESET);
        Step reset = run.steps().stream()
                .filter(step -> step.call().function() == GuestFunction.PCI_RESET_FUNCTION && !step.entering())
                .findFirst()
                .orElseThrow();
        assertEquals("pci_reset_function(dev0) = -25 (-ENOTTY)", reset.text());
        assertEquals(run.at(reset.partner() - 1).pirqs(), run.at(run.length()).pirqs());
        assertEquals(
                run.at(reset.partner() - 1).devices().getFirst().entries(),
                run.at(run.length()).devices().getFirst().entries());
    }

    @ParameterizedTest
    @CsvSource({"4.10, 2.6, 4.7", "4.11, 2.5, 4.17", "6.1, 7.2, 4.17"})
    void anAffinityOfAPirqIsAskedOfXenAndTheMessageStays(String linux, String qemu, String xen) {
        Run run = run(new On(linux, qemu, xen), Drivers.ONCE, true, Act.LOAD, Act.AFFINITY);
        assertEquals("ok", end(run));
        List<Step> act = run.steps().stream()
                .filter(step -> step.atomic().name().equals("AF"))
                .toList();
        assertEquals(
                List.of(
                        "set_affinity_irq(64, 1)",
                        "EVTCHNOP_bind_vcpu(10, 1)",
                        "set_affinity_irq(65, 1)",
                        "EVTCHNOP_bind_vcpu(11, 1)"),
                act.stream()
                        .filter(Step::entering)
                        .map(step -> step.call().text())
                        .toList());
        assertTrue(act.stream().allMatch(step -> step.effects().isEmpty()));
    }

    @Test
    void withoutAnEventChannelNothingIsAskedOfXen() {
        Scenario base = BuiltIn.named("stale-pirq");
        Run run = Run.of(new Scenario(
                "dead",
                "",
                base.versions().withLinux("4.15").with("Linux", "reuse", "list"),
                base.pool(),
                base.controllers().stream()
                        .map(controller -> controller.withScript(Act.LOAD, Act.AFFINITY))
                        .toList(),
                List.of(),
                base.schedule()));
        assertTrue(run.steps().stream()
                .anyMatch(step -> step.text().startsWith("set_affinity_irq(")
                        && step.text().endsWith(" = -1")));
    }

    @ParameterizedTest
    @CsvSource({"4.11, 2.5, 4.2.3", "4.11, 2.6, 4.7", "6.1, 7.2, 4.17"})
    void onTheVectorPathTheMessageGetsAnotherDestination(String linux, String qemu, String xen) {
        Scenario base = run(new On(linux, qemu, xen), Drivers.ONCE, true, Act.LOAD, Act.AFFINITY)
                .scenario();
        Run run = Run.of(base.withVersions(base.versions().with("Xen", "hvm-pirq", "no")));
        List<String> writes = run.steps().stream()
                .filter(step -> step.entering()
                        && step.atomic().name().equals("AF")
                        && step.call().function() == GuestFunction.PCI_WRITE_MSI_MSG)
                .map(step -> step.call().text())
                .toList();
        assertEquals(2, writes.size());
        assertTrue(writes.getFirst().startsWith("__pci_write_msi_msg(0, 00000000, fee01000, "), writes.getFirst());
        assertEquals("ok", end(run));
    }

    @Test
    void whatAReusedEntryHasIsAMessageOfZeros() {
        Scenario base = BuiltIn.named("sequential-reload");
        Run run = Run.of(new Scenario(
                "zero",
                "",
                base.versions(),
                base.pool(),
                List.of(
                        base.controllers()
                                .getFirst()
                                .withDriver(Drivers.ONCE)
                                .withScript(Act.LOAD, Act.UNLOAD, Act.LOAD, Act.SUSPEND, Act.RESUME),
                        base.controllers().getLast().withDriver(Drivers.ONCE)),
                List.of(),
                base.schedule()));
        assertTrue(run.steps().stream()
                .anyMatch(step -> step.call().text().equals("__pci_write_msi_msg(0, 00000000, 00000000, 0x0)")));
        assertTrue(
                run.steps().stream()
                        .anyMatch(step ->
                                step.entering() && step.call().text().equals("PHYSDEVOP_map_pirq(nvme0, 0, -1)")),
                "QEMU takes that for a guest without pirqs and lets Xen choose one");
    }

    private static int count(Run run, XenFunction function) {
        return (int) run.steps().stream()
                .filter(step -> step.entering() && step.call().function() == function)
                .count();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NVME | LOAD SUSPEND | dev0 ends suspended; expected resume after suspend",
                "NVME | LOAD SUSPEND LOAD | dev0 has load after suspend; resume follows suspend, "
                        + "and nothing else does",
                "NVME | LOAD RESUME | dev0 has resume after load; resume follows suspend, and nothing else does",
                "NVME | SUSPEND RESUME | dev0 is suspended where its driver is not loaded; expected "
                        + "load before suspend",
                "ENA | LOAD SUSPEND RESUME | dev0 is suspended, and what ena does then is not simulated; "
                        + "suspended can be nvme, r8169, ahci, amdgpu, once, probe-twice"
            })
    void whatIsNotSimulatedIsRefused(Drivers driver, String script, String sentence) {
        Act[] acts = Stream.of(script.split(" ")).map(Act::valueOf).toArray(Act[]::new);
        ScenarioException refused =
                assertThrows(ScenarioException.class, () -> run(new On("4.11", "2.5", "4.7"), driver, true, acts));
        assertEquals(sentence, refused.getMessage());
    }

    /** __pci_write_msi_msg writes QSIZE, and with it the ENABLE that it has read. */
    @Test
    void aMessageOfMsiThatIsOnIsWrittenWithEnableSet() {
        Run loaded = run(new On("6.1", "7.2", "4.17"), Drivers.ONCE, false, Act.LOAD, Act.AFFINITY);
        Run vectors = Run.of(
                loaded.scenario().withVersions(loaded.scenario().versions().with("xen", "hvm-pirq", "no")));
        assertEquals(
                List.of(0, 0, 1, 1),
                vectors.steps().stream()
                        .filter(step -> step.entering() && step.call().function() == QemuFunction.MSGCTRL_REG_WRITE)
                        .map(step -> step.call().argument("flags"))
                        .toList());
    }
}
