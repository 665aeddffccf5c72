package org.pirqscope.search.cache;

import java.util.Arrays;
import org.pirqscope.machine.driver.DriverCells;
import org.pirqscope.machine.simulate.Machine;
import org.pirqscope.machine.state.CellAccess;
import org.pirqscope.search.pack.Codec;
import org.pirqscope.search.pack.DerivedCells;

/**
 * What fused moves do to packed states, kept by what they read: a driver at the same place that reads the same values
 * does the same. What a move used is watched, never assumed ({@link CellAccess}); cells that follow from others count
 * as those. A driver's move is also known if it was known in the state before, and the move in between flipped nothing
 * that it uses: states are followed by the numbers of such moves.
 */
final class MoveCache {

    /** A move's number and whether it leads to a state that is there already. */
    private static final int HINT_BITS = LearnedMoves.BITS + 1;

    private static final int PER_WORD = Long.SIZE / HINT_BITS;
    private static final int NUMBER = (1 << LearnedMoves.BITS) - 1;

    private final Codec codec;
    private final DerivedCells derived;
    private final int width;
    private final int[] pcWord;
    private final int[] pcShift;
    private final int[] pcMask;
    private final int[] end;
    private final long[] lossMask;
    private final long[] noLoss;
    private final ReadTree[][] places;
    private final LearnedMoves moves;
    private final int[] move;
    private final int hints;
    private final int[] hintWord;
    private final int[] hintShift;
    private long asleep;
    private long trees;

    /**
     * A cache of one walker.
     *
     * @param codec what packed the states
     * @param moves the moves of all walkers
     */
    MoveCache(Machine machine, Codec codec, DerivedCells derived, LearnedMoves moves) {
        DriverCells drivers = machine.wiring().drivers;
        int controllers = machine.wiring().programs.size();
        this.codec = codec;
        this.derived = derived;
        width = codec.words();
        pcWord = new int[controllers];
        pcShift = new int[controllers];
        pcMask = new int[controllers];
        end = new int[controllers];
        lossMask = new long[width];
        this.moves = moves;
        move = new int[controllers];
        hints = hints(controllers);
        hintWord = new int[controllers];
        hintShift = new int[controllers];
        places = new ReadTree[controllers][];
        for (int c = 0; c < controllers; c++) {
            hintWord[c] = width + c / PER_WORD;
            hintShift[c] = c % PER_WORD * HINT_BITS;
            int cell = drivers.pcCell(c) + 1;
            pcWord[c] = codec.wordOf(cell);
            pcShift[c] = codec.shiftOf(cell);
            pcMask[c] = codec.maskOf(cell);
            end[c] = codec.codeOf(cell, (short) machine.wiring().programs.get(c).end());
            places[c] = new ReadTree[pcMask[c] + 1];
            codec.addBits(drivers.lossCell(c), lossMask);
        }
        noLoss = new long[width];
        for (int c = 0; c < controllers; c++) {
            codec.addCode(drivers.lossCell(c), (short) 0, noLoss);
        }
    }

    /** Whether moves can be kept: not where a driver's place does not fit one cell or more than drivers move. */
    static boolean fits(Machine machine, Codec codec) {
        DriverCells drivers = machine.wiring().drivers;
        boolean possible = machine.scenario().events().isEmpty() && codec.words() <= ReadTree.MOST_WIDTH;
        for (int c = 0; c < machine.wiring().programs.size(); c++) {
            possible &= machine.wiring().programs.get(c).end() < 1 << 15 && codec.changes(drivers.pcCell(c) + 1);
        }
        return possible;
    }

    /** Longs that follow a state and say which moves are known to be made in it. */
    static int hints(int controllers) {
        return (controllers + PER_WORD - 1) / PER_WORD;
    }

    /** Looks at a state: which moves are made in it? Answers the drivers that have not ended, as a bit set. */
    long load(long[] in, int from) {
        long able = 0;
        asleep = 0;
        for (int c = 0; c < end.length; c++) {
            int place = place(in, from, c);
            move[c] = 0;
            if (place != end[c]) {
                able |= 1L << c;
                int hint = (int) (in[from + hintWord[c]] >>> hintShift[c]);
                asleep |= (long) (hint >>> LearnedMoves.BITS & 1) << c;
                move[c] = hint & NUMBER;
                ReadTree tree = places[c][place];
                if (move[c] == 0 && tree != null) {
                    move[c] = tree.find(in, from);
                }
            }
        }
        return able;
    }

    /** The drivers whose move leads to a state that is there already, by an earlier way, as a bit set. */
    long asleep() {
        return asleep;
    }

    boolean lost(long[] in, int from) {
        long difference = 0;
        for (int i = 0; i < width; i++) {
            difference |= in[from + i] & lossMask[i] ^ noLoss[i];
        }
        return difference != 0;
    }

    private int place(long[] in, int from, int c) {
        return (int) (in[from + pcWord[c]] >>> pcShift[c]) & pcMask[c];
    }

    /** Packs the state after the driver's move, if that is known, with what is then known of the others. */
    boolean next(int c, long[] in, int from, long[] out, int at) {
        if (move[c] == 0) {
            return false;
        }
        long[] all = moves.all();
        int own = move[c] * 2 * width;
        for (int i = 0; i < width; i++) {
            out[at + i] = in[from + i] ^ all[own + i];
        }
        for (int i = width; i < width + hints; i++) {
            out[at + i] = 0;
        }
        for (int d = 0; d < move.length; d++) {
            if (d != c) {
                out[at + hintWord[d]] |= hint(all, own, c, d) << hintShift[d];
            }
        }
        return true;
    }

    /**
     * What is known of another driver after this one's move. If that flips nothing that the other uses, the other does
     * what it would have done. And if the other flips nothing that this one uses, both orders lead to one state: the
     * order that begins with the other comes first if the other is the earlier choice, or if its own successor was
     * there already.
     */
    private long hint(long[] all, int own, int c, int d) {
        int other = move[d] * 2 * width;
        long changed = 0;
        long changes = 0;
        for (int i = 0; i < width; i++) {
            changed |= all[own + i] & all[other + width + i];
            changes |= all[other + i] & all[own + width + i];
        }
        long earlier = d < c ? 1 : asleep >>> d & 1;
        return changed != 0 || move[d] == 0 ? 0 : move[d] | (changes == 0 ? earlier : 0) << LearnedMoves.BITS;
    }

    /**
     * Learns a move.
     *
     * @param watched the world after it, watched since the one before
     * @param in the packed state before, {@code after} the one after it
     */
    void keep(int c, short[] watched, long[] in, int from, long[] after) {
        derived.markSources(watched);
        long[] used = new long[width];
        for (int cell = 0; cell < watched.length >> 1; cell++) {
            if (CellAccess.wasUsed(watched, cell)) {
                codec.addBits(cell, used);
            }
        }
        long[] flips = new long[width];
        Arrays.setAll(flips, i -> in[from + i] ^ after[i]);
        move[c] = moves.number(flips, used);
        if (move[c] != 0) {
            keep(c, place(in, from, c), used, in, from);
        }
    }

    private void keep(int c, int place, long[] used, long[] in, int from) {
        ReadTree tree = places[c][place];
        trees -= tree == null ? 0 : tree.bytes();
        if (tree == null || tree.full()) {
            tree = new ReadTree(width);
            places[c][place] = tree;
        }
        tree.keep(used, in, from, move[c]);
        trees += tree.bytes();
    }

    /** What it has learned, and the moves that it shares with other walkers. */
    long bytes() {
        return trees + 8L * moves.all().length;
    }
}
