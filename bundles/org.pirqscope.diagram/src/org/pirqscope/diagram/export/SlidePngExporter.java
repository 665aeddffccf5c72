package org.pirqscope.diagram.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.pirqscope.diagram.image.SlidePng;

/** One slide as PNG. */
record SlidePngExporter(Drawing drawing, SlideSet slides) implements Exporter {

    SlidePngExporter(Drawing drawing) {
        this(drawing, new SlideSet(drawing));
    }

    private SlidePng png() {
        return new SlidePng(
                slides.chosen(),
                drawing.origin(),
                drawing.palette(),
                drawing.choice().scale());
    }

    @Override
    public Optional<String> refusal() {
        return slides.noSuchSlide()
                .or(() -> png().possible()
                        ? Optional.empty()
                        : Optional.of("a slide of " + extent() + " cannot be written: choose a smaller scale, "
                                + ExportFormat.SLIDE_SVG.id() + " or " + ExportFormat.SLIDE_PDF.id()));
    }

    @Override
    public List<String> limits() {
        return slides.limits();
    }

    @Override
    public String extent() {
        return png().width() + " x " + png().height() + " pixels";
    }

    @Override
    public List<byte[]> pictures() throws IOException {
        return List.of(slides.picture(slides.chosen()));
    }

    @Override
    public void write(OutputStream out) throws IOException {
        png().write(out);
    }
}
