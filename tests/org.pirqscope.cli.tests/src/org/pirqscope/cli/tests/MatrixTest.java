package org.pirqscope.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The cells in reading order: Linux 2.6.37-rc4, 2.6.37, 4.10, 4.11, each with QEMU before 2.1 and with 2.1 and later
 * (docs/domain.md 4.5).
 */
class MatrixTest {

    private static List<JsonObject> cells(String options) {
        List<String> line = new ArrayList<>(List.of("matrix", "--json"));
        line.addAll(List.of(options.split(" ")));
        Shell shell = Shell.run(line.toArray(new String[0]));
        assertEquals(0, shell.code(), shell.err());
        return shell.jsonLines();
    }

    /** {@code +} works, {@code -} dead, {@code ~} broken. */
    private static String summary(List<JsonObject> cells) {
        StringBuilder summary = new StringBuilder();
        for (JsonObject cell : cells) {
            boolean works = cell.get("works").getAsBoolean();
            summary.append(works ? '+' : cell.get("verdict").getAsString().startsWith("DEAD") ? '-' : '~');
        }
        return summary.toString();
    }

    @ParameterizedTest
    @CsvSource({
        "--controllers 1 --vectors 1,         -+ +- -+ -+",
        "--controllers 1 --vectors 2,         -+ ~- -+ -+",
        "--controllers 1 --vectors 13,        -+ ~- -+ -+",
        "--controllers 2 --vectors 1 --serial,-+ +- -- -+",
        "--controllers 2 --vectors 2 --serial,-+ ~- -- -+",
        "--controllers 2 --vectors 1,         -+ +- -- -+",
        "--controllers 2 --vectors 2,         -+ ~- -- -+",
        "--controllers 1 --vectors 1 --msi,   -+ ++ -+ -+",
        "--controllers 1 --vectors 2 --msi,   -+ ++ -+ -+",
        "--controllers 2 --vectors 1 --msi,   -+ +- -- -+"
    })
    void allEightCellsAreThoseOfTheDomain(String options, String expected) {
        assertEquals(expected.replace(" ", ""), summary(cells(options)));
    }

    @Test
    void withQemuBefore21TheSecondEnableIsDeadAndEachCycleLeaks() {
        JsonObject cell = cells("--controllers 1 --vectors 1").get(6);
        JsonObject loss = cell.getAsJsonObject("loss");

        assertEquals(
                "4.11",
                cell.getAsJsonObject("versions")
                        .getAsJsonObject("linux")
                        .get("version")
                        .getAsString());
        assertEquals(2, loss.get("enable").getAsInt());
        assertEquals(
                "XEN_DOMCTL_bind_pt_irq(54, 0x0, 0x3036) = -1 (-EPERM)",
                loss.get("call").getAsString());
        assertEquals(
                "QEMU still holds pirq 55 for nvme0 entry 0 and so never maps the new pirq 54, which Xen then "
                        + "refuses to bind.",
                cell.get("reason").getAsString());
        assertEquals(1, cell.get("leaksPerCycle").getAsInt());
        assertEquals(32, cell.get("exhaustedInCycle").getAsInt());
    }

    @Test
    void onXen42TheSameBindFailsWithAnotherError() {
        assertEquals(
                "XEN_DOMCTL_bind_pt_irq(54, 0x0, 0x3036) = -22 (-EINVAL)",
                cells("--controllers 1 --vectors 1 --xen 4.2")
                        .get(6)
                        .getAsJsonObject("loss")
                        .get("call")
                        .getAsString());
    }

    @Test
    void xen45AnswersZeroFromItsShadowSoThatTheArrayKernelAllocates() {
        JsonObject cell = cells("--controllers 1 --vectors 1 --xen 4.5").get(2);

        assertEquals(
                "2.6.37-2.6.38",
                cell.getAsJsonObject("versions")
                        .getAsJsonObject("linux")
                        .get("row")
                        .getAsString());
        assertEquals("DEAD on enable 2, leaks 2 in all", cell.get("verdict").getAsString());
        assertEquals(
                "XEN_DOMCTL_bind_pt_irq(54, 0x0, 0x3036) = -1 (-EPERM)",
                cell.getAsJsonObject("loss").get("call").getAsString());
    }

