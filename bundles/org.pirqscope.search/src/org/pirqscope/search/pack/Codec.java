package org.pirqscope.search.pack;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import org.pirqscope.machine.scenario.ScenarioException;
import org.pirqscope.machine.state.Layout;

/**
 * Packs the cells that belong to a state's identity into as few bits as their values need. The values of each kind of
 * cell are learned beforehand; one that was not seen raises {@link ChangedCell}, so that the space can be made anew:
 * nothing is ever rounded or cut.
 */
public final class Codec {

    private static final short UNKNOWN = -1;
    /** A code is a short that is not negative. */
    private static final int MOST_VALUES = 1 << 15;

    private final Vocabulary vocabulary;
    private final int[] cell;
    private final int[] word;
    private final int[] shift;
    private final short[] least;
    private final short[][] code;
    private final short[][] value;
    private final int[] placeOf;
    private final int[] rangeFrom;
    private final int[] rangeTo;
    private final int[] fixedCell;
    private final short[] fixedValue;
    private final int words;

    /** What values the cells of each group have had. */
    public static final class Vocabulary {

        private final int[] groups;
        private final boolean[] identity;
        private final List<BitSet> seen;

        /** @param packed the cells to pack */
        public Vocabulary(Layout layout, boolean[] packed) {
            groups = layout.groups();
            identity = packed;
            seen = Stream.generate(BitSet::new)
                    .limit(groups[groups.length - 1] + 1L)
                    .toList();
        }

        /**
         * Learns the values of cells that differ from those learned last, and that these cells change; answers whether
         * some value is new.
         */
        public synchronized boolean learn(short[] cells, short[] last, boolean[] changes) {
            boolean news = false;
            for (int i = 0, gap = 0; (gap = Arrays.mismatch(cells, i, cells.length, last, i, last.length)) >= 0; i++) {
                i += gap;
                changes[i] = true;
                if (identity[i] && !seen.get(groups[i]).get(cells[i] - Short.MIN_VALUE)) {
                    learn(groups[i], cells[i]);
                    news = true;
                }
            }
            return news;
        }

        /** Learns all values. */
        public synchronized void learn(short[] cells) {
            for (int i = 0; i < identity.length; i++) {
                if (identity[i]) {
                    learn(groups[i], cells[i]);
                }
            }
        }

        private void learn(int group, short number) {
            seen.get(group).set(number - Short.MIN_VALUE);
        }
    }

    /** Packs cells that differ from {@code start} as those marked in {@code changes} may. */
    public Codec(Vocabulary vocabulary, boolean[] changes, short[] start) {
        this.vocabulary = vocabulary;
        int count = 0;
        int fixed = 0;
        for (int i = 0; i < start.length; i++) {
            if (vocabulary.identity[i]) {
                count += changes[i] ? 1 : 0;
                fixed += changes[i] ? 0 : 1;
            }
        }
        cell = new int[count];
        word = new int[count];
        shift = new int[count];
        least = new short[count];
        code = new short[count][];
        value = new short[count][];
        fixedCell = new int[fixed];
        fixedValue = new short[fixed];
        words = place(changes, start);
        placeOf = new int[start.length];
        Arrays.fill(placeOf, -1);
        for (int k = 0; k < cell.length; k++) {
            placeOf[cell[k]] = k;
        }
        int[][] ranges = ranges(vocabulary.identity);
        rangeFrom = ranges[0];
        rangeTo = ranges[1];
    }

    /** Where runs of cells that belong to the identity begin and end. */
    private static int[][] ranges(boolean[] identity) {
        List<Integer> from = new java.util.ArrayList<>();
        List<Integer> to = new java.util.ArrayList<>();
        for (int i = 0; i < identity.length; i++) {
            if (identity[i] && (i == 0 || !identity[i - 1])) {
                from.add(i);
            }
            if (identity[i] && (i + 1 == identity.length || !identity[i + 1])) {
                to.add(i + 1);
            }
        }
        return new int[][] {
            from.stream().mapToInt(v -> v).toArray(),
            to.stream().mapToInt(v -> v).toArray()
        };
    }

    private int place(boolean[] changes, short[] start) {
        int at = 0;
        int k = 0;
        int f = 0;
        for (int i = 0; i < start.length; i++) {
            if (!vocabulary.identity[i]) {
                continue;
            }
            if (!changes[i]) {
                fixedCell[f] = i;
                fixedValue[f++] = start[i];
                continue;
            }
            int bits = define(k, i);
            at = (at & 63) + bits > 64 ? (at | 63) + 1 : at;
            word[k] = at >>> 6;
            shift[k++] = at & 63;
            at += bits;
        }
        return Math.max(1, (at + 63) >>> 6);
    }

