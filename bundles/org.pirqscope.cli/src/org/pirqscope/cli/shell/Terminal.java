package org.pirqscope.cli.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a verb prints to, and what it may read. */
public record Terminal(Output out, Output err, Input in) {

    /** A remark that is not part of the result: {@code pirqscope: note: TEXT} on standard error, at once. */
    public void note(String text) {
        err.line("pirqscope: note: " + text);
        err.flush();
    }

    /** Whether a terminal reads this file descriptor (0 input, 1 output, 2 error) of the process. */
    public static boolean reads(int descriptor) {
        Path out = Path.of("/proc/self/fd/" + descriptor);
        try {
            String target = Files.readSymbolicLink(out).toString();
            // System.console() also looks at standard input and may start a line editor, so the kernel is asked first.
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException noProc) {
            return !Files.exists(out.getParent()) && System.console() != null;
        }
    }
}
