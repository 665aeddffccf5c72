package org.pirqscope.evidence.timeline;

import java.util.List;
import org.pirqscope.evidence.fact.SourceLine;

/**
 * A number is something for a while.
 *
 * @param device whose it is then; empty for unknown
 * @param from the row of the timeline with which it begins, from 1
 * @param to the row before which it ends
 * @param mapped whether it has a Xen irq, as far as QEMU or Xen tell
 * @param lines that tell of it
 */
public record LifeBar(LifeState state, String device, int from, int to, boolean mapped, List<SourceLine> lines) {

    public LifeBar {
        lines = List.copyOf(lines);
    }
}
