package org.pirqscope.session;

import org.pirqscope.report.moment.Moment;
import org.pirqscope.report.moment.Move;
import org.pirqscope.report.moment.Places;

/**
 * Follows a session and remembers the places of its run; single steps are no places of their own. Another run begins a
 * new trail.
 */
public final class Trail implements AutoCloseable {

    private final Session session;
    private final Watch watch;
    private Places places;
    private int position;

    private Trail(Session session) {
        this.session = session;
        this.watch = session.watch(this::told);
    }

    /** The trail of that session from now on. */
    public static Trail of(Session session) {
        return new Trail(session);
    }

    private void told(SessionEvent news) {
        int next = news.now().position();
        if (news.runChanged()) {
            places = Places.startingAt(next);
        } else if (next != places.position()) {
            places = steps(news.now().goTo(position), next) ? places.walkedTo(next) : places.jumpedTo(next);
        }
        position = next;
    }

    /** Whether one of the keys that step leads there. */
    private static boolean steps(Moment from, int to) {
        for (Move move : new Move[] {Move.INTO, Move.OVER, Move.RETURN}) {
            if (from.forward(move).position() == to || from.backward(move).position() == to) {
                return true;
            }
        }
        return false;
    }

    /** Where one has been. */
    public Places places() {
        return places;
    }

    /** Goes to the place before. */
    public void back() {
        places = places.back();
        session.goTo(places.position());
    }

    /** Goes to the place from which {@link #back} came. */
    public void forward() {
        places = places.forward();
        session.goTo(places.position());
    }

    /** Ends the following. */
    @Override
    public void close() {
        watch.close();
    }
}
