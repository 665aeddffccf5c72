package org.pirqscope.report.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.Step;

/** A row of the call tree: a stretch in which one actor runs, or a call as far as it was made in that stretch. */
public final class CallNode {

    private final CallNode parent;
    private final Step first;
    private final Step entered;
    private final List<CallNode> children = new ArrayList<>();
    private Step last;
    private Finding worst;

    /** @param entered where the call was entered, null for a stretch */
    CallNode(CallNode parent, Step first, Step entered) {
        this.parent = parent;
        this.first = first;
        this.last = first;
        this.entered = entered;
        if (parent != null) {
            parent.children.add(this);
        }
    }

    void reach(Step step) {
        last = step;
        for (Finding finding : step.findings()) {
            if (worst == null || finding.severity().compareTo(worst.severity()) > 0) {
                worst = finding;
            }
        }
    }

    /** The stretch or call in which this call was made; null for a stretch. */
    public CallNode parent() {
        return parent;
    }

    public List<CallNode> children() {
        return Collections.unmodifiableList(children);
    }

    /** The first step of this row. */
    public int from() {
        return first.number();
    }

    /** The last step of this row. */
    public int to() {
        return last.number();
    }

    /** Who runs. */
    public String actor() {
        return first.actorName();
    }

    /** The step that entered the call, which may be in an earlier stretch; for a stretch its first step. */
    public Step step() {
        return entered == null ? first : entered;
    }

    /** Whether this row is a stretch of an actor, not a call. */
    public boolean stretch() {
        return entered == null;
    }

    /** Whether the call was entered in an earlier stretch. */
    public boolean continued() {
        return entered != null && entered.number() < first.number();
    }

    /** Whether the call comes back in this stretch. */
    public boolean answered() {
        return entered != null && !last.entering() && last.partner() == entered.number();
    }

    /** What the call answers in this stretch; empty for nothing, and for one that comes back later. */
    public String answer() {
        return answered() ? last.answer().text() : "";
    }

    /**
     * {@code xen_irq_from_pirq(55) = 64}; a call that comes back later ends with dots, one that began earlier begins
     * with them.
     */
    public String text() {
        if (stretch()) {
            return actor();
        }
        return (continued() ? "... " : "") + (answered() ? last.text() : entered.text() + " ...");
    }

    /** {@code 1-61}. */
    public String steps() {
        return from() == to() ? Integer.toString(from()) : from() + "-" + to();
    }

    /** The worst finding in this row or below it; null for none. */
    public Finding worst() {
        return worst;
    }
}
