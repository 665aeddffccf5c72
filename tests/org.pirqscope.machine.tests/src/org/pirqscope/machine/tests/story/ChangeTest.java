package org.pirqscope.machine.tests.story;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.scenario.Controller.Act;
import org.pirqscope.machine.scenario.Controller.Msi;
import org.pirqscope.machine.scenario.Pool;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.version.Versions;

/**
 * What a run changes in the tables of the three layers, in the words of the tables (docs/domain.md 3.1 to 3.3): one
 * setup, one teardown, and so on.
 */
class ChangeTest {

    private static RunStory load(String linux, String qemu, String xen, int extra, Controller... controllers) {
        return RunStory.of(new Scenario(
                "changes",
                "",
                Versions.of(linux, qemu, xen),
                new Pool(24, extra, 64, 10, 400),
                List.of(controllers),
                List.of(),
                List.of()));
    }

    private static Controller device(String name, int table, Msi msi) {
        return new Controller(name, "00:04.0", table, msi, true, 1, List.of(Act.LOAD));
    }

    private static List<String> first(int count, List<String> changes) {
        return changes.subList(0, count);
    }

    @Test
    void aPirqIsAllocatedMappedBoundAndGivenBack() {
        assertEquals(
                List.of(
                        "irq 0 -> PIRQ_ALLOCATED",
                        "irq PIRQ_ALLOCATED -> 24",
                        "bound no -> yes",
                        "gflags 0x0 -> 0x3037",
                        "emuirq IRQ_UNBOUND -> IRQ_PT",
                        "evtchn 0 -> 10",
                        "emuirq IRQ_PT -> IRQ_UNBOUND",
                        "evtchn 10 -> 0",
                        "bound yes -> no",
                        "gflags 0x3037 -> 0x0",
                        "irq 24 -> 0",
                        "irq 0 -> PIRQ_ALLOCATED"),
                first(12, RunStory.of("one-controller").changes("pirq 55")));
    }

    @Test
    void aXenIrqIsUsedBoundMaskedUntilTheEventChannelIsBoundAndDestroyed() {
        assertEquals(
                List.of(
                        "status unused -> used",
                        "irq_pirq 0 -> 54",
                        "status used -> guest-bound, masked",
                        "status guest-bound, masked -> guest-bound"),
                RunStory.of("one-controller").changes("Xen irq 25"));
        assertEquals(
                List.of(
                        "status guest-bound -> guest-bound, masked",
                        "status guest-bound, masked -> used, masked",
                        "irq_pirq 55 -> 0",
                        "status used, masked -> unused"),
                RunStory.of("one-controller").changes("Xen irq 24").subList(4, 8));
    }

    @Test
    void aPortIsBoundReachesAnIrqAndIsClosed() {
        assertEquals(
                List.of("pirq free -> 55", "evtchn_to_irq none -> 64", "pirq 55 -> free", "evtchn_to_irq 64 -> none"),
                first(4, RunStory.of("one-controller").changes("port 10")));
        assertEquals(
                List.of("pirq free -> 54", "evtchn_to_irq none -> 65"),
                RunStory.of("one-controller").changes("port 11"));
    }

    @Test
    void aLinuxIrqComesAndGoes() {
        assertEquals(
                List.of(
                        "pirq none -> 55",
                        "evtchn 0 -> 10",
                        "handler no -> yes",
                        "evtchn 10 -> 0",
                        "handler yes -> no",
                        "pirq 55 -> none"),
                first(6, RunStory.of("one-controller").changes("irq 64")));
        assertEquals(
                List.of("msg none -> pirq 55", "irq none -> 64", "irq 64 -> none", "msg pirq 55 -> none"),
                first(4, RunStory.of("one-controller").changes("nvme0 msi_desc 0")));
        assertEquals(
                List.of("msg none -> pirq 54", "irq none -> 65"),
                RunStory.of("one-controller").changes("nvme0 msi_desc 1"));
    }

