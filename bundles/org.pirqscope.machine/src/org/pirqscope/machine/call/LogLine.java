package org.pirqscope.machine.call;

/**
 * A line that a layer would log, in the wording of its version.
 *
 * @param hiddenUnless what it takes to see the line ({@code "dyndbg"}, {@code "debug build"},
 * {@code "XEN_PT_LOGGING_ENABLED"}), empty where it is always there
 */
public record LogLine(Layer layer, String text, String hiddenUnless) {

    /** Whether an ordinary build at its default log level prints the line. */
    public boolean alwaysShown() {
        return hiddenUnless.isEmpty();
    }
}
