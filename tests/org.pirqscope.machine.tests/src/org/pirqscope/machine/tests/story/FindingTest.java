package org.pirqscope.machine.tests.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.Finding.Observed;
import org.pirqscope.machine.run.Cause;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.scenario.Controller.Act;
import org.pirqscope.machine.scenario.Controller.Msi;
import org.pirqscope.machine.scenario.Pool;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.scenario.Turn;
import org.pirqscope.machine.version.Versions;
import org.pirqscope.report.words.FindingWords;

/** All that a reviewer is stopped at in a run, in its order (docs/domain.md 6.3); a decoded message is no news. */
class FindingTest {

    private static List<String> findings(RunStory story) {
        return story.run().steps().stream()
                .flatMap(s -> s.findings().stream())
                .filter(f -> !(f instanceof Finding.MessageDecoded))
                .map(f -> (f instanceof Observed seen ? seen.kind().name() : FindingWords.title(f)) + ": "
                        + FindingWords.sentence(f))
                .toList();
    }

    private static RunStory load(String linux, String qemu, String xen, int extra, Msi msi, boolean intx, int vectors) {
        Controller controller = new Controller("nvme0", "00:04.0", 4, msi, intx, vectors, List.of(Act.LOAD));
        return RunStory.of(new Scenario(
                "findings",
                "",
                Versions.of(linux, qemu, xen),
                new Pool(24, extra, 64, 10, 64),
                List.of(controller),
                List.of(),
                List.of()));
    }

    @Test
    void theStealingReUserIsFoundAtEveryTableThatItBreaks() {
        assertEquals(
                List.of(
                        "STALE PIRQ 54 RE-USED: nvme1 entry 0 re-uses pirq 54 (written at step 131), which QEMU "
                                + "unmapped at step 258 and Xen gave to nvme0 entry 1 at step 315: "
                                + "irq 65 answers for it. Nothing is written, so QEMU will never map entry 0.",
                        "DUPLICATE_PIRQ: irq 65 and irq 66 both carry pirq 54 (nvme0 entry 1 and nvme1 entry 0).",
                        "ENTRY_NOT_MAPPED: nvme1 entry 0 is enabled with pirq 54, but QEMU has mapped nothing for it.",
                        "INTERRUPT_LOST: The interrupt of nvme1 entry 0 is lost (not mapped): queue creation times "
                                + "out.",
                        "BIND_FAILED: EVTCHNOP_bind_pirq of pirq 54 for nvme0 fails: -17 (-EEXIST); request_irq "
                                + "answers 0 all the same.",
                        "INTERRUPT_MISROUTED: The interrupt of nvme0 entry 1 reaches the handler of nvme1 entry 0: "
                                + "I/O of nvme0 times out."),
                findings(RunStory.of("commit-story-b")));
    }

    @Test
    void theCauseIsTheStaleHitBeforeTheFirstLoss() {
        assertEquals(
                "nvme1 entry 0 re-uses pirq 54 (written at step 131), which QEMU unmapped at step 258 and Xen gave "
                        + "to nvme0 entry 1 at step 315: "
                        + "irq 65 answers for it. Nothing is written, so QEMU will never map entry 0. "
                        + "The interrupt of nvme1 entry 0 is lost (not mapped): queue creation times out.",
                FindingWords.sentence(
                        Cause.first(RunStory.of("commit-story-b").run().history())
                                .orElseThrow()));
        assertFalse(Cause.first(RunStory.of("one-controller").run().history()).isPresent());
    }

    @Test
    void withAnOldQemuTheCauseIsTheRefusedBind() {
        RunStory story = load("4.11", "2.0", "4.7", 32, Msi.NONE, true, 2);
        assertEquals(
                List.of(
                        "POOL_NOT_RESTORED: Everything is torn down and 1 of 32 pirqs is not free.",
                        "BIND_FAILED: QEMU still holds pirq 55 for nvme0 entry 0 and so never maps the new pirq 54, "
                                + "which Xen then refuses to bind.",
                        "FORCED_UNBIND: pirq 55 was still bound: Xen unbinds it by force and keeps its number and "
                                + "its slot of irq_pirq occupied.",
                        "MAP_FAILED: QEMU cannot map pirq 53 for nvme0 entry 1: -1 (errno EEXIST).",
                        "ENTRY_NOT_MAPPED: nvme0 entry 0 is enabled with pirq 54, but QEMU has mapped nothing for it.",
                        "ENTRY_NOT_MAPPED: nvme0 entry 1 is enabled with pirq 53, but QEMU has mapped nothing for it.",
                        "PIRQ_LEAKED: pirq 54 was allocated for nvme0 and never mapped: it is lost until the domain "
                                + "ends.",
                        "PIRQ_LEAKED: pirq 53 was allocated for nvme0 and never mapped: it is lost until the domain "
                                + "ends.",
                        "INTERRUPT_LOST: The interrupt of nvme0 entry 0 is lost (not mapped): queue creation times "
                                + "out."),
                findings(story));
        assertEquals(
                "QEMU still holds pirq 55 for nvme0 entry 0 and so never maps the new pirq 54, which Xen then "
                        + "refuses to bind. "
                        + "The interrupt of nvme0 entry 0 is lost (not mapped): queue creation times out.",
                FindingWords.sentence(Cause.first(story.run().history()).orElseThrow()));
    }

