package org.pirqscope.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionsTest {

    @Test
    void theThreeTablesShowEveryRowColumnCommitAndNote() {
        Shell shell = Shell.run("versions");

        assertEquals(0, shell.code());
        for (String text : List.of(
                "2.6.37-rc1..rc4",
                "3.19-4.5",
                "4.14-4.16",
                "4.17-5.5",
                "before 2.1",
                "4.19 and later",
                "af42b8d12f8a",
                "c976437c7dba",
                "unmap-on-disable",
                "not checked against the source: ",
                "pre-enable",
                "without influence on what is shown",
                "virtual MSI-X entries")) {
            assertTrue(shell.out().contains(text), text);
        }
        assertTrue(shell.lines().stream().allMatch(line -> line.length() <= 100), shell.out());
    }

    @ParameterizedTest
    @CsvSource({
        "--linux,4.9.30,4.9.17+",
        "--linux,4.9.10,4.9",
        "--linux,2.6.37-rc3,2.6.37-rc1..rc4",
        "--linux,4.10.5,4.10",
        "--qemu,2.0.2,before 2.1",
        "--qemu,9.1,6.0 and later",
        "--xen,4.7,4.6-4.9",
        "--xen,4.20.1,4.19 and later"
    })
    void aVersionIsMappedToItsRow(String product, String version, String row) {
        Shell shell = Shell.run("versions", product, version);

        assertEquals(0, shell.code());
        assertTrue(shell.lines().getFirst().contains(" " + version + " is row "), shell.out());
        assertTrue(shell.lines().getFirst().contains(" is row " + row), shell.out());
        assertEquals(
                row,
                Shell.run("versions", product, version, "--json")
                        .json()
                        .get("row")
                        .getAsString());
    }

    @Test
    void severalVersionsMayBeAskedForAtOnce() {
        List<JsonObject> rows = Shell.run("versions", "--xen", "4.7", "--linux", "4.10", "--json")
                .jsonLines();

        assertEquals(2, rows.size());
        assertEquals("Linux", rows.get(0).get("product").getAsString());
        assertEquals("list", rows.get(0).getAsJsonObject("values").get("reuse").getAsString());
        assertEquals("Xen", rows.get(1).get("product").getAsString());
    }

    @Test
    void theJsonOfATableHasAValueForEveryColumnOfEveryRow() {
        List<JsonObject> tables = Shell.run("versions", "--json").jsonLines();

        assertEquals(3, tables.size());
        for (JsonObject table : tables) {
            int columns = table.getAsJsonArray("columns").size();
            assertTrue(columns > 0);
            assertTrue(table.getAsJsonArray("unverified").size() > 1);
            table.getAsJsonArray("rows")
                    .forEach(row -> assertEquals(
                            columns,
                            row.getAsJsonObject().getAsJsonObject("values").size()));
        }
    }

    @Test
    void aRowSaysWhichReleaseBroughtAValueAndByWhat() {
        String text = String.join(
                        " ", Shell.run("versions", "--linux", "4.9.20").lines())
                .replaceAll(" +", " ");
        assertTrue(
                text.contains("reuse never re-use of the pirq in the device's message [since 4.9.17+: c74fd80f2f41]"),
                text);
        assertTrue(
                text.contains("vectors-call alloc the driver calls pci_enable_msix, pci_enable_msix_range or "
                        + "pci_alloc_irq_vectors [since 4.9: "),
                text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"banana", "1.0", "", "4.10.x", "99999999999"})
    void aVersionThatIsNotModelledIsRefused(String version) {
        Shell shell = Shell.run("versions", "--linux", version);

        assertTrue(shell.refused(), shell.toString());
        assertTrue(shell.err().contains("Linux"), shell.err());
    }

    /**
     * A name that somebody gave his build may be as long as a release of the kernel can be; up to there every length is
     * shown whole.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "versions",
                "run stale-pirq",
                "explore one-controller",
                "matrix --controllers 1",
                "diagram stale-pirq"
            })
    void aLongVersionIsShownWhole(String verb) {
        for (int length : new int[] {40, 56, 64, 80}) {
            String local = "-amd64-" + "my.own+build~of-the-day_".repeat(4);
            for (String[] option : new String[][] {{"--linux", "6.1.0"}, {"--qemu", "2.5.0"}, {"--xen", "4.7.0"}}) {
                String version = (option[1] + local).substring(0, length);
                List<String> line = new ArrayList<>(List.of(verb.split(" ")));
                line.addAll(List.of(option[0], version));
                Shell shell = Shell.run(line.toArray(new String[0]));
                assertTrue(shell.code() <= 1, verb + " " + version + ": " + shell.err());
                assertTrue(
                        shell.out().contains(version)
                                || shell.out().replaceAll("\\s+", "").contains(version),
                        version + " in " + shell.out());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--linux", "--qemu", "--xen"})
    void aTextThatIsNoVersionIsQuotedInALine(String product) {
        for (String text : new String[] {
            "9".repeat(5_000),
            "4.10-" + "a".repeat(5_000),
            "no version ".repeat(1_000),
            "4.10\nand\n\n" + "more\n".repeat(500)
        }) {
            Shell shell = Shell.run("versions", product, text);
            assertTrue(shell.refused() && shell.err().length() < 300, shell.toString());
        }
    }

    /** Every verb that takes a version reads it alike, keeps one word of it and tells what it leaves open. */
    @ParameterizedTest
    @ValueSource(strings = {"versions", "run stale-pirq", "explore one-controller"})
    void whatPeoplePasteIsReadAlikeByEveryVerb(String verb) {
        String dmesg = "Linux version 4.9.0-3-amd64 (a@b) (gcc version 6.3.0 (Debian 6.3.0-18) ) #1 SMP Debian "
                + "4.9.30-2+deb9u5 (2017-09-19)";
        List<String> line = new ArrayList<>(List.of(verb.split(" ")));
        line.addAll(
                List.of("--linux", dmesg, "--qemu", "QEMU emulator version 2.0.92, Copyright", "--xen", "4.2.amazon"));
        Shell shell = Shell.run(line.toArray(new String[0]));

        String out = shell.out().replaceAll("\\s+", " ");
        for (String text : List.of(
                "4.9.30-2+deb9u5",
                "4.9.17+",
                "2.0.92",
                "2.1-2.3",
                "4.2.amazon",
                "NOTE: ",
                "a distribution's number with the stable release in it",
                "Amazon's own build: its patches are not known")) {
            assertTrue(out.contains(text), text + " in " + shell);
        }
        assertTrue(!verb.equals("versions") || shell.lines().stream().allMatch(l -> l.length() <= 100), shell.out());
        line.set(line.indexOf(dmesg), "4.11-rc0");
        Shell refused = Shell.run(line.toArray(new String[0]));
        assertTrue(refused.refused() && refused.err().contains("Linux 4.11-rc0 does not exist"), refused.toString());
    }

    @Test
    void theJsonSaysWhatTheTextLeavesOpen() {
        String open = "a distribution's number names neither the stable release it is based on nor its own patches; "
                + "possible rows: 3.19-4.5, 4.4.0-35-generic+, 4.4.0-39-generic+, "
                + "4.4.0-56-generic+, 4.4.0-61-generic+, 4.4.0-142-generic+, 4.4.57+, 4.4.282+;"
                + " whether it has c74fd80f2f41 decides";
        JsonObject row = Shell.run("versions", "--linux", "linux-image-4.4.0-79-azure", "--json")
                .json();

        assertEquals(
                List.of("4.4.0-79-azure", open),
                List.of(row.get("version").getAsString(), row.get("reading").getAsString()));
        JsonObject result = Shell.run("run", "stale-pirq", "--linux", "4.4.0-79-azure", "--json")
                .jsonLines()
                .getLast()
                .getAsJsonObject("result");
        assertEquals(
                open,
                result.getAsJsonObject("versions")
                        .getAsJsonObject("linux")
                        .get("reading")
                        .getAsString());
        assertEquals(
                "",
                result.getAsJsonObject("versions")
                        .getAsJsonObject("xen")
                        .get("reading")
                        .getAsString());
    }
}
