package org.pirqscope.diagram.mail.row;

import java.util.List;

/**
 * One event, or a place where calls are left out.
 *
 * @param lane index of the controller in whose column it stands, -1 for the margin
 * @param inside the call around it that has a row, {@code request_irq()}; empty if there is none
 * @param texts what it says, from the longest to the shortest: with all arguments, with the pirq alone, with none
 * @param weight {@link Weight#NEEDED} for what a reader cannot do without; rows of the greatest weight go first when
 * there are too many
 * @param step number of the step, of a gap the last call that is left out; 0 for a gap that belongs to nobody
 * @param gap whether it says that calls are left out
 */
public record MailRow(
        int lane, int depth, String inside, List<String> texts, Remark remark, int weight, int step, boolean gap) {

    /** How many lengths a text has. */
    public static final int LENGTHS = 3;

    /** A call that is not nested yet. */
    static MailRow call(int lane, List<String> texts, Remark remark, int weight, int step) {
        return new MailRow(lane, 0, "", texts, remark, weight, step, false);
    }

    /** {@code ... (37 calls left out)}, all of them of that lane, or of several: -1. */
    static MailRow gap(int lane, int step, long calls, String what) {
        return new MailRow(
                lane,
                0,
                "",
                List.of("... (" + calls + " " + what + " left out)"),
                Remark.NONE,
                Weight.NEEDED,
                step,
                true);
    }

    /** The same as deep in a call of that name. */
    MailRow at(int level, String outer) {
        return new MailRow(lane, level, outer, texts, remark, weight, step, gap);
    }

    /** The same at another step. */
    MailRow of(int number) {
        return new MailRow(lane, depth, inside, texts, remark, weight, number, gap);
    }

    /** With all arguments. */
    public String text() {
        return texts.getFirst();
    }

    /** In one of the lengths, 0 for the longest. */
    public String text(int length) {
        return texts.get(Math.min(length, texts.size() - 1));
    }
}
