package org.pirqscope.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExploreTest {

    private static final Path CASES =
            Path.of(System.getProperty("pirqscope.root", "../.."), "tests/org.pirqscope.cli.tests/cases");

    @Test
    void theListKernelFailsAndTheShortestFailingRunCanBeRun() {
        Shell shell = Shell.run("explore", "stale-pirq", "--json");
        JsonObject found = shell.json();

        assertEquals(1, shell.code(), shell.err());
        assertTrue(found.get("complete").getAsBoolean());
        assertTrue(found.getAsJsonArray("outcomes").size() > 1);
        assertEquals(
                1,
                Shell.run("run", found.getAsJsonObject("shortest").get("run").getAsString())
                        .code());
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

    @Test
    void whatIsNotDecidedHasACodeOfItsOwn() {
        Shell shell = Shell.run("explore", "4x4", "--linux", "4.11", "--no-reduction", "--memory", "100M", "--json");

        assertEquals(3, shell.code(), shell.err());
        assertEquals("not decided", shell.json().get("verdict").getAsString());
        assertEquals("memory", shell.json().get("ended").getAsString());
    }

    @Test
    void eightFailAsTwoOfThemDoAndTheOtherOutcomesAreAskedFor() {
        JsonObject found = Shell.run("explore", "8x8", "--json").json();
        List<String> text = Shell.run("explore", "8x8").lines();

        assertEquals("fails", found.get("verdict").getAsString());
        assertEquals(
                "replayed", found.getAsJsonObject("certificate").get("kind").getAsString());
        assertEquals("states", found.get("ended").getAsString());
        assertEquals(
                1,
                Shell.run(
                                "run",
                                found.getAsJsonObject("fewestSwitches")
                                        .get("run")
                                        .getAsString())
                        .code());
        assertTrue(text.stream().anyMatch(line -> line.contains("--all-outcomes")), "" + text);
    }

    @Test
    void lessMemoryThanJavaTakesIsRefused() {
        Shell shell = Shell.run("explore", "4x4", "--memory", "99M");

        assertEquals(2, shell.code(), shell.err());
        assertEquals(
                "pirqscope: --memory \"99M\": expected 100M or more, since Java itself takes 70M of it",
                shell.err().strip());
    }

    @Test
    @Timeout(300)
    void secondsAreSeconds() {
        Shell shell = Shell.run("explore", "8x8", "--linux", "4.11", "--no-reduction", "--seconds", "1", "--json");

        assertEquals(3, shell.code(), shell.err());
        assertEquals("time", shell.json().get("ended").getAsString());
    }

    @Test
    void theJsonCountsControllersAndVectors() {
        JsonObject found = Shell.run("explore", "--controllers", "2", "--vectors", "3", "--linux", "4.11", "--json")
                .json();

        assertEquals(2, found.get("controllers").getAsInt());
        assertEquals(3, found.get("vectors").getAsInt());
        assertTrue(found.get("allListed").getAsBoolean());
    }

    @ParameterizedTest
    @ValueSource(strings = {"stale-pirq", "2x1"})
    void theOddsAreThoseOfAllOrders(String name) {
        JsonObject odds = Shell.run("explore", name, "--odds", "--json").json().getAsJsonObject("odds");
        JsonObject plain = Shell.run("explore", name, "--odds", "--no-reduction", "--json")
                .json()
                .getAsJsonObject("odds");

        assertEquals(plain.get("start").getAsDouble(), odds.get("start").getAsDouble(), 1e-12);
        assertEquals(plain.get("noReturn"), odds.get("noReturn"));
        int noReturn = odds.getAsJsonObject("noReturn").get("step").getAsInt();
        for (JsonElement moment : odds.getAsJsonArray("steps")) {
            boolean sure = moment.getAsJsonObject().get("odds").getAsDouble() == 1;
            assertEquals(moment.getAsJsonObject().get("step").getAsInt() >= noReturn, sure, moment.toString());
        }
    }

    @Test
    void theTextSaysFromWhereOnEveryOrderFails() {
        List<String> lines = Shell.run("explore", "stale-pirq", "--odds").lines();

        assertTrue(lines.stream().anyMatch(line -> line.startsWith("odds: 0.4763 of all orders fail")), "" + lines);
        assertTrue(
                lines.stream().anyMatch(line -> line.startsWith("point of no return: step 171, nvme1 xen_bind")),
                "" + lines);
    }

    @Test
    void aCauseHasARunThatFailsAndBesideItOneThatPasses() {
        JsonObject found =
                Shell.run("explore", "stale-pirq", "--causes", "--json").json();
        List<String> text = Shell.run("explore", "stale-pirq", "--causes").lines();
        JsonObject cause = found.getAsJsonArray("causes").get(0).getAsJsonObject();

        assertTrue(found.get("allCauses").getAsBoolean());
        assertEquals(1, Shell.run("run", cause.get("run").getAsString()).code());
        assertEquals(
                0,
                Shell.run("run", cause.getAsJsonObject("passes").get("run").getAsString())
                        .code());
        assertTrue(text.stream().anyMatch(line -> line.contains(cause.get("run").getAsString())), "" + text);
    }

    @Test
    void aModelGoesToSpinAndItsAnswerComesBack(@TempDir Path folder) throws Exception {
        String name = folder.resolve("swarm").toString();
        Shell written = Shell.run("explore", "2x1", "--spin", name);
        Shell early = Shell.run("explore", "--from-spin", name);
        Files.writeString(
                folder.resolve("swarm/job-2.out"),
                "@ nvme0=ok nvme1=lost phase 2 entry 0: not mapped\n@@ job 2 of 2 bitstate exit 0\n");
        Shell read = Shell.run("explore", "--from-spin", name, "--json");

        assertEquals(0, written.code(), written.err());
        assertEquals(2, early.code(), early.err());
        assertEquals(1, read.code(), read.err());
        assertEquals("fails", read.json().get("verdict").getAsString());
        assertEquals(
                "spin", read.json().getAsJsonObject("certificate").get("kind").getAsString());
        assertEquals(2, Shell.run("explore", "2x1", "--spin", name).code());
        assertEquals(2, Shell.run("explore", "8x8", "--spin", name + "2").code());
    }

    @Test
    void theRepairsNameTheFixAndWhatBringsTheBugBack() {
        JsonObject fails =
                Shell.run("explore", "stale-pirq", "--repairs", "--json").json();
        JsonObject holds = Shell.run("explore", "stale-pirq", "--linux", "4.11", "--repairs", "--json")
                .json();
        JsonObject fix = fails.getAsJsonArray("repairs").get(0).getAsJsonObject();

        assertEquals("linux.reuse=never", fix.getAsJsonArray("set").get(0).getAsString());
        assertEquals("never fails", fix.get("verdict").getAsString());
        assertEquals("c74fd80f2f41", fix.get("commit").getAsString());
        assertTrue(fails.getAsJsonArray("reopens").isEmpty());
        assertTrue(holds.getAsJsonArray("repairs").isEmpty());
        assertTrue(holds.getAsJsonArray("reopens").toString().contains("linux.reuse=list"), "" + holds);
        assertTrue(fails.getAsJsonObject("changes").get("complete").getAsBoolean());
    }

    @Test
    void whatNeverFailsHasNoOddsAndNoPointOfNoReturn() {
        JsonObject odds = Shell.run("explore", "stale-pirq", "--linux", "4.11", "--odds", "--json")
                .json()
                .getAsJsonObject("odds");

        assertEquals(0, odds.get("start").getAsDouble());
        assertTrue(odds.get("noReturn").isJsonNull());
    }

    @ParameterizedTest
    @CsvSource({"event-kexec,0", "msi32-high-pirq,1", "two-lost-no-intx,1"})
    void whatWasFoundIsWhatTheRunDoes(String name, int code) {
        String file = CASES.resolve(name + ".yaml").toString();
        Shell shell = Shell.run("explore", file, "--json");

        assertEquals(code, shell.code(), shell.err());
        for (JsonElement ending : shell.json().getAsJsonArray("endings")) {
            JsonObject outcome = ending.getAsJsonObject().getAsJsonObject("outcome");
            JsonObject result = Shell.run(
                            "run", ending.getAsJsonObject().get("run").getAsString(), "--json")
                    .jsonLines()
                    .getLast()
                    .getAsJsonObject("result");
            for (JsonElement controller : result.getAsJsonArray("controllers")) {
                assertEquals(
                        outcome.get(controller.getAsJsonObject().get("name").getAsString()),
                        controller.getAsJsonObject().get("outcome"),
                        ending.toString());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "explore --from-spin FOLDER --odds",
                "explore --from-spin FOLDER --linux 4.11",
                "explore 2x1 --spin FOLDER --json",
                "explore 2x1 --spin FOLDER --threads 2",
                "explore --controllers 2 --spin FOLDER --from-spin FOLDER"
            })
    void whatChangesNothingBesideSpinIsRefused(String line, @TempDir Path folder) {
        String name = folder.resolve("swarm").toString();
        assertEquals(
                0,
                Shell.run("explore", "2x1", "--linux", "4.11", "--spin", name).code());
        Shell shell = Shell.run(line.replace("FOLDER", name).split(" "));
        assertTrue(shell.refused(), shell.toString());
        assertTrue(shell.err().contains(" does not go with --"), shell.err());
    }

    @Test
    void aFileIsNoFolderForSpin(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        Shell shell = Shell.run("explore", "2x1", "--spin", file.toString());
        assertTrue(shell.refused(), shell.toString());
        assertTrue(shell.err().endsWith(": is a file; expected a folder, or a new name for one\n"), shell.err());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "explore",
                "explore no-such-scenario",
                "explore --controllers 9",
                "explore --controllers 2 --vectors 0",
                "explore stale-pirq --memory lots",
                "explore stale-pirq --seconds 0",
                "explore stale-pirq --threads none"
            })
    void whatCannotBeExploredIsRefused(String line) {
        Shell shell = Shell.run(line.split(" "));

        assertTrue(shell.refused(), shell.toString());
    }

    @Test
    void theOutcomesOfEachOfEightAreGrown() {
        JsonObject grown =
                Shell.run("explore", "8x1", "--all-outcomes", "--json").json().getAsJsonObject("grown");
        Shell text = Shell.run("explore", "8x1", "--all-outcomes");

        assertEquals("[2,3,4]", grown.get("controllers").toString());
        assertEquals("[2,4]", grown.get("same").toString());
        assertEquals("false", grown.get("proved").toString());
        assertEquals(6, grown.getAsJsonArray("outcomes").size());
        assertEquals(1, grown.getAsJsonArray("groups").size());
        assertTrue(grown.get("switches").isJsonNull(), grown.toString());
        assertTrue(text.out().contains("the same for 2 to 4 controllers (saturated; not proved for 8"), text.out());
        grown.getAsJsonArray("outcomes")
                .forEach(outcome -> assertTrue(text.out().contains("\n  " + outcome.getAsString() + "\n"), text.out()));
        assertEquals(1, text.code());
    }

    /** Two controllers with 64 vectors and 32 pirqs have too many orders; those with few switches are covered. */
    @Test
    void whereTwoHaveTooManyOrdersThoseWithFewSwitchesAreTold() {
        Shell shell = Shell.run("explore", "i3.16xlarge", "--all-outcomes", "--json");
        JsonObject grown = shell.json().getAsJsonObject("grown");

        assertEquals("[]", grown.get("controllers").toString());
        assertEquals("[]", grown.get("groups").toString());
        assertTrue(grown.get("switches").getAsInt() >= 1, grown.toString());
        assertTrue(grown.getAsJsonArray("outcomes").size() > 1, grown.toString());
        assertEquals(1, shell.code());
    }
}
