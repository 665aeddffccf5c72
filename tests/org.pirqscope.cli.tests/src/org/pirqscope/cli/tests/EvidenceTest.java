package org.pirqscope.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvidenceTest {

    private static final String QEMU = """
            [00:05.0] msi_msix_setup: requested pirq 47 for MSI-X (vec: 0x0, entry: 0x0)
            [00:05.0] msi_msix_update: Updating MSI-X with pirq 47 gvec 0x0 gflags 0x302f (entry: 0x0)
            [00:05.0] msi_msix_disable: Unmap MSI-X pirq 47
            """;
    private static final String GUEST = """
            [    1.0] nvme 0000:00:05.0: xen: msi bound to pirq=47
            a line of nobody
            """;

    @TempDir
    private Path folder;

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void theObjectHasItsMembersAndUnknownFactsAreNull() throws IOException {
        String qemu = file("a.log", QEMU);
        String guest = file("b.txt", GUEST);
        Shell shell = Shell.run("evidence", qemu, guest, "--json");
        JsonObject json = shell.json();

        assertEquals(0, shell.code());
        assertEquals(List.of("sources", "facts", "devices", "lives", "pool", "diagnosis"), List.copyOf(json.keySet()));
        JsonObject source = json.getAsJsonArray("sources").get(1).getAsJsonObject();
        assertEquals(Set.of("file", "format", "lines", "read", "known", "notUnderstood"), source.keySet());
        assertEquals(guest, source.get("file").getAsString());
        assertEquals("dmesg", source.get("format").getAsString());
        assertEquals(2, source.get("lines").getAsInt());
        assertEquals(1, source.get("notUnderstood").getAsInt());
        assertEquals(
                Set.of("xen", "qemu", "linux", "debugBuild", "nrIrqsGsi", "pirqs"),
                json.getAsJsonObject("facts").keySet());
        assertTrue(json.getAsJsonObject("facts").get("xen").isJsonNull());
        JsonObject life = json.getAsJsonArray("lives").get(0).getAsJsonObject();
        assertTrue(life.get("domain").isJsonNull());
        assertEquals(47, life.get("pirq").getAsInt());
        assertTrue(life.get("mappedAtEnd").getAsJsonPrimitive().isBoolean());
        JsonArray events = life.getAsJsonArray("events");
        assertEquals(4, events.size());
        assertEquals(
                "{\"file\":0,\"line\":2,\"layer\":\"qemu\",\"what\":\"update\"}",
                events.get(1).toString());
        assertEquals(
                "{\"file\":1,\"line\":1,\"layer\":\"guest\",\"what\":\"request\"}",
                events.get(3).toString());
    }

    @Test
    void aFolderIsReadByTheNamesInIt() throws IOException {
        file("b.log", GUEST);
        file("a.log", QEMU);
        Shell shell = Shell.run("evidence", folder.toString());

        assertEquals(0, shell.code());
        assertTrue(shell.lines().getFirst().contains("a.log: qemu, 3 lines: 3 read, 0 known, 0 not understood"));
        assertTrue(shell.out().contains("request, update, unmap"), shell.out());
        assertTrue(shell.out().contains("--not-understood prints them"));
        assertTrue(Shell.run("evidence", folder.toString(), "--not-understood")
                .out()
                .contains("b.log:2: a line of nobody"));
    }

    @Test
    void everyLineIsPrintedWithWhatBecameOfItAsOftenAsItIsCounted() throws IOException {
        String[] logs = {file("a.log", QEMU), file("b.txt", GUEST)};
        Shell lines = Shell.run("evidence", logs[0], logs[1], "--lines", "--json");
        List<JsonObject> objects = lines.lines().stream()
                .map(line -> JsonParser.parseString(line).getAsJsonObject())
                .toList();
        for (JsonElement each :
                Shell.run("evidence", logs[0], logs[1], "--json").json().getAsJsonArray("sources")) {
            JsonObject source = each.getAsJsonObject();
            int file = source.get("file").getAsString().equals(logs[0]) ? 0 : 1;
            assertEquals(
                    source.get("read").getAsInt(),
                    objects.stream()
                            .filter(line -> line.get("file").getAsInt() == file
                                    && line.get("state").getAsString().equals("read"))
                            .count());
        }
        assertEquals(5, objects.size());
        String words = Shell.run("evidence", logs[0], logs[1], "--lines").out();
        assertTrue(words.contains("a.log:3: read, qemu: [00:05.0] msi_msix_disable: Unmap MSI-X pirq 47\n"), words);
        assertEquals(
                List.of("b.txt:2: not-understood, guest: a line of nobody"),
                Shell.run("evidence", logs[0], logs[1], "--lines", "--not-understood")
                        .lines());
        assertTrue(Shell.run("evidence", logs[0], "--lines", "--check").refused());
    }

    @Test
    void theCheckIsAMemberOfItsOwn() throws IOException {
        Shell shell = Shell.run("evidence", file("a.log", QEMU), "--check", "--json");
        JsonObject check = shell.json().getAsJsonObject("check");

        assertEquals(
                List.of("verdict", "run", "line", "guard", "observed", "allowed", "reason", "common", "excerpt"),
                List.copyOf(check.keySet()));
        assertEquals("impossible", check.get("verdict").getAsString());
        assertEquals("{\"file\":0,\"line\":1}", check.get("line").toString());
        assertTrue(check.get("run").isJsonNull());
        assertTrue(check.get("allowed").getAsString().startsWith("enable MSI-X of 0000:00:05.0"));
        String excerpt = check.get("excerpt").getAsString();
        assertEquals(0, Shell.run("run", excerpt).code());

        JsonObject possible = Shell.run("evidence", file("a.log", QEMU), "--check", "--excerpt", "--json")
                .json()
                .getAsJsonObject("check");
        assertEquals("possible", possible.get("verdict").getAsString());
        assertEquals(excerpt, possible.get("run").getAsString());
        assertTrue(possible.get("guard").isJsonNull());
    }

    @Test
    void aRunsLogIsPossibleForItsKernelOnly() throws IOException {
        StringBuilder guest = new StringBuilder();
        StringBuilder qemu = new StringBuilder();
        for (String step : Shell.run("run", "stale-pirq", "--json").lines()) {
            JsonArray log = JsonParser.parseString(step).getAsJsonObject().getAsJsonArray("log");
            for (JsonElement line : log == null ? new JsonArray() : log) {
                String layer = line.getAsJsonObject().get("layer").getAsString();
                StringBuilder text = layer.equals("guest") ? guest : qemu;
                text.append(line.getAsJsonObject().get("text").getAsString()).append('\n');
            }
        }
        String[] logs = {file("guest.log", guest.toString()), file("qemu.log", qemu.toString())};

        String same = Shell.run("evidence", logs[0], logs[1], "--check", "--linux", "4.10")
                .out();
        assertTrue(same.contains("Check: possible; this run logs the "), same);
        for (JsonElement each : Shell.run(
                        "evidence", logs[0], logs[1], "--check", "--beside", "--linux", "4.10", "--json")
                .json()
                .getAsJsonObject("check")
                .getAsJsonArray("beside")) {
            JsonObject line = each.getAsJsonObject();
            assertEquals("same", line.get("match").getAsString());
            JsonObject place = line.getAsJsonObject("line");
            String text = (place.get("file").getAsInt() == 0 ? guest : qemu)
                    .toString()
                    .lines()
                    .toList()
                    .get(place.get("line").getAsInt() - 1);
            assertEquals(
                    text.replaceFirst(" irq=.*", ""),
                    line.get("logged").getAsString().replaceFirst(" irq=.*", ""));
        }
        String other = Shell.run("evidence", logs[0], logs[1], "--check", "--linux", "4.11")
                .out();
        assertTrue(other.contains("Check: impossible; no run logs guest.log:"), other);
        assertTrue(other.contains("guard: xen_hvm_setup_msi_irqs of Linux 4.11 reads no old message"), other);
    }

    @Test
    void aScenarioNamesWhatIsUnknown() throws IOException {
        Shell shell = Shell.run("evidence", file("a.log", QEMU), "--scenario");

        assertEquals(0, shell.code());
        assertTrue(shell.lines().getFirst().startsWith("# unknown: "));
        assertEquals(0, Shell.run("run", file("made.yaml", shell.out())).code());
        assertTrue(Shell.run(
                        "evidence",
                        file("b.txt", "[    1.0] xen:balloon: x\n[    1.0] Xen version " + "4.7.\n"),
                        "--scenario")
                .refused());
    }

    @ParameterizedTest
    @CsvSource({
        "--excerpt, goes with --check",
        "--seconds 5, goes with --check",
        "--linux 4.10, goes with --check or --scenario",
        "--set linux.reuse=never, goes with --check or --scenario",
        "-o x, goes with --scenario",
        "--scenario --force, goes with -o FILE",
        "--scenario --json, does not go with --scenario",
        "--scenario --check, does not go with --scenario",
        "--json --not-understood, goes with the text",
        "--check --linux bla, bla"
    })
    void anOptionThatChangesNothingIsRefused(String options, String part) throws IOException {
        String nameless = file("n.log", "(XEN) physdev.c:171: dom7: no free pirq\n");
        for (String log : List.of(file("a.log", QEMU), nameless)) {
            Shell shell = Shell.run(("evidence " + log + " " + options).split(" "));
            assertTrue(shell.refused(), shell.toString());
            assertTrue(shell.err().contains(part), shell.err());
        }
    }

    @Test
    void whatIsNoEvidenceIsRefused() throws IOException {
        assertTrue(Shell.run("evidence").refused());
        assertTrue(Shell.run("evidence", folder.resolve("none").toString()).refused());
        assertTrue(Shell.run("evidence", folder.toString()).refused());
        assertTrue(Shell.run("evidence", file("poem", "a poem\n")).refused());
        assertTrue(Shell.run("evidence", file("zeros", "\0".repeat(5000))).refused());
        assertTrue(Shell.run("evidence", "").refused());
    }
}
