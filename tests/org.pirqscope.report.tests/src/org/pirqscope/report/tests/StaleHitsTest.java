package org.pirqscope.report.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pirqscope.machine.call.Answer;
import org.pirqscope.machine.call.AtomicStep;
import org.pirqscope.machine.call.Call;
import org.pirqscope.machine.call.DeviceEntry;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.GuestFunction;
import org.pirqscope.machine.call.Step;
import org.pirqscope.report.stale.StaleHits;

class StaleHitsTest {

    private static final Finding.StaleHit HIT =
            new Finding.StaleHit(0, "nvme0", 1, true, 55, 64, 3, 7, new DeviceEntry(1, "nvme1", 0), 9);

    @Test
    void aHitIsInForceFromItsStepOn() {
        StaleHits hits = StaleHits.of(List.of(step(1, 0, AtomicStep.R), hit(2), step(3, 0, AtomicStep.Q)));
        assertEquals(List.of(), hits.at(1));
        assertEquals(List.of(HIT), hits.at(2));
        assertEquals(List.of(HIT), hits.at(3));
    }

    @Test
    void itEndsWhereItsEntryIsWrittenAgain() {
        StaleHits hits = StaleHits.of(List.of(hit(1), write(2, 0, 0), write(3, 1, 1), write(4, 0, 1)));
        assertEquals(
                List.of(1, 4),
                List.of(hits.all().get(0).from(), hits.all().get(0).until()));
        assertEquals(List.of(HIT), hits.at(3));
        assertEquals(List.of(), hits.at(4));
    }

    @Test
    void itEndsWhereItsDeviceGivesUpItsIrqsNotWhereAnotherDoes() {
        StaleHits hits = StaleHits.of(List.of(hit(1), step(2, 1, AtomicStep.X), step(3, 0, AtomicStep.X)));
        assertEquals(3, hits.all().get(0).until());
    }

    @Test
    void aNewKernelEndsAllOfThem() {
        StaleHits hits = StaleHits.of(List.of(hit(1), hit(2), step(3, 2, AtomicStep.KEXEC)));
        assertEquals(2, hits.at(2).size());
        assertTrue(hits.at(3).isEmpty());
    }

    private static Step hit(int number) {
        return step(number, 0, AtomicStep.L).withFindings(List.of(HIT));
    }

    private static Step write(int number, int actor, int entry) {
        return step(
                number,
                actor,
                AtomicStep.W,
                new Call(GuestFunction.PCI_WRITE_MSI_MSG, List.of(new Call.Argument("entry", entry, ""))));
    }

    private static Step step(int number, int actor, AtomicStep atomic) {
        return step(number, actor, atomic, new Call(GuestFunction.XEN_IRQ_FROM_PIRQ, List.of()));
    }

    private static Step step(int number, int actor, AtomicStep atomic, Call call) {
        return new Step(
                number,
                actor,
                "nvme" + actor,
                number,
                atomic,
                false,
                0,
                call,
                new Answer.Nothing(),
                0,
                List.of(),
                List.of(),
                List.of());
    }
}
