package org.pirqscope.report.matrix;

import java.util.ArrayList;
import java.util.List;
import org.pirqscope.machine.call.GuestFunction;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.scenario.Turn;

/**
 * Runs a scenario whose controllers take turns in whole pieces. How many atomic moves a piece has depends on the
 * versions, so each one is found by letting its controller run on and looking where the piece ends.
 */
final class TurnByTurn {

    // More than any script has.
    private static final int TO_THE_END = 1 << 20;

    private final Scenario scenario;
    private final boolean wholeActs;
    private final List<Turn> turns = new ArrayList<>();
    private int moves;

    private TurnByTurn(Scenario scenario, boolean wholeActs) {
        this.scenario = scenario;
        this.wholeActs = wholeActs;
    }

    /**
     * @param wholeActs a piece is a whole load or unload with what follows a failure; else it ends with each vector
     * release too
     */
    static Run of(Scenario scenario, boolean wholeActs) {
        return new TurnByTurn(scenario, wholeActs).run();
    }

    private Run run() {
        int rounds = 0;
        boolean more = scenario.controllers().size() > 1;
        while (more) {
            more = false;
            for (int actor = 0; actor < scenario.controllers().size(); actor++) {
                more |= piece(actor, rounds);
            }
            rounds++;
        }
        return Run.of(scenario.withSchedule(turns));
    }

    /** Appends the controller's next piece; false if it has come to its end. */
    private boolean piece(int actor, int round) {
        String name = scenario.controllers().get(actor).name();
        List<Turn> tried = new ArrayList<>(turns);
        tried.add(new Turn(name, TO_THE_END));
        List<Step> steps = Run.of(scenario.withSchedule(tried)).steps();
        int end = endOfPiece(steps, actor, round);
        int last = end < 0 ? lastMove(steps, actor) : steps.get(end).move();
        if (last >= moves) {
            turns.add(new Turn(name, last - moves + 1));
            moves = last + 1;
        }
        return end >= 0;
    }

    // Index of the step that ends the piece, -1 if the controller comes to its own end first.
    private int endOfPiece(List<Step> steps, int actor, int round) {
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            if (step.move() >= moves && step.actor() == actor && !step.entering() && ends(step, round)) {
                return i;
            }
        }
        return -1;
    }

    // In serial order a piece of the first round is a load with its unload.
    private boolean ends(Step step, int round) {
        boolean outermost = step.depth() == 0;
        if (wholeActs) {
            return outermost && (round > 0 || step.call().function().removesDriver());
        }
        return outermost || step.call().function() instanceof GuestFunction function && function.freesVectors();
    }

    private static int lastMove(List<Step> steps, int actor) {
        return steps.stream()
                .filter(step -> step.actor() == actor)
                .mapToInt(Step::move)
                .max()
                .orElse(-1);
    }
}
