package org.pirqscope.cli.shell;

import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Scenario;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The shapes of options and parameters that the verbs are made of. */
public final class Option {

    private Option() {}

    /** {@code --name}: there or not. */
    public static OptionSpec flag(String name, String description) {
        return flags(description, name).build();
    }

    private static OptionSpec.Builder flags(String description, String name, String... others) {
        return OptionSpec.builder(name, others).type(boolean.class).arity("0").description(description);
    }

    /** {@code --name LABEL}: a text. */
    public static OptionSpec text(String name, String label, String... description) {
        return valued(String.class, name, label, description);
    }

    /** {@code --name LABEL}, any number of times. */
    public static OptionSpec texts(String name, String label, String... description) {
        return valued(String[].class, name, label, description);
    }

    private static OptionSpec valued(Class<?> type, String name, String label, String... description) {
        return OptionSpec.builder(name)
                .type(type)
                .arity("1")
                .paramLabel(label)
                .description(String.join(" ", description))
                .build();
    }

    /** {@code --json}. */
    public static OptionSpec json(String description) {
        return flag("--json", description);
    }

    /** The option that every command line has. */
    public static OptionSpec help() {
        return flags("Explains the verb.", "-h", "--help").usageHelp(true).build();
    }

    /** The option that {@code pirqscope} itself has. */
    public static OptionSpec version() {
        return flags("Prints the version.", "-V", "--version").versionHelp(true).build();
    }

    /** A word that must stand at this place after the verb. */
    public static PositionalParamSpec word(int place, String label, String description) {
        return positional(place, "1", label, description);
    }

    /** A word that may stand at this place after the verb. */
    public static PositionalParamSpec optionalWord(int place, String label, String description) {
        return positional(place, "0..1", label, description);
    }

    /** One or more words after the verb. */
    public static PositionalParamSpec words(String label, String description) {
        return PositionalParamSpec.builder()
                .type(String[].class)
                .arity("1..*")
                .required(true)
                .paramLabel(label)
                .description(description)
                .build();
    }

    /** Any number of words from this place after the verb on. */
    public static PositionalParamSpec moreWords(int place, String label, String description) {
        return PositionalParamSpec.builder()
                .type(String[].class)
                .index(place + "..*")
                .arity("0..*")
                .paramLabel(label)
                .description(description)
                .build();
    }

    /** The SCENARIO of a verb; its completions are the built-in ones. */
    public static PositionalParamSpec scenario(boolean required, String description) {
        return PositionalParamSpec.builder(positional(0, required ? "1" : "0..1", "SCENARIO", description))
                .completionCandidates(
                        () -> BuiltIn.all().stream().map(Scenario::name).iterator())
                .build();
    }

    private static PositionalParamSpec positional(int place, String arity, String label, String description) {
        return PositionalParamSpec.builder()
                .type(String.class)
                .index(Integer.toString(place))
                .arity(arity)
                .required(arity.equals("1"))
                .paramLabel(label)
                .description(String.join(" ", description))
                .build();
    }
}
