package org.pirqscope.session;

import org.pirqscope.report.moment.Moment;

/** What a watcher is told. */
public record SessionEvent(Kind kind, Moment now) {

    /** What happened. */
    public enum Kind {
        /**
         * Another run is shown: all that was computed from the old one is void. Also the first thing that a new watcher
         * is told.
         */
        RUN_CHANGED,
        /** Another position of the same run. */
        MOVED,
        /** The same moment, but the document was saved or belongs elsewhere now, or has other breakpoints or marks. */
        SAVED
    }

    /** Whether what was computed from the whole run is void. */
    public boolean runChanged() {
        return kind == Kind.RUN_CHANGED;
    }
}
