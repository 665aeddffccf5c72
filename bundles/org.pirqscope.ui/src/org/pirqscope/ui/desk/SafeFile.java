package org.pirqscope.ui.desk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writing a file so that a crash leaves either the old text or the new one, never a part. */
final class SafeFile {

    private SafeFile() {
    }

    /** Replaces the file's text: written beside it, forced to the disk, then moved. */
    static void write(Path target, String text) throws IOException {
        Path real = Files.exists(target) ? target.toRealPath() : target.toAbsolutePath();
        Path beside = Files.createTempFile(real.getParent(), "." + real.getFileName(), ".tmp");
        try {
            force(beside, text);
            keepPermissions(real, beside);
            Files.move(beside, real, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static void force(Path file, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /** A temporary file is private; the saved one is as readable as the one it replaces, or as a new file. */
    private static void keepPermissions(Path old, Path next) throws IOException {
        if (!Files.getFileStore(next).supportsFileAttributeView("posix")) {
            return;
        }
        if (Files.exists(old)) {
            Files.setPosixFilePermissions(next, Files.getPosixFilePermissions(old));
        } else {
            Files.setPosixFilePermissions(next, java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));
        }
    }
}
