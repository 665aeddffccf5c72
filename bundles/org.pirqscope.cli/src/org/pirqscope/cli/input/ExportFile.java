package org.pirqscope.cli.input;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.pirqscope.cli.Refusal;
import org.pirqscope.diagram.export.CrashSafeFile;
import org.pirqscope.diagram.export.Export;

/** A file to write a diagram into, which may be larger than a text fits into memory. */
public record ExportFile(String name, boolean replace) {

    /** Writes it as a whole or not at all. @throws Refusal when it exists and may not be replaced, or cannot be written */
    public void write(Export export) {
        Path path = TextFile.path(name);
        if (Files.isDirectory(path)) {
            throw new Refusal(name + ": is a folder, expected a file name");
        }
        try {
            new CrashSafeFile(path, replace).write(export::write);
        } catch (FileAlreadyExistsException exists) {
            throw new Refusal(name + ": exists already; --force replaces it");
        } catch (IOException failed) {
            boolean folder = Files.isDirectory(path.toAbsolutePath().getParent());
            throw new Refusal(name + ": cannot be written: " + (folder ? TextFile.reason(failed) : "the folder does not exist"));
        }
    }
}
