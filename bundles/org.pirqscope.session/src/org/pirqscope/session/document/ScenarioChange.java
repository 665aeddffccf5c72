package org.pirqscope.session.document;

import org.eclipse.emf.common.command.CompoundCommand;

/** One change of a document, and where the reviewer stood before and after it. */
final class ScenarioChange extends CompoundCommand {

    private final int from;
    private final int to;

    /** @param label as the menu names it: {@code Next: nvme1} */
    ScenarioChange(String label, int from, int to) {
        super(label);
        this.from = from;
        this.to = to;
    }

    /** The position at which the change was made. */
    int from() {
        return from;
    }

    /** The position to which it led. */
    int to() {
        return to;
    }
}
