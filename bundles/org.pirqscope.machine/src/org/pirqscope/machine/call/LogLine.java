package org.pirqscope.machine.call;

import java.util.Optional;

/**
 * A line that a layer would log, in the wording of its version.
 *
 * @param log which line it is; empty for one of a driver's own
 * @param speaker what stands before the message: {@code [00:04.0] pci_msix_write: Error: }; empty where nothing does
 * @param hiddenUnless what it takes to see the line ({@code "dyndbg"}, {@code "debug build"},
 * {@code "XEN_PT_LOGGING_ENABLED"}), empty where it is always there
 */
public record LogLine(Optional<Log> log, Layer layer, String speaker, String message, String hiddenUnless) {

    /** A line of a driver, which is always there. */
    public static LogLine ofDriver(String text) {
        return new LogLine(Optional.empty(), Layer.DRIVER, "", text, "");
    }

    /** The whole line. */
    public String text() {
        return speaker + message;
    }

    /** Whether it is that line, in whatever wording. */
    public boolean is(Log line) {
        return log.filter(line::equals).isPresent();
    }

    /** Whether an ordinary build at its default log level prints the line. */
    public boolean alwaysShown() {
        return hiddenUnless.isEmpty();
    }
}
