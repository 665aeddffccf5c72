package org.pirqscope.diagram.export;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.pirqscope.diagram.markup.PlantUml;

/** A PlantUML source, on as many pages as PlantUML needs. */
final class PlantUmlExporter extends MarkupExporter {

    private final Drawing drawing;

    PlantUmlExporter(Drawing drawing) {
        this.drawing = drawing;
    }

    @Override
    public List<String> limits() {
        int pages = PlantUml.pages(drawing.diagram());
        return pages == 1
                ? List.of()
                : List.of("PlantUML crops pictures at 4096 pixels: the diagram is written on " + pages + " pages");
    }

    @Override
    void write(Writer out) throws IOException {
        PlantUml.write(drawing.diagram(), drawing.origin(), out);
    }
}
