package org.pirqscope.diagram.mail;

import java.util.ArrayList;
import java.util.List;
import org.pirqscope.diagram.Wrap;

/** Writes one row into one line if it can: drops arguments first, then moves the remark below, then wraps four columns further in. */
final class RowLines {

    private static final int HANG = 4;
    private static final int ROOM = 20;

    private final int width;
    private final int remarkColumn;

    /** @param remarkColumn where remarks of the left lane stand if there is room */
    RowLines(int width, int remarkColumn) {
        this.width = width;
        this.remarkColumn = remarkColumn;
    }

    /** @param column where the row's lane begins; {@code start} is further in by its nesting */
    List<String> of(MailRow row, int column, int start) {
        for (String text : List.of(row.text(), row.shorter())) {
            String line = with(" ".repeat(start) + text, row.remark(), start);
            if (line.length() <= width) {
                return List.of(line);
            }
        }
        return several(row, column, start);
    }

    private String with(String line, Remark remark, int start) {
        if (remark.isEmpty()) {
            return line;
        }
        int column = start < remarkColumn ? remarkColumn : 0;
        if (column + remark.text().length() > width) {
            column = 0;
        }
        return line + " ".repeat(Math.max(2, column - line.length())) + remark.text();
    }

    private List<String> several(MailRow row, int column, int start) {
        List<String> lines = new ArrayList<>();
        String whole = " ".repeat(start) + row.text();
        wrap(whole.length() <= width ? row.text() : row.shorter(), start, lines);
        if (!row.remark().isEmpty()) {
            int below = Math.max(column, Math.min(start + 2, width - row.remark().text().length()));
            wrap(row.remark().text(), below, lines);
        }
        return lines;
    }

    /** Continuation lines hang; where little room is left they start further to the left. */
    private void wrap(String text, int start, List<String> lines) {
        int at = Math.min(start, width - ROOM);
        List<String> first = Wrap.lines(text, width - at);
        lines.add(" ".repeat(at) + first.get(0));
        if (first.size() > 1) {
            int hang = Math.min(at + HANG, width - ROOM);
            String rest = text.substring(first.get(0).length()).stripLeading();
            Wrap.lines(rest, width - hang).forEach(line -> lines.add(" ".repeat(hang) + line));
        }
    }
}
