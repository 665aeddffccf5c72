package org.pirqscope.diagram.export;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.pirqscope.diagram.image.SlidePng;
import org.pirqscope.diagram.slide.Slide;
import org.pirqscope.diagram.slide.Slides;

/** The slides of a drawing, made once, and which of them was chosen. */
final class SlideSet {

    private final Drawing drawing;
    private List<Slide> slides;

    SlideSet(Drawing drawing) {
        this.drawing = drawing;
    }

    /** All slides; none of rows that are no run's. */
    List<Slide> all() {
        if (slides == null) {
            slides = switch (drawing) {
                case RunDrawing run ->
                    Slides.of(run.excerpt().mail(run.origin()).story(), run.origin());
                case RowsDrawing logs -> List.of();
            };
        }
        return slides;
    }

    /** The one that was chosen. */
    Slide chosen() {
        return all().get(drawing.choice().slide() - 1);
    }

    /** Why there is none. */
    Optional<String> refusal() {
        return all().isEmpty()
                ? Optional.of("a slide shows the calls of a run's text, and these rows are no run's")
                : Optional.empty();
    }

    /** Why there is not the one that was chosen. */
    Optional<String> noSuchSlide() {
        int slide = drawing.choice().slide();
        return refusal()
                .or(() -> slide <= all().size()
                        ? Optional.empty()
                        : Optional.of("there is no slide " + slide + "; the calls stand on "
                                + (all().size() == 1 ? "one" : all().size() + " slides")));
    }

    /** That there are more than the one that is written. */
    List<String> limits() {
        return all().size() == 1
                ? List.of()
                : List.of("this is slide " + drawing.choice().slide() + " of " + all().size() + "; "
                        + ExportFormat.SLIDE_PDF.id() + " holds all of them");
    }

    /** One as PNG, to look at. */
    byte[] picture(Slide slide) throws IOException {
        return Exporter.bytes(new SlidePng(slide, drawing.origin(), drawing.palette(), 1)::write);
    }
}
