package org.pirqscope.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.pirqscope.cli.Environment;
import org.pirqscope.cli.Main;

/** What is nobody's input: one sentence and 70, whatever is thrown, and no more memory than a scenario may take. */
class FaultTest {

    @TempDir
    Path folder;

    static Stream<Throwable> faults() {
        return Stream.of(
                new OutOfMemoryError("Java heap space"),
                new StackOverflowError(),
                new NoClassDefFoundError("picocli/CommandLine"),
                new ExceptionInInitializerError("a table"),
                new AssertionError("no"),
                new InternalError("jvm\nline 2"),
                new IllegalStateException("state"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void everyFaultIsOneSentenceAndSeventy(Throwable fault) {
        String sentence = said(fault);
        assertTrue(
                sentence.startsWith("pirqscope: this ") && sentence.indexOf('\n') == sentence.length() - 1, sentence);
        assertFalse(sentence.contains("\tat"), sentence);
    }

    /** Too little memory is no fault to report: the user can give more. */
    @Test
    void tooLittleMemorySaysHowToGiveMore() {
        String sentence = said(new OutOfMemoryError("Java heap space"));
        assertTrue(sentence.contains("JAVA_TOOL_OPTIONS=-Xmx") && !sentence.contains("report"), sentence);
    }

    private static String said(Throwable fault) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream broken = new PrintStream(OutputStream.nullOutputStream()) {
            @Override
            public void write(byte[] bytes, int from, int length) {
                sneak(fault);
            }
        };
        assertEquals(
                70,
                Main.run(
                        new String[] {"run", "stale-pirq"},
                        broken,
                        new PrintStream(err),
                        new Environment(Map.of(), false)));
        return err.toString(StandardCharsets.UTF_8);
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneak(Throwable fault) throws T {
        throw (T) fault;
    }

    /**
     * A few letters that ask for as much as there can be, each in its own way, and the bound that each of them meets.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "vectors: 2, script: [load, unload, load*9999, unload*9999] | the scripts have more than 500,000 "
                        + "atomic steps, the limit",
                "vectors: 2, script: [load*1500] | the run has more than 250,000 steps, the limit",
                "vectors: 2048, script: [load*9999, unload*9999] | the scripts have more than 500,000 atomic steps",
                "vectors: 1, script: [&a load*9999, *a, *a, *a, *a, *a, *a, *a, *a] | the script has more than "
                        + "50,000 acts, the limit"
            })
    void aFewLettersCannotTakeAllTheMemory(String controller, String bound) throws IOException {
        String yaml = Files.writeString(
                        folder.resolve("few.yaml"),
                        "name: few\nversions: {linux: \"4.10\", qemu: \"2.5\", xen: \"4.7\"}\n"
                                + "pool: {nr_irqs_gsi: 1024, extra_guest_irqs: 16384, xen_irqs: "
                                + "16384}\ncontrollers: [{name: nvme0, bdf: \"00:04.0\", msi-x: 2048, "
                                + controller + "}]")
                .toString();
        for (String verb : new String[] {"run", "diagram"}) {
            Shell shell = Shell.run(verb, yaml);
            assertTrue(shell.refused() && shell.err().contains(bound), shell.err());
        }
    }
}
