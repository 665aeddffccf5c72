package org.pirqscope.report.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pirqscope.report.manual.Inline;
import org.pirqscope.report.manual.Manual;
import org.pirqscope.report.manual.ManualBlock;
import org.pirqscope.report.manual.ManualLayout;
import org.pirqscope.report.manual.ManualLine;
import org.pirqscope.report.manual.ManualSection;

/** The manual is docs/, word for word, at every width, and all of its links lead somewhere. */
class ManualTest {

    private static final Path DOCS = Path.of(System.getProperty("pirqscope.root", "."), "docs");

    private final Manual manual = Manual.read();

    /** The letters and digits, which no mark of Markdown is one of. */
    private static String letters(String text) {
        return text.replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static String shown(List<ManualBlock> blocks, int width) {
        StringBuilder all = new StringBuilder();
        for (ManualLine line : new ManualLayout(width, width).lines(blocks)) {
            all.append(line.text()).append('\n');
        }
        return all.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"views.md", "usage.md", "glossary.md", "fidelity.md", "domain.md"})
    void noWordOfAPageIsLost(String page) throws IOException {
        String written = Files.readString(DOCS.resolve(page));
        assertArrayEquals(
                written.getBytes(StandardCharsets.UTF_8), Manual.file(page).orElseThrow());
        String expected = letters(written.replaceAll("]\\([^)\\s]*\\)", "").replaceAll("(?m)^```\\w*$", ""));
        StringBuilder read = new StringBuilder();
        manual.sections().stream()
                .filter(section -> section.page().equals(page))
                .forEach(section -> read.append(inSource(section.blocks())));
        assertEquals(expected, letters(read.toString()));
    }

    /** What stands in the blocks, in the order of the page: cell for cell, and the number of a point. */
    private static String inSource(List<ManualBlock> blocks) {
        StringBuilder all = new StringBuilder();
        for (ManualBlock block : blocks) {
            switch (block) {
                case ManualBlock.Grid grid ->
                    grid.rows().forEach(row -> row.forEach(cell -> all.append(Inline.text(cell))));
                default -> all.append(shown(List.of(block), Integer.MAX_VALUE));
            }
        }
        return all.toString();
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 57, 80, 100, 200})
    void everyLineFitsAtEveryWidth(int width) {
        for (ManualSection section : manual.sections()) {
            for (ManualLine line : new ManualLayout(width, width).lines(section.blocks())) {
                boolean free = line.kind() == ManualLine.Kind.LISTING || line.kind() == ManualLine.Kind.PICTURE;
                assertTrue(free || line.text().length() <= width, width + ": " + line.text());
            }
            List<ManualBlock> whole = section.blocks().stream()
                    .filter(block -> !(block instanceof ManualBlock.Grid))
                    .toList();
            assertEquals(letters(shown(whole, Integer.MAX_VALUE)), letters(shown(whole, width)), section.title());
        }
    }

    @Test
    void everyLinkLeadsToASectionOrToAFileOfTheTree() {
        List<String> links = new ArrayList<>();
        manual.sections().forEach(section -> section.blocks().forEach(block -> links(block, links)));
        assertTrue(links.size() > 10, links.toString());
        links.addAll(List.of("views.md", "domain.md"));
        for (String link : links) {
            boolean leads = manual.at(link).isPresent() || !link.contains("#") && Files.exists(DOCS.resolve(link));
            assertTrue(leads, link);
        }
    }

    private static void links(ManualBlock block, List<String> links) {
        List<List<Inline>> texts = switch (block) {
            case ManualBlock.Heading part -> List.of(part.words());
            case ManualBlock.Prose part -> List.of(part.words());
            case ManualBlock.Item part -> List.of(part.words());
            case ManualBlock.Grid part ->
                part.rows().stream().flatMap(List::stream).toList();
            case ManualBlock.Listing part -> List.of();
            case ManualBlock.Picture part -> List.of(List.of(new Inline.Reference(part.words(), part.file())));
        };
        texts.stream()
                .flatMap(List::stream)
                .filter(Inline.Reference.class::isInstance)
                .forEach(link -> links.add(((Inline.Reference) link).target()));
    }

    @Test
    void eachSectionIsFoundByItsTopicsItsLinkAndItsWords() {
        for (ManualSection section : manual.sections()) {
            assertEquals(
                    section.title(), manual.at(section.target()).orElseThrow().title());
            for (String topic : section.topics()) {
                assertTrue(manual.topic(topic).isPresent(), topic);
            }
            assertTrue(manual.find(section.title()).contains(section), section.title());
            assertTrue(manual.whole(section).containsAll(section.blocks()));
        }
        assertEquals(List.of(), manual.find("  "));
        assertEquals(List.of(), manual.find("nothing of this kind xyzzy"));
    }

    @Test
    void theContentsNameEveryPageAndView() {
        String contents = shown(manual.contents(), 100);
        manual.sections().stream()
                .filter(section -> section.heading().level() <= 2)
                .forEach(section -> assertTrue(contents.contains(section.title()), section.title()));
    }

    @Test
    void oddTextIsReadToItsEnd() {
        String marks = "#*`|[]()!- \n\\<>1.ab\u00e9    ";
        Random random = new Random(7);
        for (int round = 0; round < 3000; round++) {
            StringBuilder page = new StringBuilder();
            for (int i = random.nextInt(120); i > 0; i--) {
                page.append(marks.charAt(random.nextInt(marks.length())));
            }
            Manual odd = Manual.of(Map.of("odd.md", page.toString()));
            for (ManualSection section : odd.sections()) {
                for (ManualLine line : new ManualLayout(20, 20).lines(section.blocks())) {
                    assertTrue(line.text().indexOf('\n') < 0);
                }
            }
        }
    }
}
