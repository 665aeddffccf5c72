package org.pirqscope.cli.verb;

import org.pirqscope.cli.ExitCode;
import org.pirqscope.cli.Given;
import org.pirqscope.cli.Option;
import org.pirqscope.cli.Refusal;
import org.pirqscope.cli.Shown;
import org.pirqscope.cli.Terminal;
import org.pirqscope.cli.Usage;
import org.pirqscope.cli.Verb;
import org.pirqscope.cli.Verbs;
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
    public int run(Given given, Terminal terminal) {
        CommandLine all = Verbs.complete();
        CommandLine asked = given.words().isEmpty()
                ? all
                : all.getSubcommands().get(given.words().getFirst());
        if (asked == null) {
            throw new Refusal("help: there is no verb \""
                    + Shown.of(given.words().getFirst()) + "\"; there are " + String.join(", ", Verbs.names()));
        }
        terminal.out().line(Usage.help(asked));
        return ExitCode.OK;
    }
}
