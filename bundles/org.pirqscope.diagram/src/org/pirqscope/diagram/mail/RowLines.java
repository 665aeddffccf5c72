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
    List<MailLine> of(MailRow row, int column) {
        int start = column + Grid.nested(row.depth());
        int last = row.texts().size() - 1;
        for (int length = 0; length < Math.max(1, last); length++) {
            MailLine line = beside(" ".repeat(start) + row.text(length), row.remark(), start);
            if (line.text().length() <= width) {
                return List.of(line);
            }
        }
        for (String text : row.texts()) {
            if (start + text.length() <= width) {
                return row.remark().beside()
                        ? List.of(new MailLine(
                                " ".repeat(start) + text,
                                start + text.length(),
                                row.remark().alarm()))
                        : several(" ".repeat(start) + text, row.remark(), start + HANG);
            }
        }
        return deep(row, column);
    }

    /** The line with the remark, in few words if the line would be too long with all of them. */
    private MailLine beside(String line, Remark remark, int start) {
        MailLine whole = with(line, remark.text(), remark.alarm(), start);
        return whole.text().length() <= width ? whole : with(line, remark.brief(), remark.alarm(), start);
    }

    private MailLine with(String line, String remark, boolean alarm, int start) {
        if (remark.isEmpty()) {
            return new MailLine(line, line.length(), alarm);
        }
        int column = start < remarkColumn ? remarkColumn : 0;
        if (column + remark.length() > width) {
            column = 0;
        }
        String apart = line + " ".repeat(Math.max(2, column - line.length()));
        return new MailLine(apart + remark, apart.length(), alarm);
    }

    /** The line, and below it the remark, as far in as what is wrapped. */
    private List<MailLine> several(String line, Remark remark, int below) {
        List<MailLine> lines = new ArrayList<>(List.of(new MailLine(line, line.length(), remark.alarm())));
        if (remark.isEmpty()) {
            return lines;
        }
        boolean fits = below + remark.text().length() <= width || remark.brief().isEmpty();
        lines.addAll(remarked(fits ? remark.text() : remark.brief(), below, remark.alarm()));
        return lines;
    }

    private List<MailLine> remarked(String text, int start, boolean alarm) {
        return wrapped(text, start).stream()
                .map(line ->
                        new MailLine(line, line.length() - line.stripLeading().length(), alarm))
                .toList();
    }

    private List<MailLine> deep(MailRow row, int column) {
        deepest = Math.max(deepest, row.depth());
        String mark = " ".repeat(column) + "(" + row.depth() + ") ";
        for (String text : row.texts()) {
            MailLine line = beside(mark + text, row.remark(), column);
            if (line.text().length() <= width) {
                return List.of(line);
            }
        }
        boolean alarm = row.remark().alarm();
        List<MailLine> lines = new ArrayList<>();
        wrapped(mark.strip() + " " + row.text(MailRow.LENGTHS), column)
                .forEach(line -> lines.add(new MailLine(line, line.length(), alarm)));
        if (!row.remark().isEmpty()) {
            lines.addAll(remarked(row.remark().text(), column + HANG, alarm));
        }
        return lines;
    }

    /**
     * Breaks a text at its spaces; continuation lines hang. Where little room is left it starts further to the left.
     */
    private List<String> wrapped(String text, int start) {
        List<String> lines = new ArrayList<>();
        int at = Math.max(0, Math.min(start, (width - ROOM) / 2 * 2));
        List<String> first = Wrap.lines(text, width - at);
        lines.add(" ".repeat(at) + first.get(0));
        if (first.size() > 1) {
            int hang = Math.max(0, Math.min(at + HANG, (width - ROOM) / 2 * 2));
            String rest = text.substring(first.get(0).length()).stripLeading();
            Wrap.lines(rest, width - hang).forEach(line -> lines.add(" ".repeat(hang) + line));
        }
        return lines;
    }

    /** How deep the deepest call is of those that were too deep; 0 if none was. */
    int deepest() {
        return deepest;
    }
}
