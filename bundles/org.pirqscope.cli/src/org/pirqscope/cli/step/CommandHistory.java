package org.pirqscope.cli.step;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pirqscope.report.file.CrashSafeFile;

/**
 * The lines that were typed, in a file that is written anew after each: as a whole or not at all, so that a process
 * that is killed loses none, and two of them have the lines of both.
 */
final class CommandHistory {

    private static final int MOST = 1000;
    private static final int LONGEST = 1 << 20;

    private final Optional<Path> file;

    private CommandHistory(Optional<Path> file) {
        this.file = file;
    }

    /** In the user's folder for state: PIRQSCOPE_DATA, else pirqscope in XDG_STATE_HOME; nowhere if there is none. */
    static CommandHistory of(Map<String, String> variables) {
        String data = variables.getOrDefault("PIRQSCOPE_DATA", "");
        String home = variables.getOrDefault("HOME", "");
        String state = variables.getOrDefault("XDG_STATE_HOME", "");
        if (data.isEmpty() && state.isEmpty() && home.isEmpty()) {
            return new CommandHistory(Optional.empty());
        }
        Path folder = !data.isEmpty()
                ? Path.of(data)
                : state.isEmpty() ? Path.of(home, ".local", "state", "pirqscope") : Path.of(state, "pirqscope");
        return in(folder.resolve("step-history"));
    }

    /** In that file. */
    static CommandHistory in(Path file) {
        return new CommandHistory(Optional.of(file));
    }

    /** The lines, the oldest first; none where they cannot be read. */
    List<String> lines() {
        try {
            if (file.isPresent() && Files.size(file.get()) <= LONGEST) {
                return new String(Files.readAllBytes(file.get()), StandardCharsets.UTF_8)
                        .lines()
                        .toList();
            }
        } catch (IOException none) {
            // as in the first session
        }
        return List.of();
    }

    /** Adds a line. @throws IOException if the file cannot be written; what it had stays */
    void add(String line) throws IOException {
        if (file.isEmpty()) {
            return;
        }
        List<String> all = new ArrayList<>(lines());
        if (all.isEmpty() || !all.getLast().equals(line)) {
            all.add(line);
            String text = String.join("\n", all.subList(Math.max(0, all.size() - MOST), all.size())) + "\n";
            Files.createDirectories(file.get().getParent());
            new CrashSafeFile(file.get(), true).write(out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        }
    }
}
