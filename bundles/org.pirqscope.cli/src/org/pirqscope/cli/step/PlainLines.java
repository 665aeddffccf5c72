package org.pirqscope.cli.step;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.pirqscope.cli.shell.Input;
import org.pirqscope.cli.shell.Output;
import org.pirqscope.cli.shell.Refusal;
import org.pirqscope.cli.shell.Usage;

/** Lines of a pipe or a file, or of a terminal that can do no more than lines. */
final class PlainLines implements TypedLines {

    private static final int LONGEST = 1 << 16;

    private final BufferedReader reader;
    private final Output out;
    private final boolean typed;

    PlainLines(Input in, Output out) {
        this.reader = new BufferedReader(new InputStreamReader(in.stream(), StandardCharsets.UTF_8));
        this.out = out;
        this.typed = in.typed();
    }

    @Override
    public Optional<String> next(Standing at) {
        if (typed) {
            out.line(at.position() + ">");
            out.flush();
        }
        try {
            return line();
        } catch (IOException failed) {
            throw new Refusal("standard input cannot be read: " + failed.getMessage());
        }
    }

    // as long as one that a person types, whatever comes
    private Optional<String> line() throws IOException {
        StringBuilder line = new StringBuilder();
        int c = reader.read();
        if (c < 0) {
            return Optional.empty();
        }
        for (; c >= 0 && c != '\n'; c = reader.read()) {
            line.append((char) c);
            if (line.length() > LONGEST) {
                throw new Refusal("longer than " + LONGEST + " characters");
            }
        }
        return Optional.of(line.toString());
    }

    @Override
    public int width() {
        return Usage.WIDTH;
    }
}
