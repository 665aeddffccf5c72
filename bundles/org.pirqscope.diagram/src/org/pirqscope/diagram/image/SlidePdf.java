package org.pirqscope.diagram.image;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.util.Matrix;
import org.pirqscope.diagram.Origin;
import org.pirqscope.diagram.picture.Palette;
import org.pirqscope.diagram.slide.Slide;

/** Slides as PDF, one on each page; all text can be selected. */
public record SlidePdf(List<Slide> slides, Origin origin, Palette palette) {

    /** Points of a page for a unit: 13.33 x 7.5 inches, as the programs that show slides have it. */
    private static final float POINTS = 0.75f;

    public SlidePdf {
        slides = List.copyOf(slides);
    }

    /** Writes all pages; the stream stays open. */
    public void write(OutputStream out) throws IOException {
        PdfFonts fonts = new PdfFonts();
        try (PDDocument document = new PDDocument()) {
            PdfTitle.set(document, origin);
            for (Slide slide : slides) {
                page(document, fonts, slide);
            }
            document.save(out);
        }
    }

    private void page(PDDocument document, PdfFonts fonts, Slide slide) throws IOException {
        PDRectangle paper = new PDRectangle(Slide.WIDTH * POINTS, Slide.HEIGHT * POINTS);
        PDPage page = new PDPage(paper);
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            PdfPen pen = new PdfPen(content, fonts, palette);
            pen.paper(paper);
            float scale = (float) slide.scale() * POINTS;
            content.transform(new Matrix(scale, 0, 0, scale, 0, 0));
            pen.draw(slide.picture(), slide.picture().height());
        }
    }
}
