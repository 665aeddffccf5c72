package org.pirqscope.diagram.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pirqscope.diagram.image.Png;

/** A PNG picture. */
record PngExporter(Drawing drawing) implements Exporter {

    private static final int VIEWERS = 32_767;
    /** Pixels that ImageIO filters and packs in a minute: 20 million a second. */
    private static final long MINUTE = 1_200_000_000;

    private Png png() {
        return new Png(
                drawing.diagram(),
                drawing.origin(),
                drawing.palette(),
                drawing.choice().scale());
    }

    @Override
    public Optional<String> refusal() {
        return png().possible()
                ? Optional.empty()
                : Optional.of("a PNG of " + extent() + " cannot be written: choose a range, a smaller scale or SVG");
    }

    @Override
    public String extent() {
        return png().width() + " x " + png().height() + " pixels";
    }

    @Override
    public List<String> limits() {
        List<String> limits = new ArrayList<>();
        Png png = png();
        long longest = Math.max(png.height(), png.width());
        if (longest > VIEWERS) {
            double fits = Math.floor(10 * drawing.choice().scale() * VIEWERS / longest) / 10;
            limits.add("the picture has " + extent() + "; many viewers stop at " + VIEWERS
                    + (fits >= 0.5 ? ", which a scale of " + fits + " keeps" : "; use a range, SVG or PDF"));
        }
        long pixels = png.height() * png.width();
        if (pixels > MINUTE / 2) {
            long minutes = Math.ceilDiv(pixels, MINUTE);
            limits.add("this many pixels take up to " + (minutes == 1 ? "a minute" : minutes + " minutes")
                    + " to write; SVG and PDF are sharp at every size and take a second");
        }
        return limits;
    }

    @Override
    public List<byte[]> pictures() throws IOException {
        return DiagramPicture.of(drawing);
    }

    @Override
    public void write(OutputStream out) throws IOException {
        png().write(out);
    }
}
