package org.pirqscope.cli.shell;

import picocli.CommandLine.Model.CommandSpec;

/** One verb of the command line. */
public interface Verb {

    /** Adds options, parameters and help to the empty description. */
    void describe(CommandSpec spec);

    /** Does it. @return an {@link ExitCode} @throws Refusal on bad input */
    int run(Arguments given, Terminal terminal);
}
