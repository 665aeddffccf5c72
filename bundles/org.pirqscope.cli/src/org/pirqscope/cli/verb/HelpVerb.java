package org.pirqscope.cli.verb;

import org.pirqscope.cli.shell.Arguments;
import org.pirqscope.cli.shell.ExitCode;
import org.pirqscope.cli.shell.Option;
import org.pirqscope.cli.shell.Refusal;
import org.pirqscope.cli.shell.Terminal;
import org.pirqscope.cli.shell.TypedText;
import org.pirqscope.cli.shell.Usage;
import org.pirqscope.cli.shell.Verb;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** {@code help [VERB]}: the same as {@code --help}. */
public final class HelpVerb implements Verb {

    @Override
    public void describe(CommandSpec spec) {
        spec.addPositional(Option.optionalWord(0, "VERB", "The verb to explain."));
        spec.usageMessage().description("Explains a verb, or lists them all.").customSynopsis("pirqscope help [VERB]");
    }

    @Override
    public int run(Arguments given, Terminal terminal) {
        CommandLine all = Verbs.complete();
        CommandLine asked = given.words().isEmpty()
                ? all
                : all.getSubcommands().get(given.words().getFirst());
        if (asked == null) {
            throw new Refusal("help: there is no verb \""
                    + TypedText.of(given.words().getFirst()) + "\"; there are " + String.join(", ", Verbs.names()));
        }
        terminal.out().line(Usage.help(asked));
        return ExitCode.OK;
    }
}
