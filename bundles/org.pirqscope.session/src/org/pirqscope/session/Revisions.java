package org.pirqscope.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All revisions of a document that can be had back, the oldest first.
 *
 * @param current index of the one that is shown
 */
public record Revisions(List<Revision> revisions, int current) {

    /** More than anybody undoes; a scenario shares what it has in common with the one before. */
    private static final int MOST = 1000;

    public Revisions {
        revisions = List.copyOf(revisions);
    }

    static Revisions of(Revision opened) {
        return new Revisions(List.of(opened), 0);
    }

    /** The one that is shown. */
    public Revision now() {
        return revisions.get(current);
    }

    /** A new revision after this one, left at {@code position}; what had been undone is gone. */
    Revisions with(Revision next, int position) {
        List<Revision> all = new ArrayList<>(left(position).revisions.subList(0, current + 1));
        all.add(next);
        List<Revision> kept = all.subList(Math.max(0, all.size() - MOST), all.size());
        return new Revisions(kept, kept.size() - 1);
    }

    private Revisions left(int position) {
        List<Revision> all = new ArrayList<>(revisions);
        all.set(current, now().at(position));
        return new Revisions(all, current);
    }

    /** One revision back. The change is undone where it was made, and redone there. */
    Optional<Revisions> undone() {
        return current == 0 ? Optional.empty() : Optional.of(new Revisions(revisions, current - 1));
    }

    /** One revision on. */
    Optional<Revisions> redone() {
        return current + 1 == revisions.size() ? Optional.empty() : Optional.of(new Revisions(revisions, current + 1));
    }

    /** What {@link #undone} takes back; empty if there is nothing. */
    public Optional<String> undoable() {
        return current == 0 ? Optional.empty() : Optional.of(now().change());
    }

    /** What {@link #redone} makes again; empty if there is nothing. */
    public Optional<String> redoable() {
        return redone().map(next -> next.now().change());
    }
}
