package org.pirqscope.diagram.tests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Mermaid under Node, installed once by its lock file. */
final class MermaidJudge {

    private final Path home = Path.of(System.getProperty("pirqscope.root", "."), "releng/org.pirqscope.mermaid");
    private final Path work = home.resolve("target");

    /** Whether the judge can be asked: Node is there, and npm could fetch what the lock file names. */
    boolean ready() {
        if (!Command.exists("node") || !Command.exists("npm")) {
            return false;
        }
        try {
            Files.createDirectories(work);
            for (String file : List.of("package.json", "package-lock.json", "judge.js")) {
                Files.copy(home.resolve(file), work.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Files.isDirectory(work.resolve("node_modules/mermaid"))
                || Command.run(
                                        work,
                                        Map.of(),
                                        List.of(
                                                "npm",
                                                "ci",
                                                "--silent",
                                                "--no-audit",
                                                "--no-fund",
                                                "--fetch-retries=1",
                                                "--fetch-timeout=60000"))
                                .code()
                        == 0;
    }

    /** One line of JSON for each source. */
    List<String> verdicts(List<String> sources) {
        try {
            Path folder = Files.createTempDirectory("mermaid");
            List<String> words = new ArrayList<>(List.of("node", "judge.js"));
            for (int i = 0; i < sources.size(); i++) {
                words.add(Files.writeString(folder.resolve(i + ".mmd"), sources.get(i))
                        .toString());
            }
            List<String> lines =
                    Command.run(work, Map.of(), words).out().lines().toList();
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted((a, b) -> b.compareTo(a))
                        .forEach(path -> path.toFile().delete());
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
