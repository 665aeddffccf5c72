package org.pirqscope.diagram.image;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.util.Matrix;
import org.pirqscope.diagram.DiagramRows;
import org.pirqscope.diagram.Origin;
import org.pirqscope.diagram.picture.Anchor;
import org.pirqscope.diagram.picture.DiagramLayout;
import org.pirqscope.diagram.picture.Face;
import org.pirqscope.diagram.picture.Ink;
import org.pirqscope.diagram.picture.Metrics;
import org.pirqscope.diagram.picture.Palette;
import org.pirqscope.diagram.picture.Picture;
import org.pirqscope.diagram.picture.Shape;

/**
 * Writes a diagram as PDF on A4 pages: each has the lane heads on top and its number below, and all text can be
 * selected.
 */
public final class Pdf {

    private static final double MARGIN = 36;
    private static final double NUMBER = 16;

    private final DiagramLayout layout;
    private final Origin origin;
    private final Palette palette;
    private final PdfFonts fonts = new PdfFonts();
    private final PDRectangle paper;
    private final double scale;
    private final Picture footer;

    /** Landscape if the lanes are so wide that upright letters would get too small. */
    public Pdf(DiagramRows diagram, Origin origin, Palette palette) {
        this.layout = DiagramLayout.complete(diagram, Metrics.PAPER);
        this.origin = origin;
        this.palette = palette;
        PDRectangle a4 = PDRectangle.A4;
        boolean wide = layout.width() > 1000;
        this.paper = wide ? new PDRectangle(a4.getHeight(), a4.getWidth()) : a4;
        this.scale = Math.min(1, (paper.getWidth() - 2 * MARGIN) / layout.width());
        this.footer = Footer.of(origin, layout.width());
    }

    /**
     * Writes all pages; the stream stays open. The identifier comes from the run and not from the clock: the same
     * diagram is the same bytes.
     */
    public void write(OutputStream out) throws IOException {
        try (PDDocument document = new PDDocument()) {
            PdfTitle.set(document, origin);
            List<Integer> starts = PageBreaks.of(layout.diagram(), rowsOfPage(), footerRows());
            for (int i = 0; i < starts.size(); i++) {
                int end = i + 1 < starts.size()
                        ? starts.get(i + 1)
                        : layout.diagram().rows();
                page(document, starts.get(i), end, i + 1, starts.size());
            }
            document.save(out);
        }
    }

    private double heightOfPage() {
        return (paper.getHeight() - 2 * MARGIN) / scale;
    }

    private int rowsOfPage() {
        return (int) ((heightOfPage() - layout.headHeight() - NUMBER) / layout.rowHeight());
    }

    private int footerRows() {
        return (int) Math.ceil(footer.height() / layout.rowHeight());
    }

    private void page(PDDocument document, int first, int end, int number, int of) throws IOException {
        PDPage page = new PDPage(paper);
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            paper(content);
            content.transform(new Matrix((float) scale, 0, 0, (float) scale, (float) MARGIN, (float) MARGIN));
            PdfPen pen = new PdfPen(content, fonts, palette);
            rows(content, pen, first, end);
            pen.draw(layout.head(), heightOfPage());
            pen.draw(number(number, of), NUMBER);
            if (number == of) {
                double below = heightOfPage() - layout.headHeight() - (end - first) * layout.rowHeight();
                pen.draw(footer, below);
            }
        }
    }

    private void paper(PDPageContentStream content) throws IOException {
        new PdfPen(content, fonts, palette).paper(paper);
    }

    /** The rows, clipped to their place: activations may begin before and end after the page. */
    private void rows(PDPageContentStream content, PdfPen pen, int first, int end) throws IOException {
        double height = (end - first) * layout.rowHeight();
        double top = heightOfPage() - layout.headHeight();
        content.saveGraphicsState();
        content.addRect(0, (float) (top - height), (float) layout.width(), (float) height);
        content.clip();
        pen.draw(layout.rows(first, end - 1), top + layout.y(first));
        content.restoreGraphicsState();
    }

    private Picture number(int number, int of) {
        Shape text = new Shape.Text(
                layout.width() - 16,
                NUMBER - 4,
                "page " + number + " of " + of,
                Face.SMALL,
                Anchor.RIGHT,
                Ink.MUTED,
                false);
        return new Picture(0, 0, layout.width(), NUMBER, List.of(text));
    }

    /** How many pages there will be. */
    public int pages() {
        return PageBreaks.of(layout.diagram(), rowsOfPage(), footerRows()).size();
    }
}
