package org.pirqscope.diagram.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.pirqscope.diagram.Origin;
import org.pirqscope.diagram.Scope;
import org.pirqscope.diagram.SequenceDiagram;
import org.pirqscope.diagram.image.Pdf;
import org.pirqscope.diagram.picture.Palette;

/** PDFBox's text extraction reads back what can be selected. */
class PdfTest {

    private static byte[] pdf(SequenceDiagram diagram, Origin origin) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Pdf(diagram, origin, Palette.LIGHT).write(out);
        return out.toByteArray();
    }

    private static String text(PDDocument document, int first, int last) throws IOException {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setSortByPosition(true);
        stripper.setStartPage(first);
        stripper.setEndPage(last);
        return stripper.getText(document).replaceAll("[ \\u00a0]+", " ");
    }

    @Test
    void everyPageHasTheLaneHeadsAndItsNumber() throws IOException {
        SequenceDiagram diagram = Runs.diagram(Runs.stale());
        try (PDDocument document = Loader.loadPDF(pdf(diagram, Runs.origin(Runs.stale())))) {
            int pages = document.getNumberOfPages();
            assertEquals(new Pdf(diagram, Runs.origin(Runs.stale()), Palette.LIGHT).pages(), pages);
            assertTrue(pages > 4, pages + " pages");
            for (int page = 1; page <= pages; page++) {
                String text = text(document, page, page);
                assertTrue(text.contains("nvme0 nvme1 guest kernel QEMU Xen"), text);
                assertTrue(text.contains("page " + page + " of " + pages), text);
            }
        }
    }

    @Test
    void everyMessageIsOnExactlyOnePage() throws IOException {
        SequenceDiagram diagram = Runs.diagram(Runs.stale());
        try (PDDocument document = Loader.loadPDF(pdf(diagram, Runs.origin(Runs.stale())))) {
            List<String> lines =
                    Arrays.asList(text(document, 1, document.getNumberOfPages()).split("\\R"));
            long numbered = lines.stream()
                    .filter(line -> line.strip().matches("(! )?\\d+ (?!free$|-> )\\S.*"))
                    .count();
            assertEquals(diagram.messages(), numbered);
        }
    }

    @Test
    void theRunStringIsTheLastTextAndInTheProperties() throws IOException {
        Origin origin = Runs.origin(Runs.stale());
        try (PDDocument document = Loader.loadPDF(pdf(Runs.diagram(Runs.stale()), origin))) {
            assertEquals(
                    "run: " + origin.runString(),
                    document.getDocumentInformation().getKeywords());
            assertTrue(text(document, 1, document.getNumberOfPages()).contains("run: " + origin.runString()));
        }
    }

    @Test
    void hostileNamesAndForeignLettersCanBeWritten() throws IOException {
        ScriptedSteps script = ScriptedRuns.hostile();
        SequenceDiagram diagram = SequenceDiagram.of(script.steps(), script.names(), Scope.ALL);
        try (PDDocument document = Loader.loadPDF(pdf(diagram, new Origin("\u202e\ud83d\ude00", "\u4e2d", "pq2:x")))) {
            assertTrue(text(document, 1, document.getNumberOfPages()).contains("<U+4E2D>"));
        }
    }
}
