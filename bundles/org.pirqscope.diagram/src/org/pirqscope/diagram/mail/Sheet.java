package org.pirqscope.diagram.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pirqscope.diagram.Label;
import org.pirqscope.diagram.Wrap;
import org.pirqscope.diagram.mail.row.MailRow;

/** Puts rows into columns, or one below the other where the columns do not fit. */
final class Sheet {

    private final int width;
    private final Preset preset;
    private final boolean airy;
    private final List<String> notes = new ArrayList<>();

    /** @param airy whether rows do not count, so that a blank line may stand where another one runs */
    Sheet(int width, Preset preset, boolean airy) {
        this.width = width;
        this.preset = preset;
        this.airy = airy;
    }

    /** Heads and rows. {@code heads} are with the function's name, {@code names} without. */
    MailTable table(List<MailRow> rows, List<Integer> lanes, List<String> heads, List<String> names) {
        Extents extents = new Extents(rows, lanes);
        List<String> top = names;
        Grid grid;
        if (preset == Preset.LOCKDEP && lanes.size() == 2) {
            grid = Grid.lockdep(extents, names, width);
        } else {
            top = heads;
            grid = Grid.of(extents, heads, width);
            if (grid == null) {
                top = names;
                grid = Grid.of(extents, names, width);
            }
        }
        return grid == null ? script(rows, lanes, names) : columns(rows, lanes, top, grid);
    }

    private MailTable columns(List<MailRow> rows, List<Integer> lanes, List<String> heads, Grid grid) {
        List<MailTable.Head> above = new ArrayList<>();
        for (int i = 0; i < heads.size(); i++) {
            above.add(new MailTable.Head(heads.get(i), grid.tops().get(i)));
        }
        List<MailBlock> blocks = new ArrayList<>();
        RowLines writer = new RowLines(width, grid.remarks(width));
        for (MailRow row : rows) {
            blocks.add(block(row, writer, grid.starts().get(Math.max(0, lanes.indexOf(row.lane())))));
        }
        note(writer, blocks);
        return new MailTable(above, blocks, notes);
    }

    private static MailBlock block(MailRow row, RowLines writer, int column) {
        return new MailBlock(Optional.of(row), writer.of(row, column));
    }

    /**
     * As in a play: the actor's name stands above what it does, and where it goes on if it is in the middle of a call.
     */
    private MailTable script(List<MailRow> rows, List<Integer> lanes, List<String> names) {
        List<MailBlock> blocks = new ArrayList<>();
        RowLines writer = new RowLines(width, Grid.SINGLE.remarks(width));
        int lane = -1;
        for (MailRow row : rows) {
            int place = lanes.indexOf(row.lane());
            if (place >= 0 && row.lane() != lane) {
                lane = row.lane();
                List<String> lines = new ArrayList<>(airy && !blocks.isEmpty() ? List.of("") : List.of());
                String where = row.inside().isEmpty() ? "" : ", in " + Label.ascii(row.inside());
                lines.addAll(Wrap.lines("[" + names.get(place) + where + "]", width));
                blocks.add(MailBlock.words(lines));
            }
            blocks.add(block(row, writer, place < 0 ? 0 : Grid.SCRIPT));
        }
        notes.add(lanes.size() + " columns do not fit beside one another into " + width
                + ": the calls stand in one column, below the name of the actor");
        note(writer, blocks);
        return new MailTable(List.of(), blocks, notes);
    }

    /** For whoever writes the text and whoever reads it. */
    private void note(RowLines writer, List<MailBlock> blocks) {
        if (writer.deepest() > 0) {
            notes.add("calls that are nested too deep for " + width
                    + " columns stand at the left with their depth in front, as in (" + writer.deepest() + ")");
            List<String> lines = new ArrayList<>(List.of(""));
            lines.addAll(Wrap.lines(
                    "(" + writer.deepest() + ") before a call: it is " + writer.deepest() + " calls deep.", width));
            blocks.add(MailBlock.words(lines));
        }
    }
}
