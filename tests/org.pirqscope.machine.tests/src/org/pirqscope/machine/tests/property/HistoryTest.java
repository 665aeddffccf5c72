package org.pirqscope.machine.tests.property;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.call.XenFunction;
import org.pirqscope.machine.run.History;
import org.pirqscope.machine.run.Invocation;
import org.pirqscope.machine.run.PirqHistory;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.simulate.World;
import org.pirqscope.machine.state.DeviceRow;
import org.pirqscope.machine.state.EntryRow;

/** The index of a run says what its steps and worlds say. */
class HistoryTest {

    private static final int SEEDS = 12;

    private static List<Run> runs(int block) {
        return IntStream.range(block * SEEDS, (block + 1) * SEEDS)
                .mapToObj(seed -> Run.of(new Dice(seed).anything()))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void aCallStandsAsDeepAsItHasCallsAround(int block) {
        for (Run run : runs(block)) {
            for (Step step : run.steps()) {
                int depth = 0;
                for (int call = run.history().caller(step.number());
                        call > 0;
                        call = run.history().caller(call)) {
                    depth++;
                }
                assertEquals(step.depth(), depth, () -> run.runString() + " step " + step.number());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void everyCallIsInnerOfItsCallerAndFailsWithIt(int block) {
        for (Run run : runs(block)) {
            History history = run.history();
            for (int number = 1; number <= run.length(); number += 11) {
                Step step = history.step(number);
                Invocation call = history.call(step);
                assertEquals(call.enter(), History.entry(step), run.runString());
                for (int inner : call.inner()) {
                    assertEquals(call.enter(), history.call(history.step(inner)).caller(), run.runString());
                    assertTrue(call.failed() || !history.failed(inner), run.runString());
                }
                boolean answers =
                        history.answer(history.step(call.enter())).answer().failed();
                boolean fails = answers && step.call().function() != XenFunction.IRQ_STATUS_QUERY;
                assertTrue(
                        call.failed() == (fails || call.inner().stream().anyMatch(history::failed)),
                        () -> run.runString() + " step " + step.number());
            }
        }
    }

    /** With a guest-wide event QEMU begins anew without a hypercall, which no history of calls can tell. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void whatQemuHoldsForAnEntryIsWhatItsMapsAndUnmapsLeave(int block) {
        for (Run run : runs(block)) {
            if (run.scenario().events().isEmpty()) {
                for (int step = 0; step <= run.length(); step += 23) {
                    held(run, step);
                }
            }
        }
    }

    private static void held(Run run, int step) {
        World world = run.at(step);
        for (DeviceRow device : world.devices()) {
            for (EntryRow entry : device.entries()) {
                if (run.betweenMoves(step) && entry.msix() && device.mode() == DeviceRow.Mode.MSIX) {
                    assertEquals(
                            entry.pirq(),
                            run.history().pirqs().held(device.index(), entry.entry(), step),
                            () -> run.runString() + " step " + step + " " + device.name() + " entry " + entry.entry());
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void nobodyHoldsAPirqTwice(int block) {
        for (Run run : runs(block)) {
            List<PirqHistory.Grant> grants = run.history().pirqs().grants(run.length());
            assertEquals(
                    grants.size(),
                    grants.stream().map(PirqHistory.Grant::pirq).distinct().count(),
                    run.runString());
        }
    }
}
