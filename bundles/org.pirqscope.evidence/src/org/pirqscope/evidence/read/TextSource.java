package org.pirqscope.evidence.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A text that can be opened once. */
public record TextSource(String name, Opening opening) {

    /** Opens it. */
    public interface Opening {

        /** The bytes from the first on. */
        InputStream open() throws IOException;
    }

    /** A file by its whole name; of a folder all files in it. @throws IOException if it cannot be read */
    public static List<TextSource> at(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of(of(path.toString(), path));
        }
        try (Stream<Path> files = Files.walk(path)) {
            return files.filter(Files::isRegularFile)
                    .sorted()
                    .map(file -> of(file.toString(), file))
                    .toList();
        }
    }

    private static TextSource of(String name, Path path) {
        return new TextSource(name, () -> Files.newInputStream(path));
    }
}
