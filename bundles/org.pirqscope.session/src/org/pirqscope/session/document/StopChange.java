package org.pirqscope.session.document;

import java.util.List;
import org.eclipse.emf.common.command.AbstractCommand;
import org.pirqscope.machine.scenario.StopPoint;

/** Other breakpoints in a document; they are no objects of its scenario, since no run depends on them. */
final class StopChange extends AbstractCommand {

    private final ScenarioResource resource;
    private final List<StopPoint> before;
    private final List<StopPoint> after;

    StopChange(ScenarioResource resource, List<StopPoint> after) {
        this.resource = resource;
        this.before = resource.stops();
        this.after = after;
    }

    @Override
    protected boolean prepare() {
        return true;
    }

    @Override
    public void execute() {
        resource.stopAt(after);
    }

    @Override
    public void redo() {
        resource.stopAt(after);
    }

    @Override
    public void undo() {
        resource.stopAt(before);
    }
}
