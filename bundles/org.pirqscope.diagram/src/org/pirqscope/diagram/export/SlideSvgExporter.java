package org.pirqscope.diagram.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.pirqscope.diagram.image.SlideSvg;
import org.pirqscope.diagram.slide.Slide;

/** One slide as SVG. */
record SlideSvgExporter(Drawing drawing, SlideSet slides) implements Exporter {

    SlideSvgExporter(Drawing drawing) {
        this(drawing, new SlideSet(drawing));
    }

    @Override
    public Optional<String> refusal() {
        return slides.noSuchSlide();
    }

    @Override
    public List<String> limits() {
        return slides.limits();
    }

    @Override
    public String extent() {
        return Slide.WIDTH + " x " + Slide.HEIGHT + " units";
    }

    @Override
    public List<byte[]> pictures() throws IOException {
        return List.of(slides.picture(slides.chosen()));
    }

    @Override
    public void write(OutputStream out) throws IOException {
        SlideSvg.write(slides.chosen(), drawing.origin(), drawing.palette(), out);
    }
}
