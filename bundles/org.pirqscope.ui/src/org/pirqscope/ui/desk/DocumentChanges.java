package org.pirqscope.ui.desk;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.scenario.ScenarioException;
import org.pirqscope.report.moment.Moment;
import org.pirqscope.session.document.ScenarioDocument;

/**
 * Changes of the document that is open, made one after the other in the order in which they were asked for: each is
 * asked what it makes of the scenario that the one before has left. What it refuses then is not made, and told.
 */
final class DocumentChanges {

    /** A change that waits. @param document which it is meant for */
    private record Asked(ScenarioDocument document, Function<Scenario, NamedChange> change) {}

    private final Desk desk;
    private final Deque<Asked> waiting = new ArrayDeque<>();
    private boolean working;

    DocumentChanges(Desk desk) {
        this.desk = desk;
    }

    /** Makes the change as soon as those before it are made. */
    void ask(Function<Scenario, NamedChange> change) {
        waiting.add(new Asked(desk.document(), change));
        begin();
    }

    private void begin() {
        while (!working && !waiting.isEmpty()) {
            Asked next = waiting.poll();
            if (next.document() == desk.document()) {
                working = true;
                String name = desk.scenario().name();
                new OpeningJob("Running " + name, name, work(next)).start(this::end);
            }
        }
    }

    private void end() {
        working = false;
        begin();
    }

    private Callable<Runnable> work(Asked asked) {
        Scenario before = desk.scenario();
        Moment now = desk.session().now();
        return () -> {
            NamedChange named;
            try {
                named = asked.change().apply(before);
            } catch (ScenarioException refused) {
                return () -> desk.tell(refused.sentence());
            }
            Moment made = now.with(named.scenario());
            return () -> {
                if (desk.document() == asked.document() && desk.scenario() == before) {
                    desk.session().change(named.title(), made);
                } else {
                    waiting.addFirst(asked); // undone or redone meanwhile
                }
            };
        };
    }
}
