package org.pirqscope.machine.scenario;

import java.util.Optional;

/**
 * A turn of one actor: so many atomic moves, {@code nvme0*16}, or all moves up to the end of the act that it is in, {@code nvme0*act}, however many
 * that are on the versions at hand.
 *
 * @param moves 1 or more, or {@link #ACT}
 */
public record Turn(String actor, int moves) {

    /** To the end of the act: a load, an unload. */
    public static final int ACT = 0;

    private static final String ACT_WORD = "act";
    private static final int MOST = 9_999_999;

    /** What stands behind the name: nothing for one move, else {@code *16} or {@code *act}. */
    private String count() {
        return moves == 1 ? "" : "*" + (moves == ACT ? ACT_WORD : moves);
    }

    @Override
    public String toString() {
        return actor + count();
    }

    /** Reads what stands behind the star; empty for what is no count. */
    public static Optional<Integer> moves(String text) {
        if (text.equals(ACT_WORD)) {
            return Optional.of(ACT);
        }
        return text.matches("\\d{1,9}") ? Optional.of(Integer.parseInt(text)).filter(moves -> moves >= 1 && moves <= MOST) : Optional.empty();
    }
}
