package org.pirqscope.diagram.export;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.pirqscope.diagram.markup.Mermaid;

/** A Mermaid source; several diagrams cannot stand in one, but they can in one Markdown file. */
final class MermaidExporter extends MarkupExporter {

    private final Drawing drawing;
    private List<String> parts;

    MermaidExporter(Drawing drawing) {
        this.drawing = drawing;
    }

    private List<String> parts() {
        if (parts == null) {
            parts = Mermaid.parts(drawing.diagram(), drawing.origin());
        }
        return parts;
    }

    @Override
    public List<String> limits() {
        return diagrams() == 1
                ? List.of()
                : List.of("Mermaid reads at most 50000 characters and 500 arrows at once: " + diagrams()
                        + " diagrams are written, as Markdown");
    }

    @Override
    public int diagrams() {
        return parts().size();
    }

    @Override
    void write(Writer out) throws IOException {
        if (diagrams() == 1) {
            out.append(parts().getFirst());
            return;
        }
        for (int i = 0; i < diagrams(); i++) {
            out.append("Part %d of %d:\n\n```mermaid\n".formatted(i + 1, diagrams()))
                    .append(parts().get(i))
                    .append("```\n\n");
        }
    }
}
