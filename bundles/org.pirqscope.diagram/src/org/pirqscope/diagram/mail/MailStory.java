package org.pirqscope.diagram.mail;

import java.util.List;
import org.pirqscope.diagram.mail.row.MailRow;

/**
 * What a text tells, before it is put into lines: another medium lays the same calls out anew.
 *
 * @param rows the calls and what is left out between them
 * @param lanes the columns that have rows, from the left
 * @param heads the names above the columns, with the function in which all of its rows happen
 * @param names the same without
 * @param caption what happened, in sentences
 * @param counted how many calls are shown, and how many context switches between them
 * @param whole whether all calls are meant to be there, so that rows do not count
 */
public record MailStory(
        List<MailRow> rows,
        List<Integer> lanes,
        List<String> heads,
        List<String> names,
        String caption,
        String counted,
        boolean whole) {

    /** Of a text that tells nothing of a run. */
    static final MailStory NONE = new MailStory(List.of(), List.of(), List.of(), List.of(), "", "", true);

    public MailStory {
        rows = List.copyOf(rows);
        lanes = List.copyOf(lanes);
        heads = List.copyOf(heads);
        names = List.copyOf(names);
    }

    /** In columns, in lines of at most {@code width} letters. */
    public MailTable table(int width) {
        return table(width, Preset.COMMIT);
    }

    MailTable table(int width, Preset preset) {
        return lanes.isEmpty()
                ? new MailTable(List.of(), List.of(), List.of())
                : new Sheet(width, preset, whole).table(rows, lanes, heads, names);
    }
}
