package org.pirqscope.cli.step;

import java.io.IOException;
import java.util.Optional;
import org.pirqscope.cli.shell.ExitCode;
import org.pirqscope.cli.shell.Input;
import org.pirqscope.cli.shell.Refusal;
import org.pirqscope.cli.shell.Terminal;
import org.pirqscope.cli.shell.TypedText;
import org.pirqscope.cli.shell.Usage;
import org.pirqscope.cli.text.Paragraph;
import org.pirqscope.cli.text.RunText;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.scenario.ScenarioException;
import org.pirqscope.machine.version.VersionException;
import org.pirqscope.report.bookmark.RunBookmarks;
import org.pirqscope.report.words.Plural;
import picocli.CommandLine.ParameterException;

/**
 * Takes line by line and does it. A person who types is told what was wrong and goes on; a script ends there, and the
 * refusal names its line.
 */
public final class StepLoop {

    private final TypedLines lines;
    private final Terminal terminal;
    private final boolean typed;
    private String again = "";

    private StepLoop(TypedLines lines, Terminal terminal, boolean typed) {
        this.lines = lines;
        this.terminal = terminal;
        this.typed = typed;
    }

    /** Steps through a scenario's run until the input ends. @return the run's exit code */
    public static int run(Scenario scenario, boolean coloured, Terminal terminal) {
        try (TypedLines lines = lines(terminal)) {
            Terminal fitting = new Terminal(terminal.out().on(coloured, lines::width), terminal.err(), terminal.in());
            int code = new StepLoop(lines, fitting, terminal.in().typed()).from(Standing.startOf(scenario));
            fitting.out().flush();
            return code;
        }
    }

    private static TypedLines lines(Terminal terminal) {
        Input in = terminal.in();
        TypedLines plain = new PlainLines(in, terminal.out());
        if (in.typed() && !in.variables().getOrDefault("TERM", "dumb").equals("dumb")) {
            try {
                return EditedLines.of(CommandHistory.of(in.variables())).orElseGet(() -> plain);
            } catch (IOException noTerminal) {
                // lines can still be read
            }
        }
        return plain;
    }

    private int from(Standing start) {
        Standing at = start;
        if (typed) {
            greet(at);
        }
        for (int number = 1; !terminal.out().closed(); number++) {
            Optional<String> line = lines.next(at);
            if (line.isEmpty()) {
                break;
            }
            Optional<Standing> next = done(at, line.get(), number);
            terminal.out().flush();
            if (next.isEmpty()) {
                break;
            }
            at = next.get();
        }
        return at.run().failed() ? ExitCode.FAILURE_FOUND : ExitCode.OK;
    }

    private void greet(Standing at) {
        new RunText(terminal.out(), RunBookmarks.none()).scenario(at.run().scenario());
        Paragraph.print(
                terminal.out(),
                "",
                Plural.of(at.run().length(), "step")
                        + "; help lists the words, Enter repeats a step, Tab completes, Ctrl+D ends");
        terminal.out().flush();
    }

    // Nothing where the reviewer has enough.
    private Optional<Standing> done(Standing at, String typedLine, int number) {
        try {
            WordLine line = WordLine.of(typed && typedLine.isBlank() ? again : typedLine);
            if (line.empty()) {
                return Optional.of(at);
            }
            StepWord word = StepWords.typed(line.first());
            again = StepWords.repeats(word) ? line.text() : "";
            Standing next = lines.guarded(() -> word.action().act(at, line, terminal));
            return word == StepWords.QUIT ? Optional.empty() : Optional.of(next);
        } catch (ParameterException wrong) {
            return refused(at, Usage.sentence(wrong), number);
        } catch (Refusal | ScenarioException | VersionException refusal) {
            return refused(at, refusal.getMessage(), number);
        }
    }

    private Optional<Standing> refused(Standing at, String sentence, int number) {
        if (!typed) {
            throw new Refusal("standard input:" + number + ": " + sentence);
        }
        terminal.out().flush();
        terminal.err().line(TypedText.line(sentence));
        terminal.err().flush();
        return Optional.of(at);
    }
}
