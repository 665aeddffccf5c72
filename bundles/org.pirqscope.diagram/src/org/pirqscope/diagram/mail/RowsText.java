package org.pirqscope.diagram.mail;

import java.util.ArrayList;
import java.util.List;
import org.pirqscope.diagram.DiagramRows;
import org.pirqscope.diagram.Label;
import org.pirqscope.diagram.Mark;
import org.pirqscope.diagram.Origin;
import org.pirqscope.diagram.Row;
import org.pirqscope.diagram.RowKind;
import org.pirqscope.diagram.Wrap;

/** Rows that are no run's as text for a mail: at the left who calls whom, beside it what. */
public final class RowsText {

    private static final String ARROW = " -> ";
    private static final int APART = 2;
    private static final String ALARM = "! ";

    private final DiagramRows diagram;
    private final int width;
    private final int column;

    private RowsText(DiagramRows diagram, int width) {
        this.diagram = diagram;
        this.width = width;
        int name = diagram.allLanes().stream()
                .mapToInt(lane -> lane.name().length())
                .max()
                .orElse(0);
        this.column = 2 * name + ARROW.length() + APART;
    }

    /** All rows. */
    public static Mail of(DiagramRows diagram, Origin origin, MailOptions options) {
        RowsText text = new RowsText(diagram, options.room());
        List<String> lines = text.lines();
        lines.add("");
        text.wrap(origin.heading(), lines);
        text.wrap(origin.mark() + origin.runString().replace(",", ", "), lines);
        String margin = " ".repeat(options.indent());
        List<String> moved = lines.stream()
                .map(line -> line.isEmpty() ? line : margin + line)
                .toList();
        return new Mail(new PresetFrame(options).around(moved), List.of(), MailStory.NONE);
    }

    private static String plain(String text) {
        return Label.ascii(Label.plain(text));
    }

    private void wrap(String text, List<String> lines) {
        lines.addAll(Wrap.lines(plain(text), width));
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < diagram.rows(); i++) {
            Row row = diagram.row(i);
            if (row.kind() == RowKind.GAP) {
                lines.add("... " + plain(row.text()) + " ...");
            } else {
                add(row, lines);
            }
        }
        return lines;
    }

    private void add(Row row, List<String> lines) {
        String who = name(row.from()) + (row.from() == row.to() ? "" : ARROW + name(row.to()));
        String what = (row.mark() == Mark.NONE ? "" : ALARM) + plain(row.text());
        List<String> parts = Wrap.lines(what, width - column);
        for (int i = 0; i < parts.size(); i++) {
            String left = i == 0 ? who : "";
            lines.add(left + " ".repeat(column - left.length()) + parts.get(i));
        }
    }

    private String name(int lane) {
        return Label.ascii(diagram.allLanes().get(lane).name());
    }
}