    private int define(int k, int i) {
        cell[k] = i;
        int group = vocabulary.groups[i];
        if (k > 0 && vocabulary.groups[cell[k - 1]] == group) {
            least[k] = least[k - 1];
            value[k] = value[k - 1];
            code[k] = code[k - 1];
        } else {
            number(k, vocabulary.seen.get(group));
        }
        return Math.max(1, 32 - Integer.numberOfLeadingZeros(value[k].length - 1));
    }

    /** Numbers the values that cells of a group have had. */
    private void number(int k, BitSet seen) {
        int first = seen.nextSetBit(0);
        least[k] = (short) (first + Short.MIN_VALUE);
        value[k] = new short[seen.cardinality()];
        if (value[k].length > MOST_VALUES) {
            throw new ScenarioException(
                    "",
                    0,
                    0,
                    "a number of the simulated state takes more than " + MOST_VALUES + " values: too many to explore");
        }
        code[k] = new short[seen.length() - first];
        Arrays.fill(code[k], UNKNOWN);
        short next = 0;
        for (int bit = first; bit >= 0; bit = seen.nextSetBit(bit + 1)) {
            value[k][next] = (short) (bit + Short.MIN_VALUE);
            code[k][bit - first] = next++;
        }
    }

    /** Longs of a packed state. */
    public int words() {
        return words;
    }

    void pack(short[] s, long[] out, int at) {
        for (int i = 0; i < words; i++) {
            out[at + i] = 0;
        }
        long bits = 0;
        int current = 0;
        for (int k = 0; k < cell.length; k++) {
            int number = s[cell[k]] - least[k];
            short[] codes = code[k];
            if (number < 0 || number >= codes.length || codes[number] < 0) {
                throw new ChangedCell(s);
            }
            if (word[k] != current) {
                out[at + current] = bits;
                bits = 0;
                current = word[k];
            }
            bits |= (long) codes[number] << shift[k];
        }
        out[at + current] = bits;
        checkFixed(s);
    }

    /** As {@link #pack}, for a state that differs little from one whose packed words are known. */
    void packChange(short[] before, long[] in, int from, short[] s, long[] out, int at) {
        for (int i = 0; i < words; i++) {
            out[at + i] = in[from + i];
        }
        for (int r = 0; r < rangeFrom.length; r++) {
            int end = rangeTo[r];
            for (int i = rangeFrom[r]; ; i++) {
                int gap = Arrays.mismatch(before, i, end, s, i, end);
                if (gap < 0) {
                    break;
                }
                i += gap;
                change(i, before[i], s, out, at);
            }
        }
    }

    private void change(int i, short old, short[] s, long[] out, int at) {
        int k = placeOf[i];
        if (k < 0) {
            throw new ChangedCell(s);
        }
        short[] codes = code[k];
        int to = s[i] - least[k];
        if (to < 0 || to >= codes.length || codes[to] < 0) {
            throw new ChangedCell(s);
        }
        out[at + word[k]] ^= (long) (codes[old - least[k]] ^ codes[to]) << shift[k];
    }

    private void checkFixed(short[] s) {
        for (int f = 0; f < fixedCell.length; f++) {
            if (s[fixedCell[f]] != fixedValue[f]) {
                throw new ChangedCell(s);
            }
        }
    }

    void unpack(long[] in, int at, short[] s) {
        for (int f = 0; f < fixedCell.length; f++) {
            s[fixedCell[f]] = fixedValue[f];
        }
        for (int k = 0; k < cell.length; k++) {
            int bits = (int) (in[at + word[k]] >>> shift[k]);
            short[] values = value[k];
            s[cell[k]] = values[bits & mask(values.length)];
        }
    }

    /** Whether the cell is packed. Others have the value of the start, or do not belong to a state's identity. */
    public boolean changes(int number) {
        return placeOf[number] >= 0;
    }

    /** The word in which a packed cell stands. */
    public int wordOf(int number) {
        return word[placeOf[number]];
    }

    /** The lowest bit of a packed cell in its word. */
    public int shiftOf(int number) {
        return shift[placeOf[number]];
    }

    /** The bits of a packed cell before they are shifted. */
    public int maskOf(int number) {
        return mask(value[placeOf[number]].length);
    }

    /** The bits that stand for a value of a packed cell; -1 for one that was not seen. */
    public int codeOf(int number, short wanted) {
        int k = placeOf[number];
        int i = wanted - least[k];
        return i < 0 || i >= code[k].length ? UNKNOWN : code[k][i];
    }

    /** Sets in a state's words the bits where the cell stands, if it is packed. */
    public void addBits(int number, long[] words) {
        if (changes(number)) {
            words[wordOf(number)] |= (long) maskOf(number) << shiftOf(number);
        }
    }

    /** Adds a value of the cell to a state's words, if it is packed. */
    public void addCode(int number, short wanted, long[] words) {
        if (changes(number)) {
            words[wordOf(number)] |= (long) codeOf(number, wanted) << shiftOf(number);
        }
    }

    private static int mask(int count) {
        return count <= 2 ? 1 : -1 >>> Integer.numberOfLeadingZeros(count - 1);
    }
}
