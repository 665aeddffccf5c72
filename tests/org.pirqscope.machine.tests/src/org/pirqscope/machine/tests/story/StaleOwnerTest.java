package org.pirqscope.machine.tests.story;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.pirqscope.machine.call.Finding.StaleHit;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.scenario.Pool;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.scenario.Turn;
import org.pirqscope.machine.version.Versions;
import org.pirqscope.report.words.FindingWords;

/** Whom a stale hit names: the one whose irq answers, whoever got the number from Xen last. */
class StaleOwnerTest {

    private static RunStory three(Turn... schedule) {
        List<Controller> controllers = IntStream.range(0, 3)
                .mapToObj(i -> Controller.msix("nvme" + i, "00:%02x.0".formatted(4 + i), 8, 1))
                .toList();
        return RunStory.of(new Scenario(
                "three",
                "",
                Versions.of("4.10", "2.5", "4.7"),
                Pool.DEFAULT,
                controllers,
                List.of(),
                List.of(schedule)));
    }

    /**
     * nvme0 re-uses 55 of nvme1's first setup and is lost with an irq_info that carries it. nvme1 gives 55 back, Xen
     * gives it to nvme2; then nvme1's second setup reads 55, and the first irq of the list that has it is nvme0's.
     */
    @Test
    void theIrqOfALostControllerAnswersForANumberThatAThirdOneWasGiven() {
        RunStory story = three(
                new Turn("nvme0", 16),
                new Turn("nvme1", 11),
                new Turn("nvme0", 11),
                new Turn("nvme1", 5),
                new Turn("nvme2", 5),
                new Turn("nvme1", 100));
        List<StaleHit> hits = story.staleHits();
        assertEquals(
                List.of("nvme0 by nvme1 entry 0", "nvme1 by nvme0 entry 0"),
                hits.stream()
                        .limit(2)
                        .map(h -> h.name() + " by " + h.owner().text())
                        .toList());
        story.then("nvme2", "PHYSDEVOP_get_free_pirq(MAP_PIRQ_TYPE_MSI) = 55")
                .then("nvme1", "xen_irq_from_pirq(55) = " + hits.get(1).lookupIrq());
        assertEquals(0, hits.get(1).ownedSince());
        assertEquals(
                ("nvme1 entry 0 re-uses pirq 55 (written at step %d), which QEMU unmapped at step %d; nvme0 entry 0 "
                                + "still carries it: irq %d answers for it. Nothing is written, so QEMU will "
                                + "never map entry 0.")
                        .formatted(
                                hits.get(1).writtenAt(),
                                hits.get(1).freedAt(),
                                hits.get(1).lookupIrq()),
                FindingWords.sentence(hits.get(1)));
    }

    @Test
    void theOwnerThatXenGaveTheNumberToIsNamedWithTheStep() {
        StaleHit hit = three(new Turn("nvme0", 16), new Turn("nvme1", 11), new Turn("nvme0", 100))
                .staleHits()
                .getFirst();
        assertEquals("nvme1 entry 0", hit.owner().text());
        assertEquals(true, hit.ownedSince() > hit.freedAt());
    }
}
