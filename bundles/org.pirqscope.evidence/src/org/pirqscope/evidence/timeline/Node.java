package org.pirqscope.evidence.timeline;

/** Where an entry stands: in which chain, and there at which place. */
record Node(int chain, int index) {}
