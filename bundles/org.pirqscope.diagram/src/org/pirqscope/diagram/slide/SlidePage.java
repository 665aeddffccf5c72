package org.pirqscope.diagram.slide;

import java.util.List;
import org.pirqscope.diagram.mail.row.MailRow;

/** The lines of one slide, from the top, and the calls of which they are. */
record SlidePage(List<SlideLine> lines, List<MailRow> rows) {}
