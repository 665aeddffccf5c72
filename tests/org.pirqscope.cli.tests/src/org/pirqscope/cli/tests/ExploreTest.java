package org.pirqscope.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExploreTest {

    @Test
    void theListKernelFailsAndTheShortestFailingRunCanBeRun() {
        Shell shell = Shell.run("explore", "stale-pirq", "--json");
        JsonObject found = shell.json();

        assertEquals(1, shell.code(), shell.err());
        assertTrue(found.get("complete").getAsBoolean());
        assertTrue(found.getAsJsonArray("outcomes").size() > 1);
        assertEquals(1, Shell.run("run", found.getAsJsonObject("shortest").get("run").getAsString()).code());
    }

    @Test
    void theKernelWithTheFixNeverFails() {
        Shell shell = Shell.run("explore", "stale-pirq", "--linux", "4.11", "--json");

        assertEquals(0, shell.code(), shell.err());
        assertEquals(1, shell.json().getAsJsonArray("outcomes").size());
    }

    @Test
    void theTextNamesTheVerdictAndDrawsTheRun() {
        List<String> lines = Shell.run("explore", "stale-pirq").lines();

        assertTrue(lines.contains("verdict: fails"), lines.toString());
        assertTrue(lines.stream().anyMatch(line -> line.startsWith("shortest failing run: ")), lines.toString());
        assertTrue(lines.stream().anyMatch(line -> line.contains("<-- stale")), lines.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"explore", "explore no-such-scenario", "explore --controllers 9", "explore --controllers 2 --vectors 0",
        "explore stale-pirq --memory lots", "explore stale-pirq --seconds 0", "explore stale-pirq --threads none"})
    void whatCannotBeExploredIsRefused(String line) {
        Shell shell = Shell.run(line.split(" "));

        assertTrue(shell.refused(), shell.toString());
    }
}
