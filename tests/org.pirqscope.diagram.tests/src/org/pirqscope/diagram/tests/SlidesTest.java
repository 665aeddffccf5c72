package org.pirqscope.diagram.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.pirqscope.diagram.Label;
import org.pirqscope.diagram.Origin;
import org.pirqscope.diagram.export.Choice;
import org.pirqscope.diagram.export.ChoiceException;
import org.pirqscope.diagram.export.Export;
import org.pirqscope.diagram.export.ExportFormat;
import org.pirqscope.diagram.export.Preview;
import org.pirqscope.diagram.export.RunPart;
import org.pirqscope.diagram.mail.Mail;
import org.pirqscope.diagram.mail.MailOptions;
import org.pirqscope.diagram.mail.MailText;
import org.pirqscope.diagram.mail.row.MailRow;
import org.pirqscope.diagram.picture.Shape;
import org.pirqscope.diagram.picture.TextMeasure;
import org.pirqscope.diagram.slide.Slide;
import org.pirqscope.diagram.slide.Slides;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.BuiltIn;

/** Slides hold the calls of the text for a mail, each on a page that nothing runs over. */
class SlidesTest {

    private static final int SMALLEST = 16;

    static Stream<Run> builtIn() {
        return BuiltIn.all().stream().map(Run::of);
    }

    static Stream<Run> random() {
        String[] kernels = {"2.6.37", "3.0", "4.10", "4.11", "5.14"};
        return LongStream.range(0, 200)
                .mapToObj(seed -> seed % 3 == 0
                        ? Runs.random(seed, kernels[(int) (seed % 5)], "nvme0", "a name of forty letters, no less", "x")
                        : Runs.random(seed, kernels[(int) (seed % 5)], "nvme0", "nvme1"));
    }

    @ParameterizedTest
    @MethodSource({"builtIn", "random"})
    void slidesHoldTheCallsOfTheTextAndNothingRunsOver(Run run) {
        Mail mail = MailText.of(Runs.diagram(run), Origin.of(run), MailOptions.DEFAULT);
        assertSame(mail, Slides.of(mail.story(), Origin.of(run)));
    }

    @ParameterizedTest
    @MethodSource("builtIn")
    void soDoSlidesOfAllCalls(Run run) {
        Mail mail = MailText.all(Runs.diagram(run), Origin.of(run), MailOptions.DEFAULT);
        assertSame(mail, Slides.of(mail.story(), Origin.of(run)));
    }

    @Test
    void namesAndRunStringsThatAreTooLongStayInside() {
        for (String name : HostileNames.NAMES) {
            Run run = Runs.random(1, "4.10", name, "nvme1");
            Mail mail = MailText.of(Runs.diagram(run), Origin.of(run), MailOptions.DEFAULT);
            assertSame(mail, Slides.of(mail.story(), Origin.of(run)));
            String versions = "Linux 4.10 " + "changed=value ".repeat(200);
            assertSame(mail, Slides.of(mail.story(), new Origin(Label.name(name), versions, "0*1,".repeat(5000))));
        }
    }

    private static void assertSame(Mail mail, List<Slide> slides) {
        List<MailRow> rows =
                slides.stream().flatMap(slide -> slide.rows().stream()).toList();
        assertEquals(mail.story().rows(), rows);
        String text = String.join("\n", mail.lines());
        String drawn = slides.stream().map(SlidesTest::words).collect(Collectors.joining("\n"));
        for (MailRow row : rows) {
            assertTrue(row.gap() || row.texts().stream().anyMatch(text::contains), row.texts()::toString);
            assertTrue(row.gap() || row.texts().stream().anyMatch(drawn::contains), row.texts()::toString);
        }
        for (Slide slide : slides) {
            assertEquals(Slide.WIDTH, slide.picture().width() * slide.scale(), 0.01);
            assertEquals(Slide.HEIGHT, slide.picture().height() * slide.scale(), 0.01);
            slide.picture().shapes().forEach(shape -> assertInside(shape, slide));
        }
    }

    private static String words(Slide slide) {
        List<String> words = new ArrayList<>();
        for (Shape shape : slide.picture().shapes()) {
            if (shape instanceof Shape.Text text) {
                words.add(text.text());
            }
        }
        return String.join("\n", words);
    }

    private static void assertInside(Shape shape, Slide slide) {
        double right = slide.picture().width() + 0.01;
        double bottom = slide.picture().height();
        switch (shape) {
            case Shape.Text text -> {
                double width = TextMeasure.fixed().width(text.text(), text.face());
                double left = text.anchor().left(text.x(), width);
                assertTrue(left >= 0 && left + width <= right, text::toString);
                assertTrue(
                        text.y() >= text.face().size() && text.y() + text.face().size() / 3 <= bottom, text::toString);
                assertTrue(text.face().size() * slide.scale() >= SMALLEST, text::toString);
            }
            case Shape.Box box ->
                assertTrue(
                        box.x() >= 0
                                && box.y() >= 0
                                && box.x() + box.width() <= right
                                && box.y() + box.height() <= bottom,
                        box::toString);
            case Shape.Start start -> {}
            case Shape.Line line -> throw new AssertionError(line);
            case Shape.Head head -> throw new AssertionError(head);
        }
    }

