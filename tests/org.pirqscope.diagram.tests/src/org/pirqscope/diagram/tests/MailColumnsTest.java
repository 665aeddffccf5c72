package org.pirqscope.diagram.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pirqscope.diagram.Query;
import org.pirqscope.diagram.Scope;
import org.pirqscope.diagram.mail.Mail;
import org.pirqscope.diagram.mail.MailOptions;
import org.pirqscope.diagram.mail.MailText;
import org.pirqscope.diagram.mail.Preset;
import org.pirqscope.machine.run.Run;

/** Where the rows stand: a second column at 32 to 40 as in kernel mails, or one column below the names. */
class MailColumnsTest {

    private static final Pattern TWO = Pattern.compile("([^\\[ ]\\S*(?: \\(\\w+\\))?) +(\\S+)(?: \\(\\w+\\))?");

    private static List<Mail> mails(Run run, MailOptions options) {
        return List.of(
                MailText.of(Runs.diagram(run), Runs.origin(run), options),
                MailText.all(Runs.diagram(run), Runs.origin(run), options));
    }

    @ParameterizedTest
    @MethodSource("org.pirqscope.diagram.tests.MailTextTest#manyRuns")
    void aSecondColumnBeginsAtThirtyTwoToForty(Run run) {
        int seen = 0;
        for (int width : new int[] {60, 72, 75, 80, 100}) {
            for (Mail mail : mails(run, MailOptions.DEFAULT.withWidth(width))) {
                Matcher heads = TWO.matcher(mail.lines().getFirst());
                if (run.scenario().controllers().size() == 2 && heads.matches()) {
                    assertTrue(
                            heads.start(2) >= 32 && heads.start(2) <= 40,
                            () -> width + ": " + mail.lines().getFirst());
                    seen++;
                }
            }
        }
        boolean both = run.scenario().controllers().size() == 2;
        assertTrue(!both || seen > 0, "no text of " + run.scenario().name() + " has two columns");
    }

    @Test
    void lockdepKeepsItsOwnColumns() {
        for (int width : new int[] {72, 75, 80}) {
            List<String> lines = mails(
                            Runs.stale(), MailOptions.DEFAULT.withWidth(width).withPreset(Preset.LOCKDEP))
                    .getFirst()
                    .lines();
            assertEquals(7, lines.getFirst().indexOf("nvme0"));
            assertEquals(31, lines.getFirst().indexOf("nvme1"));
        }
    }

    /** One column keeps every argument that two near ones would have cost, and says where a controller goes on. */
    @Test
    void theWholeRunStandsInOneColumnWithAllOfItsArguments() {
        List<String> lines = mails(Runs.stale(), MailOptions.DEFAULT).get(1).lines();
        assertEquals("[nvme0]", lines.getFirst());
        assertTrue(
                lines.stream().anyMatch(line -> line.endsWith("[qemu] xen_pt_msixctrl_reg_write(ENABLE|MASKALL)")),
                "an argument is missing");
        assertFalse(
                lines.stream().anyMatch(line -> line.contains("XEN_DOMCTL_bind_pt_irq()")), "an argument is missing");
        int again = lines.indexOf("[nvme0, in nvme_setup_io_queues()]");
        assertTrue(again > 0, String.join("\n", lines));
        assertEquals("", lines.get(again - 1));
        assertEquals("      pci_alloc_irq_vectors(1, 2)", lines.get(again + 1));
    }

    @Test
    void aHandlerIsNotInTheCallThatLetItRun() {
        Run run = Runs.ordered("msi-reuse", "1*14,0*5,1*8,0*5,1*2");
        List<String> lines = MailText.all(Runs.diagram(run), Runs.origin(run), MailOptions.DEFAULT)
                .lines();
        int handler = lines.stream()
                .filter(line -> line.contains("<irq> nvme_irq"))
                .mapToInt(lines::lastIndexOf)
                .max()
                .orElseThrow();
        assertEquals("[nvme0]", lines.get(handler - 1));
    }

    /** What is left out of one call stands inside of it; what several controllers did stands at the margin. */
    @Test
    void aGapStandsWhereTheCallsWouldStand() {
        Run run = Runs.stale();
        List<String> lines = MailText.all(
                        Runs.diagram(run).with(Scope.ALL.only(Query.pirq(54))), Runs.origin(run), MailOptions.DEFAULT)
                .lines();
        int write = row(lines, "__pci_write_msi_msg(1)");
        assertEquals(indent(lines.get(write)) + 2, indent(lines.get(write + 1)), lines.get(write + 1));
        assertTrue(lines.get(write + 1).strip().matches("\\.\\.\\. \\(\\d+ calls left out\\)"), lines.get(write + 1));
        int setup = row(lines, "xen_hvm_setup_msi_irqs(2)");
        assertEquals(indent(lines.get(setup)), indent(lines.get(setup - 1)), lines.get(setup - 1));
        int mixed = row(lines, "nvme_setup_io_queues()") + 1;
        assertEquals(0, indent(lines.get(mixed)), lines.get(mixed));
    }

    @Test
    void aGapStandsInTheColumnOfItsController() {
        Run run = Runs.stale();
        int first = Runs.step(run, "xen_hvm_setup_msi_irqs(nvme1, 1, MSI-X)");
        int last = Runs.step(run, "xen_hvm_setup_msi_irqs(nvme0, 2, MSI-X)");
        Scope scope = Scope.ALL.range(first, last).only(Query.pirq(55));
        List<String> lines = MailText.all(
                        Runs.diagram(run).with(scope), Runs.origin(run), MailOptions.DEFAULT.withWidth(100))
                .lines();
        int column = lines.getFirst().indexOf("nvme1");
        int write = row(lines, "__pci_write_msi_msg(0)");
        assertTrue(column >= 32, lines.getFirst());
        assertTrue(
                lines.get(write + 1).matches(" {" + column + ",}\\.\\.\\. \\(3 calls left out\\)"),
                lines.get(write + 1));
    }

    private static int row(List<String> lines, String call) {
        return lines.indexOf(
                lines.stream().filter(line -> line.contains(call)).findFirst().orElseThrow());
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }
}
