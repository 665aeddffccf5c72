package org.pirqscope.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pirqscope.machine.scenario.ScenarioReader;

/**
 * A process that saves is killed at any moment: under a final name there is never half a file, and what it said to be
 * saved is there. {@code -Dpirqscope.kills=1000} kills more often.
 */
class CrashTest {

    private static final int KILLS = Integer.getInteger("pirqscope.kills", 12);

    @TempDir
    Path folder;

    @Test
    void whatIsSavedIsWholeAndStays() throws IOException, InterruptedException {
        Random random = new Random(KILLS);
        String export =
                Shell.run("diagram", "stale-pirq", "--format", "plantuml").out();
        int saved = 0;
        for (int kill = 1; kill <= KILLS; kill++) {
            saved = killed(saved + 1, random.nextInt(120));
            String text = Files.readString(folder.resolve("saved.yaml"));
            String[] end =
                    text.substring(text.lastIndexOf("\n# saved ")).strip().split(" ");
            int number = Integer.parseInt(end[2]);
            assertTrue(number >= saved && number <= saved + 1, "saved " + saved + " and there is " + number);
            assertTrue(text.endsWith("\n"), "all of it");
            assertEquals("stale-pirq", ScenarioReader.read(text, "saved.yaml").name());
            if (Files.exists(folder.resolve("saved.puml"))) {
                assertEquals(
                        export.stripTrailing(),
                        Files.readString(folder.resolve("saved.puml")).stripTrailing());
            }
            saved = number;
            tidy();
        }
        assertTrue(saved >= KILLS, "each process saves at least once");
    }

    /** Lets a process save, kills it, and answers which number it said last. */
    private int killed(int first, int millis) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "-cp",
                        BundlePath.with(SavingProcess.class),
                        SavingProcess.class.getName(),
                        folder.toString(),
                        Integer.toString(first))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        int said = first;
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            assertNotNull(lines.readLine(), "it saves");
            Thread.sleep(millis);
            process.toHandle().destroyForcibly(); // which leaves what it has said to be read
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                said = line.isEmpty() ? said : Integer.parseInt(line);
            }
        }
        assertEquals(128 + 9, process.waitFor());
        return said;
    }

    /** What a killed process leaves behind has a name of its own, at most one for each. */
    private void tidy() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> rest = files.filter(
                            file -> !file.getFileName().toString().startsWith("saved."))
                    .toList();
            assertTrue(rest.size() <= 1, rest.toString());
            for (Path part : rest) {
                assertTrue(part.getFileName().toString().matches("\\.pirqscope-.*\\.part"), part.toString());
                Files.delete(part);
            }
        }
    }
}
