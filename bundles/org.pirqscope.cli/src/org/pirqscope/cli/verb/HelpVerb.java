package org.pirqscope.cli.verb;

import java.util.List;
import java.util.Optional;
import org.pirqscope.cli.shell.Arguments;
import org.pirqscope.cli.shell.ExitCode;
import org.pirqscope.cli.shell.Option;
import org.pirqscope.cli.shell.Refusal;
import org.pirqscope.cli.shell.Terminal;
import org.pirqscope.cli.shell.TypedText;
import org.pirqscope.cli.shell.Usage;
import org.pirqscope.cli.shell.Verb;
import org.pirqscope.cli.text.ManualText;
import org.pirqscope.report.manual.Manual;
import org.pirqscope.report.manual.ManualSection;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** {@code help [TOPIC ...]}: the usage of a verb, and what the manual says of it, of a view or of a term. */
public final class HelpVerb implements Verb {

    private static final String CONTENTS = "contents";

    @Override
    public void describe(CommandSpec spec) {
        spec.addPositional(Option.moreWords(0, "TOPIC", "A verb, a view, a term, a heading, or words to look for."));
        spec.usageMessage()
                .description("Explains a verb, a view or a term; without a topic, lists the verbs.")
                .customSynopsis("pirqscope help [TOPIC ...]")
                .footer(
                        "",
                        "help contents lists all that the manual has. It is the text of docs/, which the desktop "
                                + "shows with F1.",
                        "",
                        "Examples: pirqscope help explore",
                        "          pirqscope help Message decode",
                        "          pirqscope help not compared");
    }

    @Override
    public int run(Arguments given, Terminal terminal) {
        String asked = String.join(" ", given.words());
        CommandLine verbs = Verbs.complete();
        if (asked.isEmpty()) {
            terminal.out().line(Usage.help(verbs));
            return ExitCode.OK;
        }
        Manual manual = Manual.read();
        CommandLine verb = verbs.getSubcommands().get(asked);
        if (verb != null) {
            terminal.out().line(Usage.help(verb));
            terminal.out().line();
        }
        print(manual, asked, terminal);
        return ExitCode.OK;
    }

    private static void print(Manual manual, String asked, Terminal terminal) {
        Optional<ManualSection> topic = manual.topic(asked);
        List<ManualSection> found = manual.find(asked);
        if (topic.isPresent()) {
            ManualText.print(terminal.out(), manual.whole(topic.get()));
        } else if (asked.equalsIgnoreCase(CONTENTS)) {
            ManualText.print(terminal.out(), manual.contents());
        } else if (found.size() == 1) {
            ManualText.print(terminal.out(), manual.whole(found.getFirst()));
        } else if (!found.isEmpty()) {
            ManualText.print(terminal.out(), manual.answer(asked));
        } else {
            throw new Refusal("help: there is no verb or topic \"" + TypedText.of(asked)
                    + "\", and no text has it; there are the verbs " + String.join(", ", Verbs.names())
                    + ", and the topics of help contents");
        }
    }
}
