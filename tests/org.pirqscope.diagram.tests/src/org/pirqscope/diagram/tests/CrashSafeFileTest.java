package org.pirqscope.diagram.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pirqscope.diagram.export.Choice;
import org.pirqscope.diagram.export.CrashSafeFile;
import org.pirqscope.diagram.export.Export;
import org.pirqscope.diagram.export.Format;

class CrashSafeFileTest {

    @TempDir
    Path folder;

    private static CrashSafeFile.Content says(String text) {
        return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private long files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }

    @Test
    void aNewFileIsWritten() throws IOException {
        Path file = folder.resolve("new.txt");
        new CrashSafeFile(file, false).write(says("one"));
        assertEquals("one", Files.readString(file));
        assertEquals(1, files());
    }

    @Test
    void aFileThatIsThereStaysUnlessItMayBeReplaced() throws IOException {
        Path file = Files.writeString(folder.resolve("old.txt"), "old");
        assertThrows(FileAlreadyExistsException.class, () -> new CrashSafeFile(file, false).write(says("new")));
        assertEquals("old", Files.readString(file));
        new CrashSafeFile(file, true).write(says("new"));
        assertEquals("new", Files.readString(file));
    }

    @Test
    void aFailureInTheMiddleLeavesWhatWasThereAndNothingElse() throws IOException {
        Path file = Files.writeString(folder.resolve("old.txt"), "old");
        assertThrows(IOException.class, () -> new CrashSafeFile(file, true).write(out -> {
            out.write(new byte[100_000]);
            throw new IOException("disk full");
        }));
        assertEquals("old", Files.readString(file));
        assertEquals(1, files());
    }

    /** Writers of XML and of images have words of their own for it. */
    @ParameterizedTest
    @EnumSource(Format.class)
    void aFullDiskIsSaidInTheSystemsWords(Format format) throws IOException {
        Export export = Export.of(Runs.stale(), Choice.MAIL.withFormat(format));
        Path file = folder.resolve("new");
        IOException full = assertThrows(IOException.class, () -> new CrashSafeFile(file, false).write(out -> export.write(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        })));
        assertEquals("No space left on device", full.getMessage());
        assertEquals(0, files());
    }

    @Test
    void whoMayReadItStaysAsItWas() throws IOException {
        Path file = Files.writeString(folder.resolve("old.txt"), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        new CrashSafeFile(file, true).write(says("new"));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void aPipeIsNotReplaced() throws IOException, InterruptedException {
        Path pipe = folder.resolve("pipe");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        FileSystemException refused = assertThrows(FileSystemException.class, () -> new CrashSafeFile(pipe, true).write(says("new")));
        assertEquals("it is not a file that can be replaced, but a device or a pipe", refused.getReason());
        assertEquals(true, Files.readAttributes(pipe, BasicFileAttributes.class).isOther());
        assertEquals(1, files());
    }

    @Test
    void aFolderThatIsNotThereIsTheReason() {
        Path file = folder.resolve("none/new.txt");
        FileSystemException refused = assertThrows(FileSystemException.class, () -> new CrashSafeFile(file, false).write(says("new")));
        assertEquals("the folder does not exist", refused.getReason());
        assertEquals(file.toString(), refused.getFile());
    }

    @Test
    void aLinkStaysALink() throws IOException {
        Path file = Files.writeString(folder.resolve("old.txt"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link.txt"), file);
        new CrashSafeFile(link, true).write(says("new"));
        assertEquals("new", Files.readString(file));
        assertEquals(true, Files.isSymbolicLink(link));
    }
}
