package org.pirqscope.diagram;

import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.History;

/** A question about one step, to search for it or to draw nothing else. */
@FunctionalInterface
public interface Query {

    boolean matches(Step step);

    /**
     * The same question about the steps of one run: some answers depend on what happened before. Who asks about more
     * than one step asks this.
     */
    default Query over(History history) {
        return this;
    }

    default Query or(Query other) {
        return new Both(this, other, false);
    }

    default Query and(Query other) {
        return new Both(this, other, true);
    }

    /** Two questions at once. */
    record Both(Query one, Query other, boolean all) implements Query {

        @Override
        public boolean matches(Step step) {
            return all ? one.matches(step) && other.matches(step) : one.matches(step) || other.matches(step);
        }

        @Override
        public Query over(History history) {
            return new Both(one.over(history), other.over(history), all);
        }
    }

    /** The call's text or answer contains this, whatever the case. */
    static Query call(String text) {
        String wanted = text.toLowerCase(java.util.Locale.ROOT);
        return step -> step.text().toLowerCase(java.util.Locale.ROOT).contains(wanted);
    }

    /** The call, its answer, an effect or a finding is about this pirq. */
    static Query pirq(int pirq) {
        return new PirqQuery(pirq);
    }

    /** The actor, an effect or a finding is about the controller with this index. */
    static Query device(int controller) {
        return new DeviceQuery(controller);
    }

    /**
     * What touches this entry of a controller's MSI-X table: what names it, and over a run what happens to the pirq and
     * the irq that it has then.
     */
    static Query entry(int controller, int entry) {
        return new EntryQuery(controller, entry);
    }

    /** A finding that is a warning or a failure. */
    static Query finding() {
        return Step::alarming;
    }

    /** A step of this actor. */
    static Query actor(int actor) {
        return step -> step.actor() == actor;
    }

    /**
     * What somebody types to search: the number of a pirq, the name of a controller, its entry, {@code finding}, or a
     * part of a call or of a finding's title.
     */
    static Query typed(String text, Lanes lanes) {
        return SearchText.query(text, lanes);
    }
}
