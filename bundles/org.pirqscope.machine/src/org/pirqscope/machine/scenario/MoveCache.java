package org.pirqscope.machine.scenario;

import org.pirqscope.machine.driver.DriverCells;
import org.pirqscope.machine.state.Reading;

/**
 * What fused moves did to packed states, kept by what they read: a driver at the same place that reads the same values does the same. What a move
 * read is watched, never assumed ({@link Reading}); cells that follow from others count as those.
 */
final class MoveCache {

    private static final int MOST_LONGS = 1 << 24;

    private final Codec codec;
    private final Derived derived;
    private final int width;
    private final int[] pcWord;
    private final int[] pcShift;
    private final int[] pcMask;
    private final int[] end;
    private final long[] lossMask;
    private final long[] noLoss;
    private final ReadTree[][] places;
    private final ReadTree.Flips flips;

    private MoveCache(Machine machine, Codec codec, Derived derived) {
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
        flips = new ReadTree.Flips(width);
        places = new ReadTree[controllers][];
        for (int c = 0; c < controllers; c++) {
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

    /** A cache for moves between states packed by {@code codec}; null where drivers' places do not fit one cell or more than drivers move. */
    static MoveCache of(Machine machine, Codec codec, Derived derived) {
        DriverCells drivers = machine.wiring().drivers;
        boolean possible = machine.scenario().events().isEmpty();
        for (int c = 0; c < machine.wiring().programs.size(); c++) {
            possible &= machine.wiring().programs.get(c).end() < 1 << 15 && codec.changes(drivers.pcCell(c) + 1);
        }
        return possible ? new MoveCache(machine, codec, derived) : null;
    }

    /** The drivers that have not ended, as a bit set. */
    long able(long[] in, int from) {
        long able = 0;
        for (int c = 0; c < end.length; c++) {
            able |= place(in, from, c) == end[c] ? 0 : 1L << c;
        }
        return able;
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

    /** Packs the state after the driver's move, if that is known. */
    boolean find(long[] in, int from, int c, long[] out, int at) {
        ReadTree known = places[c][place(in, from, c)];
        return known != null && known.find(in, from, out, at);
    }

    /**
     * Learns a move.
     *
     * @param watched the world after it, watched since the one before
     * @param in and {@code out}: the packed states before and after
     */
    void keep(int c, short[] watched, long[] in, int from, long[] out, int at) {
        derived.markSources(watched);
        long[] read = new long[width];
        for (int cell = 0; cell < watched.length >> 1; cell++) {
            if (Reading.wasUsed(watched, cell)) {
                codec.addBits(cell, read);
            }
        }
        int place = place(in, from, c);
        if (places[c][place] == null || places[c][place].size() > MOST_LONGS) {
            places[c][place] = new ReadTree(width, flips);
        }
        places[c][place].keep(read, in, from, out, at);
    }
}
