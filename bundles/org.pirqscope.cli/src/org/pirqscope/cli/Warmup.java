package org.pirqscope.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Map;

/**
 * Uses what the short verbs use, and prints nothing. The start script runs it once, to have the loaded classes kept in
 * an archive that the next processes map into memory.
 */
public final class Warmup {

    private static final String[][] LINES = {
        {"decode", "0", "fee37000", "4300"},
        {"decode", "0", "fee37000", "4300", "--json"},
        {"encode", "300"},
        {"encode", "300", "--json"},
        {"scenarios"},
        {"scenario", "stale-pirq"},
        {"versions", "--linux", "4.10"},
        {"run", "stale-pirq", "--walk"},
        {"run", "stale-pirq", "--json"},
        {"diagram", "stale-pirq"},
        {"diagram", "stale-pirq", "--format", "svg"},
        {"diagram", "stale-pirq", "--format", "plantuml"},
        {"explore", "--controllers", "2", "--vectors", "2"},
        {"explore", "stale-pirq", "--json"},
        {"decode", "no", "such", "message"},
        {"help", "run"},
        {"--version"}
    };

    private Warmup() {}

    /** Runs them one after the other. */
    public static void main(String[] none) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        for (String[] line : LINES) {
            Main.run(line, nowhere, nowhere, new Environment(Map.of("TERM", "xterm"), true));
        }
        // Loads what only a real process uses.
        Main.main(new String[] {"--version"});
    }
}
