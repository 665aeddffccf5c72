package org.pirqscope.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The cells in reading order: K0, K1a, K1b, K2, each with QEMU before 2.1 and with 2.1 and later (domain.md 4.5). */
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
        "--controllers 2 --vectors 1 --msi,   -+ +- -- -+"})
    void allEightCellsAreThoseOfTheDomain(String options, String expected) {
        assertEquals(expected.replace(" ", ""), summary(cells(options)));
    }

    @Test
    void withQemuBefore21TheSecondEnableIsDeadAndEachCycleLeaks() {
        JsonObject cell = cells("--controllers 1 --vectors 1").get(6);
        JsonObject loss = cell.getAsJsonObject("loss");

        assertEquals("4.11", cell.getAsJsonObject("versions").getAsJsonObject("linux").get("version").getAsString());
        assertEquals(2, loss.get("enable").getAsInt());
        assertEquals("XEN_DOMCTL_bind_pt_irq(54, 0x0, 0x3036) = -1 (-EPERM)", loss.get("call").getAsString());
        assertEquals("QEMU still holds pirq 55 for nvme0 entry 0 and so never maps the new pirq 54, which Xen then refuses to bind.",
                cell.get("reason").getAsString());
        assertEquals(1, cell.get("leaksPerCycle").getAsInt());
        assertEquals(32, cell.get("exhaustedInCycle").getAsInt());
    }

    @Test
    void onXen42TheSameBindFailsWithAnotherError() {
        assertEquals("XEN_DOMCTL_bind_pt_irq(54, 0x0, 0x3036) = -22 (-EINVAL)",
                cells("--controllers 1 --vectors 1 --xen 4.2").get(6).getAsJsonObject("loss").get("call").getAsString());
    }

    @Test
    void xen45AnswersZeroFromItsShadowSoThatTheArrayKernelAllocates() {
        JsonObject cell = cells("--controllers 1 --vectors 1 --xen 4.5").get(2);

        assertEquals("K1a", cell.getAsJsonObject("versions").getAsJsonObject("linux").get("family").getAsString());
        assertEquals("DEAD on enable 2", cell.get("verdict").getAsString());
        assertEquals("XEN_DOMCTL_bind_pt_irq(54, 0x0, 0x3036) = -1 (-EPERM)", cell.getAsJsonObject("loss").get("call").getAsString());
    }

    @Test
    void theArrayKernelSetsUpOneVectorOnly() {
        JsonObject cell = cells("--controllers 1 --vectors 2").get(2);

        assertEquals("BROKEN on enable 2", cell.get("verdict").getAsString());
        assertTrue(cell.get("reason").getAsString().startsWith("The re-use for entry 0 ends xen_hvm_setup_msi_irqs, so nvme0 entry 1 keeps irq 0"));
    }

    /** With more vectors than pirqs get_free_pirq fails first, but that is not why entry 0 is lost. */
    @Test
    void theFailedCallIsTheOneThatTheReasonIsAbout() {
        assertEquals("XEN_DOMCTL_bind_pt_irq(54, 0x0, 0x3036) = -1 (-EPERM)",
                cells("--controllers 1 --vectors 40").getFirst().getAsJsonObject("loss").get("call").getAsString());
    }

    @Test
    void serialReloadsFailOnTheListKernelWithAStalePirq() {
        JsonObject cell = cells("--serial").get(5);

        assertEquals(2, cell.getAsJsonObject("loss").get("load").getAsInt());
        assertTrue(cell.get("reason").getAsString().contains("re-uses pirq 55"), cell.toString());
        assertEquals("EVTCHNOP_bind_pirq(55) = -17 (-EEXIST)", cell.getAsJsonObject("loss").get("call").getAsString());
    }

    @Test
    void theRunOfACellCanBeOpenedAndFailsTheSameWay() {
        JsonObject cell = cells("--serial").get(5);
        Shell run = Shell.run("run", cell.get("run").getAsString());

        assertEquals(1, run.code(), run.err());
        assertTrue(run.out().contains(cell.getAsJsonObject("loss").get("outcome").getAsString()), run.out());
    }

    @Test
    void aWorkingCellSaysHowItCameByItsPirqs() {
        assertEquals("Xen gave out a pirq 6 times (55, 54), 0 were re-used from a message, QEMU mapped 6 and unmapped 4, and every interrupt came.",
                cells("--controllers 1").get(7).get("reason").getAsString());
        assertEquals("The guest asks for no pirq and uses vectors, and every interrupt came.",
                cells("--controllers 1 --xen 4.19").get(7).get("reason").getAsString());
    }

    @Test
    void theTextShowsTheTableAndEachReason() {
        Shell shell = Shell.run("matrix", "--controllers", "1");

        assertEquals(0, shell.code());
        assertTrue(shell.lines().contains("K1a Linux 2.6.37      | BROKEN on enable 2                  | DEAD on enable 2"), shell.out());
        assertEquals(8, shell.lines().stream().filter(line -> line.contains(" on QEMU ")).count());
        assertEquals(5, shell.lines().stream().filter(line -> line.startsWith("   failed call: ")).count());
        assertTrue(shell.lines().stream().allMatch(line -> line.length() <= 100), shell.out());
        assertFalse(shell.out().contains("\u001b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--controllers 0", "--controllers 17", "--controllers two", "--vectors 0", "--vectors 65", "--xen 1", "--vectors", "x"})
    void aNumberOutOfRangeIsRefused(String options) {
        assertTrue(Shell.run(("matrix " + options).split(" ")).refused());
    }
}
