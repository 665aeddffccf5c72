package org.pirqscope.evidence.check;

import java.util.Optional;
import java.util.OptionalInt;
import org.pirqscope.evidence.fact.Fact;
import org.pirqscope.machine.call.LogLine;

/**
 * A line of the logs, a line of a run, or both.
 *
 * @param step that logs it, as {@code run} numbers its rows; empty where only the logs have it
 */
public record BesideLine(Match match, Optional<Fact.Logged> observed, OptionalInt step, Optional<LogLine> logged) {

    /** What the one has to do with the other. */
    public enum Match {
        /** They are the same. */
        SAME("="),
        /** The run logs it; the logs may leave it out, end before it, or miss it. */
        RUN_ONLY("+"),
        /** The logs have it, and no run stands beside it. */
        LOG_ONLY("-"),
        /** No run logs it there. */
        REFUSED("!");

        private final String sign;

        Match(String sign) {
            this.sign = sign;
        }

        /** The sign in outputs. */
        public String sign() {
            return sign;
        }
    }
}
