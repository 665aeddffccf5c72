package org.pirqscope.diagram.markup;

import java.io.IOException;
import java.util.stream.Collectors;
import org.pirqscope.diagram.DiagramRows;
import org.pirqscope.diagram.Label;
import org.pirqscope.diagram.Mark;
import org.pirqscope.diagram.Note;
import org.pirqscope.diagram.Origin;
import org.pirqscope.diagram.Row;

/** Text for mscgen. It knows no activations; everything else is there. */
public final class Mscgen {

    private final DiagramRows diagram;
    private final Appendable out;

    private Mscgen(DiagramRows diagram, Appendable out) {
        this.diagram = diagram;
        this.out = out;
    }

    /** Writes the whole diagram. */
    public static void write(DiagramRows diagram, Origin origin, Appendable out) throws IOException {
        new Mscgen(diagram, out).write(origin);
    }

    private void line(String text) throws IOException {
        out.append(text).append('\n');
    }

    private void write(Origin origin) throws IOException {
        line("# " + Label.ascii(Label.plain(origin.heading())));
        line("msc {");
        line("  hscale=\"1.6\", wordwraparcs=off;");
        line(diagram.shownLanes().stream()
                        .map(lane -> "  " + id(lane.index()) + " [label=" + quoted(lane.name()) + "]")
                        .collect(Collectors.joining(",\n"))
                + ";");
        for (int i = 0; i < diagram.rows(); i++) {
            row(diagram.row(i));
        }
        line("}");
        line("# " + origin.mark() + Label.ascii(Label.plain(origin.runString())));
    }

    private static String id(int lane) {
        return "l" + lane;
    }

    /** A string: quotes and backslashes must not end it or break its line. */
    static String quoted(String text) {
        return "\"" + Label.ascii(Label.plain(text)).replace("\\", "/").replace("\"", "\\\"") + "\"";
    }

    private void row(Row row) throws IOException {
        switch (row.kind()) {
            case NOTE -> {
                if (row.note().isPresent()) {
                    note(row.note().get());
                }
            }
            case GAP -> line("  ... [label=" + quoted(row.text()) + "];");
            case CALL, SELF, HYPERCALL, TRAP, COMMAND, INTERRUPT, ANSWER -> message(row);
        }
    }

    private void message(Row row) throws IOException {
        String arrow = switch (row.kind()) {
            case ANSWER -> ">>";
            case HYPERCALL, TRAP -> "=>>";
            default -> "=>";
        };
        String colour = row.mark() == Mark.NONE ? "" : ", textcolour=\"#b3201e\", linecolour=\"#b3201e\"";
        line("  " + id(row.from()) + arrow + id(row.to()) + " [label=" + quoted(row.text()) + colour + "];");
    }

    private void note(Note note) throws IOException {
        String kind = note.effect() ? "note" : "box";
        String fill = note.mark() == Mark.NONE ? "#e6f4e9" : "#fdeaea";
        String title = note.effect() ? "" : inner(note.title()) + "\\n";
        String text = note.lines().stream().map(Mscgen::inner).collect(Collectors.joining("\\n"));
        line("  " + id(note.lane()) + " " + kind + " " + id(note.lane()) + " [label=\"" + title + text
                + "\", textbgcolour=\"" + fill + "\"];");
    }

    private static String inner(String text) {
        String quoted = quoted(text);
        return quoted.substring(1, quoted.length() - 1);
    }
}
