package org.pirqscope.machine.state;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import org.pirqscope.machine.call.Effect;
import org.pirqscope.machine.call.Field;
import org.pirqscope.machine.call.Subject;

/**
 * Where each number of the simulated state stands in the array of cells. Layers reserve their cells once, when a
 * machine is wired; a world is then one {@code short[]}, which is cheap to copy and to compare, and the difference of
 * two worlds can be told cell by cell.
 */
public final class Layout {

    /** What a cell holds: which field of what, and the field's value for a number in the cell. */
    public record Cell(Supplier<Subject> subject, Field field, IntUnaryOperator value) {

        /** The change of the cell from one number to another. */
        public Effect effect(short before, short after) {
            return new Effect(subject.get(), field, value.applyAsInt(before), value.applyAsInt(after));
        }
    }

    private record Group(int from, int to, IntFunction<Cell> meaning) {}

    private final List<Group> groups = new ArrayList<>();
    private final List<boolean[]> identity = new ArrayList<>();
    private int size;

    /**
     * Reserves {@code count} cells that effects report; {@code meaning} is asked with 0..count-1. Returns the index of
     * the first.
     */
    public int reserve(int count, IntFunction<Cell> meaning) {
        return add(count, meaning, true);
    }

    /** Reserves cells that no effect reports (program counters, list order). */
    public int reserveHidden(int count) {
        return add(count, null, true);
    }

    /** Reserves cells that only people read: two worlds that differ in nothing else behave the same for ever. */
    public int reserveNote(int count) {
        return add(count, null, false);
    }

    /** As {@link #reserve}, for cells that only people read or that follow from others. */
    public int reserveDerived(int count, IntFunction<Cell> meaning) {
        return add(count, meaning, false);
    }

    private int add(int count, IntFunction<Cell> meaning, boolean behaves) {
        int from = size;
        size += count;
        groups.add(new Group(from, size, meaning));
        boolean[] flags = new boolean[count];
        java.util.Arrays.fill(flags, behaves);
        identity.add(flags);
        return from;
    }

    /** How many cells a world has. */
    public int size() {
        return size;
    }

    /** What the cell holds; null for one that is not reported. */
    public Cell cell(int index) {
        for (Group group : groups) {
            if (index < group.to()) {
                return group.meaning() == null ? null : group.meaning().apply(index - group.from());
            }
        }
        throw new IndexOutOfBoundsException(index);
    }

    /** For each cell, the number of the group that it was reserved with: cells of one group hold values of one kind. */
    public int[] groups() {
        int[] all = new int[size];
        for (int g = 0; g < groups.size(); g++) {
            java.util.Arrays.fill(all, groups.get(g).from(), groups.get(g).to(), g);
        }
        return all;
    }

    /** For each cell, whether it belongs to a state's identity. */
    public boolean[] identity() {
        boolean[] all = new boolean[size];
        int at = 0;
        for (boolean[] flags : identity) {
            System.arraycopy(flags, 0, all, at, flags.length);
            at += flags.length;
        }
        return all;
    }
}
