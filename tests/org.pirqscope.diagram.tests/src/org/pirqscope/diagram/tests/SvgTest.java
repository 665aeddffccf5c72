package org.pirqscope.diagram.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.view.ViewBox;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.pirqscope.diagram.Origin;
import org.pirqscope.diagram.Scope;
import org.pirqscope.diagram.SequenceDiagram;
import org.pirqscope.diagram.image.Svg;
import org.pirqscope.diagram.picture.Palette;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** An XML parser and jsvg, neither of them ours, read the SVG back. */
class SvgTest {

    private static byte[] svg(SequenceDiagram diagram, Origin origin, Palette palette) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Svg.write(diagram, origin, palette, out);
        return out.toByteArray();
    }

    private static long rows(Document document) {
        return Xml.all(document, "g").stream()
                .filter(group -> group.getAttribute("id").matches("s\\d+"))
                .count();
    }

    @Test
    void everyMessageIsAGroupWithItsText() throws IOException {
        SequenceDiagram diagram = Runs.diagram(Runs.stale());
        Document document = Xml.parse(svg(diagram, Runs.origin(Runs.stale()), Palette.LIGHT));
        assertEquals(diagram.messages(), rows(document));
        Texts.assertInOrder(Texts.messages(diagram), Xml.texts(document));
    }

    @Test
    void idsAreUniqueAndTheRunStringIsInside() throws IOException {
        Document document = Xml.parse(svg(Runs.diagram(Runs.stale()), Runs.origin(Runs.stale()), Palette.LIGHT));
        List<String> ids = Xml.all(document, "*").stream()
                .map(element -> element.getAttribute("id"))
                .filter(id -> !id.isEmpty())
                .toList();
        assertEquals(ids.size(), new HashSet<>(ids).size());
        String run = "run: " + Runs.origin(Runs.stale()).runString();
        assertEquals(run, Xml.all(document, "desc").get(0).getTextContent());
        List<String> texts = Xml.texts(document);
        assertEquals(run, texts.get(texts.size() - 1));
        assertEquals(
                "stale-pirq, Linux 4.10, QEMU 2.5, Xen 4.7",
                Xml.all(document, "title").get(0).getTextContent());
    }

    /**
     * A viewer that takes the first rule of a class paints lane heads in the colour of their band if a font and an ink
     * share a name.
     */
    @Test
    void noClassHasTwoRules() throws IOException {
        Document document = Xml.parse(svg(Runs.diagram(Runs.stale()), Runs.origin(Runs.stale()), Palette.LIGHT));
        String style = Xml.all(document, "style").get(0).getTextContent();
        List<String> classes = Pattern.compile("\\.(\\w+)\\{")
                .matcher(style)
                .results()
                .map(rule -> rule.group(1))
                .toList();
        assertEquals(classes.size(), new HashSet<>(classes).size(), style);
        assertTrue(classes.contains("fHEAD") && !style.contains("font:"), style);
    }

    @Test
    void theSameRunGivesTheSameBytes() throws IOException {
        Origin origin = Runs.origin(Runs.stale());
        assertArrayEquals(
                svg(Runs.diagram(Runs.stale()), origin, Palette.LIGHT),
                svg(Runs.diagram(Runs.stale()), origin, Palette.LIGHT));
    }

    @Test
    void jsvgDrawsItInTheAskedSizeAndColours() throws IOException {
        byte[] bytes = svg(
                Runs.diagram(Runs.stale()).with(Runs.failingPart(Runs.stale())),
                Runs.origin(Runs.stale()),
                Palette.LIGHT);
        SVGDocument drawn = new SVGLoader().load(new ByteArrayInputStream(bytes), null, LoaderContext.createDefault());
        Element root = Xml.parse(bytes).getDocumentElement();
        assertEquals(Double.parseDouble(root.getAttribute("width")), drawn.size().width, 0.1);
        assertEquals(Double.parseDouble(root.getAttribute("height")), drawn.size().height, 0.1);
        BufferedImage image =
                new BufferedImage((int) drawn.size().width, (int) drawn.size().height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        drawn.render((java.awt.Component) null, graphics, new ViewBox(drawn.size()));
        graphics.dispose();
        assertEquals(0xffffff, image.getRGB(image.getWidth() - 2, image.getHeight() / 2) & 0xffffff);
        assertTrue(Pixels.count(image, 0xfdeaea) > 5_000, "the box of the stale hit is not there");
    }

    @Test
    void hostileNamesStayText() throws IOException {
        ScriptedSteps script = ScriptedRuns.hostile();
        SequenceDiagram diagram = SequenceDiagram.of(script.steps(), script.names(), Scope.ALL);
        Document document = Xml.parse(svg(diagram, new Origin("</title><script>", "\u0000", "pq2:]]>"), Palette.DARK));
        assertEquals(0, Xml.all(document, "script").size());
        assertEquals(diagram.messages(), rows(document));
        Texts.assertInOrder(Texts.messages(diagram), Xml.texts(document));
    }
}
