package org.pirqscope.evidence.read;

import org.pirqscope.evidence.fact.LineState;
import org.pirqscope.evidence.fact.SourceFormat;
import org.pirqscope.evidence.fact.SourceLine;

/**
 * A line as it was read.
 *
 * @param record the first line of its record: a mail may have broken one into several lines
 * @param text as a person reads it, with quote marks; of a mail's encoded text, decoded
 */
public record ReadLine(SourceLine place, SourceLine record, SourceFormat format, LineState state, String text) {}
