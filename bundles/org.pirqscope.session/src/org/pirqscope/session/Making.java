package org.pirqscope.session;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.pirqscope.report.moment.Moment;

/** How a moment is made whose run has to be carried out first. */
@FunctionalInterface
public interface Making {

    /** On the thread that asks. */
    Making AT_ONCE = (work, show) -> show.accept(work.get());

    /** Does the work anywhere, then hands the moment over on the session's thread. */
    void make(Supplier<Moment> work, Consumer<Moment> show);
}
