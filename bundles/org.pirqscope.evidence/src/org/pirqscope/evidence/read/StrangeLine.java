package org.pirqscope.evidence.read;

import org.pirqscope.evidence.fact.SourceLine;

/**
 * A line that was not understood.
 *
 * @param cut it begins as a known one does and ends too early
 */
public record StrangeLine(SourceLine place, String text, boolean cut) {}
