package org.pirqscope.report.moment;

import java.util.ArrayList;
import java.util.List;

/**
 * The positions at which a reviewer has been, and the one of them that is current: back and forward as in a browser.
 *
 * @param at index of the current place
 */
public record Places(List<Integer> all, int at) {

    /** How many are remembered; the oldest go first. */
    public static final int MOST = 200;

    public Places {
        all = List.copyOf(all);
    }

    /** Only the place where the reviewer begins. */
    public static Places startingAt(int position) {
        return new Places(List.of(position), 0);
    }

    /** The position of the place. */
    public int position() {
        return all.get(at);
    }

    /** Walking on is still the same place, which moves along. */
    public Places walkedTo(int position) {
        List<Integer> next = new ArrayList<>(all);
        next.set(at, position);
        return new Places(next, at);
    }

    /** A jump leaves a place to come back to; what was ahead is forgotten. */
    public Places jumpedTo(int position) {
        if (position == position()) {
            return this;
        }
        List<Integer> next = new ArrayList<>(all.subList(Math.max(0, at + 2 - MOST), at + 1));
        next.add(position);
        return new Places(next, next.size() - 1);
    }

    /** Whether there is a place to go back to. */
    public boolean hasBack() {
        return at > 0;
    }

    /** Whether there is a place to go forward to. */
    public boolean hasForward() {
        return at < all.size() - 1;
    }

    /** The place before; the first stays. */
    public Places back() {
        return hasBack() ? new Places(all, at - 1) : this;
    }

    /** The place that going back left; the last stays. */
    public Places forward() {
        return hasForward() ? new Places(all, at + 1) : this;
    }
}
