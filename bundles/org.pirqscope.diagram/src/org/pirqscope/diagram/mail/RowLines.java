package org.pirqscope.diagram.mail;

import java.util.ArrayList;
import java.util.List;
import org.pirqscope.diagram.Wrap;
import org.pirqscope.diagram.mail.row.MailRow;
import org.pirqscope.diagram.mail.row.Remark;

/**
 * Writes one row into one line if it can: says the remark in fewer letters, then drops arguments but the pirq, then
 * moves the remark below, then drops the pirq. A call that is nested too deep even for its bare name stands at the
 * left, with its depth in front: {@code (12) [qemu] ...}.
 */
final class RowLines {

    private static final int HANG = 4;
    private static final int ROOM = 24;

    private final int width;
    private final int remarkColumn;
    private int deepest;

    /** @param remarkColumn where remarks of the left lane stand if there is room */
    RowLines(int width, int remarkColumn) {
        this.width = width;
        this.remarkColumn = remarkColumn;
    }

    /** @param column where the row's lane begins */
    List<String> of(MailRow row, int column) {
        int start = column + Grid.nested(row.depth());
        int last = row.texts().size() - 1;
        for (int length = 0; length < Math.max(1, last); length++) {
            String line = beside(" ".repeat(start) + row.text(length), row.remark(), start);
            if (line.length() <= width) {
                return List.of(line);
            }
        }
        for (String text : row.texts()) {
            if (start + text.length() <= width) {
                return row.remark().beside()
                        ? List.of(" ".repeat(start) + text)
                        : several(" ".repeat(start) + text, row.remark(), start + HANG);
            }
        }
        return deep(row, column);
    }

    /** The line with the remark, in few words if the line would be too long with all of them. */
    private String beside(String line, Remark remark, int start) {
        String whole = with(line, remark.text(), start);
        return whole.length() <= width ? whole : with(line, remark.brief(), start);
    }

    private String with(String line, String remark, int start) {
        if (remark.isEmpty()) {
            return line;
        }
        int column = start < remarkColumn ? remarkColumn : 0;
        if (column + remark.length() > width) {
            column = 0;
        }
        return line + " ".repeat(Math.max(2, column - line.length())) + remark;
    }

    /** The line, and below it the remark, as far in as what is wrapped. */
    private List<String> several(String line, Remark remark, int below) {
        List<String> lines = new ArrayList<>(List.of(line));
        if (remark.isEmpty()) {
            return lines;
        }
        boolean fits = below + remark.text().length() <= width || remark.brief().isEmpty();
        wrap(fits ? remark.text() : remark.brief(), below, lines);
        return lines;
    }

    private List<String> deep(MailRow row, int column) {
        deepest = Math.max(deepest, row.depth());
        String mark = " ".repeat(column) + "(" + row.depth() + ") ";
        for (String text : row.texts()) {
            String line = beside(mark + text, row.remark(), column);
            if (line.length() <= width) {
                return List.of(line);
            }
        }
        List<String> lines = new ArrayList<>();
        wrap(mark.strip() + " " + row.text(MailRow.LENGTHS), column, lines);
        if (!row.remark().isEmpty()) {
            wrap(row.remark().text(), column + HANG, lines);
        }
        return lines;
    }

    /**
     * Breaks a text at its spaces; continuation lines hang. Where little room is left it starts further to the left.
     */
    private void wrap(String text, int start, List<String> lines) {
        int at = Math.max(0, Math.min(start, (width - ROOM) / 2 * 2));
        List<String> first = Wrap.lines(text, width - at);
        lines.add(" ".repeat(at) + first.get(0));
        if (first.size() > 1) {
            int hang = Math.max(0, Math.min(at + HANG, (width - ROOM) / 2 * 2));
            String rest = text.substring(first.get(0).length()).stripLeading();
            Wrap.lines(rest, width - hang).forEach(line -> lines.add(" ".repeat(hang) + line));
        }
    }

    /** How deep the deepest call is of those that were too deep; 0 if none was. */
    int deepest() {
        return deepest;
    }
}