    @Test
    void msiOnAnOldQemuIsEnabledWithAnotherPirqThanQemuHolds() {
        Scenario scenario = BuiltIn.named("msi-reload");
        Controller once = scenario.controllers().getFirst().withScript(Act.LOAD);
        RunStory story = RunStory.of(new Scenario(
                "once", "", Versions.of("4.11", "2.0", "4.7"), scenario.pool(), List.of(once), List.of(), List.of()));
        assertEquals(
                List.of(
                        "POOL_NOT_RESTORED: Everything is torn down and 1 of 32 pirqs is not free.",
                        "ENTRY_NOT_MAPPED: nvme0 entry 0 is enabled with pirq 54, but QEMU holds pirq 55 for it.",
                        "PIRQ_LEAKED: pirq 54 was allocated for nvme0 and never mapped: it is lost until the domain "
                                + "ends.",
                        "INTERRUPT_LOST: The interrupt of nvme0 entry 0 is lost (no event channel): queue creation "
                                + "times out."),
                findings(story));
        assertEquals(
                "nvme0 entry 0 is enabled with pirq 54, but QEMU holds pirq 55 for it. The interrupt of nvme0 entry "
                        + "0 is lost (no event channel): "
                        + "queue creation times out.",
                FindingWords.sentence(Cause.first(story.run().history()).orElseThrow()));
    }

    @Test
    void withTooFewPirqsEachWayDownIsTold() {
        List<String> downToIntx = List.of(
                "POOL_EXHAUSTED: No pirq is free for nvme0: PHYSDEVOP_get_free_pirq = -28 (-ENOSPC).",
                "PIRQ_LEAKED: pirq 25 was allocated for nvme0 and never mapped: it is lost until the domain ends.",
                "PIRQ_LEAKED: pirq 24 was allocated for nvme0 and never mapped: it is lost until the domain ends.",
                "FALLBACK: nvme0: MSI-X for 3 vectors is refused, 2 could be had: tried again with 2.",
                "POOL_EXHAUSTED: No pirq is free for nvme0: PHYSDEVOP_get_free_pirq = -28 (-ENOSPC).",
                "FALLBACK: nvme0: MSI-X cannot be set up (-19 (-ENODEV)); the driver falls back.",
                "POOL_EXHAUSTED: No pirq is free for nvme0: PHYSDEVOP_get_free_pirq = -28 (-ENOSPC).",
                "FALLBACK: nvme0: MSI cannot be set up (-19 (-ENODEV)); the driver falls back.");
        assertEquals(downToIntx, findings(load("4.11", "2.5", "4.7", 2, new Msi(true, true, true), true, 3)));
        List<String> toTheEnd = new java.util.ArrayList<>(downToIntx);
        toTheEnd.add("SETUP_FAILED: nvme0 gets no interrupt vectors at all in phase 2.");
        assertEquals(toTheEnd, findings(load("4.11", "2.5", "4.7", 2, new Msi(true, true, true), false, 3)));
    }

    /** docs/domain.md 2.2 (b): both devices hold the pirq in QEMU, and the first to disable unmaps it for both. */
    @Test
    void aWorkingDeviceIsLostWhenTheOtherHolderOfItsPirqIsRemoved() {
        Scenario scenario = BuiltIn.named("msi-reuse");
        Controller removed = scenario.controllers().get(1).withScript(Act.LOAD, Act.REMOVE_DEAD);
        RunStory story = RunStory.of(new Scenario(
                "removed",
                "",
                scenario.versions(),
                scenario.pool(),
                List.of(scenario.controllers().getFirst(), removed),
                List.of(),
                List.of(new Turn("nvme0", 15), new Turn("nvme1", 5), new Turn("nvme0", 9), new Turn("nvme1", 40))));
        story.then("nvme0", "Create CQ 1 = 0")
                .then("nvme1", "PHYSDEVOP_unmap_pirq(55) = 0")
                .says("nvme nvme0: I/O 0 QID 0 timeout, reset controller");
        assertEquals(
                List.of("lost phase 3 entry 0: not mapped", "lost phase 1 entry 0: not mapped, status -5"),
                story.ends());
        assertEquals(
                "The interrupt of nvme0 entry 0 is lost (not mapped): the last admin command times out.",
                story.findings(Finding.Kind.INTERRUPT_LOST).getLast());
        assertEquals(
                "nvme0 entry 0 is enabled with pirq 55, which QEMU has unmapped for nvme1.",
                story.findings(Finding.Kind.ENTRY_NOT_MAPPED).getLast());
    }
}
