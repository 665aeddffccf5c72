package org.pirqscope.cli.shell;

import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Help texts, and one sentence for a command line that cannot be read. */
public final class Usage {

    /** Columns that a printed line should not pass. */
    public static final int WIDTH = 100;

    private Usage() {}

    /** The help of one verb. */
    public static String help(CommandLine line) {
        return line.setUsageHelpWidth(WIDTH).getUsageMessage(Ansi.OFF).stripTrailing();
    }

    /** What is wrong with a command line, and its usage. */
    public static String sentence(ParameterException wrong) {
        CommandSpec spec = wrong.getCommandLine().getCommandSpec();
        if (spec.parent() == null && wrong instanceof UnmatchedArgumentException unknown) {
            return "there is no verb " + quoted(unknown.getUnmatched()) + "; there are "
                    + String.join(", ", spec.subcommands().keySet());
        }
        return spec.name() + ": " + reason(wrong) + "; usage: " + synopsis(spec);
    }

    // picocli's own messages span lines and suggest options; what is wrong is enough.
    private static String reason(ParameterException wrong) {
        return switch (wrong) {
            case UnmatchedArgumentException unknown ->
                quoted(unknown.getUnmatched())
                        + (unknown.isUnknownOption() ? " is not an option" : " is one argument too many");
            case MissingParameterException missing ->
                missing.getMissing().stream()
                                .map(arg -> arg.isOption()
                                        ? "the value of " + ((CommandLine.Model.OptionSpec) arg).longestName()
                                        : arg.paramLabel())
                                .collect(Collectors.joining(", "))
                        + (missing.getMissing().size() > 1 ? " are missing" : " is missing");
            default -> firstLine(wrong.getMessage());
        };
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("").strip();
    }

    private static String quoted(List<String> words) {
        return words.stream().map(word -> '"' + TypedText.of(word) + '"').collect(Collectors.joining(" "));
    }

    // The usage shows what is allowed.
    private static String synopsis(CommandSpec spec) {
        String[] custom = spec.usageMessage().customSynopsis();
        return custom.length > 0 ? custom[0] : "pirqscope " + spec.name() + " --help";
    }
}