    @Test
    void theArrayKernelSetsUpOneVectorOnly() {
        JsonObject cell = cells("--controllers 1 --vectors 2").get(2);

        assertEquals("BROKEN on enable 2", cell.get("verdict").getAsString());
        assertTrue(cell.get("reason")
                .getAsString()
                .startsWith("The re-use for entry 0 ends xen_hvm_setup_msi_irqs, so nvme0 entry 1 keeps irq 0"));
    }

    /** With more vectors than pirqs get_free_pirq fails first, but that is not why entry 0 is lost. */
    @Test
    void theFailedCallIsTheOneThatTheReasonIsAbout() {
        assertEquals(
                "XEN_DOMCTL_bind_pt_irq(54, 0x0, 0x3036) = -1 (-EPERM)",
                cells("--controllers 1 --vectors 40")
                        .getFirst()
                        .getAsJsonObject("loss")
                        .get("call")
                        .getAsString());
    }

    @Test
    void serialReloadsFailOnTheListKernelWithAStalePirq() {
        JsonObject cell = cells("--serial").get(5);

        assertEquals(2, cell.getAsJsonObject("loss").get("load").getAsInt());
        assertTrue(cell.get("reason").getAsString().contains("re-uses pirq 55"), cell.toString());
        assertEquals(
                "EVTCHNOP_bind_pirq(55) = -17 (-EEXIST)",
                cell.getAsJsonObject("loss").get("call").getAsString());
    }

    @Test
    void theRunOfACellCanBeOpenedAndFailsTheSameWay() {
        JsonObject cell = cells("--serial").get(5);
        Shell run = Shell.run("run", cell.get("run").getAsString());

        assertEquals(1, run.code(), run.err());
        assertTrue(
                run.out().contains(cell.getAsJsonObject("loss").get("outcome").getAsString()), run.out());
    }

    @Test
    void aWorkingCellSaysHowItCameByItsPirqs() {
        assertEquals(
                "Xen gave out a pirq 6 times (55, 54), 0 were re-used from a message, QEMU mapped 6 and unmapped 4, "
                        + "and every interrupt came.",
                cells("--controllers 1").get(7).get("reason").getAsString());
        assertEquals(
                "The guest asks for no pirq and uses vectors, and every interrupt came.",
                cells("--controllers 1 --xen 4.19").get(7).get("reason").getAsString());
    }

    @Test
    void theTextShowsTheTableAndEachReason() {
        Shell shell = Shell.run("matrix", "--controllers", "1");

        assertEquals(0, shell.code());
        assertTrue(
                shell.lines()
                        .contains("Linux 2.6.37          | BROKEN on enable 2                  | DEAD on enable 2"),
                shell.out());
        assertEquals(
                8,
                shell.lines().stream()
                        .filter(line -> line.contains(" on QEMU "))
                        .count());
        assertEquals(
                5,
                shell.lines().stream()
                        .filter(line -> line.startsWith("   failed call: "))
                        .count());
        assertTrue(shell.lines().stream().allMatch(line -> line.length() <= 100), shell.out());
        assertFalse(shell.out().contains("\u001b"));
    }

    /**
     * A write that QEMU refuses answers nothing, and from 4.15 on a lost completion is found by polling: both are told
     * by their lines.
     */
    @ParameterizedTest
    @CsvSource({
        "'', 'pci_msix_write(0, 0, fee36000), refused by QEMU: Can''t update msix entry 0 since MSI-X is already "
                + "enabled.'",
        "--msi, 'Create CQ 1: nvme nvme0: I/O 0 QID 0 timeout, completion polled'"
    })
    void aLossWithoutAnAnswerThatFailsNamesItsLine(String mode, String call) {
        String options = "--controllers 1 --linux 5.18 --qemu 2.0 " + mode;
        assertEquals(
                call,
                cells(options.strip())
                        .getFirst()
                        .getAsJsonObject("loss")
                        .get("call")
                        .getAsString());
        assertTrue(Shell.run(("matrix " + options.strip()).split(" ")).lines().stream()
                .allMatch(line -> line.length() <= 100));
    }

