package org.pirqscope.ui.logs;

import java.util.Optional;
import org.pirqscope.evidence.fact.Party;
import org.pirqscope.evidence.read.ReadLine;

/** What is known of the lines that are shown, and what a click at one does. */
public interface LineReader {

    /** Whose line it is. */
    Optional<Party> party(ReadLine line);

    /** How it is named: {@code qemu-dm.log:41}. */
    String place(ReadLine line);

    /** What was read out of it. */
    String words(ReadLine line);

    /** Whether it is selected, here or elsewhere. */
    boolean selected(ReadLine line);

    /** The reviewer selects it. */
    void select(ReadLine line);
}
