package org.pirqscope.diagram.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pirqscope.diagram.image.SlidePdf;
import org.pirqscope.diagram.slide.Slide;

/** All slides as PDF, one on each page. */
record SlidePdfExporter(Drawing drawing, SlideSet slides) implements Exporter {

    /** How many are shown before they are written. */
    private static final int SHOWN = 8;

    SlidePdfExporter(Drawing drawing) {
        this(drawing, new SlideSet(drawing));
    }

    @Override
    public Optional<String> refusal() {
        return slides.refusal();
    }

    @Override
    public String extent() {
        int pages = slides.all().size();
        return pages == 1 ? "1 slide" : pages + " slides";
    }

    @Override
    public List<byte[]> pictures() throws IOException {
        List<byte[]> pictures = new ArrayList<>();
        for (Slide slide : slides.all().stream().limit(SHOWN).toList()) {
            pictures.add(slides.picture(slide));
        }
        return pictures;
    }

    @Override
    public void write(OutputStream out) throws IOException {
        new SlidePdf(slides.all(), drawing.origin(), drawing.palette()).write(out);
    }
}
