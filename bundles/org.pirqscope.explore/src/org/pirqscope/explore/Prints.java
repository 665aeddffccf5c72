package org.pirqscope.explore;

import java.util.function.IntPredicate;

/**
 * Where states stand by their hashes: open-addressed tables of eight bytes an entry, a part of the hash and the state's
 * index; many small tables, so that each grows by little and by itself. The lowest bits of a hash decide nothing here.
 */
final class Prints {

    private static final int TABLES_BITS = 10;
    private static final int LEAST = 4;
    /** What of the hash an entry has begins here. */
    private static final int PRINT = 22;

    private final long[][] tables = new long[1 << TABLES_BITS][LEAST];
    private final int[] sizes = new int[tables.length];
    private long entries = (long) tables.length * LEAST;

    /** Bytes held. */
    long bytes() {
        return 8 * entries;
    }

    private static long print(long hash) {
        return hash >>> PRINT & 0xffffffffL;
    }

    private static int slot(long print, int length) {
        return (int) (print * length >>> Integer.SIZE);
    }

    private long[] table(long hash) {
        return tables[(int) (hash >>> Long.SIZE - TABLES_BITS)];
    }

    /** The index of the first state with such a hash that stands in its place, -1 for none: a hint. */
    int first(long hash) {
        long[] table = table(hash);
        long print = print(hash);
        long entry = table[slot(print, table.length)];
        return entry != 0 && entry >>> Integer.SIZE == print ? (int) entry - 1 : -1;
    }

    /**
     * The index of the equal state if there is one, else -1, and {@code index} is there from now on.
     *
     * @param equal asked of states with the same part of the hash
     */
    int add(long hash, int index, IntPredicate equal) {
        long[] table = table(hash);
        long print = print(hash);
        int slot = slot(print, table.length);
        for (long entry = table[slot]; entry != 0; entry = table[slot]) {
            if (entry >>> Integer.SIZE == print && equal.test((int) entry - 1)) {
                return (int) entry - 1;
            }
            slot = slot + 1 == table.length ? 0 : slot + 1;
        }
        table[slot] = print << Integer.SIZE | index + 1;
        int number = (int) (hash >>> Long.SIZE - TABLES_BITS);
        if (8 * ++sizes[number] > 7 * table.length) {
            grow(number);
        }
        return -1;
    }

    private void grow(int number) {
        long[] old = tables[number];
        long[] table = new long[old.length + Math.max(LEAST, old.length >>> 3)];
        for (long entry : old) {
            if (entry != 0) {
                int slot = slot(entry >>> Integer.SIZE, table.length);
                while (table[slot] != 0) {
                    slot = slot + 1 == table.length ? 0 : slot + 1;
                }
                table[slot] = entry;
            }
        }
        tables[number] = table;
        entries += table.length - old.length;
    }
}
