package org.pirqscope.report.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;

/**
 * A file that is there as a whole or not at all: written beside its place, put onto the disk, and then given its name.
 * Without leave to replace, the name must be free at that moment, so that of several writers the first one wins; a
 * symbolic link takes a name as well. With it, a symbolic link is followed: the file at its end is replaced or made,
 * and the link stays.
 */
public final class CrashSafeFile {

    /** As many as Linux follows (MAXSYMLINKS). */
    private static final int MOST_LINKS = 40;

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
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            throw refused(
                    Files.isDirectory(target)
                            ? "it is a folder"
                            : "it is not a file that can be replaced, but a device or a pipe");
        }
        if (!replace && Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(target.toString());
        }
        Path real = replace ? end() : target;
        try (PartFile part = PartFile.beside(real)) {
            fill(part, content);
            if (replace) {
                keepPermissions(part.path(), real);
                Files.move(part.path(), real, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } else {
                name(part.path());
            }
        }
    }

    /** What the target names when all symbolic links are followed, whether there is such a file or not. */
    private Path end() throws IOException {
        Path end = target;
        for (int links = 0; Files.isSymbolicLink(end); links++) {
            if (links == MOST_LINKS) {
                throw refused("too many levels of symbolic links");
            }
            end = end.resolveSibling(Files.readSymbolicLink(end));
        }
        return end;
    }

    private void fill(PartFile part, Content content) throws IOException {
        try (FileChannel channel = FileChannel.open(part.path(), StandardOpenOption.WRITE)) {
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

    /** Whoever could read the old file can read the new one, and nobody else. */
    private static void keepPermissions(Path part, Path real) throws IOException {
        if (Files.exists(real) && Files.getFileAttributeView(real, PosixFileAttributeView.class) != null) {
            Files.setPosixFilePermissions(part, Files.getPosixFilePermissions(real));
        }
    }

    /** Gives the part the target's name, which nobody may have: the system itself looks and links in one. */
    private void name(Path part) throws IOException {
        try {
            Files.createLink(target, part);
        } catch (FileAlreadyExistsException | NoSuchFileException | AccessDeniedException failed) {
            throw failed;
        } catch (UnsupportedOperationException | FileSystemException noLinks) {
            claim(part);
        }
    }

    /**
     * For file systems without hard links: an empty file holds the name, which the system lets one writer alone make.
     */
    private void claim(Path part) throws IOException {
        Files.createFile(target);
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            Files.deleteIfExists(target);
            throw failed;
        }
    }

    private FileSystemException refused(String reason) {
        return new FileSystemException(target.toString(), null, reason);
    }
}
