package org.pirqscope.cli.step;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.pirqscope.cli.shell.Output;
import org.pirqscope.cli.shell.Refusal;
import org.pirqscope.cli.shell.TypedText;
import org.pirqscope.cli.shell.Usage;
import org.pirqscope.cli.text.Paragraph;

/** All words of the stepper, in the order of the help. */
public final class StepWords {

    static final StepWord HELP = new StepWord(
            "help",
            "help [WORD]",
            "Lists the words, or explains one",
            at -> names(),
            (at, line, terminal) -> help(at, line, terminal.out()));

    static final StepWord QUIT = new StepWord(
            "quit", "Ends, as the end of the input does; the exit code is that of run", (at, line, terminal) -> at);

    private static final List<StepWord> ALL = Stream.of(
                    MoveWords.all(), ChangeWords.all(), BookmarkWords.all(), LookWords.all(), List.of(HELP, QUIT))
            .flatMap(List::stream)
            .toList();

    private static final List<String> REPEATED = List.of("step", "over", "return", "resume", "next", "back");

    private static final int MARGIN = 12;

    private StepWords() {}

    /** What may be typed first. */
    static Stream<String> names() {
        return ALL.stream().map(StepWord::name);
    }

    /** For each word how it is typed and what it does, for a verb's help. */
    public static Stream<String> lines() {
        return ALL.stream().flatMap(word -> {
            List<String> lines = new Paragraph(Usage.WIDTH - MARGIN).lines(word.says() + ".");
            String head = "  " + Paragraph.pad(word.name(), MARGIN - 2);
            return IntStream.range(0, lines.size()).mapToObj(i -> (i == 0 ? head : " ".repeat(MARGIN)) + lines.get(i));
        });
    }

    /** The word of that whole name. */
    static StepWord named(String name) {
        return ALL.stream().filter(word -> word.name().equals(name)).findFirst().orElseThrow();
    }

    /** The word that is typed; its beginning is enough where no other begins so. @throws Refusal for none */
    static StepWord typed(String typed) {
        List<StepWord> begun =
                ALL.stream().filter(word -> word.name().startsWith(typed)).toList();
        return begun.stream()
                .filter(word -> word.name().equals(typed))
                .findFirst()
                .or(() -> begun.size() == 1 ? begun.stream().findFirst() : Optional.empty())
                .orElseThrow(() -> unknown(typed, begun));
    }

    /** Whether an empty line does it again. */
    static boolean repeats(StepWord word) {
        return REPEATED.contains(word.name());
    }

    private static Refusal unknown(String typed, List<StepWord> begun) {
        String names =
                (begun.isEmpty() ? ALL : begun).stream().map(StepWord::name).collect(Collectors.joining(", "));
        return new Refusal("\"" + TypedText.of(typed) + "\" is no word of step; there are " + names);
    }

    private static Standing help(Standing at, WordLine line, Output out) {
        if (line.arguments().isEmpty()) {
            ALL.forEach(word -> Paragraph.print(out, "  " + Paragraph.pad(word.name(), MARGIN - 2), word.says() + "."));
            out.line("help WORD says more. The beginning of a word is enough where no other begins so.");
        } else {
            StepWord word = typed(line.rest());
            out.line(Usage.help(word.parser()));
        }
        return at;
    }
}
