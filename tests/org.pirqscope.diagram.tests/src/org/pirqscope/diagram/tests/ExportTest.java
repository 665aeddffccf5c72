package org.pirqscope.diagram.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pirqscope.diagram.LaneMode;
import org.pirqscope.diagram.export.Choice;
import org.pirqscope.diagram.export.ChoiceException;
import org.pirqscope.diagram.export.Export;
import org.pirqscope.diagram.export.ExportFormat;
import org.pirqscope.diagram.export.RunPart;
import org.pirqscope.diagram.export.Touched;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.BuiltIn;

class ExportTest {

    private final Run run = Runs.stale();

    private byte[] bytes(Choice choice) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Export.of(run, choice).write(out);
        return out.toByteArray();
    }

    private String text(Choice choice) throws IOException {
        return new String(bytes(choice), StandardCharsets.UTF_8);
    }

    @Test
    void aPdfHasTheSameBytesAtAnyTime() throws Exception {
        byte[] first = bytes(Choice.MAIL.withFormat(ExportFormat.PDF));
        Thread.sleep(5);
        assertArrayEquals(first, bytes(Choice.MAIL.withFormat(ExportFormat.PDF)));
    }

    @ParameterizedTest
    @EnumSource(
            value = ExportFormat.class,
            names = {"PDF", "SLIDE_PDF"},
            mode = EnumSource.Mode.EXCLUDE)
    void theSameChoiceGivesTheSameBytesAndTheRunString(ExportFormat format) throws IOException {
        Choice choice = Choice.MAIL.withFormat(format);
        assertArrayEquals(bytes(choice), bytes(choice));
        assertTrue(
                new String(bytes(choice), StandardCharsets.ISO_8859_1).contains("run: " + run.runString()),
                format.id());
    }

    @ParameterizedTest
    @EnumSource(
            value = ExportFormat.class,
            names = {"PLANTUML", "MERMAID", "MSCGEN"})
    void theLastLineButTheFrameIsTheRunString(ExportFormat format) throws IOException {
        String last = text(Choice.MAIL.withFormat(format))
                .lines()
                .filter(line -> !line.startsWith("@enduml"))
                .reduce("", (a, b) -> b);
        assertTrue(last.endsWith("run: " + run.runString()), last);
    }

    @Test
    void theUsualTextIsTheFailingPart() throws IOException {
        assertEquals(26, text(Choice.MAIL).lines().count());
        assertEquals(text(Choice.MAIL), text(Choice.MAIL.withPart(new RunPart.Around(0))));
        assertTrue(text(Choice.MAIL.withPart(new RunPart.Whole())).lines().count() > 200);
    }

    @Test
    void aFindingCanBeNamedByItsStepOrByTheOtherEndOfItsCall() throws IOException {
        int second = run.steps().stream()
                .filter(step ->
                        step.actor() == 1 && step.findings().stream().anyMatch(Finding.StaleHit.class::isInstance))
                .findFirst()
                .orElseThrow()
                .number();
        assertEquals(
                text(Choice.MAIL.withPart(new RunPart.Around(second))),
                text(Choice.MAIL.withPart(new RunPart.Around(second - 1))));
        assertTrue(text(Choice.MAIL.withPart(new RunPart.Around(second))).startsWith("nvme1 (nvme_reset_work)"));
    }

    @Test
    void aPictureAroundAFindingShowsItsCallsOnly() {
        Export around = Export.of(run, Choice.MAIL.withFormat(ExportFormat.SVG).withPart(new RunPart.Around(0)));
        assertTrue(
                around.messages()
                        < Export.of(run, Choice.MAIL.withFormat(ExportFormat.SVG))
                                        .messages()
                                / 3,
                around.messages() + " messages");
    }

    @Test
    void onlyCallsOfOnePirqAreDrawn() throws IOException {
        String text = text(Choice.MAIL.withTouched(new Touched.Pirq(54)));
        assertTrue(text.contains("PHYSDEVOP_get_free_pirq() = 54"), text);
        assertFalse(text.contains("PHYSDEVOP_unmap_pirq(55)"), text);
    }

    @Test
    void onlyCallsOfOneDeviceOrOneEntryAreDrawn() throws IOException {
        Choice whole = Choice.MAIL.withFormat(ExportFormat.MSCGEN).withPart(new RunPart.Whole());
        String device = text(whole.withTouched(new Touched.Device(1, "nvme1")));
        assertTrue(device.contains("nvme_reset_work(nvme1)") && !device.contains("nvme_reset_work(nvme0)"), device);
        String entry = text(whole.withTouched(new Touched.Entry(0, "nvme0", 1)));
        assertTrue(entry.contains("pci_msix_read(1, 0)") && entry.contains("PHYSDEVOP_map_pirq(nvme0, 1"), entry);
        assertFalse(entry.contains("pci_msix_read(0, ") || entry.contains("PHYSDEVOP_map_pirq(nvme1"), entry);
        String mail = text(Choice.MAIL.withTouched(new Touched.Entry(0, "nvme0", 1)));
        assertFalse(mail.contains("left out)\n..."), mail);
    }

    /** 23 is the number that run prints for the call and its answer together. */
    @Test
    void aRangeBeginsWithTheCallOfItsFirstLine() throws IOException {
        int answer = Runs.step(run, "PHYSDEVOP_get_free_pirq(MAP_PIRQ_TYPE_MSI)") + 1;
        for (ExportFormat format : List.of(ExportFormat.TEXT, ExportFormat.MSCGEN, ExportFormat.SVG)) {
            assertEquals(
                    text(Choice.MAIL.withFormat(format).withPart(new RunPart.Steps(answer - 1, answer + 9))),
                    text(Choice.MAIL.withFormat(format).withPart(new RunPart.Steps(answer, answer + 9))));
        }
    }

    @Test
    void aHiddenLaneIsNotDrawn() throws IOException {
        Choice choice = Choice.MAIL
                .withFormat(ExportFormat.PLANTUML)
                .withLanes(Map.of("QEMU", LaneMode.HIDDEN, "xen", LaneMode.FOLDED));
        String text = text(choice);
        assertFalse(text.contains("\"QEMU\"") || text.contains("\"Xen\""), "lanes are there");
        assertFalse(text.contains("xen_pt_msix"), "QEMU's calls are there");
        assertTrue(text.contains("PHYSDEVOP_unmap_pirq"), "Xen's calls are not there");
    }

    @Test
    void whatIsNotThereIsRefusedInOneSentence() {
        Run calm = Run.of(BuiltIn.named("one-controller"));
        assertRefused(calm, Choice.MAIL.withPart(new RunPart.Around(0)), "nothing went wrong");
        assertRefused(run, Choice.MAIL.withPart(new RunPart.Around(5000)), "there is no step 5000");
        assertRefused(run, Choice.MAIL.withPart(new RunPart.Around(1)), "has no warning or failure");
        assertRefused(run, Choice.MAIL.withPart(new RunPart.Steps(500, 600)), "are not in this run");
        assertRefused(
                run,
                Choice.MAIL.withLanes(Map.of("disk", LaneMode.HIDDEN)),
                "there are nvme0, nvme1, guest, qemu, xen");
        assertRefused(
                calm,
                Choice.MAIL.withLanes(Map.of(
                        "nvme0",
                        LaneMode.HIDDEN,
                        "guest",
                        LaneMode.HIDDEN,
                        "qemu",
                        LaneMode.HIDDEN,
                        "xen",
                        LaneMode.HIDDEN)),
                "no lane is left");
    }

    private static void assertRefused(Run run, Choice choice, String part) {
        ChoiceException refused =
                assertThrows(ChoiceException.class, () -> Export.of(run, choice).write(new ByteArrayOutputStream()));
        assertTrue(refused.getMessage().contains(part), refused.getMessage());
    }

    @Test
    void limitsAreAnnounced() {
        assertEquals(
                1,
                Export.of(run, Choice.MAIL.withFormat(ExportFormat.PLANTUML))
                        .warnings()
                        .size());
        assertEquals(
                1,
                Export.of(run, Choice.MAIL.withFormat(ExportFormat.PNG).withScale(5))
                        .warnings()
                        .size());
        assertTrue(Export.of(run, Choice.MAIL.withFormat(ExportFormat.PNG).withScale(8))
                .warnings()
                .get(1)
                .startsWith("this many pixels take up to a minute to write"));
        assertTrue(Export.of(run, Choice.MAIL.withFormat(ExportFormat.PNG).withScale(16))
                .warnings()
                .get(1)
                .startsWith("this many pixels take up to 3 minutes to write"));
        assertEquals(
                0,
                Export.of(run, Choice.MAIL.withFormat(ExportFormat.SVG))
                        .warnings()
                        .size());
        assertEquals(0, Export.of(run, Choice.MAIL).warnings().size());
    }
}
