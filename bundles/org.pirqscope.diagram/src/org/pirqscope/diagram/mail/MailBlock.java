package org.pirqscope.diagram.mail;

import java.util.List;
import java.util.Optional;
import org.pirqscope.diagram.mail.row.MailRow;

/**
 * Lines that belong together: a call with its remark, the name of who goes on, or what stands below all calls.
 *
 * @param row what the lines say; nothing where they say no call
 */
public record MailBlock(Optional<MailRow> row, List<MailLine> lines) {

    public MailBlock {
        lines = List.copyOf(lines);
    }

    static MailBlock words(List<String> lines) {
        return new MailBlock(
                Optional.empty(), lines.stream().map(MailLine::plain).toList());
    }
}
