package org.pirqscope.evidence.fact;

import org.pirqscope.evidence.line.Stamp;

/**
 * One record of a log, which a mail may have broken into several lines.
 *
 * @param line its text without quote marks, lines joined with a space
 * @param place its first line
 * @param alone nothing more can be joined to it
 */
public record LogRecord(String line, Stamp stamp, SourceLine place, boolean alone) {

    /** Where the record's own text begins. */
    public int text() {
        return stamp.text();
    }
}
