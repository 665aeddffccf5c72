package org.pirqscope.evidence.fact;

/** Takes what a reader finds. */
public interface Facts {

    /** One more, in the order of the lines. */
    void add(Fact fact);
}
