package org.pirqscope.diagram.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pirqscope.diagram.StepRemark;
import org.pirqscope.diagram.export.Choice;
import org.pirqscope.diagram.export.Draft;
import org.pirqscope.diagram.export.Export;
import org.pirqscope.diagram.export.ExportFormat;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.Bookmark;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.StepAnchor;
import org.pirqscope.report.bookmark.RunBookmarks;

/** What the reviewer's marks say is in every format that is a text, and changes nothing where it is not asked for. */
class NotesOfMarksTest {

    private static final Run RUN = Run.of(BuiltIn.named("stale-pirq"));
    private static final Step HIT = RUN.steps().stream()
            .filter(step -> step.findings().stream().anyMatch(Finding.StaleHit.class::isInstance))
            .findFirst()
            .orElseThrow();
    private static final List<Bookmark> MARKS = List.of(
            new Bookmark("zanzibar", RunBookmarks.anchor(RUN, HIT), "qwertyuiop asdfgh"),
            new Bookmark("again", RunBookmarks.anchor(RUN, HIT), ""),
            new Bookmark("elsewhere", new StepAnchor("nvme7", "foo", 1, false), "never seen"));

    private static String written(Choice choice) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Export.of(RUN, choice).write(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @EnumSource(
            value = ExportFormat.class,
            names = {"TEXT", "SVG", "HTML", "MERMAID", "PLANTUML", "MSCGEN", "SLIDE_SVG"})
    void aNoteIsInEveryText(ExportFormat format) throws IOException {
        Map<Integer, StepRemark> notes = StepRemark.of(RunBookmarks.of(RUN, MARKS));
        assertEquals(1, notes.size());
        Draft draft = Draft.MAIL.withFormat(format);
        String with = written(draft.withNotes(notes).choice(RUN)).replaceAll("\\s+", " ");
        assertTrue(with.contains("zanzibar") && with.contains("qwertyuiop") && with.contains("again"), format.id());
        assertTrue(!with.contains("never seen"), format.id());
        String without = written(draft.choice(RUN));
        assertTrue(!without.contains("zanzibar"), format.id());
        assertEquals(without, written(draft.withNotes(Map.of()).choice(RUN)));
    }
}
