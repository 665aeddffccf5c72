package org.pirqscope.ui.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.Bookmark;
import org.pirqscope.report.bookmark.RunBookmarks;
import org.pirqscope.session.Session;
import org.pirqscope.session.SessionEvent;
import org.pirqscope.session.Watch;

/** The marks of the document that is open, as they stand in the run that is shown. */
public final class Bookmarks {

    private final Session session;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private RunBookmarks placed = RunBookmarks.none();
    private Run run;

    Bookmarks(Session session) {
        this.session = session;
        session.watch(this::told);
    }

    private void told(SessionEvent news) {
        List<Bookmark> known = session.document().scenario().bookmarks();
        if (run != news.now().run() || !known.equals(placed.bookmarks())) {
            run = news.now().run();
            placed = RunBookmarks.of(run, known);
            listeners.forEach(Runnable::run);
        }
    }

    /** All of them, with their steps. */
    public RunBookmarks placed() {
        return placed;
    }

    /** The one at the current step. */
    public Optional<Bookmark> here() {
        return session.now().step().flatMap(placed::here);
    }

    /** Marks the current step, or takes its mark away; whether there was a step to mark. */
    public boolean toggle() {
        Optional<Step> step = session.now().step();
        step.ifPresent(current -> here().ifPresentOrElse(this::remove, () -> add(current)));
        return step.isPresent();
    }

    private void add(Step step) {
        List<Bookmark> next = new ArrayList<>(placed.bookmarks());
        String name = placed.freeName();
        next.add(new Bookmark(name, RunBookmarks.anchor(run, step), ""));
        session.bookmark("Add Mark " + name, next);
    }

    /** Takes one away. */
    public void remove(Bookmark bookmark) {
        List<Bookmark> next = new ArrayList<>(placed.bookmarks());
        next.remove(bookmark);
        session.bookmark("Remove Mark " + bookmark.name(), next);
    }

    /** Puts another one in its place. */
    public void change(Bookmark bookmark, Bookmark other) {
        if (!other.equals(bookmark)) {
            List<Bookmark> next = new ArrayList<>(placed.bookmarks());
            next.replaceAll(each -> each.equals(bookmark) ? other : each);
            session.bookmark("Edit Mark " + bookmark.name(), next);
        }
    }

    /** Goes to the nearest marked step after the current one, or before it; whether there is one. */
    public boolean go(boolean forward) {
        int position = session.now().position();
        OptionalInt step = forward ? placed.next(position) : placed.previous(position);
        step.ifPresent(session::goTo);
        return step.isPresent();
    }

    /** Why that cannot be a name for a mark; nothing if it can. */
    public Optional<String> refusal(Bookmark bookmark, String typed) {
        if (!Bookmark.names(typed)) {
            return Optional.of("expected " + Bookmark.NAMES);
        }
        return placed.named(typed)
                .filter(other -> !other.bookmark().equals(bookmark))
                .map(other -> "there is a mark of that name, at " + other.place());
    }

    /** Hears of other marks, and of another run, until it is closed. */
    public Watch listen(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** How many listen now. */
    int listening() {
        return listeners.size();
    }
}
