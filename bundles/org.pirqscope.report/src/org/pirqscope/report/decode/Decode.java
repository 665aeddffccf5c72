package org.pirqscope.report.decode;

import java.util.List;
import org.pirqscope.machine.message.MessageDecode;

/**
 * All that the message decode view shows.
 *
 * @param words the three words as bit fields, and how the pirq is put together
 * @param conditions {@code data == XEN_PIRQ_MSI_DATA (0x4300)} and {@code xen_irq_from_pirq(pirq) >= 0}, in the order in which the kernel tests them
 * @param outcome what follows from the two, in one sentence
 * @param story of the stale hit that this message led to; null where there is none
 */
public record Decode(Handled handled, MessageDecode words, List<Condition> conditions, String outcome, Story story) {

    /** Whether a stale pirq was re-used here. */
    public boolean stale() {
        return story != null;
    }

    /** The sentence of the stale hit; empty where there is none. */
    public String alarm() {
        return story == null ? "" : story.hit().sentence();
    }
}
