package org.pirqscope.machine.tests.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.pirqscope.machine.call.Answer;
import org.pirqscope.machine.call.GuestFunction;
import org.pirqscope.machine.call.Log;
import org.pirqscope.machine.call.LogLine;
import org.pirqscope.machine.call.Outcome;
import org.pirqscope.machine.call.Reason;
import org.pirqscope.machine.call.XenFunction;
import org.pirqscope.machine.driver.Drivers;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.scenario.Controller.Act;
import org.pirqscope.machine.scenario.Controller.Msi;
import org.pirqscope.machine.scenario.Pool;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.scenario.Turn;
import org.pirqscope.machine.simulate.World;
import org.pirqscope.machine.state.GuestIrqRow;
import org.pirqscope.machine.state.PirqRow;
import org.pirqscope.machine.version.Versions;

/** INTx of passed-through and emulated devices (docs/domain.md 2.10), with numbers that a booted stack has. */
class IntxTest {

    private static Controller device(String name, String bdf, int table, boolean emulated, Act... acts) {
        return new Controller(name, bdf, table, Msi.NONE, true, 2, List.of(acts))
                .withDriver(Drivers.ONCE)
                .withEmulated(emulated);
    }

    private static Run run(String xen, Pool pool, Controller... devices) {
        return Run.of(new Scenario(
                "intx", "", Versions.of("6.1.192", "7.2", xen), pool, List.of(devices), List.of(), List.of()));
    }

    private static World after(Run run, GuestFunction function) {
        return run.at(IntStream.rangeClosed(1, run.length())
                .filter(i -> run.steps().get(i - 1).call().function() == function
                        && !run.steps().get(i - 1).entering())
                .findFirst()
                .orElseThrow());
    }

    private static long calls(Run run, XenFunction function) {
        return run.steps().stream()
                .filter(step -> step.call().function() == function && step.entering())
                .count();
    }

    /** Slot 3 has GSI 28 and slot 4 GSI 32, as in the lines {@code pirq=20 -> irq=28 (gsi=28)} of the booted guest. */
    @Test
    void aSlotsIrqIsItsGsiAndItsPirqTheMachinesIrq() {
        Run run =
                run("4.17", Pool.DEFAULT, device("a", "00:03.0", 0, false, Act.LOAD), device("b", "00:04.0", 0, false));
        World world = after(run, GuestFunction.REQUEST_IRQ);
        PirqRow pirq = world.pirqs().getLast();
        assertEquals(
                List.of(16, 16, -2, 10, List.of(28)),
                List.of(pirq.pirq(), pirq.irq(), pirq.emuirq(), pirq.evtchn(), pirq.guestIrqs()));
        assertEquals("a INTx", pirq.mappedFor());
        assertEquals(
                new GuestIrqRow(28, 16, 10, "a INTx", 0, -1, true),
                world.guestIrqs().getLast());
        assertEquals(PirqRow.State.MAPPED, pirq.state());
    }

    @Test
    void anEmulatedDevicesGsiHasAPirqOfItsOwnAndNoIrqOfXen() {
        Run run =
                run("4.17", Pool.DEFAULT, device("a", "00:03.0", 0, true, Act.LOAD), device("b", "00:05.0", 0, false));
        PirqRow pirq = after(run, GuestFunction.REQUEST_IRQ).pirqs().getLast();
        assertEquals(List.of(17, 0, 28, 10), List.of(pirq.pirq(), pirq.irq(), pirq.emuirq(), pirq.evtchn()));
        assertEquals(1, calls(run, XenFunction.INTX_ASSERT));
        assertEquals(0, calls(run, XenFunction.INTX_ASSIST));
    }

    /** Each interrupt is one EOI, and the start of the irq another. */
    @Test
    void nothingIsLeftOfIntxAfterAnUnload() {
        Run run =
                run("4.17", Pool.DEFAULT, device("a", "00:03.0", 0, false, Act.LOAD, Act.UNLOAD, Act.LOAD, Act.UNLOAD));
        assertEquals(calls(run, XenFunction.INTX_ASSIST) + 2, calls(run, XenFunction.EOI));
        assertEquals(2, calls(run, XenFunction.EVTCHN_CLOSE));
        World end = run.at(run.length());
        assertTrue(end.eventChannels().isEmpty()
                && end.guestIrqs().isEmpty()
                && end.xenIrqs().isEmpty());
        assertTrue(end.pirqs().stream().allMatch(row -> row.state() == PirqRow.State.FREE));
    }

    @Test
    void aDriverWithoutAPirqForMsixFallsBackToIntx() {
        Run run = run("4.17", new Pool(24, 0, 64, 10, 64), device("a", "00:03.0", 4, false, Act.LOAD));
        assertEquals(new Outcome.Ok(), run.at(run.length()).outcome(0));
        assertEquals(1, calls(run, XenFunction.GET_FREE_PIRQ));
        assertEquals(1, calls(run, XenFunction.INTX_ASSIST));
        assertEquals(16, run.at(run.length()).pirqs().getLast().pirq());
    }

