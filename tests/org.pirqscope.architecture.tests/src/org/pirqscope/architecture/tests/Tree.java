package org.pirqscope.architecture.tests;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The project's files. */
record Tree(Path root) {
    /** The tree that this test was built in. */
    static Tree here() {
        String told = System.getProperty("pirqscope.root");
        Path folder = Path.of(told != null ? told : "").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException(
                    "no project root above " + Path.of("").toAbsolutePath());
        }
        return new Tree(folder);
    }

    List<Bundle> bundles() {
        return folders("bundles").stream()
                .filter(folder -> Files.exists(manifest(folder)))
                .map(this::bundle)
                .toList();
    }

    Map<String, Bundle> bundlesByName() {
        return bundles().stream().collect(Collectors.toMap(Bundle::name, Function.identity()));
    }

    private Bundle bundle(Path folder) {
        try (InputStream in = Files.newInputStream(manifest(folder))) {
            return Bundle.of(new Manifest(in).getMainAttributes(), sources(folder.resolve("src")));
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
    }

    /** Folders with sources that no build looks at, since they have no manifest. */
    List<String> sourcesWithoutManifest() {
        return Stream.of("bundles", "tests")
                .flatMap(part -> folders(part).stream())
                .filter(folder -> Files.isDirectory(folder.resolve("src")) && !Files.exists(manifest(folder)))
                .map(folder -> root.relativize(folder) + " has sources but no META-INF/MANIFEST.MF: nothing builds it")
                .toList();
    }

    /** All that people write: nothing out of src-gen. */
    List<Source> handWritten() {
        return Stream.of("bundles", "tests", "releng")
                .flatMap(part -> folders(part).stream())
                .flatMap(folder -> sources(folder).stream())
                .toList();
    }

    private List<Source> sources(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> isWritten(root.relativize(file)))
                    .sorted()
                    .map(file -> Source.of(root.relativize(file).toString(), text(file)))
                    .toList();
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
    }

    private static boolean isWritten(Path file) {
        return Stream.of("src-gen", "target", "bin")
                .noneMatch(made -> Stream.iterate(file, part -> part != null, Path::getParent)
                        .anyMatch(part -> part.endsWith(made)));
    }

    /** What git tracks; nothing to say where the tree is not a clone. */
    Optional<List<String>> tracked() {
        try {
            Process git = new ProcessBuilder("git", "-c", "core.quotePath=false", "-c", "safe.directory=*", "ls-files")
                    .directory(root.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            List<String> paths =
                    new String(git.getInputStream().readAllBytes()).lines().toList();
            return git.waitFor() == 0 ? Optional.of(paths) : Optional.empty();
        } catch (IOException absent) {
            return Optional.empty();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    String text(Path file) {
        try {
            return Files.readString(root.resolve(file));
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
    }

    private List<Path> folders(String part) {
        try (Stream<Path> listed = Files.list(root.resolve(part))) {
            return listed.filter(Files::isDirectory).sorted().toList();
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
    }

    private static Path manifest(Path folder) {
        return folder.resolve("META-INF/MANIFEST.MF");
    }
}
