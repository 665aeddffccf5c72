package org.pirqscope.evidence.life;

import java.util.List;
import java.util.Optional;
import org.pirqscope.evidence.fact.PirqEvent;
import org.pirqscope.evidence.fact.PirqEvent.Gsi;
import org.pirqscope.evidence.fact.SourceLine;
import org.pirqscope.evidence.fact.What;

/**
 * The life of one number of one domain.
 *
 * @param domain -1 where no text names it
 * @param device the last one that had the number, by the address that the texts use; empty for unknown
 * @param events in the order of the texts, and in each text in its own
 * @param mappedAtEnd whether it is still mapped where the texts end; empty where they don't tell
 */
public record Life(int domain, int pirq, String device, List<PirqEvent> events, Optional<Boolean> mappedAtEnd) {

    public Life {
        events = List.copyOf(events);
    }

    /** Whether the number is a GSI's or an interrupt pin's. */
    public boolean gsi() {
        return events.stream().anyMatch(event -> event.detail() instanceof Gsi);
    }

    /** Whether nothing happens to it: it is only named, is a GSI's, or one that dom0 has when somebody looks. */
    public boolean quiet() {
        return gsi()
                || events.stream()
                        .allMatch(event -> event.what() == What.SEEN
                                || domain == 0 && (event.what() == What.OWNER || event.what() == What.BIND));
    }

    /** Where the number is first named. */
    public SourceLine first() {
        return events.getFirst().place();
    }
}
