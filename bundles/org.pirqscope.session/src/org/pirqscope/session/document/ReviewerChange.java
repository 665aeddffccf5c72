package org.pirqscope.session.document;

import org.eclipse.emf.common.command.AbstractCommand;
import org.pirqscope.machine.scenario.Scenario;

/** Other breakpoints and bookmarks in a document; they are no objects of its scenario, since no run depends on them. */
final class ReviewerChange extends AbstractCommand {

    private final ScenarioResource resource;
    private final Scenario before;
    private final Scenario after;

    ReviewerChange(ScenarioResource resource, Scenario before, Scenario after) {
        this.resource = resource;
        this.before = before;
        this.after = after;
    }

    @Override
    protected boolean prepare() {
        return true;
    }

    @Override
    public void execute() {
        resource.review(after);
    }

    @Override
    public void redo() {
        resource.review(after);
    }

    @Override
    public void undo() {
        resource.review(before);
    }
}