    @Test
    void everyLossNamesACall() {
        List<JsonObject> cells =
                cells("--linux 2.6.37-rc4,2.6.37,3.10,4.10,4.11,4.15,5.14,5.17,6.1 --qemu 2.0,2.5,2.6,9.0 --msi");
        assertEquals(36, cells.size());
        assertTrue(
                cells.stream()
                        .filter(cell -> cell.has("loss"))
                        .noneMatch(cell -> cell.getAsJsonObject("loss")
                                .get("call")
                                .getAsString()
                                .isEmpty()),
                cells.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--controllers 0",
                "--controllers 17",
                "--controllers two",
                "--vectors 0",
                "--vectors 65",
                "--xen 1",
                "--vectors",
                "x"
            })
    void aNumberOutOfRangeIsRefused(String options) {
        assertTrue(Shell.run(("matrix " + options).split(" ")).refused());
    }

    @Test
    void theDriverIsNamedInTextJsonAndHelp() {
        String lacking = "Driver: the two-phase NVMe script of 4.9 to 4.11 on every kernel; one of the time of Linux "
                + "2.6.37-rc4 and 2.6.37 runs phase 1 on INTx"
                + " and enables MSI-X once a load (linux.nvme-script=own)";
        assertTrue(flat(Shell.run("matrix", "--controllers", "1")).contains(lacking));
        assertTrue(flat(Shell.run("matrix", "--linux", "4.10", "--qemu", "2.5"))
                .contains("Driver: the two-phase NVMe script of 4.9 to 4.11 on every kernel |"));
        assertTrue(flat(Shell.run("matrix", "--help")).contains("--set linux.nvme-script=own runs each kernel's own."));
        assertEquals(
                "two-phase",
                cells("--controllers 1").getFirst().get("nvmeScript").getAsString());
    }

    /** The drivers of 2.6.37 enable once a load, so their second enable is that of the second load. */
    @Test
    void withTheirOwnDriverOldKernelsFailAtTheSecondLoad() {
        List<JsonObject> cells = cells("--controllers 1 --set linux.nvme-script=own");

        assertEquals("-+~--+-+", summary(cells));
        assertEquals(
                List.of(
                        "DEAD on enable 2 (load 2), leaks 2 a cycle",
                        "works",
                        "BROKEN on enable 2 (load 2)",
                        "DEAD on enable 2 (load 2)"),
                cells.subList(0, 4).stream()
                        .map(cell -> cell.get("verdict").getAsString())
                        .toList());
        assertEquals("own", cells.getFirst().get("nvmeScript").getAsString());
        assertEquals(
                "own",
                cells.getFirst()
                        .getAsJsonObject("versions")
                        .getAsJsonObject("linux")
                        .getAsJsonObject("changed")
                        .get("nvme-script")
                        .getAsString());
    }

    @ParameterizedTest
    @CsvSource({
        "1, 2, 1, 32, 'leaks 2 pirqs in the first cycle and 1 in each later one, which is dead in phase 1 and asks "
                + "for no more; no pirq is free in cycle 32'",
        "3, 4, 1, 30, 'leaks 4 pirqs in the first cycle and 1 in each later one, which is dead in phase 1 and asks "
                + "for no more; no pirq is free in cycle 30'"
    })
    void theFirstCycleLeaksMoreThanTheLaterOnes(int vectors, int first, int later, int exhausted, String sentence) {
        JsonObject cell = cells("--controllers 1 --linux 4.11 --qemu 2.0 --vectors " + vectors)
                .getFirst();

        assertEquals(
                List.of(first, later, exhausted),
                List.of(
                        cell.get("leaksInFirstCycle").getAsInt(),
                        cell.get("leaksPerCycle").getAsInt(),
                        cell.get("exhaustedInCycle").getAsInt()));
        assertTrue(flat(Shell.run(
                        "matrix", "--controllers", "1", "--linux", "4.11", "--qemu", "2.0", "--vectors", "" + vectors))
                .contains("reload loop of one controller: " + sentence));
    }

