package org.pirqscope.session.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.report.moment.Move;
import org.pirqscope.report.moment.Places;
import org.pirqscope.session.Session;
import org.pirqscope.session.Trail;

class TrailTest {

    private final Session session = Session.of(BuiltIn.named("stale-pirq"));
    private final Trail trail = Trail.of(session);

    private int position() {
        return session.now().position();
    }

    @Test
    void aJumpLeavesAPlaceToComeBackTo() {
        session.forward(Move.RESUME);
        int hit = position();
        session.goTo(27);
        trail.back();
        assertEquals(hit, position());
        trail.back();
        assertEquals(0, position());
        trail.back();
        assertEquals(0, position());
        trail.forward();
        trail.forward();
        trail.forward();
        assertEquals(27, position());
    }

    /** Otherwise Back would undo single key presses. */
    @Test
    void singleStepsMoveThePlace() {
        session.goTo(100);
        for (Move move : new Move[] {Move.INTO, Move.OVER, Move.RETURN, Move.INTO}) {
            session.forward(move);
        }
        session.backward(Move.OVER);
        int walked = position();
        session.goTo(300);
        trail.back();
        assertEquals(walked, position());
        trail.back();
        assertEquals(0, position());
    }

    @Test
    void whoGoesElsewhereForgetsWhatWasAhead() {
        session.goTo(100);
        session.goTo(200);
        trail.back();
        session.goTo(300);
        assertFalse(trail.places().hasForward());
        trail.back();
        assertEquals(100, position());
    }

    @Test
    void walkingAfterGoingBackKeepsWhatIsAhead() {
        session.goTo(100);
        session.goTo(200);
        trail.back();
        session.forward(Move.INTO);
        assertTrue(trail.places().hasForward());
        trail.forward();
        assertEquals(200, position());
    }

    @Test
    void anotherRunBeginsAnotherTrail() {
        session.goTo(100);
        session.withVersions(session.now().run().scenario().versions().withLinux("4.11"));
        int there = position();
        trail.back();
        assertEquals(there, position());
        assertFalse(trail.places().hasBack());
    }

    @Test
    void theOldestPlacesAreForgotten() {
        Places places = Places.startingAt(0);
        for (int i = 1; i <= 2 * Places.MOST; i++) {
            places = places.jumpedTo(i);
            assertEquals(i, places.position());
            assertTrue(places.all().size() <= Places.MOST);
        }
        assertEquals(Places.MOST, places.all().size());
        for (int i = 2 * Places.MOST; i > Places.MOST + 1; i--) {
            places = places.back();
            assertEquals(i - 1, places.position());
        }
        assertFalse(places.hasBack());
    }

    @Test
    void aTrailThatIsClosedFollowsNoMore() {
        trail.close();
        session.goTo(100);
        assertFalse(trail.places().hasBack());
    }
}
