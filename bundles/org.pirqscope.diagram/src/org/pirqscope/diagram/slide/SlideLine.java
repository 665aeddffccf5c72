package org.pirqscope.diagram.slide;

import java.util.Optional;
import org.pirqscope.diagram.mail.MailLine;
import org.pirqscope.diagram.mail.row.MailRow;

/**
 * A line of a slide.
 *
 * @param row the call that it is of; nothing for a name, a caption or a note
 * @param name whether it names who goes on
 */
record SlideLine(MailLine line, Optional<MailRow> row, boolean name) {}