    /**
     * First cycle, each later one, all of them, still mapped, and the cycle that finds none: 2.6.37 re-uses what QEMU
     * 2.0 keeps mapped.
     */
    @ParameterizedTest
    @CsvSource({
        "--linux 4.11 --qemu 2.5 --vectors 64, 32 0 [32] 32 0 1, 'DEAD on enable 2, leaks all 32',"
                + " 'leaks all 32 pirqs in the first cycle and none later; cycle 1 finds 32 pirqs free and asks for "
                + "more'",
        "--linux 4.10 --qemu 2.5 --vectors 64, 32 0 [32] 32 0 1, 'DEAD on enable 2, leaks all 32',"
                + " 'leaks all 32 pirqs in the first cycle and none later; cycle 1 finds 32 pirqs free and asks for "
                + "more'",
        "--linux 2.6.37-rc4 --qemu 2.0 --vectors 31, '32 0 [32] 32 0 2', 'DEAD on enable 2, leaks all 32',"
                + " 'leaks all 32 pirqs in the first cycle and none later; no pirq is free in cycle 2'",
        "--linux 2.6.37 --qemu 2.0 --xen 4.2 --vectors 4 --set linux.nvme-script=own, '4 0 [4,3] 7 1 0', 'DEAD on "
                + "enable 2 (load 2), leaks 7 in all',"
                + " 'leaks 4 pirqs in the first cycle, 3 in the second and none later; 1 of them stays mapped'",
        "--linux 2.6.37 --qemu 2.0 --xen 4.2 --vectors 2, '3 0 [3] 3 0 0', 'DEAD on enable 2, leaks 3 in all',"
                + " 'leaks 3 pirqs in the first cycle and none later'",
        "--linux 2.6.37 --qemu 2.0 --vectors 1, '1 0 [1] 1 1 0', 'works', 'keeps 1 pirq in the first cycle and none "
                + "later; it stays mapped'",
        "--linux 2.6.37 --qemu 2.0 --vectors 32 --set linux.nvme-script=own, '32 0 [32] 32 32 0', 'BROKEN on enable "
                + "2 (load 2)',"
                + " 'keeps all 32 pirqs in the first cycle and none later; all stay mapped; no pirq is free after "
                + "cycle 1, and no cycle asks for one'",
        "--linux 4.16 --qemu 2.0 --vectors 5, '6 6 [6,6,6,6,6,2] 32 0 6', 'BROKEN on enable 2, leaks 6 a cycle',"
                + " 'leaks 6 a cycle; cycle 6 finds 2 pirqs free and asks for more'",
        "--linux 2.6.37-rc4 --qemu 2.2 --vectors 33, '0 0 [] 0 0 1', 'BROKEN on enable 2', 'leaks nothing; cycle 1 "
                + "finds 32 pirqs free and asks for more'"
    })
    void theLoopIsMeasuredUntilThePoolIsEmptyOrTheLeakStops(
            String options, String numbers, String verdict, String sentence) {
        JsonObject cell = cells("--controllers 1 " + options).getFirst();

        assertEquals(
                numbers,
                Stream.of(
                                "leaksInFirstCycle",
                                "leaksPerCycle",
                                "leaksByCycle",
                                "leaksInAll",
                                "stillMapped",
                                "exhaustedInCycle")
                        .map(name -> cell.get(name).toString())
                        .collect(Collectors.joining(" ")));
        assertEquals(verdict, cell.get("verdict").getAsString());
        Shell text = Shell.run(("matrix --controllers 1 " + options).split(" "));
        assertTrue(flat(text).endsWith("reload loop of one controller: " + sentence + " "), text.out());
        assertTrue(text.out().contains("| " + verdict + "\n"), text.out());
    }

    /** The figures of a cell are those of the pool that the same loop leaves when it is run as a scenario. */
    @ParameterizedTest
    @CsvSource({
        "'load, unload', 28",
        "'load, unload, load, remove-dead', 25",
        "'load, unload, load, remove-dead, load, remove-dead, load, remove-dead', 25"
    })
    void theSameLoopAsAScenarioLeavesThePoolThatTheCellSays(String script, int free, @TempDir Path folder)
            throws IOException {
        Path file = folder.resolve("loop.yaml");
        Files.writeString(file, """
                name: "loop"
                versions: {linux: "2.6.37", qemu: "2.0", xen: "4.2"}
                what-if:
                  linux: {nvme-script: "own"}
                controllers:
                  - {name: nvme0, bdf: "0000:00:04.0", msi-x: 13, intx: true, vectors: 4, script: [%s]}
                """.formatted(script));
        Shell run = Shell.run("run", file.toString(), "--json");

        assertEquals(
                free,
                run.jsonLines()
                        .getLast()
                        .getAsJsonObject("result")
                        .getAsJsonObject("pirqs")
                        .get("free")
                        .getAsInt(),
                run.err());
    }

