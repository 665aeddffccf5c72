package org.pirqscope.diagram.markup;

import java.io.IOException;
import java.util.stream.Collectors;
import org.pirqscope.diagram.DiagramRows;
import org.pirqscope.diagram.Lane;
import org.pirqscope.diagram.Mark;
import org.pirqscope.diagram.Note;
import org.pirqscope.diagram.Origin;
import org.pirqscope.diagram.Row;
import org.pirqscope.diagram.RowKind;

/** PlantUML text. PlantUML crops PNG pictures at 4096 pixels without a word, so a new page starts before that. */
public final class PlantUml {

    /** Maximum number of rows of one page. */
    public static final int PAGE = 100;

    private final DiagramRows diagram;
    private final Appendable out;
    private final Spans spans;

    private PlantUml(DiagramRows diagram, Appendable out) {
        this.diagram = diagram;
        this.out = out;
        this.spans = new Spans(diagram);
    }

    /** Writes the whole diagram as one source with as many pages as it needs. */
    public static void write(DiagramRows diagram, Origin origin, Appendable out) throws IOException {
        new PlantUml(diagram, out).write(origin);
    }

    /** How many pages there will be. */
    public static int pages(DiagramRows diagram) {
        return Math.max(1, (diagram.rows() + PAGE - 1) / PAGE);
    }

    private void line(String text) throws IOException {
        out.append(text).append('\n');
    }

    private void write(Origin origin) throws IOException {
        line("@startuml");
        line("skinparam sequenceMessageAlign left");
        line("title " + PlantUmlText.of(origin.heading()));
        line("footer " + origin.mark() + PlantUmlText.of(origin.runString()));
        for (Lane lane : diagram.shownLanes()) {
            line("participant \"" + PlantUmlText.of(lane.name()) + "\" as " + id(lane.index()));
        }
        for (int i = 0; i < diagram.rows(); i++) {
            if (i > 0 && i % PAGE == 0) {
                line("newpage");
            }
            row(diagram.row(i));
        }
        line("' " + origin.mark() + origin.runString().lines().collect(Collectors.joining(" ")));
        line("@enduml");
    }

    private static String id(int lane) {
        return "l" + lane;
    }

    private void row(Row row) throws IOException {
        switch (row.kind()) {
            case NOTE -> {
                if (row.note().isPresent()) {
                    note(row.note().get());
                }
            }
            case GAP -> line("... " + PlantUmlText.of(row.text()) + " ...");
            case CALL, SELF, HYPERCALL, TRAP, COMMAND, INTERRUPT, ANSWER -> message(row);
        }
        for (int lane : spans.until(row.index())) {
            line("deactivate " + id(lane));
        }
    }

    private void message(Row row) throws IOException {
        String colour = switch (row.mark()) {
            case NONE -> "";
            case WARNING -> "[#8A5A00]";
            case FAILURE, STALE_HIT -> "[#B3201E]";
        };
        String arrow = row.kind() == RowKind.ANSWER ? "-" + colour + "->" : "-" + colour + ">";
        line(id(row.from()) + " " + arrow + " " + id(row.to()) + " : " + PlantUmlText.of(row.text()));
        for (int lane : spans.from(row.index())) {
            line("activate " + id(lane));
        }
    }

    private void note(Note note) throws IOException {
        String lines = note.lines().stream().map(PlantUmlText::of).collect(Collectors.joining("\\n"));
        if (note.effect()) {
            line("note over " + id(note.lane()) + " : " + lines);
        } else {
            String fill = note.mark() == Mark.NONE ? "" : note.mark() == Mark.WARNING ? " #FFF3D6" : " #FDEAEA";
            line("note over " + id(note.lane()) + fill + " : **" + PlantUmlText.of(note.title()) + "**\\n" + lines);
        }
    }
}
