package org.pirqscope.evidence.timeline;

import java.util.List;
import org.pirqscope.evidence.fact.Domid;
import org.pirqscope.evidence.life.Life;

/** The life of one number of one domain over the rows of the timeline. */
public record LifeRow(Life life, List<LifeBar> bars) {

    public LifeRow {
        bars = List.copyOf(bars);
    }

    /** Whose number it is: {@code d3 pirq 55}. */
    public String name() {
        return Domid.name(life.domain()) + " pirq " + life.pirq();
    }
}
