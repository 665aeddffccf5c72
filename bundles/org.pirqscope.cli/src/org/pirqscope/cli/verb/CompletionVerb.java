package org.pirqscope.cli.verb;

import org.pirqscope.cli.shell.Arguments;
import org.pirqscope.cli.shell.ExitCode;
import org.pirqscope.cli.shell.Terminal;
import org.pirqscope.cli.shell.Verb;
import picocli.AutoComplete;
import picocli.CommandLine.Model.CommandSpec;

/** {@code completion}: a script that teaches bash and zsh the verbs and options. */
public final class CompletionVerb implements Verb {

    @Override
    public void describe(CommandSpec spec) {
        spec.usageMessage()
                .description("Prints a completion script for bash and zsh.")
                .customSynopsis("pirqscope completion")
                .footer("", "Use it with: source <(pirqscope completion)");
    }

    @Override
    public int run(Arguments given, Terminal terminal) {
        terminal.out().line(AutoComplete.bash("pirqscope", Verbs.complete()).stripTrailing());
        return ExitCode.OK;
    }
}
