package org.pirqscope.diagram.slide;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pirqscope.diagram.mail.MailBlock;
import org.pirqscope.diagram.mail.MailLine;
import org.pirqscope.diagram.mail.row.MailRow;

/**
 * What is not parted by the end of a slide: a call with its remark, and the name above it.
 *
 * @param above the name of who goes on, which the next slide repeats; none where columns have heads
 */
record SlideBlock(List<MailBlock> parts, List<MailLine> above) {

    /** The blocks of a text, each name together with the call below it. */
    static List<SlideBlock> of(List<MailBlock> blocks) {
        List<SlideBlock> out = new ArrayList<>();
        List<MailBlock> open = new ArrayList<>();
        List<MailLine> above = List.of();
        for (MailBlock block : blocks) {
            open.add(block);
            if (block.row().isEmpty()) {
                above = written(block.lines());
                continue;
            }
            out.add(new SlideBlock(List.copyOf(open), above));
            open.clear();
        }
        if (!open.isEmpty()) {
            out.add(new SlideBlock(List.copyOf(open), List.of()));
        }
        return out;
    }

    private static List<MailLine> written(List<MailLine> lines) {
        return lines.stream().filter(line -> !line.text().isEmpty()).toList();
    }

    /** Its lines, in the middle of a slide. */
    List<SlideLine> lines() {
        return parts.stream()
                .flatMap(part -> part.lines().stream()
                        .map(line -> new SlideLine(line, part.row(), part.row().isEmpty() && parts.size() > 1)))
                .toList();
    }

    /** Its lines as the first ones of a slide: without blanks, below the name of who goes on. */
    List<SlideLine> first() {
        List<SlideLine> lines = new ArrayList<>();
        if (parts.getFirst().row().isPresent()) {
            above.forEach(line -> lines.add(new SlideLine(line, Optional.empty(), true)));
        }
        lines().stream().dropWhile(line -> line.line().text().isEmpty()).forEach(lines::add);
        return lines;
    }

    List<MailRow> rows() {
        return parts.stream().flatMap(part -> part.row().stream()).toList();
    }
}
