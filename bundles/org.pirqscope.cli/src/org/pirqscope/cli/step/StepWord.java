package org.pirqscope.cli.step;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.pirqscope.cli.shell.Arguments;
import org.pirqscope.cli.shell.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * One word of the stepper.
 *
 * @param form how it is typed
 * @param says what it does
 * @param options those that it takes, as a verb of the command line has them
 * @param follows what may stand after it, for the Tab key
 */
record StepWord(
        String name,
        String form,
        String says,
        Consumer<CommandSpec> options,
        Function<Standing, Stream<String>> follows,
        Action action) {

    /** What a word does. */
    interface Action {

        /** Does it. @return where the reviewer stands then @throws org.pirqscope.cli.shell.Refusal on bad input */
        Standing act(Standing at, WordLine line, Terminal terminal);
    }

    /** A word without options. */
    StepWord(String name, String form, String says, Function<Standing, Stream<String>> follows, Action action) {
        this(name, form, says, spec -> {}, follows, action);
    }

    /** A word that nothing follows. */
    StepWord(String name, String says, Action action) {
        this(name, name, says, at -> Stream.of(), (at, line, terminal) -> {
            Following.nothing(line);
            return action.act(at, line, terminal);
        });
    }

    /** What follows it, parsed as a verb's command line. @throws CommandLine.ParameterException if it cannot be */
    Arguments parsed(List<String> words) {
        return new Arguments(parser().parseArgs(words.toArray(String[]::new)));
    }

    /** The parser of what follows; its usage explains the options. */
    CommandLine parser() {
        CommandSpec spec = CommandSpec.create().name(name);
        spec.usageMessage().customSynopsis(form).description(says + ".").sortOptions(false);
        options.accept(spec);
        return new CommandLine(spec).setExpandAtFiles(false);
    }

    /** Names of its options. */
    Stream<String> optionNames() {
        return parser().getCommandSpec().options().stream().map(option -> option.longestName());
    }
}