    @Test
    void anEntryIsWrittenMappedAndBoundAndKeepsItsMessage() {
        assertEquals(
                List.of(
                        "address_lo 00000000 -> fee37000",
                        "updated no -> yes",
                        "data 0000 -> 4300",
                        "vector_ctrl 0 -> 1",
                        "QEMU pirq none -> 55",
                        "updated yes -> no",
                        "QEMU pirq 55 -> none",
                        "updated no -> yes",
                        "QEMU pirq none -> 55",
                        "updated yes -> no"),
                RunStory.of("one-controller").changes("nvme0 entry 0"));
        assertEquals(
                List.of(
                        "address_lo 00000000 -> fee36000",
                        "updated no -> yes",
                        "data 0000 -> 4300",
                        "vector_ctrl 0 -> 1",
                        "QEMU pirq none -> 54",
                        "updated yes -> no"),
                RunStory.of("one-controller").changes("nvme0 entry 1"));
        assertEquals(
                List.of("enabled no -> yes", "enabled yes -> no", "enabled no -> yes"),
                RunStory.of("one-controller").changes("nvme0"));
    }

    @Test
    void from26TheLatchIsTakenOverWhenTheEntryIsMappedAndMaskallIsKept() {
        RunStory story = RunStory.of("one-controller", "4.11", "2.6", "4.7");
        assertEquals(
                List.of("applied address_lo 00000000 -> fee36000", "applied data 0000 -> 4300"),
                story.changes("nvme0 entry 1").stream()
                        .filter(c -> c.startsWith("applied"))
                        .toList());
        assertEquals(
                List.of(
                        "enabled no -> yes",
                        "maskall no -> yes",
                        "maskall yes -> no",
                        "enabled yes -> no",
                        "enabled no -> yes",
                        "maskall no -> yes",
                        "maskall yes -> no"),
                story.changes("nvme0"));
    }

    @Test
    void aPirqAbove255FillsTheUpperAddress() {
        RunStory story = load("4.11", "2.6", "4.7", 280, device("nvme0", 4, Msi.NONE));
        assertEquals(
                List.of(
                        "address_lo 00000000 -> fee2f000",
                        "updated no -> yes",
                        "address_hi 00000000 -> 00000100",
                        "data 0000 -> 4300"),
                first(4, story.changes("nvme0 entry 0")));
        assertEquals("pirq none -> 303", story.changes("irq 64").getFirst());
    }

    @Test
    void thePirqToIrqArrayOf2637IsWrittenOnceAndStaysAsItIs() {
        List<String> changes =
                RunStory.of("one-controller", "2.6.37", "2.5", "4.7").changes("pirq 55");
        assertEquals(
                List.of("pirq_to_irq -1 -> 66"),
                changes.stream().filter(c -> c.startsWith("pirq_to_irq")).toList());
    }

    @Test
    void aForcedUnbindLeavesNegativeNumbers() {
        RunStory story = RunStory.of("one-controller", "4.11", "2.0", "4.7");
        assertEquals("irq 24 -> -24", story.changes("pirq 55").getLast());
        assertEquals(
                List.of(
                        "status guest-bound -> guest-bound, masked",
                        "irq_pirq 55 -> -55",
                        "status guest-bound, masked -> unused",
                        "status unused -> used",
                        "status used -> unused"),
                story.changes("Xen irq 24").subList(4, 9));
    }

    @Test
    void withoutHvmPirqsTheMessageHasAVectorAndXenHasItToo() {
        RunStory story = RunStory.of("one-controller", "4.10", "2.5", "4.19");
        assertEquals(List.of("irq none -> 64", "msg none -> vector 0x63"), first(2, story.changes("nvme0 msi_desc 0")));
        assertEquals(List.of("irq 0 -> 24", "bound no -> yes", "gvec 0x0 -> 0x63"), first(3, story.changes("pirq 55")));
        assertEquals(
                List.of("status unused -> used", "irq_pirq 0 -> 55", "status used -> guest-bound, masked"),
                first(3, story.changes("Xen irq 24")));
        assertEquals(List.of("handler no -> yes", "handler yes -> no"), first(2, story.changes("irq 64")));
    }

    @Test
    void theRegistersOfAnMsiCapabilityAreEntry0OfTheirDevice() {
        RunStory story = load(
                "4.11", "2.5", "4.7", 32, device("nvme0", 4, Msi.NONE), device("nvme1", 0, new Msi(true, true, false)));
        assertEquals(
                List.of(
                        "address_lo 00000000 -> fee36000",
                        "data 0000 -> 4300",
                        "QEMU pirq none -> 54",
                        "updated no -> yes"),
                first(4, story.changes("nvme1 entry 0")));
        assertEquals(List.of("msg none -> pirq 54", "irq none -> 65"), first(2, story.changes("nvme1 msi_desc 0")));
        assertEquals("enabled no -> yes", story.changes("nvme1").getFirst());
    }
}
