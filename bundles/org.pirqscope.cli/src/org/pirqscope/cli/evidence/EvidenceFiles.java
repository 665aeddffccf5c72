package org.pirqscope.cli.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.pirqscope.cli.input.TextFile;
import org.pirqscope.cli.shell.Refusal;
import org.pirqscope.cli.shell.TypedText;
import org.pirqscope.evidence.read.TextSource;

/** Files, folders and {@code -} that a user names as evidence. */
public final class EvidenceFiles {

    private EvidenceFiles() {}

    /** The texts, those of a folder by their names. @throws Refusal on a name that leads to none */
    public static List<TextSource> of(List<String> names) {
        List<TextSource> sources = new ArrayList<>();
        for (String name : names) {
            if (name.equals("-")) {
                sources.add(new TextSource("standard-input", () -> System.in));
            } else if (name.isEmpty()) {
                throw new Refusal(
                        "evidence: \"\": a file name is empty; expected one, a folder, or - for standard input");
            } else {
                add(sources, name, TextFile.path(name));
            }
        }
        return sources;
    }

    private static void add(List<TextSource> sources, String name, Path path) {
        if (!Files.exists(path)) {
            throw new Refusal(TypedText.file(name) + ": there is no such file");
        }
        if (!Files.isDirectory(path)) {
            sources.add(source(name, path));
            return;
        }
        int before = sources.size();
        try (Stream<Path> files = Files.walk(path)) {
            files.filter(Files::isRegularFile).sorted().forEach(file -> sources.add(source(file.toString(), file)));
        } catch (IOException failed) {
            throw new Refusal(TypedText.file(name) + ": cannot be read: " + TextFile.reason(failed));
        }
        if (sources.size() == before) {
            throw new Refusal(TypedText.file(name) + ": the folder holds no file");
        }
    }

    private static TextSource source(String name, Path path) {
        return new TextSource(name, () -> open(name, path));
    }

    private static InputStream open(String name, Path path) {
        try {
            return Files.newInputStream(path);
        } catch (IOException failed) {
            throw new Refusal(TypedText.file(name) + ": cannot be read: " + TextFile.reason(failed));
        }
    }
}
