package org.pirqscope.cli;

import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import org.pirqscope.cli.shell.Input;
import org.pirqscope.cli.shell.Terminal;

/**
 * What the verbs may know of the process they run in.
 *
 * @param variables the environment variables
 * @param outIsTerminal whether a person reads standard output as it comes
 * @param in standard input
 * @param inIsTerminal whether a person types it
 */
public record Environment(Map<String, String> variables, boolean outIsTerminal, InputStream in, boolean inIsTerminal) {

    /** One in which nobody types. */
    public Environment(Map<String, String> variables, boolean outIsTerminal) {
        this(variables, outIsTerminal, System.in, false);
    }

    /** Of this process. */
    public static Environment ofProcess() {
        Map<String, String> variables = System.getenv();
        return new Environment(variables, Terminal.reads(1), System.in, Terminal.reads(0));
    }

    /** What the verbs read. */
    Input input() {
        return new Input(in, inIsTerminal && outIsTerminal, variables);
    }

    /** Whether to colour: on a terminal that can, unless NO_COLOR is set (no-color.org). */
    public boolean colour() {
        return outIsTerminal
                && variables.getOrDefault("NO_COLOR", "").isEmpty()
                && !variables.getOrDefault("TERM", "dumb").equals("dumb");
    }

    /**
     * Whether a person who reads an error sees UTF-8 as text: the first locale variable that is set says so (POSIX
     * order). The start script sets PIRQSCOPE_LOCALE where it gave Java another locale than the terminal has.
     */
    public boolean utf8() {
        for (String name : new String[] {"PIRQSCOPE_LOCALE", "LC_ALL", "LC_CTYPE", "LANG"}) {
            String locale = variables.getOrDefault(name, "");
            if (!locale.isEmpty()) {
                return locale.toUpperCase(Locale.ROOT).replace("-", "").endsWith("UTF8");
            }
        }
        return false;
    }

    /** Whether a fault in Pirqscope itself is to be printed with its stack. */
    public boolean traced() {
        return !variables.getOrDefault("PIRQSCOPE_TRACE", "").isEmpty();
    }
}
