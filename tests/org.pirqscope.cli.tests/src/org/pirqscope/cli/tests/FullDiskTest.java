package org.pirqscope.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pirqscope.diagram.export.Choice;
import org.pirqscope.diagram.export.Export;
import org.pirqscope.diagram.export.ExportFormat;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.report.file.CrashSafeFile;

class FullDiskTest {

    @TempDir
    Path folder;

    /** Writers of XML and of images have words of their own for it. */
    @ParameterizedTest
    @EnumSource(ExportFormat.class)
    void aFullDiskIsSaidInTheSystemsWords(ExportFormat format) throws IOException {
        Export export = Export.of(Run.of(BuiltIn.named("stale-pirq")), Choice.MAIL.withFormat(format));
        CrashSafeFile file = new CrashSafeFile(folder.resolve("new"), false);
        IOException full = assertThrows(
                IOException.class,
                () -> file.write(out -> export.write(new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("No space left on device");
                    }
                })));
        assertEquals("No space left on device", full.getMessage());
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(0, files.count());
        }
    }
}
