package org.pirqscope.cli.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.pirqscope.cli.shell.Refusal;
import org.pirqscope.cli.shell.TypedText;

/** A text file that the user names, {@code -} for standard input: read as a whole, within a limit. */
public final class TextFile {

    // Far above any scenario or listing; /dev/zero and its like end here.
    private static final int LIMIT = 64 << 20;

    private TextFile() {}

    /** The path that a user typed. @throws Refusal if no file can have it */
    public static Path path(String name) {
        try {
            Path path = Path.of(name);
            // Java drops the slash, with which the system would open a folder only.
            if (name.endsWith("/") && !Files.isDirectory(path)) {
                throw new Refusal(TypedText.file(name) + ": names a folder, expected a file");
            }
            return path;
        } catch (InvalidPathException impossible) {
            throw new Refusal("\"" + TypedText.file(name) + "\" cannot be a file name: " + impossible.getReason());
        }
    }

    /** The text, which must be UTF-8. @throws Refusal naming the file and what is wrong with it */
    public static String read(String name) {
        return decoded(name, bytes(name));
    }

    /**
     * The text of a listing, which may quote names in any encoding. @throws Refusal naming the file and what is wrong
     * with it
     */
    public static String readListing(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    /**
     * The bytes as they are, for a reader that knows encodings of its own. @throws Refusal naming the file and what is
     * wrong with it
     */
    // One byte more than the limit is asked for, to know whether there is more.
    public static byte[] bytes(String name) {
        if (name.isEmpty()) {
            throw new Refusal("\"\": a file name is empty; expected one, or - for standard input");
        }
        Path file = path(name);
        if (Files.isDirectory(file)) {
            throw new Refusal(TypedText.file(name) + ": is a folder, expected a file");
        }
        try (InputStream in = name.equals("-") ? System.in : Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LIMIT + 1);
            if (bytes.length > LIMIT) {
                throw new Refusal(TypedText.file(name) + ": longer than " + (LIMIT >> 20) + " MiB");
            }
            return bytes;
        } catch (NoSuchFileException missing) {
            throw new Refusal(TypedText.file(name) + ": there is no such file");
        } catch (IOException failed) {
            throw new Refusal(TypedText.file(name) + ": cannot be read: " + reason(failed));
        }
    }

    private static String decoded(String name, byte[] bytes) {
        ByteBuffer left = ByteBuffer.wrap(bytes);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(left).toString();
        } catch (CharacterCodingException notUtf8) {
            throw new Refusal(place(name, bytes, left.position()) + ": a byte that is not UTF-8, expected UTF-8 text");
        }
    }

    // Line and column of a byte, both from 1.
    private static String place(String name, byte[] bytes, int position) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < position && i < bytes.length; i++) {
            line += bytes[i] == '\n' ? 1 : 0;
            column = bytes[i] == '\n' ? 1 : column + 1;
        }
        return TypedText.file(name) + ":" + line + ":" + column;
    }

    /** What the system said, without the file name that it repeats. */
    public static String reason(IOException failed) {
        return switch (failed) {
            case java.nio.file.AccessDeniedException denied -> "permission denied";
            case java.nio.file.FileSystemException system
            when system.getReason() != null -> system.getReason().toLowerCase(java.util.Locale.ROOT);
            default -> String.valueOf(failed.getMessage());
        };
    }
}
