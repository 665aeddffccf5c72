package org.pirqscope.diagram.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pirqscope.diagram.LaneMode;
import org.pirqscope.diagram.Origin;
import org.pirqscope.diagram.export.Choice;
import org.pirqscope.diagram.export.Export;
import org.pirqscope.diagram.export.ExportFormat;
import org.pirqscope.diagram.export.RunPart;
import org.pirqscope.diagram.mail.MailOptions;
import org.pirqscope.diagram.mail.MailText;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Scenario;

/** What a writer is told beside the text, and what the text tells about its versions. */
class MailNotesTest {

    private static Run with(String linux) {
        Scenario scenario = BuiltIn.named("stale-pirq");
        return Run.of(scenario.withVersions(scenario.versions().withLinux(linux)));
    }

    private static String flat(Run run) {
        return String.join(
                        " ",
                        MailText.of(Runs.diagram(run), Origin.of(run), MailOptions.DEFAULT)
                                .lines())
                .replaceAll("\\s+", " ");
    }

    @Test
    void aControllerWithoutRowsIsNamed() {
        Choice choice = Choice.MAIL.withLanes(Map.of("guest", LaneMode.HIDDEN, "xen", LaneMode.HIDDEN));
        assertTrue(Export.of(Runs.stale(), choice)
                .warnings()
                .contains("nvme1 has no column: none of its calls that matter stands in the lanes that were chosen"));
        Choice without = Choice.MAIL.withLanes(
                Map.of("guest", LaneMode.HIDDEN, "xen", LaneMode.HIDDEN, "nvme1", LaneMode.HIDDEN));
        assertFalse(Export.of(Runs.stale(), without).warnings().stream().anyMatch(text -> text.contains("nvme1")));
    }

    /** The drivers' own calls are not in the text of an empty pool. */
    @Test
    void lanesThatHoldNothingOfTheStoryAreNotMissed() {
        Choice choice = Choice.MAIL.withLanes(Map.of("nvme0", LaneMode.HIDDEN));
        assertEquals(
                List.of(),
                Export.of(Run.of(BuiltIn.named("exhaustion")), choice).warnings());
        assertEquals(
                List.of("lanes are left out, and with them calls that matter; the whole run shows all calls of the "
                        + "others"),
                Export.of(Runs.stale(), choice).warnings());
    }

    @Test
    void aRangeWithoutACallInItsLanesSaysSo() throws IOException {
        Choice choice = Choice.MAIL
                .withPart(new RunPart.Steps(241, 278))
                .withLanes(Map.of("guest", LaneMode.HIDDEN, "qemu", LaneMode.HIDDEN, "xen", LaneMode.HIDDEN));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Export.of(with("4.4"), choice).write(out);
        assertTrue(
                out.toString(StandardCharsets.UTF_8)
                        .startsWith("None of the calls stands in the lanes that were chosen."),
                out.toString());
    }

    @Test
    void foldingIsWithoutEffectAndSaid() {
        Choice choice = Choice.MAIL.withLanes(Map.of("xen", LaneMode.FOLDED));
        assertEquals(
                List.of("a text draws the calls of guest, qemu and xen in the column of the controller anyway: to "
                        + "fold them changes nothing"),
                Export.of(Runs.stale(), choice).warnings());
        assertEquals(
                List.of(),
                Export.of(Runs.stale(), choice.withFormat(ExportFormat.SVG)).warnings());
    }

    @Test
    void aVersionThatLeavesItsRowOpenSaysSoInTheTextAndBesideAPicture() {
        Run run = with("4.4.0-79-azure");
        assertTrue(
                flat(run)
                        .contains("Linux 4.4.0-79-azure: a distribution's number names neither the stable "
                                + "release it is based on nor its own patches; it may behave as 3.19-4.5, "
                                + "4.4.0-35-generic+, 4.4.0-39-generic+, "
                                + "4.4.0-56-generic+, 4.4.0-61-generic+, 4.4.0-142-generic+, 4.4.57+, 4.4.282+;"
                                + " whether it has c74fd80f2f41 decides. Simulated Linux "
                                + "4.4.0-79-azure with"),
                flat(run));
        for (ExportFormat picture : List.of(
                ExportFormat.SVG,
                ExportFormat.PNG,
                ExportFormat.PDF,
                ExportFormat.PLANTUML,
                ExportFormat.MERMAID,
                ExportFormat.MSCGEN)) {
            List<String> warnings =
                    Export.of(run, Choice.MAIL.withFormat(picture)).warnings();
            assertTrue(
                    warnings.stream()
                            .anyMatch(text -> text.startsWith("Linux 4.4.0-79-azure: a distribution's number")),
                    picture + ": " + warnings);
        }
        MailRules.check(
                MailText.of(Runs.diagram(run), Origin.of(run), MailOptions.DEFAULT)
                        .lines(),
                MailOptions.DEFAULT);
        assertFalse(flat(with("4.10")).contains("distribution"));
    }

    /** Set columns are no behaviour of that release. */
    @Test
    void aChangedColumnDoesNotPassForTheRelease() {
        Scenario scenario = BuiltIn.named("stale-pirq");
        Run run = Run.of(scenario.withVersions(scenario.versions().with("linux", "reuse", "never")));
        assertTrue(flat(run).contains("Linux 4.10 (changed: reuse=never), QEMU 2.5, Xen 4.7;"), flat(run));
        assertFalse(flat(Runs.stale()).contains("changed"));
    }
}
