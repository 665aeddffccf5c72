package org.pirqscope.diagram.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Expected texts in {@code golden/}; run with {@code -Dpirqscope.golden=write} to take over what is written now, and
 * review the difference. Counts and step numbers change whenever the machine learns another call; they are not
 * compared.
 */
final class Golden {

    private Golden() {}

    static void check(String name, String actual) {
        Path file =
                Path.of(System.getProperty("pirqscope.root", "."), "tests/org.pirqscope.diagram.tests/golden", name);
        try {
            if ("write".equals(System.getProperty("pirqscope.golden"))) {
                Files.writeString(file, actual);
            }
            assertEquals(counted(Files.readString(file)), counted(actual), name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String counted(String text) {
        return text.replaceAll("of \\d+ calls", "of N calls")
                .replaceAll("\\d+ (calls|rows) left out", "N $1 left out")
                .replaceAll("step([^0-9a-z]{1,3})\\d+", "step$1N");
    }
}
