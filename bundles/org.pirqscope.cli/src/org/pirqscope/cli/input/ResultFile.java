package org.pirqscope.cli.input;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.pirqscope.cli.Refusal;

/**
 * A file to write a result into: there as a whole or not at all. The text goes to a temporary file in the same folder, onto
 * the disk, and then takes the name.
 */
public record ResultFile(String name, boolean replace) {

    /** Writes it. @throws Refusal when it exists and may not be replaced, or cannot be written */
    public void write(String text) {
        Path target = TextFile.path(name).toAbsolutePath();
        if (Files.isDirectory(target)) {
            throw new Refusal(name + ": is a folder, expected a file name");
        }
        if (Files.exists(target) && !replace) {
            throw exists();
        }
        try {
            writeWhole(Files.exists(target) ? target.toRealPath() : target, text);
        } catch (FileAlreadyExistsException meanwhile) {
            throw exists();
        } catch (IOException failed) {
            throw new Refusal(name + ": cannot be written: " + reason(failed, target));
        }
    }

    // The temporary file lies beside the target, so that taking the name is one step of the file system.
    private void writeWhole(Path target, String text) throws IOException {
        Path part = target.resolveSibling("." + target.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        try {
            fill(part, text);
            take(part, target);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static void fill(Path part, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            // onto the disk before the name is taken: after a crash there is the old file or the new one
            channel.force(true);
        }
    }

    // Without permission to replace, the move itself fails when the name was taken meanwhile.
    private void take(Path part, Path target) throws IOException {
        if (!replace) {
            Files.move(part, target);
            return;
        }
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException elsewhere) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private Refusal exists() {
        return new Refusal(name + ": exists already; --force replaces it");
    }

    // The system names the temporary file, which means nothing to the user.
    private static String reason(IOException failed, Path target) {
        return Files.isDirectory(target.getParent()) ? TextFile.reason(failed) : "the folder does not exist";
    }
}