    /** Functions of one slot: the first handler starts the irq, and each hears all of its interrupts. */
    @Test
    void twoFunctionsShareTheIrqOfTheirSlot() {
        Run run = run(
                "4.17",
                Pool.DEFAULT,
                device("a", "00:03.0", 0, false, Act.LOAD),
                device("b", "00:03.1", 0, false, Act.LOAD));
        assertEquals(1, calls(run, XenFunction.EVTCHN_BIND_PIRQ));
        assertEquals(2, calls(run, XenFunction.INTX_ASSIST));
        long handlers = run.steps().stream()
                .filter(step -> step.entering() && step.call().function().handlesInterrupt())
                .count();
        assertEquals(3, handlers);
        assertEquals("a, b INTx", run.at(run.length()).guestIrqs().getFirst().owner());
    }

    private static Run sharing(String linux, Act... ofB) {
        return Run.of(new Scenario(
                "intx",
                "",
                Versions.of(linux, "7.2", "4.17"),
                Pool.DEFAULT,
                List.of(
                        device("a", "00:03.0", 0, false, Act.LOAD, Act.UNLOAD).withMachineIrq(20),
                        device("b", "00:02.0", 0, false, ofB).withMachineIrq(20)),
                List.of(),
                List.of(
                        new Turn("a", new Turn.Act()),
                        new Turn("b", new Turn.Act()),
                        new Turn("a", new Turn.Act()),
                        new Turn("b", new Turn.Act()))));
    }

    /** Slot 2 has GSI 24: its irq is the one of "Failed to obtain physical IRQ 24". */
    @Test
    void theSecondSlotOfAMachineIrqGetsNoEventChannel() {
        Run run = sharing("6.1.192", Act.LOAD);
        assertEquals(2, calls(run, XenFunction.EVTCHN_BIND_PIRQ));
        assertEquals(
                List.of("xen:events: Failed to obtain physical IRQ 24"),
                run.steps().stream()
                        .flatMap(step -> step.log().stream())
                        .filter(line -> line.log().equals(Optional.of(Log.BIND_FAILED_IRQ)))
                        .map(LogLine::text)
                        .toList());
        assertTrue(run.steps().stream()
                .filter(step -> !step.entering() && step.call().function() == GuestFunction.REQUEST_IRQ)
                .noneMatch(step -> step.answer().failed()));
        assertEquals(
                new Outcome.Lost(1, 0, Reason.GOES_TO, "a entry 0", 0),
                run.at(run.length()).outcome(1));
        assertEquals(new Outcome.Ok(), run.at(run.length()).outcome(0));
    }

    @Test
    void theTablesHaveOneRowForASharedMachineIrq() {
        Run run = sharing("6.1.192", Act.LOAD);
        int second = run.steps().stream()
                .filter(step -> step.actor() == 1 && step.call().function() == GuestFunction.REQUEST_IRQ)
                .reduce((first, last) -> last)
                .orElseThrow()
                .number();
        World world = run.at(second);
        assertEquals(List.of(28, 24), world.pirqs().getLast().guestIrqs());
        assertEquals("a INTx, b INTx", world.pirqs().getLast().mappedFor());
        assertEquals(1, world.xenIrqs().size());
        assertEquals(
                List.of("28:10", "24:0"),
                world.guestIrqs().stream()
                        .map(row -> row.irq() + ":" + row.evtchn())
                        .toList());
    }

    /** Without a handler in the other slot it is an ordinary irq. */
    @Test
    void onceTheOtherHasFreedItTheSecondSlotGetsIt() {
        Run run = sharing("6.1.192", Act.LOAD, Act.UNLOAD, Act.LOAD);
        assertEquals(List.of(-17, 10), bindsOf(run, 1));
    }

    private static List<Integer> bindsOf(Run run, int actor) {
        return run.steps().stream()
                .filter(step -> step.actor() == actor
                        && !step.entering()
                        && step.call().function() == XenFunction.EVTCHN_BIND_PIRQ)
                .map(step -> ((Answer.Value) step.answer()).value())
                .toList();
    }

    /** Kernels with probing_irq() print nothing of a refused bind. */
    @Test
    void anOldKernelSaysNothingOfIt() {
        assertTrue(sharing("3.12", Act.LOAD).steps().stream()
                .flatMap(step -> step.log().stream())
                .noneMatch(line -> line.log().equals(Optional.of(Log.BIND_FAILED_IRQ))));
    }

    /** Xen 4.19 offers no HVM pirqs: the guest's own IO-APIC has the irq, and Xen hears nothing. */
    @Test
    void withoutHvmPirqsNoHypercallIsMadeForIntx() {
        Run run = run("4.19", Pool.DEFAULT, device("a", "00:03.0", 0, false, Act.LOAD, Act.UNLOAD));
        assertEquals(new Outcome.Ok(), run.at(run.length()).outcome(0));
        assertFalse(run.steps().stream().anyMatch(step -> step.call().function() instanceof XenFunction));
    }
}
