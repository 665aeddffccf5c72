package org.pirqscope.report.file;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A file in the making, beside the one that it will become. Its name is its own, however long the other one is, and it
 * takes none that is there already, be it of another process with the same number. It goes when it is closed, and when
 * the process is asked to end.
 */
final class PartFile implements AutoCloseable {

    /** More than one process ever has open; a folder with as many leftovers needs somebody to look at it. */
    private static final int MOST = 10_000;

    private final Thread onExit = new Thread(this::delete);
    private volatile Path path;

    private PartFile() {
        Runtime.getRuntime().addShutdownHook(onExit);
    }

    /** Makes an empty one. @throws FileSystemException naming the target, with a reason, where there can be none */
    static PartFile beside(Path target) throws IOException {
        PartFile part = new PartFile();
        try {
            part.take(target);
            return part;
        } catch (IOException failed) {
            part.close();
            throw failed;
        }
    }

    private void take(Path target) throws IOException {
        for (int number = 0; path == null; number++) {
            if (number == MOST) {
                throw new FileSystemException(
                        target.toString(), null, "the folder is full of unfinished files (.pirqscope-*.part)");
            }
            try {
                path = Files.createFile(target.resolveSibling(
                        ".pirqscope-" + ProcessHandle.current().pid() + "-" + number + ".part"));
            } catch (FileAlreadyExistsException other) {
                // somebody else's: the next number
            } catch (NoSuchFileException nowhere) {
                boolean folder = Files.isDirectory(target.getParent());
                throw new FileSystemException(
                        target.toString(),
                        null,
                        folder ? "the system lets no one create files in this folder" : "the folder does not exist");
            }
        }
    }

    Path path() {
        return path;
    }

    private void delete() {
        Path made = path;
        if (made == null) {
            return;
        }
        try {
            Files.deleteIfExists(made);
        } catch (IOException stays) {
            // nothing else can be done for it
        }
    }

    @Override
    public void close() {
        delete();
        try {
            Runtime.getRuntime().removeShutdownHook(onExit);
        } catch (IllegalStateException ending) {
            // then it runs already
        }
    }
}
