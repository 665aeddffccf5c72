package org.pirqscope.machine.scenario;

import java.util.Arrays;
import java.util.Optional;
import org.pirqscope.machine.call.AtomicStep;

/**
 * A turn of one actor: so many atomic moves, {@code nvme0*16}; all moves up to and including its next step of a kind,
 * {@code nvme0*Q}; or all moves up to the end of the act that it is in, {@code nvme0*act}. The last two are the same
 * place on every kernel, however many moves it is away there.
 */
public record Turn(String actor, Length extent) {

    private static final String ACT_WORD = "act";
    private static final int MOST = 9_999_999;

    /** What may follow the star, for sentences that refuse something else. */
    public static final String ALLOWED = "NAME, NAME*COUNT, NAME*STEP (such as Q) or NAME*act";

    /** How far a turn goes. */
    public sealed interface Length {}

    /** So many atomic moves, 1 or more. */
    public record Moves(int count) implements Length {}

    /** Up to and including the next step of that kind in this act, or to the end of the act if there is none. */
    public record To(AtomicStep step) implements Length {}

    /** To the end of the act: a load, an unload. */
    public record Act() implements Length {}

    public Turn(String actor, int moves) {
        this(actor, new Moves(moves));
    }

    /** How many moves it is; 0 if that depends on the versions. */
    public int moves() {
        return extent instanceof Moves moves ? moves.count() : 0;
    }

    /** What follows the star: {@code 16}, {@code Q} or {@code act}. */
    public String far() {
        return switch (extent) {
            case Moves moves -> Integer.toString(moves.count());
            case To to -> to.step().name();
            case Act act -> ACT_WORD;
        };
    }

    @Override
    public String toString() {
        return moves() == 1 ? actor : actor + "*" + far();
    }

    /** Reads what follows the star; empty unless it is one of the three. */
    public static Optional<Length> extent(String text) {
        if (text.equals(ACT_WORD)) {
            return Optional.of(new Act());
        }
        if (text.matches("\\d{1,9}")) {
            return Optional.of(Integer.parseInt(text))
                    .filter(moves -> moves >= 1 && moves <= MOST)
                    .map(Moves::new);
        }
        return Arrays.stream(AtomicStep.values())
                .filter(step -> step.ofDriver() && step.name().equals(text))
                .findFirst()
                .map(To::new);
    }
}
