package org.pirqscope.cli.step;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jline.reader.Candidate;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.pirqscope.cli.shell.Usage;

/** Lines that a person types and edits on a terminal. */
final class EditedLines implements TypedLines {

    // A library of the system is asked where Java can do so by itself, else stty.
    private static final String PROVIDERS = Runtime.version().feature() >= 22 ? "ffm,exec" : "exec";
    private static final int NARROWEST = 40;

    private final Terminal terminal;
    private final LineReader reader;
    private final CommandHistory history;
    private Standing standing;

    private EditedLines(Terminal terminal, CommandHistory history) {
        this.terminal = terminal;
        this.history = history;
        DefaultParser parser = new DefaultParser().escapeChars(new char[0]);
        this.reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("pirqscope")
                .parser(parser)
                .completer(this::complete)
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.HISTORY_IGNORE_DUPS, true)
                .option(LineReader.Option.AUTO_MENU, false)
                .variable(LineReader.BELL_STYLE, "none")
                .build();
        history.lines().forEach(reader.getHistory()::add);
    }

    /** On the terminal of this process; nothing for one that does no more than lines or has no known width. */
    static Optional<TypedLines> of(CommandHistory history) throws IOException {
        Terminal terminal = TerminalBuilder.builder()
                .system(true)
                .providers(PROVIDERS)
                .graphemeCluster(
                        false) // all that is printed is ASCII; the terminal need not be asked how wide it draws
                .dumb(true)
                .build();
        if (terminal.getWidth() <= 0 || terminal.getType().startsWith(Terminal.TYPE_DUMB)) {
            terminal.close();
            return Optional.empty();
        }
        return Optional.of(new EditedLines(terminal, history));
    }

    private void complete(LineReader from, ParsedLine line, List<Candidate> candidates) {
        List<String> before = line.words().subList(0, line.wordIndex());
        String begun = line.word().substring(0, line.wordCursor());
        for (String word : WordEnds.of(standing, before, begun)) {
            boolean whole = !word.endsWith(":") && !word.endsWith("/");
            candidates.add(new Candidate(word, word, null, null, null, null, whole));
        }
    }

    @Override
    public Optional<String> next(Standing at) {
        standing = at;
        while (true) {
            try {
                String line = reader.readLine(prompt(at));
                keep(line);
                return Optional.of(line);
            } catch (UserInterruptException cleared) {
                // the line that was begun goes, as in a shell
            } catch (EndOfFileException end) {
                return Optional.empty();
            }
        }
    }

    private static String prompt(Standing at) {
        return at.now()
                        .step()
                        .map(step -> step.number() + " " + step.actorName())
                        .orElse("0") + "> ";
    }

    private void keep(String line) {
        if (line.isBlank()) {
            return;
        }
        try {
            history.add(line.strip());
        } catch (IOException full) {
            // the line is still in the history of this session
        }
    }

    @Override
    public <T> T guarded(Supplier<T> work) {
        Thread worker = Thread.currentThread();
        Terminal.SignalHandler before = terminal.handle(Terminal.Signal.INT, signal -> worker.interrupt());
        try {
            return work.get();
        } finally {
            terminal.handle(Terminal.Signal.INT, before);
            Thread.interrupted();
        }
    }

    @Override
    public int width() {
        return Math.clamp(terminal.getWidth() - 1, NARROWEST, Usage.WIDTH);
    }

    @Override
    public void close() {
        try {
            terminal.close();
        } catch (IOException gone) {
            // with the terminal
        }
    }
}
