package org.pirqscope.diagram.mail.row;

import java.util.List;
import org.pirqscope.machine.call.Step;

/**
 * One event, or a place where calls are left out.
 *
 * @param lane index of the controller in whose column it stands, -1 for the margin
 * @param inside the call around it that has a row, {@code request_irq()}; empty if there is none
 * @param texts what it says, from the longest to the shortest: with all arguments, with the pirq alone, with none
 * @param weight {@link Weight#NEEDED} for what a reader cannot do without; rows of the greatest weight go first when
 * there are too many
 * @param root the outermost function in which it happens
 * @param at its step, of a gap the last call that is left out; null for a gap that belongs to nobody
 * @param gap whether it says that calls are left out
 */
public record MailRow(
        int lane,
        int depth,
        String inside,
        List<String> texts,
        Remark remark,
        int weight,
        String root,
        Step at,
        boolean gap) {

    /** How many lengths a text has. */
    public static final int LENGTHS = 3;

    /** A call that is not nested yet. */
    static MailRow call(int lane, List<String> texts, Remark remark, int weight, String root, Step at) {
        return new MailRow(lane, 0, "", texts, remark, weight, root, at, false);
    }

    /** {@code ... (37 calls left out)}, all of them of that lane, or of several: -1. */
    static MailRow gap(int lane, Step last, long calls, String what) {
        return new MailRow(
                lane,
                0,
                "",
                List.of("... (" + calls + " " + what + " left out)"),
                Remark.NONE,
                Weight.NEEDED,
                "",
                last,
                true);
    }

    /** The same in another column. */
    public MailRow at(int column) {
        return new MailRow(column, depth, inside, texts, remark, weight, root, at, gap);
    }

    /** The same with the name of who does it before the call. */
    public MailRow by(String actor) {
        return new MailRow(
                lane,
                depth,
                inside,
                texts.stream().map(text -> actor + ": " + text).toList(),
                remark,
                weight,
                root,
                at,
                gap);
    }

    /** The same as deep in a call of that name. */
    MailRow in(int level, String outer) {
        return new MailRow(lane, level, outer, texts, remark, weight, root, at, gap);
    }

    /** The number of its step, 0 for none. */
    public int step() {
        return at == null ? 0 : at.number();
    }

    /** Whether it stands only for what is inside of it. */
    public boolean frame() {
        return !gap && (remark.isEmpty() || remark.beside()) && Frames.around(at.call());
    }

    /** In one of the lengths, 0 for the longest. */
    public String text(int length) {
        return texts.get(Math.min(length, texts.size() - 1));
    }
}
