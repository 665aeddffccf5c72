package org.pirqscope.machine.simulate;

import org.pirqscope.machine.call.AtomicStep;

/** Which steps of a controller are one move: an entry's setup, an enable, a disable (docs/domain.md 6.2). */
final class FusedSteps {

    private FusedSteps() {}

    /** Whether the step that follows belongs to the same move. */
    static boolean fuse(AtomicStep step, AtomicStep next) {
        return switch (step) {
            case S, R, L, A, W -> setsEntryUp(next);
            case E1 -> true;
            case E2, M, B, D, UB, UM, BM, BU -> TrapLock.inside(next);
            default -> false;
        };
    }

    private static boolean setsEntryUp(AtomicStep step) {
        return switch (step) {
            case R, L, A, Z, W, I -> true;
            default -> false;
        };
    }
}
