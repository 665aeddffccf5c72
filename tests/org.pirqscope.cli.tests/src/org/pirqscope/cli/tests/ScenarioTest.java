package org.pirqscope.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioTest {

    @TempDir
    private Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void theBuiltInScenariosAreListedWithTheirNotes() {
        Shell shell = Shell.run("scenarios");

        assertEquals(0, shell.code());
        assertTrue(
                shell.lines().containsAll(List.of("one-controller", "stale-pirq", "commit-story-a", "commit-story-b")),
                shell.out());
        assertTrue(
                shell.out().contains("Linux 4.10 (4.10), QEMU 2.5 (2.5), Xen 4.7 (4.6-4.9); 2 controllers"),
                shell.out());
    }

    @Test
    void theJsonListHasOneObjectForEachScenario() {
        JsonObject stale = Shell.run("scenarios", "--json").jsonLines().get(1);

        assertEquals("stale-pirq", stale.get("name").getAsString());
        assertEquals(2, stale.getAsJsonArray("controllers").size());
        assertEquals(
                "load",
                stale.getAsJsonArray("controllers")
                        .get(0)
                        .getAsJsonObject()
                        .getAsJsonArray("script")
                        .get(0)
                        .getAsString());
        assertEquals(32, stale.getAsJsonObject("pool").get("extraGuestIrqs").getAsInt());
    }

    @Test
    void aPrintedScenarioRunsLikeTheBuiltInOne() throws IOException {
        Path file = file("mine.yaml", Shell.run("scenario", "stale-pirq").out());
        Shell shell = Shell.run("run", file.toString());

        assertEquals(1, shell.code(), shell.err());
        assertEquals(Shell.run("run", "stale-pirq").out(), shell.out());
    }

    @Test
    void aScenarioIsWrittenWholeAndNothingElseIsLeftBehind() throws IOException {
        Shell shell =
                Shell.run("scenario", "kexec", "-o", folder.resolve("k.yaml").toString());

        assertEquals(0, shell.code(), shell.err());
        assertEquals("", shell.out());
        assertEquals(Shell.run("scenario", "kexec").out(), Files.readString(folder.resolve("k.yaml")));
        assertEquals(List.of("k.yaml"), names());
    }

    @Test
    void anExistingFileIsReplacedByForceOnly() throws IOException {
        Path file = file("k.yaml", "precious");
        Shell refused = Shell.run("scenario", "kexec", "-o", file.toString());

        assertTrue(refused.refused(), refused.toString());
        assertTrue(refused.err().contains("exists already; --force replaces it"), refused.err());
        assertEquals("precious", Files.readString(file));
        assertEquals(
                0,
                Shell.run("scenario", "kexec", "-o", file.toString(), "--force").code());
        assertTrue(Files.readString(file).contains("kexec"));
        assertEquals(List.of("k.yaml"), names());
    }

    @Test
    void aFileIsNotWrittenWhereThereIsNoFolderOrWhereAFolderIs() {
        assertTrue(Shell.run(
                        "scenario", "kexec", "-o", folder.resolve("none/k.yaml").toString())
                .err()
                .contains("the folder does not exist"));
        assertTrue(Shell.run("scenario", "kexec", "-o", folder.toString(), "--force")
                .err()
                .contains("is a folder"));
    }

    @Test
    void aScenarioOrAListingMustBeNamed() {
        assertTrue(Shell.run("scenario").refused());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'name: \"x\"\nversions: {linux: \"4.10\", qemu: \"2.5\", xen: \"9\"\ncontrollers: 3\n'|bad.yaml:",
                "'just words'|bad.yaml:",
                "'[1, 2'|bad.yaml:",
                "'name: x\nname: y\n'|bad.yaml:",
                "''|bad.yaml"
            })
    void aFileThatIsNoScenarioIsRefusedWithItsPlace(String text, String place) throws IOException {
        Shell shell = Shell.run("run", file("bad.yaml", text).toString());

        assertTrue(shell.refused(), shell.toString());
        assertTrue(shell.err().contains(place), shell.err());
        assertFalse(shell.err().contains("Exception"), shell.err());
    }

    @Test
    void bytesThatAreNoUtf8AreNamedWithTheirPlace() throws IOException {
        Files.write(folder.resolve("latin.yaml"), new byte[] {'a', '\n', 'b', (byte) 0xe9, 'c'});
        Shell shell = Shell.run("run", folder.resolve("latin.yaml").toString());

        assertTrue(shell.refused(), shell.toString());
        assertTrue(shell.err().contains("latin.yaml:2:2: a byte that is not UTF-8"), shell.err());
    }

    @Test
    void aFolderIsNoScenario() {
        assertTrue(Shell.run("run", folder.toString()).err().contains("is a folder"));
    }
}
