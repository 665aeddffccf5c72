package org.pirqscope.cli.input;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.pirqscope.cli.shell.Refusal;
import org.pirqscope.cli.shell.TypedText;
import org.pirqscope.report.file.CrashSafeFile;

/** A file that the user names for a result. */
public record ResultFile(String name, boolean replace) {

    /** Writes a text. @throws Refusal when it exists and may not be replaced, or cannot be written */
    public void write(String text) {
        write(out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Writes what may be larger than fits into memory, as a whole or not at all. @throws Refusal when it exists and may
     * not be replaced, or cannot be written
     */
    public void write(CrashSafeFile.Content content) {
        if (name.isEmpty()) {
            throw new Refusal("-o \"\": a file name is empty; expected one, or - for standard output");
        }
        Path path = TextFile.path(name);
        if (Files.isDirectory(path)) {
            throw new Refusal(TypedText.file(name) + ": is a folder, expected a file name");
        }
        try {
            new CrashSafeFile(path, replace).write(content);
        } catch (FileAlreadyExistsException exists) {
            throw new Refusal(TypedText.file(name) + ": exists already; --force replaces it");
        } catch (IOException failed) {
            throw new Refusal(TypedText.file(name) + ": cannot be written: " + TextFile.reason(failed));
        }
    }
}