    private static byte[] bytes(Run run, Choice choice) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Export.of(run, choice).write(out);
        return out.toByteArray();
    }

    @Test
    void aPdfHasAPageForEachSlideWithTheWordsOfIt() throws IOException {
        Run run = Runs.stale();
        Choice all = Choice.MAIL.withFormat(ExportFormat.SLIDE_PDF).withPart(new RunPart.Whole());
        List<Slide> slides = Slides.of(
                MailText.all(Runs.diagram(run), Origin.of(run), MailOptions.DEFAULT)
                        .story(),
                Origin.of(run));
        try (PDDocument document = Loader.loadPDF(bytes(run, all))) {
            assertEquals(slides.size(), document.getNumberOfPages());
            assertEquals(16.0 / 9, ratio(document), 0.001);
            for (int i = 0; i < slides.size(); i++) {
                PDFTextStripper stripper = new PDFTextStripper();
                stripper.setStartPage(i + 1);
                stripper.setEndPage(i + 1);
                String read = stripper.getText(document).replaceAll("\\s", "");
                for (String words : words(slides.get(i)).split("\n")) {
                    assertTrue(read.contains(words.replaceAll("\\s", "")), words);
                }
            }
        }
    }

    private static double ratio(PDDocument document) {
        return document.getPage(0).getMediaBox().getWidth()
                / document.getPage(0).getMediaBox().getHeight();
    }

    @Test
    void anSvgHasEveryWordOfItsSlide() throws Exception {
        Run run = Runs.stale();
        Choice choice = Choice.MAIL.withFormat(ExportFormat.SLIDE_SVG).withPart(new RunPart.Whole());
        List<Slide> slides = Slides.of(
                MailText.all(Runs.diagram(run), Origin.of(run), MailOptions.DEFAULT)
                        .story(),
                Origin.of(run));
        for (int i = 1; i <= slides.size(); i++) {
            List<String> svg = Xml.texts(Xml.parse(bytes(run, choice.withSlide(i))));
            for (String words : words(slides.get(i - 1)).split("\n")) {
                assertTrue(svg.contains(words), words);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ExportFormat.class,
            names = {"SLIDE_SVG", "SLIDE_PNG"})
    void oneSlideOfSeveralIsSaidAndOneThatIsNotThereRefused(ExportFormat format) {
        Choice all = Choice.MAIL.withFormat(format).withPart(new RunPart.Whole());
        assertEquals(1, Export.of(Runs.stale(), all.withSlide(2)).warnings().size());
        assertEquals(
                0,
                Export.of(Runs.stale(), Choice.MAIL.withFormat(format))
                        .warnings()
                        .size());
        assertThrows(ChoiceException.class, () -> Export.of(Runs.stale(), all.withSlide(500)));
        assertThrows(
                ChoiceException.class,
                () -> Export.of(Runs.stale(), Choice.MAIL.withFormat(format).withSlide(2)));
    }

    @Test
    void aPngHasAsManyPixelsAsTheScaleSays() throws IOException {
        for (double scale : new double[] {0.5, 1, 1.5}) {
            byte[] png = bytes(
                    Runs.stale(), Choice.MAIL.withFormat(ExportFormat.SLIDE_PNG).withScale(scale));
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
            assertEquals(Slide.WIDTH * scale, image.getWidth());
            assertEquals(Slide.HEIGHT * scale, image.getHeight());
        }
        assertThrows(
                ChoiceException.class,
                () -> Export.of(
                        Runs.stale(),
                        Choice.MAIL.withFormat(ExportFormat.SLIDE_PNG).withScale(16)));
    }

    /** A text is read; of a picture, and of each slide, one can see before how it looks. */
    @ParameterizedTest
    @EnumSource(ExportFormat.class)
    void aPictureCanBeLookedAtBefore(ExportFormat format) throws IOException {
        List<byte[]> pictures =
                Preview.of(Runs.stale(), Choice.MAIL.withFormat(format)).pictures();
        assertEquals(format.picture() && format != ExportFormat.HTML, !pictures.isEmpty());
        for (byte[] png : pictures) {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
            assertTrue(image.getWidth() > 500 && image.getHeight() > 500 && image.getHeight() <= 4000);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ExportFormat.class,
            names = {"SLIDE_SVG", "SLIDE_PNG", "SLIDE_PDF"})
    void belowAPictureStandsItsText(ExportFormat format) throws IOException {
        assertEquals(
                Preview.of(Runs.stale(), Choice.MAIL).text(),
                Preview.of(Runs.stale(), Choice.MAIL.withFormat(format)).text());
    }
}
