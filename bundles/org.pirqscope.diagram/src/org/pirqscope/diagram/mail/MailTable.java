package org.pirqscope.diagram.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.pirqscope.diagram.Wrap;

/**
 * The rows of a text in their columns.
 *
 * @param heads the names above the columns, none where the calls stand below the names of the actors
 * @param blocks everything below, in its order
 * @param notes sentences without a full stop: why the text does not look as it usually does
 */
public record MailTable(List<Head> heads, List<MailBlock> blocks, List<String> notes) {

    /** A name, and in which column of letters its rows begin. */
    public record Head(String text, int column) {}

    public MailTable {
        heads = List.copyOf(heads);
        blocks = List.copyOf(blocks);
        notes = List.copyOf(notes);
    }

    /** Everything as lines, the heads above. */
    List<String> lines(int width, Preset preset) {
        List<String> lines = new ArrayList<>();
        if (heads.size() == 1) {
            lines.addAll(Wrap.lines(heads.getFirst().text(), width));
        } else if (!heads.isEmpty()) {
            lines.add(header(Head::text));
        }
        if (!heads.isEmpty()) {
            boolean underlined = preset == Preset.LOCKDEP && heads.size() == 2;
            lines.add(underlined ? header(head -> "-".repeat(head.text().length())) : "");
        }
        blocks.forEach(block -> block.lines().forEach(line -> lines.add(line.text())));
        return lines;
    }

    private String header(Function<Head, String> text) {
        StringBuilder line = new StringBuilder();
        for (Head head : heads) {
            line.append(" ".repeat(Math.max(0, head.column() - line.length()))).append(text.apply(head));
        }
        return line.toString();
    }
}
