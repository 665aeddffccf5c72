package org.pirqscope.diagram.mail;

import java.util.ArrayList;
import java.util.List;

/** Puts rows into columns, or one below the other where the columns do not fit. */
final class Sheet {

    private final int width;
    private final Preset preset;

    Sheet(int width, Preset preset) {
        this.width = width;
        this.preset = preset;
    }

    /** Header and rows. {@code heads} are with the function's name, {@code names} without. */
    List<String> lines(List<MailRow> rows, List<Integer> lanes, List<String> heads, List<String> names) {
        if (preset == Preset.LOCKDEP && lanes.size() == 2) {
            return lockdep(rows, lanes, names);
        }
        Grid grid = Grid.of(rows, lanes, heads, width);
        List<String> top = heads;
        if (grid == null) {
            grid = Grid.of(rows, lanes, names, width);
            top = names;
        }
        return grid == null ? script(rows, lanes, names) : columns(rows, lanes, top, grid);
    }

    private List<String> columns(List<MailRow> rows, List<Integer> lanes, List<String> heads, Grid grid) {
        List<String> lines = new ArrayList<>();
        lines.add(header(heads, grid.starts()));
        lines.add("");
        body(rows, lanes, grid, 0, lines);
        return lines;
    }

    private static String header(List<String> heads, List<Integer> starts) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < heads.size(); i++) {
            line.append(" ".repeat(Math.max(0, starts.get(i) - line.length()))).append(heads.get(i));
        }
        return line.toString();
    }

    private void body(List<MailRow> rows, List<Integer> lanes, Grid grid, int left, List<String> lines) {
        int remarks = grid.starts().size() > 1 ? grid.starts().get(1) : 40;
        RowLines writer = new RowLines(width, remarks);
        for (MailRow row : rows) {
            int column = row.gap() ? 0 : grid.starts().get(lanes.indexOf(row.lane()));
            int start = Math.max(left, column);
            lines.addAll(writer.of(row, start, start + row.depth() * grid.nest()));
        }
    }

    /** The look of kernel/locking/lockdep.c: heads at 7 and 31, rows at 2 and 31. */
    private List<String> lockdep(List<MailRow> rows, List<Integer> lanes, List<String> names) {
        List<String> lines = new ArrayList<>();
        int second = Math.max(31, 7 + names.get(0).length() + 2);
        lines.add(header(names, List.of(7, second)));
        lines.add(header(List.of("-".repeat(names.get(0).length()), "-".repeat(names.get(1).length())), List.of(7, second)));
        body(rows, lanes, new Grid(List.of(0, second), 2), 2, lines);
        return lines;
    }

    /** As in a play: who runs stands above what it does. */
    private List<String> script(List<MailRow> rows, List<Integer> lanes, List<String> names) {
        List<String> lines = new ArrayList<>();
        Grid grid = new Grid(List.of(0), 2);
        RowLines writer = new RowLines(width, 40);
        int lane = -1;
        for (MailRow row : rows) {
            if (!row.gap() && row.lane() != lane) {
                lane = row.lane();
                lines.add("[" + names.get(lanes.indexOf(lane)) + "]");
            }
            lines.addAll(writer.of(row, 2, 2 + row.depth() * grid.nest()));
        }
        return lines;
    }
}
