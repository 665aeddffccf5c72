package org.pirqscope.diagram.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Expected texts in {@code golden/}; run with {@code -Dpirqscope.golden=write} to take over what is written now, and review the difference. */
final class Golden {

    private Golden() {
    }

    static void check(String name, String actual) {
        Path file = Path.of(System.getProperty("pirqscope.root", "."), "tests/org.pirqscope.diagram.tests/golden", name);
        try {
            if ("write".equals(System.getProperty("pirqscope.golden"))) {
                Files.writeString(file, actual);
            }
            assertEquals(Files.readString(file), actual, name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
