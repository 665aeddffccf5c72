package org.pirqscope.diagram.mail.row;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which calls a reader needs to understand one finding, and what is said beside them.
 *
 * @param weights by the number of the entering step; 0 is indispensable, 3 goes first
 * @param remarks by the same number
 * @param title what lockdep would shout: {@code STALE PIRQ 55 RE-USED}
 * @param caption what happened, in a few words without step numbers
 * @param together calls that go with each other when there are too many: a pirq that somebody got and gave back
 * @param evenly whether rows of one importance are left out together
 */
public record Story(
        TreeMap<Integer, Integer> weights,
        Map<Integer, Remark> remarks,
        String title,
        String caption,
        Map<Integer, Set<Integer>> together,
        boolean evenly) {

    /** Nothing in particular. */
    public static final Story NONE = new Story(new TreeMap<>(), Map.of(), "", "", Map.of(), true);
}
