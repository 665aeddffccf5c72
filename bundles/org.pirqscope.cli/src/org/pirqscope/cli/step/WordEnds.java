package org.pirqscope.cli.step;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.pirqscope.cli.shell.Refusal;

/** What the Tab key offers: words, then what the run has to name, options and files. */
final class WordEnds {

    private static final int MOST_FILES = 500;

    private WordEnds() {}

    /** All words that may stand at the end of the line and begin with what stands there. @param last what is begun */
    static List<String> of(Standing at, List<String> before, String last) {
        return offered(at, before, last)
                .filter(word -> word.startsWith(last))
                .distinct()
                .toList();
    }

    private static Stream<String> offered(Standing at, List<String> before, String last) {
        if (before.isEmpty()) {
            return StepWords.names();
        }
        StepWord word;
        try {
            word = StepWords.typed(before.getFirst());
        } catch (Refusal unknown) {
            return Stream.of();
        }
        if (before.getLast().equals("-o")) {
            return files(last);
        }
        if (last.startsWith("-")) {
            return word.optionNames();
        }
        boolean runs = word.name().equals("diff");
        return Stream.concat(word.follows().apply(at), runs ? files(last) : Stream.of());
    }

    /** Files whose name begins so; folders end with a slash. */
    static Stream<String> files(String begun) {
        int slash = begun.lastIndexOf('/');
        String folder = begun.substring(0, slash + 1);
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(
                Path.of(folder.isEmpty() ? "." : folder),
                file -> file.getFileName().toString().startsWith(begun.substring(slash + 1)))) {
            for (Path file : files) {
                names.add(folder + file.getFileName() + (Files.isDirectory(file) ? "/" : ""));
                if (names.size() == MOST_FILES) {
                    break;
                }
            }
        } catch (IOException | InvalidPathException | java.nio.file.DirectoryIteratorException notThere) {
            // no files to offer
        }
        return names.stream().sorted();
    }
}
