package org.pirqscope.diagram.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.sourceforge.plantuml.FileFormat;
import net.sourceforge.plantuml.FileFormatOption;
import net.sourceforge.plantuml.SourceStringReader;
import net.sourceforge.plantuml.syntax.SyntaxChecker;
import net.sourceforge.plantuml.syntax.SyntaxResult;
import org.junit.jupiter.api.Test;
import org.pirqscope.diagram.Origin;
import org.pirqscope.diagram.Scope;
import org.pirqscope.diagram.SequenceDiagram;
import org.pirqscope.diagram.markup.PlantUml;
import org.pirqscope.machine.run.Run;
import org.w3c.dom.Document;

/** PlantUML itself says whether it understands what was written. */
class PlantUmlTest {

    private static String source(SequenceDiagram diagram, Origin origin) throws IOException {
        StringBuilder out = new StringBuilder();
        PlantUml.write(diagram, origin, out);
        return out.toString();
    }

    private static void assertAccepted(String source) {
        SyntaxResult result = SyntaxChecker.checkSyntax(source);
        assertFalse(result.isError(), () -> result.getErrors() + "\n" + source);
        assertEquals("SEQUENCE", String.valueOf(result.getDiagramType()));
    }

    private static List<Document> drawn(String source, int pages) throws IOException {
        List<Document> documents = new ArrayList<>();
        for (int page = 0; page < pages; page++) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            new SourceStringReader(source).outputImage(out, page, new FileFormatOption(FileFormat.SVG));
            documents.add(Xml.parse(out.toByteArray()));
        }
        return documents;
    }

    @Test
    void stalePirqIsReadBackMessageByMessage() throws IOException {
        Run run = Runs.stale();
        SequenceDiagram diagram = Runs.diagram(run);
        String source = source(diagram, Runs.origin(run));
        assertAccepted(source);
        List<Document> pages = drawn(source, PlantUml.pages(diagram));
        Texts.assertInOrder(
                Texts.messages(diagram),
                pages.stream().flatMap(page -> Xml.texts(page).stream()).toList());
    }

    @Test
    void theFailingPartHasItsGoldenText() throws IOException {
        Run run = Runs.stale();
        Golden.check(
                "stale-pirq-failing-part.puml",
                source(Runs.diagram(run).with(Runs.failingPart(run)), Runs.origin(run)));
    }

    @Test
    void everyPageStaysBelowTheSizeAtWhichPlantUmlCropsPictures() throws IOException {
        SequenceDiagram diagram = Runs.diagram(Runs.stale());
        for (Document page : drawn(source(diagram, Runs.origin(Runs.stale())), PlantUml.pages(diagram))) {
            assertTrue(Double.parseDouble(
                            page.getDocumentElement().getAttribute("height").replace("px", ""))
                    < 4096);
        }
    }

    @Test
    void hostileNamesStayNames() throws IOException {
        ScriptedSteps script = ScriptedRuns.hostile();
        SequenceDiagram diagram = SequenceDiagram.of(script.steps(), script.names(), Scope.ALL);
        String source = source(diagram, new Origin("\"x\" !include y\n@enduml", "%date()", "pq2:x"));
        assertAccepted(source);
        assertEquals(
                1, source.lines().filter(line -> line.startsWith("@enduml")).count());
        assertTrue(source.lines().noneMatch(line -> line.strip().startsWith("!")), source);
        List<String> texts = drawn(source, PlantUml.pages(diagram)).stream()
                .flatMap(page -> Xml.texts(page).stream())
                .toList();
        Texts.assertInOrder(
                Texts.messages(diagram).stream()
                        .map(text -> text.replace("]]>", "]] >"))
                        .toList(),
                texts);
    }
}
