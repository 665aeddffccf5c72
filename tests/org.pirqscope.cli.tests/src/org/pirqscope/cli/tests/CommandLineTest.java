package org.pirqscope.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pirqscope.cli.Environment;
import org.pirqscope.cli.Main;

class CommandLineTest {

    private static final String[] DECODE = {"decode", "0", "fee37000", "4300"};

    @Test
    void theHelpNamesEveryVerbAndTheExitCodes() {
        Shell shell = Shell.run("--help");

        assertEquals(0, shell.code());
        for (String verb : new String[] {
            "scenarios",
            "scenario",
            "run",
            "explore",
            "evidence",
            "decode",
            "encode",
            "versions",
            "matrix",
            "completion",
            "help"
        }) {
            assertTrue(shell.lines().stream().anyMatch(line -> line.startsWith("  " + verb + " ")), verb);
        }
        assertTrue(shell.out().contains("Exit codes: 0 all well"), shell.out());
        assertEquals(shell, Shell.run("help"));
        assertEquals("", shell.err());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scenarios",
                "scenario",
                "run",
                "explore",
                "evidence",
                "decode",
                "encode",
                "versions",
                "matrix",
                "completion",
                "help"
            })
    void everyVerbExplainsItselfInHundredColumnsOfAscii(String verb) {
        Shell shell = Shell.run(verb, "--help");

        assertEquals(0, shell.code());
        assertTrue(shell.out().startsWith("Usage: pirqscope " + verb), shell.out());
        assertTrue(shell.lines().stream().allMatch(line -> line.length() <= 100), shell.out());
        assertTrue(shell.out().chars().allMatch(c -> c < 0x7f), shell.out());
        assertTrue(Shell.run("help", verb).out().startsWith(shell.out()), verb);
    }

    @Test
    void theVersionIsThatOfTheBundle() {
        Shell shell = Shell.run("--version");

        assertEquals(0, shell.code());
        assertTrue(
                shell.out()
                        .matches("pirqscope (\\d+\\.\\d+\\.\\d+( \\(\\w+\\))?|\\(unpacked classes\\)), git commit "
                                + "(unknown|[0-9a-f]{12,}(-dirty)?)\n"),
                shell.out());
    }

    @Test
    void aMissingVerbIsBadUsageAndTheVerbsAreListed() {
        Shell shell = Shell.run();

        assertTrue(shell.refused(), shell.toString());
        assertTrue(
                shell.err()
                        .contains("a verb is missing; there are scenarios, scenario, run, step, explore, diagram, why, "
                                + "values, keys, diff, review, source, reproduce, evidence, decode"),
                shell.err());
    }

    @Test
    void anUnknownVerbIsNamed() {
        Shell shell = Shell.run("dekode", "0", "0", "0");

        assertTrue(shell.refused(), shell.toString());
        assertTrue(shell.err().contains("there is no verb \"dekode\""), shell.err());
    }

    @Test
    void helpForAnUnknownVerbIsRefused() {
        assertTrue(Shell.run("help", "dekode").refused());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "decode 0 fee37000 4300 --jsn",
                "decode",
                "decode 0",
                "decode 0 fee37000",
                "decode 0 1 2 3",
                "encode",
                "encode 1 2",
                "run",
                "run a b",
                "run --linux",
                "versions 4.10",
                "scenarios x",
                "completion fish",
                "versions --linux",
                "decode 0 0 0 --json=yes"
            })
    void aWrongWordGetsOneSentenceThatShowsTheUsage(String line) {
        Shell shell = Shell.run(line.split(" "));

        assertTrue(shell.refused(), shell.toString());
        assertTrue(shell.err().contains(line.split(" ")[0] + ": "), shell.err());
        assertFalse(shell.err().contains("Exception"), shell.err());
    }

    @Test
    void coloursAppearOnATerminalOnly() {
        assertTrue(Shell.in(new Environment(Map.of("TERM", "xterm"), true), DECODE)
                .out()
                .contains("\u001b[1mpirq 55"));
        assertFalse(Shell.in(new Environment(Map.of("TERM", "xterm"), false), DECODE)
                .out()
                .contains("\u001b"));
        assertFalse(Shell.in(new Environment(Map.of("TERM", "xterm", "NO_COLOR", "1"), true), DECODE)
                .out()
                .contains("\u001b"));
        assertFalse(Shell.in(new Environment(Map.of("TERM", "dumb"), true), DECODE)
                .out()
                .contains("\u001b"));
        assertFalse(Shell.in(new Environment(Map.of(), true), DECODE).out().contains("\u001b"));
        assertTrue(Shell.in(new Environment(Map.of("TERM", "xterm", "NO_COLOR", ""), true), DECODE)
                .out()
                .contains("\u001b"));
    }

    @Test
    void theSameTextStandsThereWithAndWithoutColours() {
        String coloured =
                Shell.in(new Environment(Map.of("TERM", "xterm"), true), DECODE).out();

        assertEquals(Shell.run(DECODE).out(), coloured.replaceAll("\u001b\\[[0-9;]*m", ""));
    }

    @Test
    void controlCharactersOfTheInputDoNotReachTheTerminal() {
        Shell shell = Shell.run("encode", "\u001b[31m\u00e9\ue003");

        assertTrue(shell.refused(), shell.toString());
        assertTrue(shell.err().contains("\"\\u001b[31m\\u00e9"), shell.err());
        assertTrue(shell.err().chars().allMatch(c -> c < 0x7f && (c >= ' ' || c == '\n')), shell.err());
    }

    @Test
    void aReaderThatGoesAwayEndsTheOutputQuietly() {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        Shell.run(DECODE);

        assertEquals(
                0,
                Main.run(DECODE, new PrintStream(broken), new PrintStream(broken), new Environment(Map.of(), false)));
    }
}
