package org.pirqscope.diagram.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;

/** A file that is there as a whole or not at all: written beside its place, put onto the disk, and renamed. */
public final class CrashSafeFile {

    private final Path target;
    private final boolean replace;

    /** @param replace whether a file that is already there may go */
    public CrashSafeFile(Path target, boolean replace) {
        this.target = target.toAbsolutePath();
        this.replace = replace;
    }

    /** What fills a stream. */
    @FunctionalInterface
    public interface Content {
        void write(OutputStream out) throws IOException;
    }

    /**
     * Writes it; what was there is unchanged on every error.
     *
     * @throws FileAlreadyExistsException if it is there and may not be replaced
     * @throws FileSystemException with a reason if there can be no file of that name
     */
    public void write(Content content) throws IOException {
        Path real = Files.exists(target) ? target.toRealPath() : target;
        if (Files.exists(real) && !Files.isRegularFile(real)) {
            throw new FileSystemException(target.toString(), null, "it is not a file that can be replaced, but a device or a pipe");
        }
        if (Files.exists(real) && !replace) {
            throw new FileAlreadyExistsException(target.toString());
        }
        Path part = real.resolveSibling("." + real.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        part.toFile().deleteOnExit();
        try {
            fill(part, content);
            keepPermissions(part, real);
            take(part, real);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Who may read what was there may read what replaces it, and nobody else. */
    private static void keepPermissions(Path part, Path real) throws IOException {
        if (Files.exists(real) && Files.getFileAttributeView(real, PosixFileAttributeView.class) != null) {
            Files.setPosixFilePermissions(part, Files.getPosixFilePermissions(real));
        }
    }

    private void fill(Path part, Content content) throws IOException {
        try (FileChannel channel = begin(part)) {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
            content.write(out);
            out.flush();
            channel.force(true);
        } catch (IOException failed) {
            throw innermost(failed);
        }
    }

    /** XML and image writers wrap what the system said, which alone tells the user anything. */
    private static IOException innermost(IOException failed) {
        IOException said = failed;
        for (Throwable cause = failed.getCause(); cause != null; cause = cause.getCause()) {
            said = cause instanceof IOException deeper ? deeper : said;
        }
        return said;
    }

    /** The system names the file beside the target, which means nothing to the user. */
    private FileChannel begin(Path part) throws IOException {
        try {
            return FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (NoSuchFileException nowhere) {
            boolean folder = Files.isDirectory(part.getParent());
            throw new FileSystemException(target.toString(), null, folder ? "the system lets nobody make files in this folder" : "the folder does not exist");
        }
    }

    /** Without leave to replace, a file that came meanwhile stays. */
    private void take(Path part, Path real) throws IOException {
        if (!replace) {
            Files.move(part, real);
            return;
        }
        try {
            Files.move(part, real, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException elsewhere) {
            Files.move(part, real, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
