package org.pirqscope.report.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pirqscope.report.file.CrashSafeFile;

class CrashSafeFileTest {

    @TempDir
    Path folder;

    private static CrashSafeFile.Content says(String text) {
        return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aNewFileIsWritten() throws IOException {
        Path file = folder.resolve("new.txt");
        new CrashSafeFile(file, false).write(says("one"));
        assertEquals("one", Files.readString(file));
        assertEquals(List.of("new.txt"), files());
    }

    @Test
    void aFileThatIsThereStaysUnlessItMayBeReplaced() throws IOException {
        Path file = Files.writeString(folder.resolve("old.txt"), "old");
        assertThrows(FileAlreadyExistsException.class, () -> new CrashSafeFile(file, false).write(says("new")));
        assertEquals("old", Files.readString(file));
        new CrashSafeFile(file, true).write(says("new"));
        assertEquals("new", Files.readString(file));
        assertEquals(List.of("old.txt"), files());
    }

    /**
     * The other writer takes the name while the content is made: whoever looks first and renames later would replace
     * it.
     */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void ofTwoWritersTheFirstWins(boolean linksAreKnown) throws IOException {
        try (FileSystem noLinks = FileSystems.newFileSystem(
                URI.create("jar:" + folder.resolve("a.zip").toUri()), Map.of("create", "true"))) {
            Path file = linksAreKnown ? folder.resolve("wanted") : noLinks.getPath("/wanted");
            assertThrows(
                    FileAlreadyExistsException.class,
                    () -> new CrashSafeFile(file, false).write(out -> {
                        new CrashSafeFile(file, false).write(says("first"));
                        out.write('2');
                    }));
            assertEquals("first", Files.readString(file));
            try (Stream<Path> files = Files.list(file.getParent())) {
                assertEquals(
                        List.of(),
                        files.filter(other -> other.toString().endsWith(".part"))
                                .toList());
            }
        }
    }

    /** Also a link that leads nowhere, which a look through links does not see. */
    @Test
    void aLinkThatAppearsMeanwhileWinsAsWell() throws IOException {
        Path link = folder.resolve("wanted");
        assertThrows(
                FileAlreadyExistsException.class,
                () -> new CrashSafeFile(link, false)
                        .write(out -> Files.createSymbolicLink(link, folder.resolve("nowhere"))));
        assertTrue(Files.isSymbolicLink(link));
        assertEquals(List.of("wanted"), files());
    }

    /**
     * Two processes in two containers have one number, and a killed one leaves its part: neither is ours to take or to
     * delete.
     */
    @Test
    void aForeignPartOfTheSameNumberIsLeftAlone() throws IOException {
        Path file = folder.resolve("new");
        List<String> own = new java.util.ArrayList<>();
        new CrashSafeFile(file, false).write(out -> own.addAll(files()));
        assertEquals(1, own.size(), own.toString());
        Files.delete(file);
        Path foreign = Files.writeString(folder.resolve(own.getFirst()), "foreign");

        new CrashSafeFile(file, false).write(says("ours"));
        assertEquals("ours", Files.readString(file));
        assertEquals("foreign", Files.readString(foreign));
        new CrashSafeFile(file, true).write(says("again"));
        assertEquals("again", Files.readString(file));
        assertEquals("foreign", Files.readString(foreign));
        assertEquals(2, files().size());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aNameMayBeAsLongAsTheSystemAllows(boolean replace) throws IOException {
        Path longest = folder.resolve("n".repeat(255));
        new CrashSafeFile(longest, replace).write(says("one"));
        assertEquals("one", Files.readString(longest));
        FileSystemException refused = assertThrows(
                FileSystemException.class,
                () -> new CrashSafeFile(folder.resolve("n".repeat(256)), replace).write(says("two")));
        assertEquals("File name too long", refused.getReason());
        assertEquals(1, files().size());
    }

    @Test
    void aFailureInTheMiddleLeavesWhatWasThereAndNothingElse() throws IOException {
        Path file = Files.writeString(folder.resolve("old.txt"), "old");
        for (Throwable failure : List.of(
                new IOException("disk full"), new IllegalStateException("fault"), new OutOfMemoryError("much"))) {
            assertThrows(
                    failure.getClass(),
                    () -> new CrashSafeFile(file, true).write(out -> {
                        out.write(new byte[100_000]);
                        sneak(failure);
                    }));
            assertEquals("old", Files.readString(file));
            assertEquals(List.of("old.txt"), files());
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneak(Throwable failure) throws T {
        throw (T) failure;
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
        FileSystemException refused =
                assertThrows(FileSystemException.class, () -> new CrashSafeFile(pipe, true).write(says("new")));
        assertEquals("it is not a file that can be replaced, but a device or a pipe", refused.getReason());
        assertEquals(true, Files.readAttributes(pipe, BasicFileAttributes.class).isOther());
        assertEquals(List.of("pipe"), files());
    }

    @Test
    void aFolderThatIsNotThereIsTheReason() {
        Path file = folder.resolve("none/new.txt");
        FileSystemException refused =
                assertThrows(FileSystemException.class, () -> new CrashSafeFile(file, false).write(says("new")));
        assertEquals("the folder does not exist", refused.getReason());
        assertEquals(file.toString(), refused.getFile());
    }

    /**
     * The link stays, and the file at its end is replaced, or made where there is none; over any number of links and
     * folders.
     */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aLinkIsFollowedWhereTheFileMayBeReplaced(boolean fileIsThere) throws IOException {
        Path file = Files.createDirectory(folder.resolve("far")).resolve("file");
        if (fileIsThere) {
            Files.writeString(file, "old");
        }
        Path near = Files.createSymbolicLink(folder.resolve("near"), Path.of("far/file"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), near);

        assertThrows(FileAlreadyExistsException.class, () -> new CrashSafeFile(link, false).write(says("new")));
        assertEquals(fileIsThere, Files.exists(file));
        new CrashSafeFile(link, true).write(says("new"));

        assertEquals("new", Files.readString(file));
        assertTrue(Files.isSymbolicLink(link)
                && Files.isSymbolicLink(near)
                && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS));
        assertEquals(List.of("far", "link", "near"), files());
    }

    @Test
    void linksThatGoRoundAreRefused() throws IOException {
        Path one = folder.resolve("one");
        Files.createSymbolicLink(folder.resolve("two"), one);
        Files.createSymbolicLink(one, folder.resolve("two"));
        FileSystemException refused =
                assertThrows(FileSystemException.class, () -> new CrashSafeFile(one, true).write(says("new")));
        assertEquals("too many levels of symbolic links", refused.getReason());
        assertEquals(List.of("one", "two"), files());
    }
}
