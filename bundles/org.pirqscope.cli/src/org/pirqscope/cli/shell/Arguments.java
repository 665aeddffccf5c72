package org.pirqscope.cli.shell;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** What the user gave to a verb. */
public record Arguments(ParseResult parsed) {

    private static final String[] NONE = {};

    /** Whether the flag is there. */
    public boolean flag(String name) {
        return parsed.hasMatchedOption(name);
    }

    /** The text of an option that may be missing. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(parsed.matchedOptionValue(name, null));
    }

    /** The file that an option names; nothing where it is missing or {@code -}, which stands for standard output. */
    public Optional<String> file(String name) {
        return text(name).filter(file -> !file.equals("-"));
    }

    /** The texts of an option that may be repeated. */
    public List<String> texts(String name) {
        return List.of(parsed.matchedOptionValue(name, NONE));
    }

    /** The words after the options. */
    public List<String> words() {
        return parsed.matchedPositionals().stream()
                .flatMap(word -> Stream.of(word.getValue() instanceof String[] several ? several : one(word)))
                .toList();
    }

    private static String[] one(PositionalParamSpec word) {
        return new String[] {word.getValue()};
    }

    /** The whole number that an option names. @throws Refusal unless it is one of {@code least..most} */
    public int number(String name, int least, int most, int otherwise) {
        return text(name).map(text -> number(name, text, least, most)).orElse(otherwise);
    }

    private static int number(String name, String text, int least, int most) {
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException noNumber) {
            // answered below, like a number that is out of range
        }
        throw new Refusal(
                name + " \"" + TypedText.of(text) + "\": expected a whole number from " + least + " to " + most);
    }
}
