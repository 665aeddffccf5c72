package org.pirqscope.diagram;

import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.Step;

/** How loud a row is. */
public enum Mark {
    NONE,
    WARNING,
    FAILURE,
    /** The failure that this program was made for. */
    STALE_HIT;

    /** The loudest finding of a step. */
    static Mark of(Step step) {
        Mark mark = NONE;
        for (Finding finding : step.findings()) {
            Mark one = of(finding);
            mark = one.compareTo(mark) > 0 ? one : mark;
        }
        return mark;
    }

    /** The mark of one finding. */
    public static Mark of(Finding finding) {
        if (finding instanceof Finding.StaleHit) {
            return STALE_HIT;
        }
        return switch (finding.severity()) {
            case INFO -> NONE;
            case WARNING -> WARNING;
            case FAILURE -> FAILURE;
        };
    }
}
