package org.pirqscope.session.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pirqscope.report.moment.Move;
import org.pirqscope.testing.HandWrittenSteps;

class MoveTest {

    private static final HandWrittenSteps NESTED = HandWrittenSteps.of("a( a( a( a) a) a( b( b( b) a) a) b)");
    private static final HandWrittenSteps FAILING = HandWrittenSteps.of("a( a! b( b) b( b! a( a)");

    @Test
    void intoGoesOneStepAndStopsAtTheEnds() {
        assertEquals(1, Move.INTO.forward(NESTED.steps(), 0));
        assertEquals(12, Move.INTO.forward(NESTED.steps(), 12));
        assertEquals(11, Move.INTO.backward(NESTED.steps(), 12));
        assertEquals(0, Move.INTO.backward(NESTED.steps(), 0));
    }

    @Test
    void overAnEnteredCallStopsAtItsAnswer() {
        assertEquals(5, Move.OVER.forward(NESTED.steps(), 2));
        assertEquals(11, Move.OVER.forward(NESTED.steps(), 1));
    }

    @Test
    void overAnAnswerStopsAtTheNextCallOfTheSameActorThatIsNotDeeper() {
        assertEquals(6, Move.OVER.forward(NESTED.steps(), 5));
        assertEquals(5, Move.OVER.forward(NESTED.steps(), 4));
        assertEquals(11, Move.OVER.forward(NESTED.steps(), 10));
    }

    @Test
    void overPassesTheStepsOfOtherActors() {
        assertEquals(10, Move.OVER.forward(NESTED.steps(), 6));
    }

    @Test
    void overWhereTheActorHasEndedGoesToWhoeverIsNext() {
        assertEquals(12, Move.OVER.forward(NESTED.steps(), 11));
        assertEquals(6, Move.OVER.backward(NESTED.steps(), 7));
    }

    @Test
    void returnStopsAtTheAnswerOfTheEnclosingCall() {
        assertEquals(4, Move.RETURN.forward(NESTED.steps(), 3));
        assertEquals(5, Move.RETURN.forward(NESTED.steps(), 4));
        assertEquals(11, Move.RETURN.forward(NESTED.steps(), 5));
        assertEquals(12, Move.RETURN.forward(NESTED.steps(), 9));
    }

    @Test
    void backwardsReturnStopsWhereTheEnclosingCallWasEntered() {
        assertEquals(3, Move.RETURN.backward(NESTED.steps(), 4));
        assertEquals(2, Move.RETURN.backward(NESTED.steps(), 3));
        assertEquals(1, Move.RETURN.backward(NESTED.steps(), 6));
        assertEquals(7, Move.RETURN.backward(NESTED.steps(), 8));
    }

    @Test
    void aCallThatNeverEndsIsSteppedOverToTheEndOfTheRun() {
        HandWrittenSteps open = HandWrittenSteps.of("a( a( b( b)");
        assertEquals(4, Move.OVER.forward(open.steps(), 2));
        assertEquals(4, Move.RETURN.forward(open.steps(), 2));
    }

    @Test
    void resumeStopsAtTheNextWarningOrFailureElseAtTheEnd() {
        assertEquals(List.of(2, 6, 8, 8), stops(FAILING, Move.RESUME, true, 0, 4));
        assertEquals(List.of(6, 2, 0, 0), stops(FAILING, Move.RESUME, false, 8, 4));
    }

    @Test
    void switchStopsAtTheFirstStepOfAnotherActorAndBackwardsAtTheLastOfTheOneBefore() {
        assertEquals(List.of(3, 7, 8), stops(FAILING, Move.SWITCH, true, 0, 3));
        assertEquals(List.of(6, 2, 0), stops(FAILING, Move.SWITCH, false, 8, 3));
    }

    @ParameterizedTest
    @EnumSource(Move.class)
    void everyMoveForwardReachesTheEndAndBackwardTheStart(Move move) {
        for (HandWrittenSteps trace : List.of(NESTED, FAILING)) {
            assertEquals(
                    trace.length(), stops(trace, move, true, 0, trace.length()).getLast());
            assertEquals(
                    0, stops(trace, move, false, trace.length(), trace.length()).getLast());
        }
    }

    /** Time turned round: leaving is entering, the last step is the first. */
    @ParameterizedTest
    @EnumSource(Move.class)
    void backwardIsForwardInTheMirror(Move move) {
        HandWrittenSteps trace = NESTED;
        HandWrittenSteps mirror = HandWrittenSteps.of("b( a( a( b( b) b) a) a( a( a) a) a)");
        int end = trace.length() + 1;
        for (int from = 1; from < end; from++) {
            int there = move.forward(mirror.steps(), end - from);
            boolean stops = there == trace.length() && move.backward(trace.steps(), from) == 0;
            assertEquals(stops ? 0 : end - there, move.backward(trace.steps(), from), move + " from " + from);
        }
    }

    @Test
    void overAndBackOverReturnsUnlessTheMoveClimbedOutOfACall() {
        for (int from = 1; from < NESTED.length(); from++) {
            int there = Move.OVER.forward(NESTED.steps(), from);
            boolean climbed = NESTED.steps().get(there - 1).depth()
                    < NESTED.steps().get(from - 1).depth();
            boolean sameActor = NESTED.steps().get(there - 1).actor()
                    == NESTED.steps().get(from - 1).actor();
            if (!climbed && sameActor) {
                assertEquals(from, Move.OVER.backward(NESTED.steps(), there), "from " + from);
            }
        }
    }

    private static List<Integer> stops(HandWrittenSteps trace, Move move, boolean forward, int from, int times) {
        List<Integer> stops = new ArrayList<>();
        int at = from;
        for (int i = 0; i < times; i++) {
            at = forward ? move.forward(trace.steps(), at) : move.backward(trace.steps(), at);
            stops.add(at);
        }
        return stops;
    }
}
