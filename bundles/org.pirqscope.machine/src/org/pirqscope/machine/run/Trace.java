package org.pirqscope.machine.run;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ObjIntConsumer;
import org.pirqscope.machine.simulate.Machine;
import org.pirqscope.machine.simulate.World;

/**
 * Who made which move, with a checkpoint of the cells before every 64th, or fewer where a world is so large that they
 * would take more than the moves themselves: any moment is replayed from the nearest one.
 */
final class Trace {

    private static final int EVERY = 64;
    /** Cells of checkpoints for one move. */
    private static final int CELLS = 64;

    private final Machine machine;
    private final int every;
    private int[] actors = new int[256];
    private int[] firstStep = new int[256];
    private short[][] checkpoints = new short[8][];
    private int moves;

    Trace(Machine machine) {
        this.machine = machine;
        this.every = Math.max(EVERY, machine.start().length / CELLS);
    }

    /** Takes down that {@code actor} moves next, from {@code cells}; its first step will be {@code step}. */
    void add(int actor, int step, short[] cells) {
        if (moves == actors.length) {
            actors = Arrays.copyOf(actors, 2 * moves);
            firstStep = Arrays.copyOf(firstStep, 2 * moves);
        }
        if (moves % every == 0) {
            int slot = moves / every;
            checkpoints = slot == checkpoints.length ? Arrays.copyOf(checkpoints, 2 * slot) : checkpoints;
            checkpoints[slot] = cells.clone();
        }
        actors[moves] = actor;
        firstStep[moves++] = step;
    }

    int moves() {
        return moves;
    }

    int actor(int move) {
        return actors[move];
    }

    /** Number of the first step of a move; one past the last step for the move after the last. */
    int firstStep(int move, int steps) {
        return move < moves ? firstStep[move] : steps + 1;
    }

    /** The cells before a move. */
    short[] before(int move) {
        if (move == 0 && moves == 0) {
            return machine.start();
        }
        int slot = Math.min(move, moves - 1) / every;
        short[] cells = checkpoints[slot].clone();
        for (int m = slot * every; m < move; m++) {
            machine.move(cells, actors[m], org.pirqscope.machine.call.Tape.SILENT);
        }
        return cells;
    }

    /** The world in the middle of a move, after {@code steps} of its steps. */
    World inside(int move, int steps) {
        Replay moments = new Replay(machine, before(move));
        AtomicReference<World> there = new AtomicReference<>();
        moments.move(actors[move], step -> {
            if (step == steps) {
                there.set(moments.world());
            }
        });
        return there.get();
    }

    /** Goes once through a run of {@code length} steps and tells the world at each position but the last. */
    void replay(int length, ObjIntConsumer<World> visitor) {
        Replay moments = new Replay(machine, machine.start());
        visitor.accept(moments.world(), 0);
        for (int move = 0; move < moves; move++) {
            int before = firstStep[move] - 1;
            int after = firstStep(move + 1, length) - 1;
            moments.move(actors[move], step -> {
                if (before + step < after) {
                    visitor.accept(moments.world(), before + step);
                }
            });
            if (before < after && after < length) {
                visitor.accept(moments.world(), after);
            }
        }
    }
}
