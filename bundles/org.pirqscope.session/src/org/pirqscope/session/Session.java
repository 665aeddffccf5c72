package org.pirqscope.session;

import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.version.Versions;

/**
 * Where the reviewer stands. Watchers are told on the calling thread, and all calls must come from one thread at a time. Long work makes a
 * {@link Moment} elsewhere and hands it to {@link #show}.
 */
public final class Session {

    private final Watchers watchers = new Watchers();
    private Moment now;

    public Session(Moment start) {
        this.now = start;
    }

    /** A session at the start of the scenario. @throws org.pirqscope.machine.scenario.ScenarioException if it cannot be run */
    public static Session of(Scenario scenario) {
        return new Session(Moment.startOf(scenario));
    }

    public Moment now() {
        return now;
    }

    /** Goes there and tells the watchers; nothing happens if the session is there already. */
    public void show(Moment next) {
        if (next.equals(now)) {
            return;
        }
        boolean sameRun = next.run() == now.run();
        now = next;
        watchers.tell(new News(sameRun ? News.Kind.MOVED : News.Kind.RUN_CHANGED, next));
    }

    /** F5 to F8. */
    public void forward(Move move) {
        show(now.forward(move));
    }

    /** Shift with F5 to F8. */
    public void backward(Move move) {
        show(now.backward(move));
    }

    /** A position outside of the run goes to the nearer end. */
    public void goTo(int position) {
        show(now.goTo(position));
    }

    public void toStart() {
        goTo(0);
    }

    public void toEnd() {
        goTo(now.run().length());
    }

    /** Lets {@code actor} run next: from here on the run is another one. */
    public void choose(int actor) {
        show(now.choose(actor));
    }

    /** Starts over with another scenario. */
    public void open(Scenario scenario) {
        show(Moment.startOf(scenario));
    }

    /** Carries out the same schedule on other versions and stays at the same place as far as there is one. */
    public void withVersions(Versions versions) {
        show(now.withVersions(versions));
    }

    /** Tells the watcher where the session stands, at once and after each move, until the watch is closed. */
    public Watch watch(Watcher watcher) {
        return watchers.add(watcher, new News(News.Kind.RUN_CHANGED, now));
    }
}
