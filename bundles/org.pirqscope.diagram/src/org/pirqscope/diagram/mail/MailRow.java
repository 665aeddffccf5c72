package org.pirqscope.diagram.mail;

import java.util.List;

/**
 * One event.
 *
 * @param lane index of the controller in whose column it stands
 * @param texts what it says, from the longest to the shortest: with all arguments, with the pirq alone, with none
 * @param weight 0 for what a reader cannot do without; rows of the greatest weight go first when there are too many
 * @param step number of the step, 0 for a row that is none
 */
record MailRow(int lane, int depth, List<String> texts, Remark remark, int weight, int step) {

    /** How many lengths a text has. */
    static final int LENGTHS = 3;

    MailRow at(int level) {
        return new MailRow(lane, level, texts, remark, weight, step);
    }

    /** With all arguments. */
    String text() {
        return texts.getFirst();
    }

    /** In one of the lengths, 0 for the longest. */
    String text(int length) {
        return texts.get(Math.min(length, texts.size() - 1));
    }

    /** Rows without a step say that others are missing. */
    boolean gap() {
        return step == 0;
    }
}
