package org.pirqscope.diagram.tests;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.pirqscope.diagram.Origin;
import org.pirqscope.diagram.Scope;
import org.pirqscope.diagram.SequenceDiagram;
import org.pirqscope.diagram.mail.story.Focus;
import org.pirqscope.machine.call.GuestFunction;
import org.pirqscope.machine.driver.NvmeDriver;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.scenario.Pool;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.scenario.Turn;
import org.pirqscope.machine.version.Versions;

/** Runs of the machine that the tests draw. */
final class Runs {

    private Runs() {}

    static Run stale() {
        return Run.of(BuiltIn.named("stale-pirq"));
    }

    static SequenceDiagram diagram(Run run) {
        return SequenceDiagram.of(run, Scope.ALL);
    }

    /** Where a run comes from, with a fixed hash of the model: texts stay the same when the model grows. */
    static Origin origin(Run run) {
        Origin origin = Origin.of(run);
        return new Origin(origin.title(), origin.versions(), origin.runString().replaceFirst("[\\w-]{8}$", "00000000"));
    }

    /** The steps from the setup in which the first stale pirq is re-used to the loss that follows. */
    static Scope failingPart(Run run) {
        int hit = Focus.first(run.history()).orElseThrow().step();
        int first = hit;
        while (run.steps().get(first - 1).call().function() != GuestFunction.PCI_ALLOC_IRQ_VECTORS) {
            first--;
        }
        int last = hit;
        while (run.steps().get(last - 1).call().function() != NvmeDriver.CREATE_CQ) {
            last++;
        }
        return Scope.ALL.range(first, last + 1);
    }

    /** The first step of a run with this text of its call. */
    static int step(Run run, String call) {
        return run.steps().stream()
                .filter(step -> step.call().text().equals(call))
                .findFirst()
                .orElseThrow()
                .number();
    }

    /**
     * QEMU has unmapped nvme0's pirq, its irq_info is not yet removed when nvme1 looks the number up: fact 9 of
     * docs/domain.md.
     */
    static Run dying() {
        List<Turn> schedule = new ArrayList<>();
        int[] moves = {15, 20, 9, 8, 4, 1, 1, 1, 1};
        for (int i = 0; i < moves.length; i++) {
            schedule.add(new Turn("nvme" + i % 2, moves[i]));
        }
        return Run.of(BuiltIn.equal(2, 2).withSchedule(schedule));
    }

    /** A built-in scenario in the order of a run string: {@code 1*15,0*30}. */
    static Run ordered(String name, String choices) {
        return ordered(BuiltIn.named(name), choices);
    }

    /** A scenario in the order of a run string. */
    static Run ordered(Scenario scenario, String choices) {
        List<Turn> turns = Stream.of(choices.split(","))
                .map(choice -> choice.split("\\*"))
                .map(turn -> new Turn(
                        scenario.actors().get(Integer.parseInt(turn[0])),
                        turn.length == 1 ? 1 : Integer.parseInt(turn[1])))
                .toList();
        return Run.of(scenario.withSchedule(turns));
    }

    /** Controllers with these names that run in an order drawn from the seed. */
    static Run random(long seed, String linux, String... names) {
        List<Controller> controllers = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            controllers.add(Controller.msix(names[i], "0000:00:%02x.0".formatted(4 + i), 13, 2));
        }
        Random random = new Random(seed);
        List<Turn> schedule = new ArrayList<>();
        for (int i = 0; i < 40 * names.length; i++) {
            schedule.add(new Turn(names[random.nextInt(names.length)], 1 + random.nextInt(6)));
        }
        return Run.of(new Scenario(
                "random-" + seed,
                "",
                Versions.of(linux, "2.5", "4.7"),
                Pool.DEFAULT,
                controllers,
                List.of(),
                schedule));
    }
}
