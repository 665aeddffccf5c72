package org.pirqscope.session;

import java.util.List;
import java.util.OptionalInt;
import org.pirqscope.machine.scenario.Bookmark;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.scenario.StopPoint;
import org.pirqscope.machine.version.Versions;
import org.pirqscope.report.moment.Moment;
import org.pirqscope.report.moment.Move;
import org.pirqscope.session.document.ScenarioDocument;

/**
 * What is open, and where the reviewer stands in it. Watchers are told on the calling thread, and all calls must come
 * from one thread at a time. Long work makes a {@link Moment} elsewhere and hands it to {@link #change} or
 * {@link #show}.
 */
public final class Session {

    private final Watchers watchers = new Watchers();
    private ScenarioDocument document;
    private Moment now;

    /** @param start a moment of the document's run */
    public Session(ScenarioDocument document, Moment start) {
        this.document = document;
        this.now = start;
    }

    /** A session on a scenario without a file. */
    public Session(Moment start) {
        this(ScenarioDocument.unnamed(start.run().scenario()), start);
    }

    /**
     * A session at the start of the scenario. @throws org.pirqscope.machine.scenario.ScenarioException if it cannot be
     * run
     */
    public static Session of(Scenario scenario) {
        return new Session(Moment.startOf(scenario));
    }

    public Moment now() {
        return now;
    }

    /** What is open. */
    public ScenarioDocument document() {
        return document;
    }

    /** Shows that document at a moment of its run. Nothing happens if that is so already. */
    public void show(ScenarioDocument next, Moment moment) {
        boolean sameDocument = next == document;
        document = next;
        if (moment.equals(now) && !sameDocument) {
            tell(SessionEvent.Kind.SAVED);
        } else {
            move(moment);
        }
    }

    private void move(Moment next) {
        if (next.equals(now)) {
            return;
        }
        boolean sameRun = next.run() == now.run();
        now = next;
        tell(sameRun ? SessionEvent.Kind.MOVED : SessionEvent.Kind.RUN_CHANGED);
    }

    private void tell(SessionEvent.Kind kind) {
        watchers.tell(new SessionEvent(kind, now));
    }

    /**
     * Changes the document: shows a moment of its changed scenario's run. @param change as the menu names it, to undo
     * it
     */
    public void change(String change, Moment next) {
        Scenario scenario = next.run().scenario().reviewedAs(document.scenario());
        document.change(change, scenario, now.position(), next.position());
        move(next);
    }

    /** Changes the breakpoints of the document, which change nothing of its run. */
    public void stopAt(String change, List<StopPoint> stops) {
        document.change(change, document.scenario().withStops(stops), now.position(), now.position());
        tell(SessionEvent.Kind.SAVED);
    }

    /** Changes the bookmarks of the document, which change nothing of its run. */
    public void bookmark(String change, List<Bookmark> bookmarks) {
        document.change(change, document.scenario().withBookmarks(bookmarks), now.position(), now.position());
        tell(SessionEvent.Kind.SAVED);
    }

    /** The document was written. */
    public void saved() {
        tell(SessionEvent.Kind.SAVED);
    }

    /** Takes the last change of the document back and goes to where it was made. */
    public void undo() {
        undo(Making.AT_ONCE);
    }

    /** Makes the change again that was taken back last. */
    public void redo() {
        redo(Making.AT_ONCE);
    }

    /** {@link #undo()}, where {@code making} says on which thread the run is carried out. */
    public void undo(Making making) {
        changed(document.undo(), making);
    }

    /** {@link #redo()}, where {@code making} says on which thread the run is carried out. */
    public void redo(Making making) {
        changed(document.redo(), making);
    }

    private void changed(OptionalInt position, Making making) {
        if (position.isEmpty()) {
            return;
        }
        ScenarioDocument changed = document;
        Scenario scenario = document.scenario();
        if (scenario.unreviewed().equals(now.run().scenario())) {
            tell(SessionEvent.Kind.SAVED);
            return;
        }
        making.make(() -> Moment.startOf(scenario).goTo(position.getAsInt()), made -> {
            // what was changed meanwhile has a run of its own
            if (document == changed && document.scenario() == scenario) {
                move(made);
            }
        });
    }

    /** F5 to F8. */
    public void forward(Move move) {
        move(now.forward(move));
    }

    /** Shift with F5 to F8. */
    public void backward(Move move) {
        move(now.backward(move));
    }

    /** A position outside of the run goes to the nearer end. */
    public void goTo(int position) {
        move(now.goTo(position));
    }

    public void toStart() {
        goTo(0);
    }

    public void toEnd() {
        goTo(now.run().length());
    }

    /** Lets {@code actor} run next: from here on the run is another one. */
    public void choose(int actor) {
        change("Next: " + now.run().scenario().actors().get(actor), now.choose(actor));
    }

    /** Opens another scenario, which has no file, at its start. */
    public void open(Scenario scenario) {
        show(ScenarioDocument.unnamed(scenario), Moment.startOf(scenario));
    }

    /** Carries out the same schedule on other versions and stays at the same place as far as there is one. */
    public void withVersions(Versions versions) {
        change(now.run().scenario().versions().changeTo(versions), now.withVersions(versions));
    }

    /** Tells the watcher where the session stands, at once and after each move, until the watch is closed. */
    public Watch watch(Watcher watcher) {
        return watchers.add(watcher, new SessionEvent(SessionEvent.Kind.RUN_CHANGED, now));
    }
}
