package org.pirqscope.diagram.markup;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.pirqscope.diagram.DiagramRows;
import org.pirqscope.diagram.Lane;
import org.pirqscope.diagram.Note;
import org.pirqscope.diagram.Origin;
import org.pirqscope.diagram.Row;
import org.pirqscope.diagram.RowKind;

/** Mermaid text. Renderers refuse more than 50,000 characters, so a long diagram becomes several. */
public final class Mermaid {

    /** A part ends before it has so many characters. */
    private static final int LONGEST = 45_000;

    private static final int MOST_ROWS = 450;

    private final DiagramRows diagram;
    private final Origin origin;
    private final Spans spans;
    private final int[] busy;
    private final List<String> parts = new ArrayList<>();
    private StringBuilder out = new StringBuilder();
    private int rows;

    private Mermaid(DiagramRows diagram, Origin origin) {
        this.diagram = diagram;
        this.origin = origin;
        this.spans = new Spans(diagram);
        this.busy = new int[diagram.allLanes().size()];
    }

    /** The diagram as one or more sources, each complete in itself. */
    public static List<String> parts(DiagramRows diagram, Origin origin) {
        Mermaid mermaid = new Mermaid(diagram, origin);
        mermaid.write();
        return List.copyOf(mermaid.parts);
    }

    private void line(String text) {
        out.append(text).append('\n');
    }

    private void write() {
        head();
        for (int i = 0; i < diagram.rows(); i++) {
            if (rows == MOST_ROWS
                    || out.length() > LONGEST - 4 * origin.runString().length() - 2000) {
                close();
                head();
            }
            row(diagram.row(i));
            rows++;
        }
        close();
    }

    private void head() {
        out = new StringBuilder();
        rows = 0;
        line("sequenceDiagram");
        line("    accTitle: " + MermaidText.of(origin.heading()));
        for (Lane lane : diagram.shownLanes()) {
            line("    participant " + id(lane.index()) + " as " + MermaidText.of(lane.name()));
        }
        for (int lane = 0; lane < busy.length; lane++) {
            for (int i = 0; i < busy[lane]; i++) {
                line("    activate " + id(lane));
            }
        }
    }

    private void close() {
        for (int lane = 0; lane < busy.length; lane++) {
            for (int i = 0; i < busy[lane]; i++) {
                line("    deactivate " + id(lane));
            }
        }
        line("    Note over " + across() + ": " + origin.word() + "#58; " + MermaidText.of(origin.runString()));
        line("    %% " + origin.mark() + origin.runString().lines().collect(Collectors.joining(" ")));
        parts.add(out.toString());
    }

    private String across() {
        List<Lane> shown = diagram.shownLanes();
        String first = id(shown.get(0).index());
        return shown.size() == 1
                ? first
                : first + "," + id(shown.get(shown.size() - 1).index());
    }

    private static String id(int lane) {
        return "l" + lane;
    }

    private void row(Row row) {
        switch (row.kind()) {
            case NOTE -> row.note().ifPresent(this::note);
            case GAP -> line("    Note over " + across() + ": ... " + MermaidText.of(row.text()) + " ...");
            case CALL, SELF, HYPERCALL, TRAP, COMMAND, INTERRUPT, ANSWER -> message(row);
        }
        for (int lane : spans.until(row.index())) {
            busy[lane]--;
            line("    deactivate " + id(lane));
        }
    }

    private void message(Row row) {
        String arrow = row.kind() == RowKind.ANSWER ? "-->>" : "->>";
        line("    " + id(row.from()) + arrow + id(row.to()) + ": " + MermaidText.of(row.text()));
        for (int lane : spans.from(row.index())) {
            busy[lane]++;
            line("    activate " + id(lane));
        }
    }

    private void note(Note note) {
        String lines = note.lines().stream().map(MermaidText::of).collect(Collectors.joining("<br/>"));
        String title = note.effect() ? "" : MermaidText.of(note.title()) + "<br/>";
        line("    Note over " + id(note.lane()) + ": " + title + lines);
    }
}
