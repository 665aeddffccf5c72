package org.pirqscope.machine.tests.story;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pirqscope.machine.call.AtomicStep;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.call.Tape;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.scenario.ScenarioException;
import org.pirqscope.machine.scenario.Turn;
import org.pirqscope.machine.simulate.Machine;

/** Who may go next and what comes of another choice (docs/domain.md 6.1, 6.2). */
class ForkTest {

    private static int before(Run run, String actor, AtomicStep step) {
        return run.steps().stream()
                        .filter(s -> s.actorName().equals(actor) && s.atomic() == step)
                        .findFirst()
                        .orElseThrow()
                        .number()
                - 1;
    }

    /** 2x1 with B right before its first step of that kind while A is inside of its first enable. */
    private static Run insideTheEnable(int movesOfB) {
        return Run.of(BuiltIn.named("2x1").withSchedule(List.of(new Turn("nvme1", movesOfB), new Turn("nvme0", 7))));
    }

    /**
     * Linux 4.10's first setup: S R A W I E1 E2 M B Q U. A trap of another device waits for the big QEMU lock, a
     * hypercall does not.
     */
    @ParameterizedTest
    @CsvSource({"0, false", "1, false", "2, true", "3, false", "4, true", "5, false", "6, false", "9, true", "10, true"
    })
    void whileQemuIsInsideOneDevicesEnableNoOtherDeviceTraps(int movesOfB, boolean able) {
        Run run = insideTheEnable(movesOfB);
        int position = before(run, "nvme0", AtomicStep.M);
        assertEquals(able ? List.of(0, 1) : List.of(0), run.choicesAt(position));
    }

    @Test
    void insideAMoveThereIsOnlyTheOneThatMakesIt() {
        Run run = Run.of(BuiltIn.named("2x1"));
        assertEquals(List.of(0, 1), run.choicesAt(0));
        assertTrue(run.betweenMoves(0));
        int inside = before(run, "nvme1", AtomicStep.A) + 1;
        assertFalse(run.betweenMoves(inside));
        assertEquals(List.of(1), run.choicesAt(inside));
        assertTrue(run.betweenMoves(run.length()));
        assertEquals(List.of(), run.choicesAt(run.length()));
    }

    @Test
    void anEventMayHappenOnceAndNotInsideATrap() {
        Run run = Run.of(BuiltIn.named("kexec"));
        assertEquals(List.of(0, 1), run.choicesAt(0));
        assertEquals(List.of(0), run.choicesAt(before(run, "nvme0", AtomicStep.M)));
        int kexec = before(run, "kexec", AtomicStep.KEXEC);
        assertTrue(run.choicesAt(kexec).contains(1));
        int after = run.steps().stream()
                .filter(s -> s.actorName().equals("kexec"))
                .mapToInt(Step::number)
                .max()
                .orElseThrow();
        assertEquals(List.of(0), run.choicesAt(after));
    }

    @Test
    void aForkIsTheSameUpToItsPositionAndTheRunOfItsOwnSchedule() {
        Run run = Run.of(BuiltIn.named("stale-pirq"));
        int position = before(run, "nvme1", AtomicStep.S);
        Run fork = run.choose(position, 0);
        assertEquals(
                run.steps().subList(0, position).stream().map(Step::text).toList(),
                fork.steps().subList(0, position).stream().map(Step::text).toList());
        assertEquals("nvme0", fork.steps().get(position).actorName());
        assertTrue(fork.outcomes().getFirst().ok());
        Run again = Run.of(run.scenario().withSchedule(fork.schedule()));
        assertEquals(again.steps(), fork.steps());
        assertEquals(again.at(again.length()).pirqs(), fork.at(fork.length()).pirqs());
    }

    @Test
    void whoMayNotMoveCannotBeChosen() {
        Run run = insideTheEnable(0);
        Exception refused =
                assertThrows(IllegalArgumentException.class, () -> run.choose(before(run, "nvme0", AtomicStep.M), 1));
        assertEquals("nvme1 cannot go on at step " + before(run, "nvme0", AtomicStep.M), refused.getMessage());
    }

    @Test
    void aTurnThatNamesNobodyIsRefused() {
        Scenario scenario = BuiltIn.named("2x1").withSchedule(List.of(new Turn("nvme7", 1)));
        assertEquals(
                "schedule names \"nvme7\"; there are nvme0, nvme1",
                assertThrows(ScenarioException.class, () -> Run.of(scenario)).getMessage());
    }

    /** The world in the middle of a move is the one that the effects up to there tell of. */
    @Test
    void theWorldAtEachPositionIsReplayed() {
        Run run = Run.of(BuiltIn.named("reload-loop"));
        for (Step step : run.steps().subList(0, 900)) {
            if (!step.entering() && step.call().name().equals("PHYSDEVOP_get_free_pirq")) {
                int pirq = Integer.parseInt(step.answer().text());
                assertEquals(-1, row(run, step.number(), pirq));
                assertEquals(0, row(run, step.number() - 1, pirq));
                assertEquals(
                        "allocated",
                        run.at(step.number()).pirqs().get(55 - pirq).state().label());
            }
        }
        assertEquals(run.at(0), Run.of(BuiltIn.named("reload-loop")).at(0));
        assertFalse(run.at(0).equals(run.at(run.length() / 2)));
    }

    private static int row(Run run, int position, int pirq) {
        return run.at(position).pirqs().get(55 - pirq).irq();
    }

    /**
     * What docs/domain.md 6.2 fuses: a setup of an entry, an enable with its maps and binds, a disable with its unmaps.
     */
    @Test
    void aFusedMoveIsTheMovesThatBelongTogether() {
        Machine machine = new Machine(BuiltIn.named("1x2"));
        short[] fused = machine.start();
        List<String> moves = new ArrayList<>();
        while (!machine.ended(fused, 0)) {
            AtomicStep first = machine.nextStep(fused, 0);
            moves.add(first + "*" + machine.fusedMove(fused, 0, Tape.SILENT));
        }
        assertEquals(
                List.of(
                        "S*5", "E1*4", "Q*1", "U*1", "C*1", "D*3", "X*1", "S*6", "R*4", "E1*6", "Q*1", "U*1", "Q*1",
                        "U*1", "U*1"),
                moves);
        short[] fine = machine.start();
        while (!machine.ended(fine, 0)) {
            machine.move(fine, 0, Tape.SILENT);
        }
        assertArrayEquals(fine, fused);
        assertEquals(1, machine.actors());
    }

    @Test
    void aDriverSaysWhereItStands() {
        RunStory story = RunStory.of("stale-pirq");
        assertEquals(
                "phase 1, start of setup entry 0",
                story.world().devices().getFirst().position());
        story.then("nvme0", "xen_destroy_irq(64)").then("nvme0", "__pci_read_msi_msg(1)");
        assertEquals(
                "phase 2, read message entry 1",
                story.world().devices().getFirst().position());
        assertEquals(
                "stopped",
                story.run().at(story.run().length()).devices().getFirst().position());
        Run loop = Run.of(BuiltIn.named("reload-loop"));
        assertEquals(
                "unload, free_irq entry 1",
                loop.at(loop.steps().stream()
                                        .filter(s -> s.text().equals("nvme_remove(nvme0)"))
                                        .findFirst()
                                        .orElseThrow()
                                        .number()
                                - 1)
                        .devices()
                        .getFirst()
                        .position());
        assertEquals("done", loop.at(loop.length()).devices().getFirst().position());
    }
}
