package org.pirqscope.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.RGB;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pirqscope.diagram.LaneMode;
import org.pirqscope.diagram.Origin;
import org.pirqscope.diagram.Query;
import org.pirqscope.diagram.Scope;
import org.pirqscope.diagram.SequenceDiagram;
import org.pirqscope.diagram.image.Svg;
import org.pirqscope.diagram.picture.DiagramLayout;
import org.pirqscope.diagram.picture.Ink;
import org.pirqscope.diagram.picture.Palette;
import org.pirqscope.diagram.picture.Picture;
import org.pirqscope.diagram.picture.Shape;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.ui.theme.Tone;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The screen paints the picture that the files have: one layout answers for both. */
class OnePictureTest extends InDiagram {

    private static final Pattern NUMBER = Pattern.compile("-?[0-9.]+");

    @AfterEach
    void usualSize() {
        canvas.zoom(0);
    }

    private Picture frame() {
        int before = canvas.frames();
        control.redraw();
        robot.spinUntil("a frame is painted", () -> canvas.frames() > before);
        return canvas.painted();
    }

    private void stand(int step) {
        robot.desk().session().goTo(step);
        robot.spin();
    }

    private int stale() {
        SequenceDiagram diagram = canvas.diagram();
        return diagram.stepNumber(
                diagram.next(step -> step.findings().stream().anyMatch(Finding.StaleHit.class::isInstance), -1));
    }

    @Test
    void whatIsPaintedIsWhatTheExporterWrites() throws Exception {
        SequenceDiagram whole = canvas.diagram();
        List<Scope> scopes = List.of(
                Scope.ALL,
                Scope.ALL.lane("qemu", LaneMode.FOLDED),
                Scope.ALL.toggle(whole.callAt(whole.rowOf(stale()))),
                Scope.ALL.only(Query.pirq(55)));
        for (Scope scope : scopes) {
            canvas.redraw(whole.with(scope));
            for (int notches : List.of(0, -2, 3)) {
                canvas.zoom(0);
                for (int i = 0; i < Math.abs(notches); i++) {
                    canvas.zoom(notches);
                }
                for (int step : List.of(1, stale(), 300)) {
                    stand(step);
                    agree(frame(), exported());
                }
            }
        }
    }

    /** The picture of the whole diagram by the exporter, in the layout of the screen. */
    private Document exported() throws Exception {
        DiagramLayout same = canvas.layout();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Svg.write(same, new Origin("one", "picture", "pq2:"), Palette.LIGHT, out);
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(out.toByteArray()));
    }

    private static void agree(Picture painted, Document exported) {
        Map<String, List<String>> rows = rows(exported);
        Map<String, List<String>> seen = rows(painted);
        assertTrue(seen.size() > 3, seen.size() + " messages");
        String last = seen.keySet().stream().reduce((one, next) -> next).orElseThrow();
        seen.forEach((row, shapes) -> {
            if (!row.isEmpty()) {
                // the notes of the last message may lie below the window
                assertEquals(row.equals(last) ? rows.get(row).subList(0, shapes.size()) : rows.get(row), shapes, row);
            }
        });
        List<String> activations =
                seen.get("").stream().filter(shape -> shape.startsWith("box")).toList();
        List<String> all = rows.values().stream().flatMap(List::stream).toList();
        assertTrue(!activations.isEmpty() && all.containsAll(activations), activations + " of " + all);
    }

    /** The shapes of each message; those of no message under "". */
    private static Map<String, List<String>> rows(Picture picture) {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        List<String> row = rows.computeIfAbsent("", key -> new ArrayList<>());
        for (Shape shape : picture.shapes()) {
            switch (shape) {
                case Shape.Start start -> row = rows.computeIfAbsent(start.id(), key -> new ArrayList<>());
                case Shape.Line line -> row.add(said("line", line.x1(), line.y1()));
                case Shape.Head head -> row.add(said("line", head.back(), head.y() - head.half()));
                case Shape.Box box -> row.add(said("box", box.x(), box.y(), box.width(), box.height()));
                case Shape.Text text -> row.add(said(text.text(), text.x(), text.y()));
            }
        }
        return rows;
    }

    private static Map<String, List<String>> rows(Document document) {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        NodeList all = document.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            String parent = element.getParentNode() instanceof Element group ? group.getAttribute("id") : "";
            String row = parent.matches("(s|gap)[0-9]+") ? parent : "";
            String said = said(element);
            if (!said.isEmpty()) {
                rows.computeIfAbsent(row, key -> new ArrayList<>()).add(said);
            }
        }
        return rows;
    }

    private static String said(Element element) {
        return switch (element.getTagName()) {
            case "text" -> said(element.getTextContent(), number(element, "x"), number(element, "y"));
            case "path" -> {
                Matcher numbers = NUMBER.matcher(element.getAttribute("d"));
                numbers.find();
                double x = Double.parseDouble(numbers.group());
                numbers.find();
                yield said("line", x, Double.parseDouble(numbers.group()));
            }
            case "rect" ->
                element.getAttribute("class").startsWith("PAPER")
                        ? ""
                        : said(
                                "box",
                                number(element, "x"),
                                number(element, "y"),
                                number(element, "width"),
                                number(element, "height"));
            default -> "";
        };
    }

    private static double number(Element element, String name) {
        return Double.parseDouble(element.getAttribute(name));
    }

    /** The name with its numbers as the file has them: with one digit behind the point. */
    private static String said(String name, double... numbers) {
        StringBuilder out = new StringBuilder(name);
        for (double number : numbers) {
            out.append(String.format(Locale.ROOT, " %.1f", Math.round(number * 10) / 10.0));
        }
        return out.toString();
    }

    @Test
    void whatIsPaintedIsSeen() {
        stand(stale());
        Picture painted = frame();
        Image image = new Image(robot.display(), control.getClientArea());
        GC gc = new GC(control);
        gc.copyArea(image, 0, 0);
        gc.dispose();
        ImageData data = image.getImageData();
        image.dispose();
        org.pirqscope.ui.theme.ThemePalette theme = new org.pirqscope.ui.theme.ThemePalette(control, () -> {});
        double top = canvas.layout().headHeight() - canvas.layout().y(canvas.top());
        int heads = 0;
        int alarms = 0;
        for (Shape shape : painted.shapes()) {
            if (shape instanceof Shape.Head head && head.filled() && head.y() + top + 6 < data.height) {
                double inside = head.x() + (head.back() - head.x()) * 0.7;
                assertNotEquals(theme.of(Tone.PANE).getRGB(), pixel(data, inside, head.y() + top), head::toString);
                heads++;
            } else if (shape instanceof Shape.Box box
                    && box.fill() == Ink.FAILURE_FILL
                    && box.y() + top + 8 < data.height) {
                assertEquals(
                        theme.of(Tone.ALARM_BACK).getRGB(), pixel(data, box.x() + 4, box.y() + top + 4), box::toString);
                alarms++;
            }
        }
        assertTrue(heads >= 4 && alarms >= 1, heads + " arrow heads, " + alarms + " boxes");
    }

    private static RGB pixel(ImageData data, double x, double y) {
        return data.palette.getRGB(data.getPixel((int) Math.round(x), (int) Math.round(y)));
    }
}