    @Test
    void ownVersionsMakeTheRowsAndColumns() {
        List<JsonObject> cells =
                cells("--controllers 1 --linux 4.9.16,4.9.17 --linux v4.10 --qemu 2.0,2.6,2.5.0 --xen 4.7,4.8");

        assertEquals(18, cells.size());
        assertEquals(
                List.of("4.9.16/2.0/4.7", "4.9.16/2.6/4.7", "4.9.16/2.5.0/4.7", "4.9.17/2.0/4.7"),
                cells.stream().limit(4).map(MatrixTest::on).toList());
        assertEquals("4.10/2.5.0/4.8", on(cells.getLast()));
        Shell text = Shell.run(
                "matrix",
                "--controllers",
                "1",
                "--linux",
                "4.9.30-2+deb9u5",
                "--qemu",
                "QEMU emulator version 2.5.0 (Debian 1:2.5+dfsg-5), Copyright (c) 2003-2008 Fabrice Bellard",
                "--qemu",
                "2.0, 2.6");
        assertEquals(
                List.of(
                        "                      | QEMU 2.5+dfsg-5 (2.5)               | QEMU 2.0 (before 2.1)",
                        "                      | QEMU 2.6 (2.6-2.10)"),
                text.lines().stream().filter(line -> line.contains("| QEMU")).toList());
        assertTrue(text.out().contains("NOTE: QEMU 2.5+dfsg-5: a distribution's package"), text.out());
        assertTrue(text.lines().stream().allMatch(line -> line.length() <= 100), text.out());
    }

    @Test
    void aColumnThatIsSetIsNamedAsChanged() {
        Shell text = Shell.run(
                "matrix", "--controllers", "1", "--set", "linux.reuse=list", "--set", "qemu.unmap-on-disable=no");

        assertTrue(
                text.lines().contains("CHANGED linux.reuse=list, qemu.unmap-on-disable=no (in the rows marked *)"),
                text.out());
        assertTrue(
                text.out().contains("Linux 4.11*  ")
                        && text.out().contains("Linux 4.10   ")
                        && text.out().contains("QEMU 2.5 (2.5)*")
                        && text.out().contains("QEMU 2.0 (before 2.1) "),
                text.out());
        assertEquals(
                "--------",
                summary(cells("--controllers 1 --set linux.reuse=list --set qemu.unmap-on-disable=no"))
                        .replace('~', '-'));
    }

    @Test
    void anExploredMatrixHasTheSameChoices() {
        List<JsonObject> cells = cells("--explore --vectors 1 --linux 4.10,4.11 --qemu 2.5 --set linux.reuse=never");

        assertEquals(
                List.of("4.10", "4.11"),
                cells.stream().map(cell -> cell.get("linux").getAsString()).toList());
        assertEquals(
                List.of("[\"linux.reuse=never\"]", "[]"),
                cells.stream().map(cell -> cell.get("changed").toString()).toList());
        assertEquals(
                List.of("never fails", "never fails"),
                cells.stream().map(cell -> cell.get("verdict").getAsString()).toList());
        Shell text = Shell.run("matrix", "--explore", "--vectors", "1", "--linux", "4.10", "--qemu", "2.5");
        assertTrue(
                flat(text).contains("Driver: the two-phase NVMe script")
                        && text.out().contains("Linux 4.10 on QEMU 2.5, fewest switches: pq2:"),
                text.out());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--linux 4.10,banana",
                "--linux ,4.10",
                "--qemu 1.0",
                "--xen 4.1",
                "--set linux.reuse",
                "--set linux.reuse=x",
                "--set bsd.a=b"
            })
    void aVersionOrSettingThatIsNoneIsRefused(String options) {
        assertTrue(Shell.run(("matrix " + options).split(" ")).refused());
    }

    private static String on(JsonObject cell) {
        JsonObject versions = cell.getAsJsonObject("versions");
        return versions.getAsJsonObject("linux").get("version").getAsString() + "/"
                + versions.getAsJsonObject("qemu").get("version").getAsString() + "/"
                + versions.getAsJsonObject("xen").get("version").getAsString();
    }

    private static String flat(Shell shell) {
        return shell.out().replaceAll("\\s+", " ");
    }
}
