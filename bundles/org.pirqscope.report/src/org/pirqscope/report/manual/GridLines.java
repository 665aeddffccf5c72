package org.pirqscope.report.manual;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A table in letters of one width: its columns as wide as they need, or as there is room for. */
final class GridLines {

    private static final int GAP = 2;

    private GridLines() {}

    static List<ManualLine> of(ManualBlock.Grid grid, int width) {
        int[] columns = columns(grid.rows(), width);
        List<ManualLine> lines = new ArrayList<>();
        for (List<List<Inline>> row : grid.rows()) {
            boolean head = lines.isEmpty();
            boolean lined = row.size() == columns.length && tall(row, columns) && !head;
            lines.addAll(row(row, columns, head ? ManualLine.Kind.GRID_HEAD : ManualLine.Kind.GRID));
            if (lined) {
                lines.add(ManualLine.EMPTY);
            }
        }
        while (lines.getLast().equals(ManualLine.EMPTY)) {
            lines.removeLast();
        }
        return lines;
    }

    /** Rows of more than two lines are kept apart. */
    private static boolean tall(List<List<Inline>> row, int[] columns) {
        for (int i = 0; i < row.size(); i++) {
            if (LineBreaks.of(row.get(i), columns[i]).size() > 2) {
                return true;
            }
        }
        return false;
    }

    private static int[] columns(List<List<List<Inline>>> rows, int width) {
        int count = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] columns = new int[count];
        for (List<List<Inline>> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                columns[i] = Math.max(columns[i], Inline.text(row.get(i)).length());
            }
        }
        int room = Math.max(count, width - GAP * (count - 1));
        while (Arrays.stream(columns).sum() > room) {
            columns[widest(columns)]--;
        }
        return columns;
    }

    private static int widest(int[] columns) {
        int widest = 0;
        for (int i = 1; i < columns.length; i++) {
            widest = columns[i] > columns[widest] ? i : widest;
        }
        return widest;
    }

    private static List<ManualLine> row(List<List<Inline>> row, int[] columns, ManualLine.Kind kind) {
        List<List<List<Inline>>> cells = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            cells.add(LineBreaks.of(row.get(i), columns[i]));
        }
        int tall = cells.stream().mapToInt(List::size).max().orElse(0);
        List<ManualLine> lines = new ArrayList<>();
        for (int line = 0; line < tall; line++) {
            List<Inline> pieces = new ArrayList<>();
            int end = 0;
            int column = 0;
            for (int i = 0; i < cells.size(); i++) {
                List<Inline> part = line < cells.get(i).size() ? cells.get(i).get(line) : List.of();
                if (!part.isEmpty()) {
                    pieces.add(new Inline.Words(" ".repeat(column - end)));
                    pieces.addAll(part);
                    end = column + Inline.text(part).length();
                }
                column += columns[i] + GAP;
            }
            pieces.removeIf(piece -> piece.text().isEmpty());
            lines.add(new ManualLine(kind, List.copyOf(pieces)));
        }
        return lines;
    }
}
